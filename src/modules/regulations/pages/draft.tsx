// The drafting desk: what the new version changes, its clauses, and publishing it with a reason and a first day.
import { type PageView, page, post } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { ActionButton, AsideBlock, EmptyState, LinkButton, PlainTable, Section } from '../../../ui/index.ts';
import { clausePath, clauseSlug } from '../citation.ts';
import { removeClause } from '../commands/clauses.ts';
import { discardVersion, publishVersion } from '../commands/publish.ts';
import { describeRegulation } from '../commands/regulations.ts';
import { type Comparison, compareVersions } from '../compare.ts';
import { normName } from '../norms/names.text.ts';
import { versionById } from '../queries/versions.ts';
import { mayDraft } from '../regulation.policy.ts';
import type { Clause, RegulationVersion } from '../version.ts';
import { clauseWarnings } from '../warnings.ts';
import { type Card, cardOf } from './card.queries.ts';
import { ComparisonSections } from './compare.tsx';
import { CommandForm, cardCrumb, registerCrumb, Warnings } from './parts.tsx';
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
    post(removeClause, { next: (output) => `/regulations/${output.slug}/draft`, done: 'Пункт убран.' }),
    post(describeRegulation, {
      next: (output) => `/regulations/${output.slug}/draft`,
      done: 'Название сохранено.',
    }),
  ],
  view: (view, { card, open, difference }) => ({
    title: `${text.title}: ${card.record.title}`,
    crumbs: [registerCrumb, cardCrumb(card.record)],
    lead: text.lead,
    actions: <DraftLinks view={view} slug={card.record.slug} />,
    aside: (
      <AsideBlock title="Что сделать">
        <ol>
          {text.steps.map((step) => (
            <li>{step}</li>
          ))}
        </ol>
      </AsideBlock>
    ),
    body: open ? (
      <>
        <Warnings texts={[...card.warnings, ...clauseWarnings(open.clauses)]} />
        {card.record.state === 'draft' ? (
          <Section title={text.title2}>
            <CommandForm
              view={view}
              command={describeRegulation}
              values={{ version: card.record.version, kind: card.record.kind, title: card.record.title }}
            />
          </Section>
        ) : null}
        {difference ? <ComparisonSections difference={difference} title={text.difference} /> : null}
        <DraftClauses view={view} open={open} version={card.draft?.version ?? 1} />
        <Publishing view={view} card={card} />
      </>
    ) : (
      <EmptyState title={text.none} text={text.noneText} />
    ),
  }),
});

function DraftLinks({ view, slug }: { view: PageView; slug: string }) {
  const base = `/regulations/${slug}`;
  return (
    <>
      <LinkButton text={text.addClause} href={view.url(`${base}/draft/clause`)} icon="plus" />
      <LinkButton text={text.paste} href={view.url(`${base}/draft/paste`)} icon="copy" />
      <LinkButton text={words.card.tabs.acts} href={view.url(`${base}?tab=acts`)} icon="files" />
      <LinkButton text={words.card.approval} href={view.url(`${base}/approval`)} icon="shield-check" />
      <LinkButton
        text={words.card.settings}
        href={view.url(`${base}/settings`)}
        icon="adjustments-horizontal"
      />
    </>
  );
}

function DraftClauses({ view, open, version }: { view: PageView; open: RegulationVersion; version: number }) {
  return (
    <Section title={text.clauses}>
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
            cell: (clause) => <ClauseActions view={view} open={open} version={version} clause={clause} />,
          },
        ]}
      />
    </Section>
  );
}

function ClauseActions(props: { view: PageView; open: RegulationVersion; version: number; clause: Clause }) {
  const { view, open, version, clause } = props;
  return (
    <>
      <LinkButton
        text={text.editClause}
        href={view.url(`/regulations/${open.slug}/draft/clause?key=${clauseSlug(clause.key)}`)}
        icon="pencil"
        small
      />
      <ActionButton
        text={removeClause.ru}
        action={view.self}
        look="quiet"
        small
        confirm={`Пункт «${clause.printed || clause.key}» исчезнет из новой редакции; в опубликованных он останется.`}
        guard={{ idempotencyKey: view.formKey }}
        hidden={{ _command: removeClause.name, key: clause.key, version: String(version) }}
      />
    </>
  );
}

function Publishing({ view, card }: { view: PageView; card: Card }) {
  const { draft, record } = card;
  const drafting = { regulation: record, draft, last: null };
  const refusal = refusalOf(view, publishVersion, drafting);
  return (
    <Section title={text.publish}>
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
