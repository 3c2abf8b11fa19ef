// Manifest of planning: plans, lines, their papers, what the day asks of whom.
import type { Module } from '../../kernel/module.ts';
import { refuse } from '../../kernel/refusal.ts';
import { acceptCollision, takeOutsideLine } from './agreement/agreement.commands.ts';
import { agreementSentences, agreementText } from './agreement/agreement.text.ts';
import { agreementPage } from './agreement/pages/agreement.tsx';
import { outsidePage } from './agreement/pages/outside.tsx';
import { startBodyPlan } from './association/association.commands.ts';
import { associationsPage } from './association/pages/associations.tsx';
import { takeCandidates } from './candidates/candidate.commands.ts';
import { candidatesPage } from './candidates/pages/candidates.tsx';
import { correctionCommands } from './correction/correction.commands.ts';
import { decidingCommands } from './correction/correction.deciding.ts';
import { correctionLifecycle } from './correction/correction.lifecycle.ts';
import { correctionPolicy } from './correction/correction.policy.ts';
import { correctionSentences, correctionText } from './correction/correction.text.ts';
import { differenceDownloads } from './correction/difference.paper.ts';
import { correctionNewPage } from './correction/pages/correction-new.tsx';
import { correctionsPage } from './correction/pages/corrections.tsx';
import { cyclogramCommands } from './cyclogram/cyclogram.commands.ts';
import { cyclogramDownloads } from './cyclogram/cyclogram.downloads.ts';
import { cyclogramSentences, cyclogramText } from './cyclogram/cyclogram.text.ts';
import { cyclogramPage } from './cyclogram/pages/cyclogram.tsx';
import { cyclogramGeneratePage } from './cyclogram/pages/generate.tsx';
import { cyclogramDatesPage, ruleEditPage, ruleNewPage } from './cyclogram/pages/rule-edit.tsx';
import { executionCommands } from './execution/execution.commands.ts';
import { planningDaily } from './execution/execution.daily.ts';
import { planningDuties } from './execution/execution.duties.ts';
import { executionPolicy } from './execution/execution.policy.ts';
import { linePage } from './execution/pages/line-show.tsx';
import {
  confirmBodies,
  confirmDirections,
  confirmLines,
  confirmMechanisms,
  confirmMembers,
  startFormation,
} from './formation/formation.commands.ts';
import { enforceFormation, undoFormation } from './formation/formation.effect.ts';
import { formationLifecycle } from './formation/formation.lifecycle.ts';
import { orderFormation, reopenFormation } from './formation/formation.order.ts';
import { formationPolicy } from './formation/formation.policy.ts';
import { formationSentences, formationText } from './formation/formation.text.ts';
import { formationPage } from './formation/pages/formation.tsx';
import { formationsPage } from './formation/pages/list.tsx';
import { pasteLines, removeLines, saveCells } from './line/grid.commands.ts';
import { addLine, saveLine } from './line/line.commands.ts';
import { lineLifecycle } from './line/line.lifecycle.ts';
import { lineSentences, lineText } from './line/line.text.ts';
import { lineEditPage, lineNewPage, linePastePage } from './line/pages/line-edit.tsx';
import { linePlacePage } from './line/pages/place.tsx';
import { placeLine } from './line/place.commands.ts';
import { linkLine, unlinkLine } from './link/link.commands.ts';
import { linkPolicy } from './link/link.policy.ts';
import { pickSubject } from './link/link.queries.ts';
import { linkText } from './link/link.text.ts';
import { planDownloads } from './papers/plan.downloads.ts';
import { periodPage } from './period/pages/period.tsx';
import { periodsPage } from './period/pages/periods.tsx';
import { periodCommands } from './period/period.commands.ts';
import { periodDownloads } from './period/period.downloads.ts';
import { periodLifecycle } from './period/period.lifecycle.ts';
import { periodPolicy } from './period/period.policy.ts';
import { periodSentences, periodText } from './period/period.text.ts';
import { planAboutPage } from './plan/pages/about.tsx';
import { planLinesPage } from './plan/pages/lines.tsx';
import { planNewPage, plansPage } from './plan/pages/list.tsx';
import { approvalCommands } from './plan/plan.approval.ts';
import { planCommands } from './plan/plan.commands.ts';
import { planLifecycle } from './plan/plan.lifecycle.ts';
import { planPolicy } from './plan/plan.policy.ts';
import { planSentences, planText } from './plan/plan.text.ts';
import { setCourse } from './plan/strategy.ts';
import { quickPage } from './quick/pages/quick.tsx';
import { captureLine } from './quick/quick.commands.ts';
import { readingNewPage } from './reading/pages/reading-new.tsx';
import { readingPage } from './reading/pages/reading-show.tsx';
import {
  fixPlanRows,
  mapPlanColumns,
  readPlan,
  sayPlanPeople,
  sayPlanSections,
} from './reading/reading.commands.ts';
import { readingLifecycle } from './reading/reading.lifecycle.ts';
import { readingSentences } from './reading/reading.text.ts';
import { applyReading, dropReading, undoReading } from './reading/reading.writing.ts';
import { planMonthPage } from './report/pages/month.tsx';
import { planBodiesPage, planInstitutionsPage, planPeoplePage } from './report/pages/people.tsx';
import { planReportPage, planReportSheet } from './report/pages/report.tsx';
import { planTimelinePage } from './report/pages/timeline.tsx';
import { planYearPage } from './report/pages/year.tsx';
import { personMonthPage } from './week/pages/person-month.tsx';
import { weekPage } from './week/pages/week.tsx';
import { personMonthDownloads } from './week/person-month.paper.ts';
import { weekDownloads } from './week/week.paper.ts';
import { servicePeople } from './week/week.policy.ts';
import { weekText } from './week/week.text.ts';

