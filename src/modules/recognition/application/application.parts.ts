// What the campaign and its applications offer to the house; the manifest puts it together with the site's parts.
import { refuse } from '../../../kernel/refusal.ts';
import {
  cancelCampaign,
  closeCampaign,
  openCampaign,
  permitLate,
  prepareCampaign,
} from '../campaign/campaign.commands.ts';
import { listCampaigns } from '../campaign/campaign.queries.ts';
import { campaignSentences } from '../campaign/campaign.text.ts';
import { campaignOfYearPage, campaignPage } from '../campaign/pages/campaign-show.tsx';
import { proposeAgenda } from './application.agenda.ts';
import { attachToApplication, detachFromApplication } from './application.attachments.ts';
import { saveApplication, startApplication } from './application.commands.ts';
import { listApplications, showApplication } from './application.queries.ts';
import { admitApplication, admitMany, returnApplication } from './application.reception.ts';
import { applicationsSheet } from './application.sheet.ts';
import { resubmitApplication, submitApplication, withdrawApplication } from './application.submission.ts';
import { applicationSentences, applicationText } from './application.text.ts';
import { admitPage } from './pages/application-admit.tsx';
import { applicationEditPage } from './pages/application-edit.tsx';
import { applicationFilesPage } from './pages/application-files.tsx';
import { applicationListPage } from './pages/application-list.tsx';
import { applicationDownloads, applicationPrintPage } from './pages/application-print.tsx';
import { applicationReturnPage } from './pages/application-return.tsx';
import { applicationReviewPage } from './pages/application-review.tsx';
import { applicationPage } from './pages/application-show.tsx';
import { applicationStartPage } from './pages/application-start.tsx';

export const applicationCommands = [
  prepareCampaign,
  openCampaign,
  closeCampaign,
  cancelCampaign,
  permitLate,
  proposeAgenda,
  startApplication,
  saveApplication,
  submitApplication,
  resubmitApplication,
  withdrawApplication,
  attachToApplication,
  detachFromApplication,
  returnApplication,
  admitApplication,
  admitMany,
];

export const applicationQueries = [listCampaigns, listApplications, showApplication];

export const applicationPagesOf = [
  campaignPage,
  campaignOfYearPage,
  applicationListPage,
  applicationStartPage,
  applicationPage,
  applicationEditPage,
  applicationFilesPage,
  applicationReviewPage,
  applicationReturnPage,
  applicationPrintPage,
  admitPage,
];

export const applicationFiles = [...applicationDownloads, applicationsSheet];

export const applicationHistory = { ...campaignSentences, ...applicationSentences };

export const applicationConstraints = {
  one_live_application: () => refuse('one-live-application', applicationText.oneLive),
  one_campaign_a_year: () => refuse('one-campaign-a-year', 'Отбор этого года уже подготовлен: откройте его.'),
  campaign_dates_in_order: () =>
    refuse(
      'dates-out-of-order',
      'Сроки стоят не по порядку: сначала заявки, затем экспертиза, затем приказ.',
      { kind: 'invalid' },
    ),
};

export const applicationInvariants = [
  {
    name: 'после отрицательного заключения нет поданных заявок той же организации до конца запрета',
    sql: `select a.id from recognition.applications a
      join recognition.embargoes e on e.territory_id = a.territory_id and e.inn = a.institution_inn and e.application_id <> a.id
      join territories.territories t on t.id = a.territory_id
      where a.submitted_at is not null
        and (a.submitted_at at time zone t.zone)::date > e.starts_on
        and (a.submitted_at at time zone t.zone)::date < e.ends_on`,
  },
  {
    name: 'каждая поданная заявка хранит то, что было подано',
    sql: `select a.id from recognition.applications a
      where a.submitted_at is not null and not exists (
        select 1 from recognition.application_submissions s where s.territory_id = a.territory_id and s.application_id = a.id)`,
  },
  {
    name: 'после срока подано только по записанному решению',
    sql: `select a.id from recognition.applications a
      join recognition.campaigns c on c.territory_id = a.territory_id and c.id = a.campaign_id
      join territories.territories t on t.id = a.territory_id
      where (a.submitted_at at time zone t.zone)::date > c.applications_until and a.late_permission_id is null`,
  },
];
