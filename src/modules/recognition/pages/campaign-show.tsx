// The campaign as a line of steps with dates, who holds the ball and what is late; my applications; the secretary's acts.
import { schoolYearOf } from '../../../kernel/clock.ts';
import { type ReadCtx, scopesOf } from '../../../kernel/ctx.ts';
import { isPast } from '../../../kernel/deadline.ts';
import { type PageView, page, post } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { signedIn } from '../../../kernel/policy.ts';
import { formatDate } from '../../../platform/language/index.ts';
import {
  ActionButton,
  AsideBlock,
  EmptyState,
  Field,
  FormPage,
  HistoryList,
  LinkButton,
  PlainTable,
  ProcedureLine,
  type ProcedureStep,
  Section,
  Stat,
  StatRow,
  Term,
} from '../../../ui/index.ts';
import { institutionsList } from '../../institutions/index.ts';
import { type HistoryLine, historyOf } from '../../people/index.ts';
import { chipFor, type RegulationVersion, versionById } from '../../regulations/index.ts';
import { proposeAgenda } from '../application.agenda.ts';
import { type ApplicationState, applicationLifecycle } from '../application.lifecycle.ts';
import { startsApplications } from '../application.policy.ts';
import {
  type ApplicationRow,
  applicationFilter,
  applicationsPage,
  countsByState,
} from '../application.queries.ts';
import {
  cancelCampaign,
  closeCampaign,
  openCampaign,
  permitLate,
  prepareCampaign,
} from '../campaign.commands.ts';
import { campaignLifecycle } from '../campaign.lifecycle.ts';
import { preparesCampaign } from '../campaign.policy.ts';
import {
  allCampaigns,
  applicationDeadlineOf,
  expertiseDeadlineOf,
  orderDeadlineOf,
} from '../campaign.queries.ts';
import type { Campaign } from '../campaign.schema.ts';
import { campaignSentences } from '../campaign.text.ts';
import { dailySentences } from '../recognition.notices.text.ts';
import { StateBadge } from './application-list.tsx';
import { campaignPages as words } from './pages.text.ts';

interface Shown {
  readonly campaign: Campaign | null;
  readonly others: Campaign[];
  readonly version: RegulationVersion | null;
  readonly counts: ReadonlyMap<ApplicationState, number>;
  readonly mine: ApplicationRow[];
  readonly organisations: { value: string; label: string }[];
  readonly history: HistoryLine[];
}

async function load(ctx: ReadCtx, id: string | null): Promise<Shown | null> {
  const all = (await allCampaigns(ctx)).filter(
    (each) => each.state !== 'planned' || !preparesCampaign.check(ctx, undefined),
  );
  const campaign = id
    ? (all.find((each) => each.id === id) ?? null)
    : (all.find((each) => each.state !== 'cancelled') ?? null);
  if (id && !campaign) return null;
  const own = scopesOf(ctx, ['institution-head', 'institution-operator'], 'institution');
  const mine =
    campaign && own.length > 0
      ? (await applicationsPage(ctx, applicationFilter.parse({ campaignId: campaign.id, limit: 50 }))).filter(
          (row) => own.includes(row.institutionId),
        )
      : [];
  const runs = campaign && !refusalOf(ctx, permitLate, campaign);
  const found = runs ? await institutionsList(ctx, { limit: 200 } as never) : null;
  return {
    campaign,
    others: all.filter((each) => each.id !== campaign?.id),
    version: campaign ? await versionById(ctx, campaign.regulationVersionId) : null,
    counts: campaign ? await countsByState(ctx, campaign.id) : new Map(),
    mine,
    organisations: (found?.rows ?? []).map((row) => ({ value: row.id, label: row.shortName })),
    history: campaign
      ? await historyOf(
          ctx,
          { kind: campaignLifecycle.name, id: campaign.id },
          { ...campaignSentences, ...dailySentences },
        )
      : [],
  };
}

const total = (counts: Shown['counts'], ...states: ApplicationState[]) =>
  states.reduce((sum, state) => sum + (counts.get(state) ?? 0), 0);

