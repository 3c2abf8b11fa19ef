// Manifest of the network: what territories of one centre show each other, the centre's plan, its assignments.
import type { ReadCtx } from '../../kernel/ctx.ts';
import type { Duty, Module } from '../../kernel/module.ts';
import { refuse } from '../../kernel/refusal.ts';
import { assignmentCommands } from './assignment/assignment.commands.ts';
import { answerLifecycle, assignmentLifecycle } from './assignment/assignment.lifecycle.ts';
import { assignmentDuties } from './assignment/assignment.look.ts';
import { assignmentPolicy } from './assignment/assignment.policy.ts';
import { assignmentSentences, assignmentText } from './assignment/assignment.text.ts';
import { assignmentNewPage } from './assignment/pages/assignment-new.tsx';
import { assignmentPage, evidenceFile } from './assignment/pages/assignment-show.tsx';
import { boardPage, boardSheet } from './assignment/pages/board.tsx';
import { answerAdvice, giveAdvice } from './governance/advice.commands.ts';
import { adviceLifecycle } from './governance/advice.lifecycle.ts';
import { governancePolicy } from './governance/governance.policy.ts';
import { governanceSentences } from './governance/governance.text.ts';
import { governancePage } from './governance/pages/governance.tsx';
import { lookDaily, lookJob } from './look.ts';
import { networkInvariants } from './network.invariants.ts';
import { mapSheet } from './network.map.ts';
import { networkPolicy } from './network.policy.ts';
import { listNetworkMembers, listNetworkSites, ownNetwork } from './network.queries.ts';
import { searchNetwork } from './network.search.ts';
import { networkSentences, networkText } from './network.text.ts';
import { mapPage } from './pages/map.tsx';
import { sharingPage } from './pages/sharing.tsx';
import { statusPage } from './pages/status.tsx';
import { treePage } from './pages/tree.tsx';
import { participationPage, participationSheet } from './participation/pages/participation.tsx';
import { nameParticipant, removeParticipant } from './participation/participation.commands.ts';
import { participationPolicy } from './participation/participation.policy.ts';
import { participationSentences, participationText } from './participation/participation.text.ts';
import { closePlanFromNetwork, openPlan } from './plan/opened.commands.ts';
import { openedSentences } from './plan/opened.text.ts';
import { centrePlanPage } from './plan/pages/centre-plan.tsx';
import { sheetDownload, sheetPage } from './plan/pages/sheet.tsx';
import { acknowledgePlan, publishPlan } from './plan/publication.commands.ts';
import { planDuties } from './plan/publication.look.ts';
import { publicationPolicy } from './plan/publication.policy.ts';
import { publicationSentences, publicationText } from './plan/publication.text.ts';
import { projectionDaily, projectionSubscribers } from './projection.ts';
import { closeFromMembers, openToMembers, showFigures } from './sharing.commands.ts';

async function duties(ctx: ReadCtx): Promise<Duty[]> {
  const own = await ownNetwork(ctx);
  if (!own) return [];
  return [...(await planDuties(ctx, own.network)), ...(await assignmentDuties(ctx, own.network))];
}

export const networkModule: Module = {
  name: 'network',
  ru: networkText.title,
  lifecycles: [assignmentLifecycle, answerLifecycle, adviceLifecycle],
  policies: [networkPolicy, publicationPolicy, assignmentPolicy, governancePolicy, participationPolicy],
  commands: [
    openToMembers,
    closeFromMembers,
    showFigures,
    publishPlan,
    acknowledgePlan,
    ...assignmentCommands,
    ...[giveAdvice, answerAdvice, nameParticipant, removeParticipant, openPlan, closePlanFromNetwork],
  ],
  queries: [listNetworkMembers, listNetworkSites],
  pages: [
    ...[treePage, mapPage, sharingPage, statusPage, centrePlanPage, sheetPage],
    ...[boardPage, assignmentNewPage, assignmentPage, governancePage, participationPage],
  ],
  downloads: [mapSheet, sheetDownload, boardSheet, evidenceFile, participationSheet],
  jobs: [lookJob],
  daily: [projectionDaily, lookDaily],
  duties,
  subscribers: projectionSubscribers,
  search: searchNetwork,
  menu: async (ctx) =>
    (await ownNetwork(ctx))
      ? [{ label: networkText.title, path: '/network', icon: 'map-pin', order: 35 }]
      : [],
  sentences: {
    ...networkSentences,
    ...publicationSentences,
    ...assignmentSentences,
    ...governanceSentences,
    ...participationSentences,
    ...openedSentences,
  },
  constraints: {
    status_of_the_network_is_open: () =>
      refuse('serves-the-network', networkText.servesNetwork, { norm: 'network-membership' }),
    opened_or_closed_with_a_reason: () =>
      refuse('no-reason', networkText.whyShort, { norm: 'network-membership' }),
    edition_is_published_once: () =>
      refuse('published-twice', publicationText.refusals.twice, { norm: 'plan-to-members' }),
    plan_is_acknowledged_once: () =>
      refuse('acknowledged-already', publicationText.refusals.already, { norm: 'plan-to-members' }),
    assignment_is_taken_once: () =>
      refuse('taken-already', assignmentText.refusals.taken, { norm: 'network-assignments' }),
    participant_is_named_once: () =>
      refuse('named-twice', participationText.refusals.twice, {
        kind: 'invalid',
        fields: { personId: participationText.refusals.twice },
      }),
    late_answer_says_why: () =>
      refuse('no-late-reason', assignmentText.faults.late, {
        kind: 'invalid',
        fields: { lateReason: assignmentText.faults.late },
      }),
  },
  invariants: networkInvariants,
};
