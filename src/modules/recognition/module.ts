// The recognition room: the campaign of a year from the call to the order, and the life of the sites it makes.
import type { Module } from '../../kernel/module.ts';
import { applicationLifecycle } from './application.lifecycle.ts';
import { takeCouncilDecision } from './application.outcome.ts';
import {
  applicationCommands,
  applicationConstraints,
  applicationFiles,
  applicationHistory,
  applicationInvariants,
  applicationPagesOf,
  applicationQueries,
} from './application.parts.ts';
import { applicationPolicy } from './application.policy.ts';
import { searchApplications } from './application.search.ts';
import { campaignLifecycle } from './campaign.lifecycle.ts';
import { campaignPolicy } from './campaign.policy.ts';

export const recognitionModule: Module = {
  name: 'recognition',
  ru: 'Площадки',
  lifecycles: [campaignLifecycle, applicationLifecycle],
  policies: [campaignPolicy, applicationPolicy],
  commands: applicationCommands,
  queries: applicationQueries,
  pages: applicationPagesOf,
  downloads: applicationFiles,
  sentences: applicationHistory,
  constraints: applicationConstraints,
  invariants: applicationInvariants,
  search: searchApplications,
  subscribers: { 'council.item-decided': takeCouncilDecision },
  menu: (ctx) =>
    ctx.actor.kind === 'person'
      ? [{ label: 'Отбор площадок', path: '/recognition', icon: 'flag', order: 20 }]
      : [],
};