export const planningModule: Module = {
  name: 'planning',
  ru: planText.title,
  lifecycles: [
    planLifecycle,
    lineLifecycle,
    correctionLifecycle,
    readingLifecycle,
    periodLifecycle,
    formationLifecycle,
  ],
  policies: [planPolicy, executionPolicy, correctionPolicy, periodPolicy, linkPolicy, formationPolicy],
  commands: [
    ...[
      ...planCommands,
      setCourse,
      ...approvalCommands,
      ...cyclogramCommands,
      addLine,
      saveLine,
      placeLine,
      saveCells,
      pasteLines,
      removeLines,
    ],
    ...[readPlan, mapPlanColumns, sayPlanPeople, sayPlanSections, fixPlanRows],
    ...[
      applyReading,
      undoReading,
      dropReading,
      acceptCollision,
      takeOutsideLine,
      captureLine,
      takeCandidates,
    ],
    ...[...executionCommands, ...correctionCommands, ...decidingCommands, ...periodCommands],
    ...[linkLine, unlinkLine, startBodyPlan],
    ...[startFormation, confirmBodies, confirmMembers, confirmDirections, confirmLines],
    ...[confirmMechanisms, orderFormation, reopenFormation],
  ],
  queries: [pickSubject],
  pages: [
    ...[periodsPage, periodPage, weekPage, personMonthPage, linePlacePage],
    ...[associationsPage, formationsPage, formationPage],
    ...[cyclogramPage, ruleNewPage, ruleEditPage, cyclogramDatesPage, cyclogramGeneratePage],
    ...[plansPage, planNewPage, planLinesPage, planAboutPage, planYearPage, planMonthPage, planTimelinePage],
    ...[planPeoplePage, planBodiesPage, planInstitutionsPage],
    ...[
      planReportPage,
      correctionsPage,
      correctionNewPage,
      lineNewPage,
      lineEditPage,
      linePastePage,
      linePage,
      readingNewPage,
      readingPage,
      agreementPage,
      outsidePage,
      quickPage,
      candidatesPage,
    ],
  ],
  downloads: [
    ...planDownloads,
    ...cyclogramDownloads,
    ...periodDownloads,
    ...weekDownloads,
    ...personMonthDownloads,
    ...differenceDownloads,
    planReportSheet,
  ],
  daily: planningDaily,
  subscribers: { 'document.registered': enforceFormation, 'document.cancelled': undoFormation },
  duties: planningDuties,
  menu: (ctx) => [
    ...(ctx.actor.kind === 'person'
      ? [{ label: planText.title, path: '/planning', icon: 'calendar', order: 10 }]
      : []),
    ...(servicePeople.check(ctx, undefined)
      ? []
      : [{ label: weekText.title, path: '/planning/week', icon: 'calendar-event', order: 11 }]),
  ],
  sentences: {
    ...{ ...planSentences, ...lineSentences, ...correctionSentences, ...cyclogramSentences },
    ...{ ...readingSentences, ...agreementSentences, ...periodSentences, ...formationSentences },
  },
  constraints: {
    one_year_one_plan_of_the_service: () =>
      refuse('plan-twice', planText.refusals.twice, { fields: { schoolYear: planText.refusals.twice } }),
    one_plan_of_a_period: () => refuse('period-twice', periodText.refusals.twice),
    rule_answers_to_a_person: () =>
      refuse('no-such-person', lineText.faults.responsible, {
        fields: { responsibleId: lineText.faults.responsible },
      }),
    rule_gives_a_line_once: () => refuse('given-twice', cyclogramText.refusals.gone),
    one_formation_a_year: () => refuse('formation-twice', formationText.refusals.twice),
    one_year_one_plan_of_a_body: () => refuse('plan-twice', planText.refusals.twiceOfBody),
    line_answers_to_a_person: () =>
      refuse('no-such-person', lineText.faults.responsible, {
        fields: { responsibleId: lineText.faults.responsible },
      }),
    one_open_correction_of_a_line: () => refuse('correction-open', correctionText.refusals.openAlready),
    line_is_linked_once: () =>
      refuse('linked-twice', linkText.refusals.twice, {
        kind: 'invalid',
        fields: { subject: linkText.refusals.twice },
      }),
    collision_is_accepted_once: () => refuse('collision-gone', agreementText.refusals.gone),
    evidence_is_linked_once: () => refuse('evidence-twice', 'Это уже приложено к пункту.'),
    line_term_ends_after_it_starts: () =>
      refuse('term-backwards', lineText.faults.days, { fields: { lastDay: lineText.faults.days } }),
  },
  invariants: [
    {
      name: 'an approved plan has its document and its baseline',
      sql: `select p.territory_id, p.id from planning.plans p
        where p.approved_on is not null and (p.document_id is null or not exists (
          select from planning.baseline_lines b where b.territory_id = p.territory_id and b.plan_id = p.id))`,
    },
    {
      name: 'a line done after its term says since when it was late',
      sql: `select l.territory_id, l.id from planning.lines l
        where l.state = 'done' and l.done_on >= l.ends_on and l.late_since is null`,
    },
  ],
};
