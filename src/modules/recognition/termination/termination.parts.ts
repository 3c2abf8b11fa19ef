// What cases of early termination offer to the house; the manifest of recognition puts it together with the other parts.
import { refuse } from '../../../kernel/refusal.ts';
import { terminationListPage } from './pages/termination-list.tsx';
import { terminationOpenPage } from './pages/termination-open.tsx';
import { terminationPage } from './pages/termination-show.tsx';
import {
  attachToTermination,
  dropTermination,
  explainTermination,
  openTermination,
  putTerminationOnAgenda,
  raiseTermination,
} from './termination.commands.ts';
import { takeCouncilVerdict, takeSkippedReport, takeSubmittedReport } from './termination.outcome.ts';
import { listTerminations } from './termination.queries.ts';
import { terminationText } from './termination.text.ts';

export { seesTerminationFiles } from './termination.commands.ts';
export { terminationLifecycle } from './termination.lifecycle.ts';
export { terminationPolicy } from './termination.policy.ts';
export { terminationSentences } from './termination.text.ts';

export const terminationCommands = [
  openTermination,
  attachToTermination,
  raiseTermination,
  explainTermination,
  putTerminationOnAgenda,
  dropTermination,
];

export const terminationQueries = [listTerminations];

/** The page of opening a case stands beside the site's own pages: '/recognition/sites/:id/terminate'. */
export const terminationPagesOf = [terminationListPage, terminationPage, terminationOpenPage];

export const terminationSubscribers = {
  'council.item-decided': takeCouncilVerdict,
  'report.submitted': takeSubmittedReport,
  'report.skipped': takeSkippedReport,
};

export const terminationConstraints = {
  one_case_a_report: () => refuse('one-case-a-report', terminationText.once),
};

export const terminationInvariants = [
  {
    name: 'досрочно прекращённый статус имеет дело с тем же приказом',
    sql: `select t.id from recognition.site_terms t
      where t.ended_early_on is not null and t.ground <> 'cancelled' and not exists (
        select from recognition.terminations c where c.territory_id = t.territory_id and c.site_id = t.site_id
          and c.state = 'terminated' and c.order_document_id = t.ended_by_document_id and c.ground = t.ground)`,
  },
  {
    name: 'статус не прекращён досрочно без рассмотрения советом',
    sql: `select c.id from recognition.terminations c
      where c.state = 'terminated' and not exists (
        select from journal.facts f where f.territory_id = c.territory_id and f.subject_kind = 'recognition.termination'
          and f.subject_id = c.id::text and f.name in ('termination.proposed', 'termination.kept-by-council'))`,
  },
];
