// Parts of the campaign's page: the acts of those who run it, late permissions, counts.
import { schoolYearOf } from '../../../../kernel/clock.ts';
import { isPast } from '../../../../kernel/deadline.ts';
import type { PageView } from '../../../../kernel/page.ts';
import { refusalOf } from '../../../../kernel/perform.ts';
import {
  ActionButton,
  EmptyState,
  Field,
  FormPage,
  LinkButton,
  PlainTable,
  ProcedureLine,
  Section,
  Stat,
  StatRow,
} from '../../../../ui/index.ts';
import { proposeAgenda } from '../../application/application.agenda.ts';
import { type ApplicationState, applicationLifecycle } from '../../application/application.lifecycle.ts';
import { startsApplications } from '../../application/application.policy.ts';
import { StateBadge } from '../../application/pages/application-list.tsx';
import { campaignPages as words } from '../../pages/pages.text.ts';
import {
  cancelCampaign,
  closeCampaign,
  openCampaign,
  permitLate,
  prepareCampaign,
} from '../campaign.commands.ts';
import { preparesCampaign } from '../campaign.policy.ts';
import { applicationDeadlineOf } from '../campaign.queries.ts';
import type { Campaign } from '../campaign.schema.ts';
import { type ShownCampaign, stepsOf, total } from './campaign-steps.ts';

export function CampaignActions({ view, shown }: { view: PageView; shown: ShownCampaign }) {
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
      {refusalOf(view, permitLate, campaign) ? null : (
        <LinkButton text={words.papers} href={view.url(`/recognition/campaigns/${campaign.id}/papers`)} />
      )}
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

function Late({ view, shown }: { view: PageView; shown: ShownCampaign }) {
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

export function CampaignBody({ view, shown }: { view: PageView; shown: ShownCampaign }) {
  const { campaign, counts } = shown;
  const mayPrepare = !preparesCampaign.check(view, shown.council);
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
