// The drafting desk: what the new version changes, its clauses, and publishing it with a reason and a first day.
import { type PageView, page, post } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { ActionButton, AsideBlock, EmptyState, LinkButton, PlainTable, Section } from '../../../ui/index.ts';
import { clausePath, clauseSlug } from '../citation.ts';
import { discardVersion, draftVersion, publishVersion } from '../commands/publish.ts';
import { describeRegulation } from '../commands/regulations.ts';
import { type Comparison, compareVersions } from '../compare.ts';
import { normName } from '../norms/names.text.ts';
import { versionById } from '../queries/versions.ts';
import { mayDraft } from '../regulation.policy.ts';
import type { RegulationVersion } from '../version.ts';
import { clauseWarnings } from '../warnings.ts';
import { type Card, cardOf } from './card.queries.ts';
import { ComparisonSections } from './compare.tsx';
import { CommandForm, cardCrumb, registerCrumb, shorten, TextRemarks, Warnings } from './parts.tsx';
import { words } from './words.text.ts';

const text = words.draft;

interface Shown {
  readonly card: Card;
  readonly open: RegulationVersion | null;
  readonly difference: Comparison | null;
}

export const draftPage = page<Shown>({
  path: '/regulations/:slug/draft',
  ru: text.title,
  ability: mayDraft,
  load: async (ctx, { slug = '' }) => {
    const card = await cardOf(ctx, slug, null);
    if (!card) return null;
    const last = card.versions.find((each) => each.state === 'published');
    const open = card.draft ? await versionById(ctx, card.draft.id) : null;
    const difference = open && last ? compareVersions(await versionById(ctx, last.id), open) : null;
    return { card, open, difference };
  },
  posts: [
    post(publishVersion, {
      next: (output) => `/regulations/${output.slug}`,
      done: (output) => `Редакция № ${output.number} опубликована.`,
    }),
    post(discardVersion, {
      next: (output) => `/regulations/${output.slug}`,
      done: 'От новой редакции отказались.',
    }),
    post(describeRegulation, {
      next: (output) => `/regulations/${output.slug}/draft`,
      done: 'Название сохранено.',
    }),
  ],
  view: (view, { card, open, difference }) => ({
    title: `${text.title}: ${shorten(card.record.title, 80)}`,
    crumbs: [registerCrumb, cardCrumb(card.record)],
    lead: text.lead,
    actions: open ? <DraftLinks view={view} slug={card.record.slug} /> : null,
    aside: open ? (
      <>
        <AsideBlock title={text.todo}>
          <ol>
            {text.steps.map(([step, path]) => (
              <li>
                <a href={path.startsWith('#') ? path : view.url(`/regulations/${card.record.slug}${path}`)}>
                  {step}
                </a>
              </li>
            ))}
          </ol>
        </AsideBlock>
        <TextRemarks texts={card.record.warnings} />
      </>
    ) : null,
    body: open ? (
      <>
        <Warnings texts={[...card.warnings, ...clauseWarnings(open.clauses)]} />
        {card.record.state === 'draft' ? (
          <Section title={text.title2} id="title">
            <CommandForm
              view={view}
              command={describeRegulation}
              values={{ version: card.record.version, kind: card.record.kind, title: card.record.title }}
            />
          </Section>
        ) : null}
        {difference ? <ComparisonSections difference={difference} title={text.difference} /> : null}
        <DraftClauses view={view} open={open} />
        <Publishing view={view} card={card} />
      </>
    ) : (
      <EmptyState title={text.none} text={text.noneText} action={<StartVersion view={view} card={card} />} />
    ),
  }),
});

function StartVersion({ view, card }: { view: PageView; card: Card }) {
  if (card.record.state !== 'in-force') return null;
  return (
    <ActionButton
      text={draftVersion.ru}
      action={view.url(`/regulations/${card.record.slug}`)}
      icon="pencil"
      look="primary"
      guard={{ idempotencyKey: view.formKey }}
      hidden={{ _command: draftVersion.name }}
    />
  );
}

function DraftLinks({ view, slug }: { view: PageView; slug: string }) {
  const base = `/regulations/${slug}`;
  return (
    <>
      <LinkButton text={text.addClause} href={view.url(`${base}/draft/clause`)} icon="plus" />
      <LinkButton text={text.paste} href={view.url(`${base}/draft/paste`)} icon="copy" />
    </>
  );
}

function DraftClauses({ view, open }: { view: PageView; open: RegulationVersion }) {
  return (
    <Section title={text.clauses} id="clauses">
      <PlainTable
        caption={text.clauses}
        rows={[...open.clauses]}
        rowKey={(clause) => clause.key}
        empty={words.card.noClauses}
        columns={[
          { key: 'printed', title: '№', cell: (clause) => clause.printed },
          {
            key: 'text',
            title: words.card.clauseColumns.text,
            wrap: true,
            cell: (clause) => <a href={view.url(clausePath(open, clause.key))}>{clause.text}</a>,
          },
          {
            key: 'norms',
            title: words.card.clauseColumns.norms,
            wrap: true,
            cell: (clause) => clause.norms.map(normName).join(', '),
          },
          {
            key: 'edit',
            title: text.editClause,
            cell: (clause) => (
              <a href={view.url(`/regulations/${open.slug}/draft/clause?key=${clauseSlug(clause.key)}`)}>
                {text.editClause}
              </a>
            ),
          },
        ]}
      />
    </Section>
  );
}

function Publishing({ view, card }: { view: PageView; card: Card }) {
  const { draft, record } = card;
  const drafting = { regulation: record, draft, last: null };
  const refusal = refusalOf(view, publishVersion, drafting);
  return (
    <Section title={text.publish} id="publish">
      <p>{text.publishHint}</p>
      {refusal ? (
        <ActionButton text={publishVersion.ru} action={view.self} disabled={{ reason: refusal.text }} />
      ) : (
        <CommandForm
          view={view}
          command={publishVersion}
          values={{ version: draft?.version ?? null, effectiveFrom: view.today }}
        />
      )}
      {draft && draft.number > 1 ? (
        <ActionButton
          text={discardVersion.ru}
          action={view.self}
          look="danger"
          confirm="Все изменения этого проекта пропадут. Опубликованные редакции останутся."
          guard={{ idempotencyKey: view.formKey }}
          hidden={{ _command: discardVersion.name, version: String(draft.version) }}
        />
      ) : null}
    </Section>
  );
}
