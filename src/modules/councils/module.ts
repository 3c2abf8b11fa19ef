// The manifest of councils: bodies, composition, sessions, votes, minutes.
import { sql } from 'kysely';
import type { ReadCtx } from '../../kernel/ctx.ts';
import type { Module } from '../../kernel/module.ts';
import { addItem, orderItems, scheduleItems, unscheduleItem, withdrawItem } from './agenda.commands.ts';
import { takeOffer } from './agenda.offers.ts';
import { councilQueries } from './api.queries.ts';
import { arrive, leave, markAttendance } from './attendance.commands.ts';
import { chooseBallot, openBox, recordBallots } from './ballot.commands.ts';
import { bodySheet } from './body/body.sheet.ts';
import { setOutsideMember } from './body/outside.commands.ts';
import { reportCommands } from './body/report.commands.ts';
import { bodyReportLifecycle } from './body/report.lifecycle.ts';
import { endBody, extendTerm, handOverProduct } from './body/term.commands.ts';
import { bodyDaily } from './body/term.daily.ts';
import { createBody, endMembership, setMembership, updateBody } from './body.commands.ts';
import { bodyPolicy, coordinatorKind, readableBodies } from './body.policy.ts';
import { draftCompositionOrder, proposeComposition } from './composition/composition.commands.ts';
import { makeComposition } from './composition/composition.effect.ts';
import { undoComposition } from './composition/composition.undo.ts';
import { addTask, dropTask, extendTask, reassignTask, withdrawTask } from './control/steering.commands.ts';
import { confirmTask, proveTask, reportTask, returnTask } from './control/task.commands.ts';
import { watchTasks } from './control/task.daily.ts';
import { taskDuties } from './control/task.duties.ts';
import { taskLifecycle } from './control/task.lifecycle.ts';
import { taskPolicy } from './control/task.policy.ts';
import { taskSheet } from './control/task.sheet.ts';
import { taskSentences } from './control/task.text.ts';
import { constraintRefusals } from './councils.text.ts';
import { decide, postpone } from './decision.commands.ts';
import { councilDownloads } from './downloads.ts';
import { councilDuties } from './duties.ts';
import { councilInvariants } from './invariants.ts';
import { attachMaterial, detachMaterial, markRead } from './material.commands.ts';
import { answerRemark, circulate, makeRemark, rewordDecision } from './minutes.commands.ts';
import { councilNorms } from './norms.ts';
import { councilPages } from './pages/index.ts';
import { addNominee, removeNominee } from './proposal/nominee.commands.ts';
import { proposalSheet } from './proposal/pages/proposals.tsx';
import {
  answerByDecision,
  answerProposal,
  prepareProposal,
  proposalPolicy,
  sendProposal,
} from './proposal/proposal.commands.ts';
import { proposalDuties } from './proposal/proposal.duties.ts';
import { proposalLifecycle } from './proposal/proposal.lifecycle.ts';
import { proposalSentences } from './proposal/proposal.text.ts';
import { handOutBallots, sendBallot } from './remote/remote.commands.ts';
import { countBallots } from './remote/remote.daily.ts';
import { setCorrespondence } from './remote/remote.rules.ts';
import { reopenItem } from './reopen.commands.ts';
import { searchCouncils } from './search.ts';
import { councilSentences } from './sentences.ts';
import { cancelSession, closeSession, openSession, planSession, summon } from './session.commands.ts';
import { failSession } from './session.failing.ts';
import { itemLifecycle, sessionLifecycle } from './session.lifecycle.ts';
import { publishMinutes, signMinutes } from './signing.commands.ts';
import { decideUnanimously } from './unanimous.commands.ts';
import { castVote, declareRecusal, recordVotes, withdrawRecusal } from './vote.commands.ts';
import { editPart } from './wording.commands.ts';

export const councilsModule: Module = {
  name: 'councils',
  ru: 'Советы',
  norms: councilNorms,
  lifecycles: [sessionLifecycle, itemLifecycle, taskLifecycle, proposalLifecycle, bodyReportLifecycle],
  policies: [bodyPolicy, taskPolicy, proposalPolicy],
  commands: [
    createBody,
    updateBody,
    setMembership,
    endMembership,
    setOutsideMember,
    handOverProduct,
    extendTerm,
    endBody,
    ...reportCommands,
    draftCompositionOrder,
    proposeComposition,
    planSession,
    summon,
    openSession,
    closeSession,
    cancelSession,
    failSession,
    addItem,
    takeOffer,
    ...[setCorrespondence, handOutBallots, sendBallot],
    scheduleItems,
    orderItems,
    unscheduleItem,
    withdrawItem,
    markAttendance,
    arrive,
    leave,
    declareRecusal,
    withdrawRecusal,
    recordVotes,
    castVote,
    decide,
    decideUnanimously,
    postpone,
    reopenItem,
    editPart,
    rewordDecision,
    circulate,
    makeRemark,
    answerRemark,
    signMinutes,
    publishMinutes,
    ...[addTask, withdrawTask, reportTask, proveTask, confirmTask, returnTask],
    ...[reassignTask, extendTask, dropTask],
    ...[chooseBallot, openBox, recordBallots, attachMaterial, detachMaterial, markRead],
    ...[prepareProposal, addNominee, removeNominee, sendProposal, answerProposal],
  ],
  queries: councilQueries,
  pages: councilPages,
  downloads: [...councilDownloads, bodySheet, taskSheet, proposalSheet],
  roles: {
    select: ({ territoryId, personId, on }) => sql`
      select m.role as kind, 'body' as scope_kind, m.body_id as scope_id from councils.memberships m
       where m.territory_id = ${territoryId} and m.person_id = ${personId}
         and m.starts_on <= ${on} and (m.ends_on is null or m.ends_on > ${on})
      union all
      select ${coordinatorKind}, 'territory', null::uuid where exists (
        select from councils.memberships m join councils.bodies b on b.territory_id = m.territory_id and b.id = m.body_id
         where m.territory_id = ${territoryId} and m.person_id = ${personId}
           and b.kind = 'methodical-council' and b.institution_id is null
           and m.starts_on <= ${on} and (m.ends_on is null or m.ends_on > ${on}))`,
  },
  menu: (ctx: ReadCtx) => {
    const { all, bodyIds, institutionIds } = readableBodies(ctx);
    return all || bodyIds.length > 0 || institutionIds.length > 0
      ? [{ label: 'Советы и объединения', path: '/councils', icon: 'users', order: 40 }]
      : [];
  },
  duties: async (ctx) => [
    ...(await councilDuties(ctx)),
    ...(await taskDuties(ctx)),
    ...(await proposalDuties(ctx)),
  ],
  daily: [watchTasks, countBallots, ...bodyDaily],
  search: searchCouncils,
  sentences: { ...councilSentences, ...taskSentences, ...proposalSentences },
  subscribers: {
    'council.item-decided': answerByDecision,
    'document.registered': makeComposition,
    'document.cancelled': undoComposition,
  },
  constraints: constraintRefusals,
  invariants: councilInvariants,
};
