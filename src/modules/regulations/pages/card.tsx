// The card of a regulation: requisites, approval block, warnings on top; text, acts, versions, history as tabs.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { page, post } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { everyone } from '../../../kernel/policy.ts';
import {
  ActionButton,
  AsideBlock,
  Facts,
  Field,
  HistoryList,
  LinkButton,
  MoreMenu,
  Section,
  Tabs,
} from '../../../ui/index.ts';
import type { HistoryLine } from '../../people/index.ts';
import { removeAct } from '../commands/acts.ts';
import { draftVersion } from '../commands/publish.ts';
import { approveStructure, repealRegulation } from '../commands/regulations.ts';
import type { ActLine } from '../queries/regulations.ts';
import { regulationText, requisitesOf } from '../regulation.text.ts';
import { ActsTab } from './acts-tab.tsx';
import { ApprovalBlocks, ClauseText, periodWords, VersionTable } from './card.parts.tsx';
import { type Card, cardOf, historyOfCard } from './card.queries.ts';
import { registerCrumb, StateBadge, shorten, TextRemarks, Warnings } from './parts.tsx';
import { words } from './words.text.ts';

const text = words.card;
const tabs = ['text', 'acts', 'versions', 'history'] as const;
type TabName = (typeof tabs)[number];

/** The history names people: it is for those who work here. */
const tabsFor = (ctx: ReadCtx): readonly TabName[] =>
  ctx.actor.kind === 'visitor' ? tabs.filter((name) => name !== 'history') : tabs;

interface Shown extends Card {
  readonly tab: TabName;
  readonly history: readonly HistoryLine[];
}

export const cardPage = page<Shown>({
  path: '/regulations/:slug',
  ru: 'Документ',
  ability: everyone,
  load: async (ctx, { slug = '' }, query) => {
    const card = await cardOf(ctx, slug, query.get('version'));
    if (!card) return null;
    const tab = tabsFor(ctx).find((each) => each === query.get('tab')) ?? 'text';
    return { ...card, tab, history: tab === 'history' ? await historyOfCard(ctx, card) : [] };
  },
  posts: [
    post(draftVersion, {
      next: (output) => `/regulations/${output.slug}/draft`,
      done: 'Новая редакция начата.',
    }),
    post(approveStructure, {
      next: (output) => `/regulations/${output.slug}?tab=acts`,
      done: 'Структура отмечена утверждённой.',
    }),
    post(removeAct, { next: (output) => `/regulations/${output.slug}?tab=acts`, done: 'Акт убран.' }),
    post(repealRegulation, {
      next: (output) => `/regulations/${output.slug}`,
      done: 'Документ признан утратившим силу.',
    }),
  ],
  view: (view, card) => ({
    title: shortTitle(card.record.title),
    crumbs: [registerCrumb],
    badge: <StateBadge state={card.record.state} />,
    lead: [
      shortTitle(card.record.title) === card.record.title ? '' : card.record.title,
      card.isCurrent ? '' : text.older,
    ]
      .filter(Boolean)
      .join('. '),
    actions: <CardActions view={view} card={card} />,
    aside: <CardAside view={view} card={card} />,
    body: (
      <>
        <Warnings texts={card.warnings} />
        {view.actor.kind === 'visitor' ? <Requisites view={view} card={card} /> : null}
        <Tabs
          label={text.tabsLabel}
          tabs={tabsFor(view).map((name) => ({
            text: text.tabs[name],
            href: view.url(`/regulations/${card.record.slug}?tab=${name}&version=${card.line.number}`),
            current: name === card.tab,
            count: {
              text: card.version.clauses.filter((each) => !each.heading).length,
              acts: card.acts.length,
              versions: card.versions.length,
              history: undefined,
            }[name],
          }))}
        />
        <TabBody view={view} card={card} />
      </>
    ),
  }),
});

/** The heading of a page is one or two lines; the whole title stands under it. */
const shortTitle = (title: string): string => shorten(title, 110);

