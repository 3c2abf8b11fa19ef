// One clause: its words, what in the product keeps it, what is set under it, and who used it lately.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { type Page, type PageView, page } from '../../../kernel/page.ts';
import { everyone } from '../../../kernel/policy.ts';
import { AsideBlock, ClauseChip, HistoryList, Section } from '../../../ui/index.ts';
import { personNames, type Sentences } from '../../people/index.ts';
import { citeClause, clauseKeyOf, clauseName, clausePath } from '../citation.ts';
import { settableNorms } from '../commands/settings.ts';
import { normBySlug } from '../norms/index.ts';
import { normName } from '../norms/names.text.ts';
import { regulationSentences } from '../sentences.text.ts';
import type { Clause, RegulationVersion } from '../version.ts';
import { type Card, cardOf } from './card.queries.ts';
import { cardCrumb, registerCrumb, SettingValues } from './parts.tsx';
import { words } from './words.text.ts';

const text = words.clause;

interface Use {
  readonly at: Date;
  readonly text: string;
}

interface Shown {
  readonly card: Card;
  readonly clause: Clause;
  readonly previous: Clause | null;
  readonly next: Clause | null;
  readonly uses: readonly Use[];
}

/** The page over the sentences of every room: the composition root alone knows them all. */
export const clausePage = (sentences: Sentences): Page<Shown> =>
  page<Shown>({
    path: '/regulations/:slug/clauses/:key',
    ru: 'Пункт документа',
    ability: everyone,
    load: async (ctx, { slug = '', key = '' }, query) => {
      const card = await cardOf(ctx, slug, query.get('version'));
      const clauses = card?.version.clauses ?? [];
      const index = clauses.findIndex((each) => each.key === clauseKeyOf(key));
      const clause = clauses[index];
      if (!card || !clause) return null;
      const uses = await usesOf(ctx, clause.norms, sentences);
      return { card, clause, previous: clauses[index - 1] ?? null, next: clauses[index + 1] ?? null, uses };
    },
    view: (view, { card, clause, previous, next, uses }) => ({
      title: `${clauseName(clause.key)} ${card.version.citation.genitive}`,
      crumbs: [registerCrumb, cardCrumb(card.record)],
      lead: citeClause(card.version, clause.key),
      aside: (
        <AsideBlock title={text.neighbours}>
          <Neighbour view={view} version={card.version} clause={previous} label={text.previous} />
          <Neighbour view={view} version={card.version} clause={next} label={text.next} />
          <p>
            <a href={view.url(`/regulations/${card.record.slug}?version=${card.line.number}`)}>
              {text.version} № {card.line.number}
              {card.isCurrent ? '' : ` — ${words.card.older}`}
            </a>
          </p>
        </AsideBlock>
      ),
      body: (
        <>
          <Section title={clause.printed || clauseName(clause.key)}>
            <p>{clause.text}</p>
            {clause.rows.length > 0 ? (
              <p class="o-hint">
                {text.rows}: {clause.rows.join(', ')}
              </p>
            ) : null}
          </Section>
          <Section title={text.keeps}>
            <Keepers version={card.version} clause={clause} />
          </Section>
          {view.actor.kind === 'visitor' ? null : (
            <Section title={text.used}>
              <HistoryList zone={view.territory.zone} empty={text.notUsed} entries={[...uses]} />
            </Section>
          )}
        </>
      ),
    }),
  });

function Keepers({ version, clause }: { version: RegulationVersion; clause: Clause }) {
  if (clause.norms.length === 0) return <p>{text.nobody}</p>;
  return (
    <>
      {clause.norms.map((slug) => (
        <div id={slug}>
          <h3>{normName(slug)}</h3>
          <p>{normBySlug(slug)?.ru}</p>
          {settableNorms
            .filter((norm) => norm.slug === slug)
            .map((norm) => (
              <SettingValues version={version} norm={norm} />
            ))}
        </div>
      ))}
    </>
  );
}

interface NeighbourProps {
  view: PageView;
  version: RegulationVersion;
  clause: Clause | null;
  label: string;
}

function Neighbour({ view, version, clause, label }: NeighbourProps) {
  if (!clause) return null;
  return (
    <p>
      {label}:{' '}
      <ClauseChip
        number={clauseName(clause.key)}
        href={view.url(clausePath(version, clause.key))}
        summary={clause.text}
      />
    </p>
  );
}

/** The latest facts under the clause's norms, in the sentences of the rooms; changing the regulation is not using it. */
async function usesOf(ctx: ReadCtx, norms: readonly string[], sentences: Sentences): Promise<Use[]> {
  const names = Object.keys(sentences).filter((name) => !(name in regulationSentences));
  if (norms.length === 0 || names.length === 0 || ctx.actor.kind === 'visitor') return [];
  const rows = await ctx.db
    .selectFrom('journal.facts')
    .select(['id', 'at', 'name', 'data', 'actor_kind', 'actor_person_id'])
    .where('territory_id', '=', ctx.territory.id)
    .where('norm', 'in', [...norms])
    .where('name', 'in', names)
    .orderBy('id', 'desc')
    .limit(10)
    .execute();
  const ids = rows.flatMap((row) => row.actor_person_id ?? []);
  const people = ids.length > 0 ? await personNames(ctx, ids) : new Map<string, string>();
  return rows.flatMap((row) => {
    const sentence = sentences[row.name];
    const who =
      people.get(row.actor_person_id ?? '') ?? (row.actor_kind === 'system' ? 'Опора' : 'Сотрудник');
    return sentence ? [{ at: row.at, text: `${who}: ${sentence(row.data as Record<string, unknown>)}` }] : [];
  });
}