/** Steps follow from dates and counts; nothing of it is stored. */
function stepsOf(view: PageView, shown: Shown): ProcedureStep[] {
  const { campaign, counts, version } = shown;
  if (!campaign) return [];
  const clause = (norm: string) => {
    const chip = chipFor(version, norm);
    return { number: chip.label, href: chip.path ? view.url(chip.path) : undefined };
  };
  const applications = applicationDeadlineOf(view, campaign);
  const expertise = expertiseDeadlineOf(view, campaign);
  const order = orderDeadlineOf(view, campaign);
  const isOpen = campaign.state === 'open';
  const inExpertise = total(counts, 'admitted');
  const considered = total(counts, 'proposed', 'not-proposed');
  const decided = total(counts, 'recognised', 'rejected');
  const state = (isDone: boolean, isNow: boolean, isLate: boolean) =>
    isDone ? 'done' : isLate ? 'late' : isNow ? 'now' : 'next';
  const isClosedForApplications = isPast(applications, view.now);
  const allConsidered = isClosedForApplications && inExpertise === 0 && considered + decided > 0;
  return [
    {
      text: words.steps.call,
      state: isOpen || campaign.state === 'closed' ? 'done' : 'now',
      at: campaign.openedAt ?? undefined,
      ballAt: 'секретаря совета',
    },
    {
      text: words.steps.applications,
      state: state(isClosedForApplications, isOpen, false),
      at: applications.lastMoment,
      note: words.applicationsCount(
        [...counts.values()].reduce((a, b) => a + b, 0) - total(counts, 'draft', 'withdrawn'),
      ),
      ballAt: 'организаций',
      href: view.url(`/recognition/applications?campaignId=${campaign.id}`),
      clause: clause('application-deadline'),
    },
    {
      text: words.steps.expertise,
      state: state(allConsidered, inExpertise > 0, inExpertise > 0 && isPast(expertise, view.now)),
      at: expertise.lastMoment,
      note: inExpertise > 0 ? words.applicationsCount(inExpertise) : undefined,
      ballAt: 'экспертов совета',
      href: view.url(`/recognition/applications?campaignId=${campaign.id}&state=admitted`),
      clause: clause('expertise-deadline'),
    },
    {
      text: words.steps.council,
      state: state(allConsidered, inExpertise > 0 && isPast(expertise, view.now), false),
      ballAt: 'экспертного совета',
      href: view.url('/councils'),
      clause: clause('council-proposals'),
    },
    {
      text: words.steps.order,
      state: state(
        considered === 0 && decided > 0,
        considered > 0,
        considered > 0 && isPast(order, view.now),
      ),
      at: order.lastMoment,
      ballAt: 'органа управления образованием',
      href: view.url('/recognition/packages'),
      clause: clause('recognition-order-deadline'),
    },
  ];
}

function Actions({ view, shown }: { view: PageView; shown: Shown }) {
  const { campaign } = shown;
  if (!campaign) return null;
  const button = (command: { name: string; ru: string }, extra: Record<string, unknown> = {}) => (
    <ActionButton
      text={command.ru}
      action={view.self}
      guard={{ idempotencyKey: `${view.formKey}-${command.name}` }}
      hidden={{ _command: command.name, id: campaign.id }}
      {...extra}
    />
  );
  const may = (command: Parameters<typeof refusalOf<Campaign>>[1]) => !refusalOf(view, command, campaign);
  return (
    <>
      {campaign.state === 'planned' && may(openCampaign)
        ? button(openCampaign, { look: 'primary', confirm: words.confirmOpen })
        : null}
      {campaign.state === 'open' && !startsApplications.check(view, undefined) ? (
        <LinkButton
          text={words.start}
          look="primary"
          icon="plus"
          href={view.url('/recognition/applications/new')}
        />
      ) : null}
      {campaign.state === 'open' && may(proposeAgenda) && total(shown.counts, 'admitted') > 0
        ? button(proposeAgenda)
        : null}
      {campaign.state === 'open' && may(closeCampaign) && total(shown.counts, 'recognised', 'rejected') > 0
        ? button(closeCampaign)
        : null}
      {(campaign.state === 'planned' || campaign.state === 'open') && may(cancelCampaign)
        ? button(cancelCampaign, {
            look: 'danger',
            children: <Field name="reason" label="Причина отмены" widget="textarea" required />,
          })
        : null}
      <LinkButton
        text={words.allApplications}
        href={view.url(`/recognition/applications?campaignId=${campaign.id}`)}
      />
    </>
  );
}