type Parts = { view: Parameters<typeof cardPage.view>[0]; card: Shown };

function TabBody({ view, card }: Parts) {
  if (card.tab === 'acts')
    return (
      <ActsTab
        view={view}
        card={card}
        approve={refusalOf(view, approveStructure, card.record) ? null : approveStructure}
      />
    );
  if (card.tab === 'versions') return <VersionTable view={view} card={card} />;
  if (card.tab === 'history')
    return (
      <Section title={text.tabs.history}>
        <HistoryList
          zone={view.territory.zone}
          entries={card.history.map((line) => ({ at: line.at, text: `${line.who}: ${line.text}` }))}
        />
      </Section>
    );
  return (
    <>
      <ApprovalBlocks blocks={card.blocks} />
      <ClauseText version={card.version} href={(path) => view.url(path)} />
    </>
  );
}

function CardActions({ view, card }: Parts) {
  const { record, draft } = card;
  const base = `/regulations/${record.slug}`;
  const drafting = { regulation: record, draft: card.draft, last: null };
  const mayDraft = refusalOf(view, draftVersion, drafting) === null;
  return (
    <>
      <LinkButton text={text.settings} href={view.url(`${base}/settings`)} icon="adjustments-horizontal" />
      <LinkButton text={text.terms} href={view.url(`${base}/terms`)} icon="book" />
      {mayDraft && draft ? (
        <LinkButton text={text.draft} href={view.url(`${base}/draft`)} icon="pencil" look="primary" />
      ) : null}
      {mayDraft && !draft && record.state === 'in-force' ? (
        <ActionButton
          text={draftVersion.ru}
          action={view.self}
          icon="pencil"
          guard={{ idempotencyKey: view.formKey }}
          hidden={{ _command: draftVersion.name }}
        />
      ) : null}
      {record.state === 'in-force' && !refusalOf(view, repealRegulation, record) ? (
        <MoreMenu>
          <ActionButton
            text={repealRegulation.ru}
            action={view.self}
            look="danger"
            guard={{ idempotencyKey: view.formKey }}
            hidden={{ _command: repealRegulation.name }}
            confirm="Документ перестанет действовать: его сроки и правила больше не применяются. Записи сохранят свои редакции."
          >
            <Field name="reason" label="Причина" widget="text" required />
          </ActionButton>
        </MoreMenu>
      ) : null}
    </>
  );
}

/** Who approved it, by which act, on what ground, and the period of the version shown; a public page has no side column. */
function Requisites({ view, card }: Parts) {
  const approving = card.acts.find((act) => act.role === 'approves');
  const open = (act: ActLine) =>
    view.actor.kind === 'visitor' ? (
      requisitesOf(act)
    ) : (
      <a href={view.url(`/regulations/acts/${act.id}`)}>{requisitesOf(act)}</a>
    );
  return (
    <Facts
      facts={[
        {
          label: regulationText.actRoles.approves,
          value: approving ? open(approving) : words.register.noAct,
          wide: true,
        },
        { label: 'Кто издал', value: approving?.issuer, wide: true },
        ...(approving?.fileId && view.actor.kind !== 'visitor'
          ? [
              {
                label: words.acts.signedCopy,
                value: (
                  <a href={view.url(`/files/${approving.fileId}`)} data-turbo="false">
                    {words.acts.openCopy}
                  </a>
                ),
                wide: true,
              },
            ]
          : []),
        ...card.kin.bases.map((act) => ({ label: text.basedOn, value: open(act), wide: true })),
        {
          label: words.clause.version,
          value: `№ ${card.line.number}, ${periodWords(card.line)}`,
          wide: true,
        },
      ]}
    />
  );
}

function CardAside({ view, card }: Parts) {
  return (
    <>
      <AsideBlock title={text.requisites}>
        <Requisites view={view} card={card} />
      </AsideBlock>
      <TextRemarks texts={card.record.warnings} />
    </>
  );
}
