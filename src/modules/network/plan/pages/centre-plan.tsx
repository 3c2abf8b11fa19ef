// «План центра»: what the centre brought to its services, what changed since, and the head's mark under it.
import type { ReadCtx } from '../../../../kernel/ctx.ts';
import { type PageView, page, post } from '../../../../kernel/page.ts';
import { refusalOf } from '../../../../kernel/perform.ts';
import { countOf, formatDate } from '../../../../platform/language/index.ts';
import {
  ActionButton,
  Badge,
  ClauseChip,
  EmptyState,
  Field,
  Flash,
  PlainTable,
  PrintButton,
  Section,
  Stat,
  StatRow,
} from '../../../../ui/index.ts';
import { type Plan, planPath, plansList, visiblePlan } from '../../../planning/index.ts';
import { chipFor, currentVersion, type NormChip } from '../../../regulations/index.ts';
import { networkPolicy } from '../../network.policy.ts';
import { type OwnNetwork, ownNetwork } from '../../network.queries.ts';
import { networkText } from '../../network.text.ts';
import { NetworkTabs } from '../../pages/network-tabs.tsx';
import { acknowledgePlan, publishPlan } from '../publication.commands.ts';
import { centrePlanPath } from '../publication.look.ts';
import {
  changedLines,
  nextEdition,
  type Publication,
  type PublishedLine,
  publicationsIn,
  publishedLines,
  type SheetRow,
  sheetOf,
} from '../publication.queries.ts';
import { publicationText as text } from '../publication.text.ts';
import { acknowledgedAt, CentrePlanTabs, ChangeBadge, planCrumbs } from './plan-parts.tsx';

/** What waits to be brought: the plan of the year and how many lines would be new to the services. */
interface Pending {
  readonly plan: Plan;
  readonly changed: number;
  readonly isFirst: boolean;
}

interface Shown {
  readonly own: OwnNetwork;
  readonly editions: readonly Publication[];
  readonly publication: Publication | null;
  readonly lines: readonly PublishedLine[];
  readonly sheet: readonly SheetRow[];
  readonly pending: Pending | null;
  readonly chip: NormChip;
}

async function pendingOf(ctx: ReadCtx, editions: readonly Publication[]): Promise<Pending | null> {
  const ready = (await plansList(ctx)).find((each) => ['approved', 'executing'].includes(each.state));
  const plan = ready ? await visiblePlan(ctx, ready.id) : null;
  if (!plan) return null;
  const last = editions.find((each) => each.planId === plan.id) ?? null;
  const lines = await nextEdition(ctx, plan, last);
  return { plan, isFirst: last === null, changed: last ? changedLines(lines).length : lines.length };
}

async function load(ctx: ReadCtx, query: URLSearchParams): Promise<Shown | { own: null }> {
  const own = await ownNetwork(ctx);
  if (!own) return { own: null };
  const editions = await publicationsIn(ctx, own.network.id);
  const publication = editions.find(({ id }) => id === query.get('edition')) ?? editions[0] ?? null;
  const norm = 'plan-to-members';
  const isHost = own.network.hostTerritoryId === ctx.territory.id;
  const mayPublish = isHost && !publishPlan.ability.check(ctx, undefined as never);
  return {
    own,
    editions,
    publication,
    lines: publication ? await publishedLines(ctx, publication.id) : [],
    sheet: publication ? await sheetOf(ctx, own, publication) : [],
    pending: mayPublish ? await pendingOf(ctx, editions) : null,
    chip: chipFor(await currentVersion(ctx, norm), norm),
  };
}

function PublishButton({ view, pending, own }: { view: PageView; pending: Pending; own: OwnNetwork }) {
  if (pending.changed === 0) return null;
  const back = view.form?.command === publishPlan.name ? view.form : null;
  return (
    <ActionButton
      text={pending.isFirst ? text.publish : text.publishAgain}
      look="primary"
      icon="send"
      action={view.self}
      guard={{ idempotencyKey: `${view.formKey}-publish` }}
      hidden={{ _command: publishPlan.name, planId: pending.plan.id }}
      open={back !== null}
    >
      <p>{text.publishConfirm(countOf(own.network.members.length, ...text.servicesForms))}</p>
      <Field name="note" label={text.note} hint={text.noteHint} widget="textarea" value={back?.values.note} />
    </ActionButton>
  );
}

function Mark({ view, shown }: { view: PageView; shown: Shown & { publication: Publication } }) {
  const own = shown.sheet.find(({ territory }) => territory.id === view.territory.id)?.acknowledgement;
  if (own) return <Flash kind="done" text={text.known(own.name, acknowledgedAt(view, own))} />;
  const refusal = refusalOf(view, acknowledgePlan, undefined as never);
  if (shown.publication.id !== shown.editions[0]?.id) return null;
  if (refusal) return <Flash kind="warning" text={text.waitsHead} />;
  return (
    <div class="o-flash o-flash-warning">
      <p>
        <strong>{text.waits}.</strong> {shown.publication.note}
      </p>
      <ActionButton
        text={acknowledgePlan.ru}
        look="primary"
        icon="check"
        action={view.self}
        guard={{ idempotencyKey: `${view.formKey}-known` }}
        hidden={{ _command: acknowledgePlan.name, publicationId: shown.publication.id }}
      />
    </div>
  );
}

