// What sites, their plans, heads and statuses offer to the house.
import { refuse } from '../../../kernel/refusal.ts';
import { sitePlanPage } from '../site-plan/pages/site-plan.tsx';
import { remarkCommands } from '../site-plan/remark.commands.ts';
import { remarkSentences } from '../site-plan/remark.text.ts';
import {
  agreeSitePlan,
  draftPlanOrder,
  returnSitePlan,
  saveSitePlan,
} from '../site-plan/site-plan.commands.ts';
import { takeRegisteredPlanOrder } from '../site-plan/site-plan.outcome.ts';
import { sumUpPlan } from '../site-plan/summary.commands.ts';
import { siteGrantPage } from './pages/site-grant.tsx';
import { siteGrowthPage, siteGrowthSheet } from './pages/site-growth.tsx';
import { siteHeadsPage } from './pages/site-heads.tsx';
import { siteListPage } from './pages/site-list.tsx';
import { sitePlansPage } from './pages/site-plans.tsx';
import { publicSitePage, publicSitesPage } from './pages/site-public.tsx';
import { sitePage } from './pages/site-show.tsx';
import { takeRegisteredAct } from './site.acts.ts';
import { replaceHead } from './site.heads.ts';
import { showSite } from './site.queries.ts';
import { listSites } from './site.register.ts';
import { sitesSheet } from './site.sheet.ts';
import { grantStatus } from './site.status.ts';
import { siteSentences } from './site.text.ts';

export { sitePlanLifecycle } from '../site-plan/site-plan.lifecycle.ts';
export { sitePolicy } from './site.policy.ts';
export { siteRoles } from './site.roles.ts';
export { searchSites } from './site.search.ts';

export const siteCommands = [
  saveSitePlan,
  agreeSitePlan,
  returnSitePlan,
  draftPlanOrder,
  ...remarkCommands,
  sumUpPlan,
  replaceHead,
  grantStatus,
];

export const siteQueries = [listSites, showSite];

/** The page of a new status stands before the card: both answer to /recognition/sites/…. */
export const sitePages = [
  publicSitesPage,
  publicSitePage,
  siteListPage,
  siteGrantPage,
  sitePage,
  sitePlanPage,
  siteHeadsPage,
  siteGrowthPage,
  sitePlansPage,
];

export const siteDownloads = [sitesSheet, siteGrowthSheet];

export const siteHistory = { ...siteSentences, ...remarkSentences };

/** To be put together with the other listeners of the room by `together`. */
export const siteSubscribers = {
  'document.registered': async (...fact: Parameters<typeof takeRegisteredAct>) => {
    await takeRegisteredAct(...fact);
    await takeRegisteredPlanOrder(...fact);
  },
};

export const siteConstraints = {
  status_periods_do_not_overlap: () =>
    refuse('status-overlaps', 'У площадки уже есть статус на эти дни: проверьте сроки.', {
      norm: 'status-period',
    }),
  one_head_at_a_time: () =>
    refuse('one-head-at-a-time', 'На эти дни у площадки уже есть руководитель с этой ролью.', {
      norm: 'site-heads',
    }),
  one_plan_a_year: () =>
    refuse('one-plan-a-year', 'План площадки на этот учебный год уже есть: откройте его.'),
};

export const siteInvariants = [
  {
    name: 'статус начинается только с зарегистрированного приказа',
    sql: `select t.id from recognition.site_terms t
      join documents.documents d on d.territory_id = t.territory_id and d.id = t.order_document_id
      where d.number is null or d.date is null or d.state = 'draft'`,
  },
  {
    name: 'каждая признанная заявка дала площадке срок статуса',
    sql: `select a.id from recognition.applications a
      where a.state = 'recognised' and not exists (
        select from recognition.site_terms t where t.territory_id = a.territory_id and t.application_id = a.id)`,
  },
  {
    name: 'статус из отбора не начинается раньше приказа, кроме продолжения без перерыва',
    sql: `select t.id from recognition.site_terms t
      join documents.documents d on d.territory_id = t.territory_id and d.id = t.order_document_id
      join recognition.applications a on a.territory_id = t.territory_id and a.id = t.application_id
      where a.kind = 'opening' and t.starts_on < d.date`,
  },
  {
    name: 'по отменённому приказу статуса нет',
    sql: `select t.id from recognition.site_terms t
      join documents.documents d on d.territory_id = t.territory_id and d.id = t.order_document_id
      where d.state = 'cancelled' and t.ended_early_on is null`,
  },
  {
    name: 'утверждённый план опирается на зарегистрированный приказ',
    sql: `select p.id from recognition.site_plans p
      join documents.documents d on d.territory_id = p.territory_id and d.id = p.order_document_id
      where p.state = 'approved' and d.state = 'draft'`,
  },
  {
    name: 'руководители площадок утверждены зарегистрированным приказом',
    sql: `select h.id from recognition.site_heads h
      join documents.documents d on d.territory_id = h.territory_id and d.id = h.order_document_id
      where d.state = 'draft'`,
  },
];