function Prepare({ view }: { view: PageView }) {
  const form = view.form?.command === prepareCampaign.name ? view.form : null;
  const errors = { ...form?.refusal.fields };
  const asksDates = 'applicationsUntil' in errors || 'expertiseUntil' in errors || 'orderUntil' in errors;
  return (
    <FormPage
      action={view.self}
      submit={words.prepare}
      guard={{ idempotencyKey: `${view.formKey}-prepare` }}
      hidden={{ _command: prepareCampaign.name }}
      errors={errors}
    >
      <Field
        name="year"
        label={words.year}
        widget="number"
        width="short"
        value={form?.values.year ?? view.today.slice(0, 4)}
        error={errors.year}
      />
      {asksDates ? (
        <>
          <Field
            name="applicationsUntil"
            label="Заявки принимаются до"
            widget="date"
            error={errors.applicationsUntil}
            value={form?.values.applicationsUntil}
          />
          <Field
            name="expertiseUntil"
            label="Экспертиза до"
            widget="date"
            error={errors.expertiseUntil}
            value={form?.values.expertiseUntil}
          />
          <Field
            name="orderUntil"
            label="Приказ до"
            widget="date"
            error={errors.orderUntil}
            value={form?.values.orderUntil}
          />
        </>
      ) : null}
    </FormPage>
  );
}

function Late({ view, shown }: { view: PageView; shown: Shown }) {
  const { campaign } = shown;
  if (campaign?.state !== 'open' || refusalOf(view, permitLate, campaign)) return null;
  // While applications are taken in time there is nobody to permit anything to.
  if (!isPast(applicationDeadlineOf(view, campaign), view.now)) return null;
  const form = view.form?.command === permitLate.name ? view.form : null;
  const errors = { ...form?.refusal.fields };
  return (
    <Section title={words.late} id="late">
      <p class="o-hint">{words.lateLead}</p>
      <FormPage
        action={view.self}
        submit={permitLate.ru}
        guard={{ idempotencyKey: `${view.formKey}-late` }}
        hidden={{ _command: permitLate.name, id: campaign.id }}
        errors={errors}
      >
        <Field
          name="institutionId"
          label="Организация"
          widget="select"
          options={shown.organisations}
          value={form?.values.institutionId}
          error={errors.institutionId}
          required
        />
        <Field
          name="reason"
          label="Причина решения"
          widget="textarea"
          value={form?.values.reason}
          error={errors.reason}
          required
        />
        <Field
          name="until"
          label="Принять не позднее"
          widget="date"
          value={form?.values.until}
          error={errors.until}
          required
        />
      </FormPage>
    </Section>
  );
}

function Body({ view, shown }: { view: PageView; shown: Shown }) {
  const { campaign, counts } = shown;
  const mayPrepare = !preparesCampaign.check(view, undefined);
  if (!campaign) {
    return (
      <EmptyState
        title={words.none}
        text={mayPrepare ? words.noneHint : words.noneOther}
        icon="flag"
        action={mayPrepare ? <Prepare view={view} /> : null}
      />
    );
  }
  const list = (state: ApplicationState) =>
    view.url(`/recognition/applications?campaignId=${campaign.id}&state=${state}`);
  const shownStates = (Object.keys(applicationLifecycle.states) as ApplicationState[]).filter(
    (state) => (counts.get(state) ?? 0) > 0,
  );
  return (
    <>
      <ProcedureLine
        label={words.title}
        steps={stepsOf(view, shown)}
        now={view.now}
        zone={view.territory.zone}
      />
      {shown.mine.length > 0 ? (
        <Section title={words.myApplications}>
          <PlainTable
            caption={words.myApplications}
            rows={shown.mine}
            rowKey={(row) => row.id}
            rowHref={(row) => view.url(`/recognition/applications/${row.id}`)}
            columns={[
              { key: 'theme', title: 'Тема', cell: (row) => row.theme || 'Тема не названа', wrap: true },
              { key: 'number', title: '№', cell: (row) => String(row.number ?? '') },
              { key: 'state', title: 'Состояние', cell: (row) => <StateBadge state={row.state} /> },
            ]}
          />
        </Section>
      ) : null}
      {shownStates.length > 0 ? (
        <StatRow>
          {shownStates.map((state) => (
            <Stat
              value={counts.get(state) ?? 0}
              label={applicationLifecycle.states[state]}
              href={list(state)}
            />
          ))}
        </StatRow>
      ) : null}
      <Late view={view} shown={shown} />
      {mayPrepare &&
      !shown.others.some((each) => each.year > campaign.year) &&
      campaign.year < schoolYearOf(view.today) + 1 ? (
        <Section title={words.prepare}>
          <Prepare view={view} />
        </Section>
      ) : null}
    </>
  );
}

