// What demo/sites.yaml holds: last year's campaign, its order, its sites and statuses.
import type { CivilDate } from '../../kernel/clock.ts';
import type { PlanLine } from './application/application.schema.ts';
import type { DemoTalk } from './site-plan/remark.demo.ts';

export interface DemoWorld {
  /** Ids by login. */
  readonly people: ReadonlyMap<string, string>;
  /** Ids by key of demo/institutions.yaml. */
  readonly institutions: ReadonlyMap<string, string>;
}

export interface DemoSite {
  institution: string;
  direction: string;
  theme: string;
  goal: string;
  characteristic: string;
  relevance: string;
  head: string;
  coHead: string;
  signer: string;
  plan: PlanLine[];
  talk?: DemoTalk;
  report?: {
    submittedOn: CivilDate;
    councilOn: CivilDate;
    minutes: string;
    summary: string;
    results: string;
    prospects: string;
  };
}

export interface DemoStatus {
  institution: string;
  statusType: string;
  subject: string;
  theme: string;
  services: string;
  startsOn: CivilDate;
  lastDay: CivilDate;
  order: { number: string; date: CivilDate };
  head?: string;
}

export interface DemoSites {
  campaign: { year: number; announcedOn: CivilDate };
  order: { number: string; date: CivilDate; signer: string; post: string };
  sites: DemoSite[];
}