function Lines({ title, lines }: { title: string; lines: readonly PublishedLine[] }) {
  return (
    <Section title={title}>
      <PlainTable
        caption={title}
        rows={[...lines]}
        rowKey={(line) => line.lineId}
        columns={[
          {
            key: 'title',
            title: text.fields.title,
            wrap: true,
            cell: (line) => (
              <>
                {line.change === 'cancelled' ? <s>{line.title}</s> : line.title}{' '}
                {line.form ? <small>{line.form}</small> : null}
              </>
            ),
          },
          { key: 'term', title: text.fields.term, wrap: true, cell: (line) => line.term },
          { key: 'audience', title: text.fields.audience, wrap: true, cell: (line) => line.audience },
          { key: 'place', title: text.fields.place, wrap: true, cell: (line) => line.place },
          { key: 'who', title: text.fields.responsible, wrap: true, cell: (line) => line.responsible },
          {
            key: 'change',
            title: text.fields.change,
            wrap: true,
            cell: (line) => <ChangeBadge change={line.change} was={line.was} />,
          },
        ]}
      />
    </Section>
  );
}

function Counts({ view, shown }: { view: PageView; shown: Shown }) {
  if (!shown.own.seesAll) return null;
  const done = shown.sheet.filter((row) => row.acknowledgement).length;
  return (
    <StatRow>
      <Stat
        value={`${done} из ${shown.sheet.length}`}
        label={text.acknowledge.toLocaleLowerCase('ru')}
        href={view.url(`${centrePlanPath}/sheet`)}
        tone={done === shown.sheet.length ? 'done' : 'waiting'}
      />
      <Stat value={shown.lines.length} label={text.lines.toLocaleLowerCase('ru')} />
      <Stat value={changedLines(shown.lines).length} label={text.changedLines.toLocaleLowerCase('ru')} />
    </StatRow>
  );
}

function Editions({ view, shown }: { view: PageView; shown: Shown }) {
  if (shown.editions.length < 2) return null;
  return (
    <Section title={text.editions}>
      <ul>
        {shown.editions.map((each) => (
          <li>
            <a href={view.url(`${centrePlanPath}?edition=${each.id}`)}>
              {text.edition(each.edition, each.publishedOn)}
            </a>{' '}
            {each.note}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Nothing({ view, shown }: { view: PageView; shown: Shown }) {
  const isHost = shown.own.network.hostTerritoryId === view.territory.id;
  return (
    <EmptyState
      title={text.none}
      text={isHost ? text.noneHost : text.noneMember}
      icon="calendar"
      action={shown.pending ? <PublishButton view={view} pending={shown.pending} own={shown.own} /> : null}
    />
  );
}

export const centrePlanPage = page<Shown | { own: null }>({
  path: centrePlanPath,
  ru: text.title,
  ability: networkPolicy.rules.view,
  load: (ctx, _params, query) => load(ctx, query),
  posts: [
    post(publishPlan, { next: () => centrePlanPath, done: (output) => text.published(output.edition) }),
    post(acknowledgePlan, { next: () => centrePlanPath, done: text.acknowledged }),
  ],
  view: (view, shown) => {
    const base = { title: text.title, crumbs: [...planCrumbs], wide: true };
    if (!shown.own)
      return {
        ...base,
        body: <EmptyState title={networkText.alone} text={networkText.aloneHint} icon="map-pin" />,
      };
    const { publication, chip, pending } = shown;
    const lead = (
      <>
        {text.lead}{' '}
        <ClauseChip
          number={chip.label}
          href={chip.path ? view.url(chip.path) : undefined}
          summary={chip.summary ?? undefined}
        />
      </>
    );
    if (!publication)
      return {
        ...base,
        lead,
        body: (
          <>
            <NetworkTabs view={view} current="plan" isCentre={shown.own.seesAll} />
            <Nothing view={view} shown={shown} />
          </>
        ),
      };
    const changed = changedLines(shown.lines);
    return {
      ...base,
      title: publication.title,
      badge: (
        <Badge
          tone={changed.length > 0 ? 'waiting' : 'going'}
          text={text.edition(publication.edition, publication.publishedOn)}
        />
      ),
      lead,
      actions: (
        <>
          {pending ? <PublishButton view={view} pending={pending} own={shown.own} /> : null}
          <PrintButton />
        </>
      ),
      body: (
        <>
          <NetworkTabs view={view} current="plan" isCentre={shown.own.seesAll} />
          {shown.own.seesAll ? <CentrePlanTabs view={view} current="plan" /> : null}
          {pending && pending.changed > 0 && !pending.isFirst ? (
            <Flash kind="warning" text={text.unpublished(countOf(pending.changed, ...text.changesForms))} />
          ) : null}
          <Counts view={view} shown={shown} />
          <Mark view={view} shown={{ ...shown, publication }} />
          {changed.length > 0 ? <Lines title={text.changedLines} lines={changed} /> : null}
          <Lines title={`${text.lines} на ${formatDate(publication.publishedOn)}`} lines={shown.lines} />
          <Editions view={view} shown={shown} />
          {pending ? (
            <p>
              <a href={view.url(planPath(pending.plan.id))}>План в работе центра</a>
            </p>
          ) : null}
        </>
      ),
    };
  },
});