const campaignPageAt = (path: string) =>
  page<Shown>({
    path,
    ru: words.title,
    ability: signedIn,
    load: (ctx, { id }) => load(ctx, id ?? null),
    posts: [
      post(prepareCampaign, { next: () => '/recognition', done: words.prepared }),
      post(openCampaign, { next: () => '/recognition', done: words.opened }),
      post(closeCampaign, { next: () => '/recognition', done: words.closed }),
      post(cancelCampaign, { next: () => '/recognition', done: words.cancelled }),
      post(permitLate, { next: () => '/recognition#late', done: words.lateDone }),
      post(proposeAgenda, {
        next: () => '/councils',
        done: (output) => words.agendaDone(output.proposed, output.waiting),
      }),
    ],
    view: (view, shown) => {
      const { campaign, version, history, others } = shown;
      const deadline = campaign && applicationDeadlineOf(view, campaign);
      const clauseOf = (norm: string | null) => {
        const chip = norm ? chipFor(version, norm) : null;
        return chip?.path ? { number: chip.label, href: view.url(chip.path) } : undefined;
      };
      return {
        title: campaign?.title ?? words.title,
        lead: campaign ? words.lead(campaign.year) : undefined,
        actions: <Actions view={view} shown={shown} />,
        aside: campaign ? (
          <>
            {deadline && campaign.state === 'open' ? (
              <AsideBlock title="Приём заявок">
                <Term
                  at={deadline.lastMoment}
                  now={view.now}
                  zone={view.territory.zone}
                  met={isPast(deadline, view.now)}
                />
              </AsideBlock>
            ) : null}
            <AsideBlock title="Сроки отбора">
              <ul class="o-plain">
                <li>Заявки: до {formatDate(campaign.applicationsUntil)}</li>
                <li>Экспертиза: до {formatDate(campaign.expertiseUntil)}</li>
                <li>Приказ: до {formatDate(campaign.orderUntil)}</li>
              </ul>
            </AsideBlock>
            {version ? (
              <AsideBlock title={words.regulation}>
                <a href={view.url(`/regulations/${version.slug}?version=${version.number}`)}>
                  {version.title}, редакция {version.number}
                </a>
              </AsideBlock>
            ) : null}
            {others.length > 0 ? (
              <AsideBlock title={words.otherYears}>
                <ul class="o-plain">
                  {others.map((each) => (
                    <li>
                      <a href={view.url(`/recognition/campaigns/${each.id}`)}>{each.title}</a>
                    </li>
                  ))}
                </ul>
              </AsideBlock>
            ) : null}
            <AsideBlock title={words.history}>
              <HistoryList
                zone={view.territory.zone}
                entries={history.map((line) => ({
                  at: line.at,
                  text: `${line.who}: ${line.text}`,
                  clause: clauseOf(line.norm),
                }))}
              />
            </AsideBlock>
          </>
        ) : undefined,
        body: <Body view={view} shown={shown} />,
      };
    },
  });

export const campaignPage = campaignPageAt('/recognition');
export const campaignOfYearPage = campaignPageAt('/recognition/campaigns/:id');
