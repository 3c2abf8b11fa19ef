// The recognition room: the campaign of a year from the call to the order, and the life of the sites it makes.
import type { Module } from '../../kernel/module.ts';
import { upperFirst } from '../../platform/language/index.ts';
import { termsOf } from '../regulations/index.ts';
import { applicationLifecycle } from './application/application.lifecycle.ts';
import { takeCouncilDecision } from './application/application.outcome.ts';
import * as application from './application/application.parts.ts';
import { applicationPolicy } from './application/application.policy.ts';
import { searchApplications } from './application/application.search.ts';
import { campaignLifecycle } from './campaign/campaign.lifecycle.ts';
import { campaignPolicy } from './campaign/campaign.policy.ts';
import { recognitionDaily } from './duties/recognition.daily.ts';
import { recognitionDuties } from './duties/recognition.duties.ts';
import { dailySentences } from './notices/recognition.notices.text.ts';
import { noticeSubscribers } from './notices/recognition.notices.ts';
import { undoCancelledOrder } from './order.cancelling.ts';
import * as packages from './package/package.parts.ts';
import { together } from './recognition.subscribers.ts';
import * as site from './site/site.parts.ts';
import * as report from './site-report/site-report.parts.ts';
import * as termination from './termination/termination.parts.ts';

const menu: Module['menu'] = async (ctx) => {
  if (ctx.actor.kind !== 'person') return [];
  const sites = upperFirst((await termsOf(ctx)).plural('site'));
  return [
    { label: 'Отбор', path: '/recognition', icon: 'flag', order: 20 },
    { label: sites, path: '/recognition/sites', icon: 'award', order: 30 },
  ];
};

export const recognitionModule: Module = {
  name: 'recognition',
  ru: 'Площадки',
  lifecycles: [
    campaignLifecycle,
    applicationLifecycle,
    packages.packageLifecycle,
    site.sitePlanLifecycle,
    report.reportLifecycle,
    termination.terminationLifecycle,
  ],
  policies: [
    campaignPolicy,
    applicationPolicy,
    packages.packagePolicy,
    site.sitePolicy,
    report.reportPolicy,
    termination.terminationPolicy,
  ],
  commands: [
    ...application.applicationCommands,
    ...packages.packageCommands,
    ...site.siteCommands,
    ...report.reportCommands,
    ...termination.terminationCommands,
  ],
  queries: [
    ...application.applicationQueries,
    ...site.siteQueries,
    ...report.reportQueries,
    ...termination.terminationQueries,
  ],
  pages: [
    ...application.applicationPagesOf,
    ...packages.packagePages,
    ...site.sitePages,
    ...report.reportPagesOf,
    ...termination.terminationPagesOf,
  ],
  downloads: [
    ...application.applicationFiles,
    ...packages.packageDownloads,
    ...site.siteDownloads,
    ...report.reportDownloads,
  ],
  sentences: {
    ...application.applicationHistory,
    ...packages.packageHistory,
    ...site.siteHistory,
    ...report.reportSentences,
    ...termination.terminationSentences,
    ...dailySentences,
  },
  constraints: {
    ...application.applicationConstraints,
    ...packages.packageConstraints,
    ...site.siteConstraints,
    ...report.reportConstraints,
    ...termination.terminationConstraints,
  },
  invariants: [
    ...application.applicationInvariants,
    ...packages.packageInvariants,
    ...site.siteInvariants,
    ...termination.terminationInvariants,
  ],
  subscribers: together(
    { 'council.item-decided': takeCouncilDecision },
    termination.terminationSubscribers,
    packages.packageSubscribers,
    site.siteSubscribers,
    { 'document.cancelled': undoCancelledOrder },
    noticeSubscribers,
  ),
  roles: site.siteRoles,
  daily: recognitionDaily,
  duties: recognitionDuties,
  search: async (ctx, text) => [
    ...(await searchApplications(ctx, text)),
    ...(await site.searchSites(ctx, text)),
  ],
  menu,
};
