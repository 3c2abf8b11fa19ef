// Manifest of the service's structure: versions and seats, requirements and appointments, directions, job descriptions.
import type { Module } from '../../kernel/module.ts';
import { refuse } from '../../kernel/refusal.ts';
import {
  appointToSeat,
  followTerms,
  placeOnSeat,
  seatSentences,
  vacateSeat,
} from './appointment/appointment.commands.ts';
import { appointPage } from './appointment/pages/appoint.tsx';
import { newRequirementsPage, requirementsPage } from './appointment/pages/requirements.tsx';
import { seatPage } from './appointment/pages/seat.tsx';
import { setOverlaps, setRequirements } from './appointment/requirement.commands.ts';
import { centreQueries } from './centre.api.ts';
import { centreDuties } from './centre.duties.ts';
import { centreInvariants } from './centre.invariants.ts';
import { centrePolicy, contactsPolicy, seatPolicy, seesStructure } from './centre.policy.ts';
import { centreText } from './centre.text.ts';
import { responsibilitySheet } from './control/control.sheet.ts';
import { chargePolicy, explainCharge } from './control/explain.commands.ts';
import { headOfCentrePage } from './control/pages/head.tsx';
import { myTermsPage, responsibilityPage } from './control/pages/responsibility.tsx';
import { acknowledgeDescription, issueDescription, jobPolicy, jobSentences } from './job/job.commands.ts';
import { jobRefusals } from './job/job.text.ts';
import { descriptionPage, issuePage, sheetDownload } from './job/pages/description.tsx';
import { portfolioPage } from './portfolio/pages/portfolio.tsx';
import { whoPage } from './portfolio/pages/who.tsx';
import { portfolioCommands, portfolioSentences } from './portfolio/portfolio.commands.ts';
import { portfolioSubscribers } from './portfolio/portfolio.routing.ts';
import { whoSheet } from './portfolio/portfolio.sheet.ts';
import { heldTwice, keyTaken, portfolioText } from './portfolio/portfolio.text.ts';
import { comparePage } from './structure/pages/compare.tsx';
import { structurePage } from './structure/pages/today.tsx';
import { versionPage } from './structure/pages/version.tsx';
import { versionsPage } from './structure/pages/versions.tsx';
import { seatCommands } from './structure/seat.commands.ts';
import { approvalCommands } from './structure/structure.approval.ts';
import { structureCommands } from './structure/structure.commands.ts';
import { structureDownloads } from './structure/structure.downloads.ts';
import { structureLifecycle } from './structure/structure.lifecycle.ts';
import { structureSentences } from './structure/structure.sentences.ts';
import { structureRefusals } from './structure/structure.text.ts';

const menu: Module['menu'] = (ctx) => {
  if (ctx.actor.kind !== 'person') return [];
  const inside = !seesStructure.check(ctx, undefined);
  const [label, path] = inside ? [centreText.title, '/centre'] : [portfolioText.title, '/centre/who'];
  return [{ label, path, icon: 'building-community', order: 710 }];
};

export const centreModule: Module = {
  name: 'centre',
  ru: centreText.title,
  lifecycles: [structureLifecycle],
  policies: [centrePolicy, seatPolicy, contactsPolicy, jobPolicy, chargePolicy],
  commands: [
    ...[
      ...structureCommands,
      ...approvalCommands,
      ...seatCommands,
      setRequirements,
      appointToSeat,
      placeOnSeat,
      vacateSeat,
    ],
    ...[...portfolioCommands, issueDescription, acknowledgeDescription, explainCharge],
  ],
  queries: centreQueries,
  pages: [
    ...[structurePage, whoPage, versionsPage, comparePage, requirementsPage, newRequirementsPage],
    ...[versionPage, seatPage, appointPage, issuePage, portfolioPage, descriptionPage],
    ...[headOfCentrePage, responsibilityPage, myTermsPage],
  ],
  downloads: [...structureDownloads, whoSheet, sheetDownload, responsibilitySheet],
  menu,
  duties: centreDuties,
  subscribers: { ...portfolioSubscribers, 'post.terms-changed': followTerms },
  sentences: {
    ...structureSentences,
    ...seatSentences,
    ...portfolioSentences,
    ...jobSentences,
    'charge.explained': () => 'указана причина нарушенного срока',
  },
  constraints: {
    structure_number_is_given_once: structureRefusals.numberTaken,
    one_structure_in_work: structureRefusals.inWork,
    one_structure_at_a_time: structureRefusals.overlap,
    structure_in_force_rests_on_an_act: structureRefusals.act,
    agreement_names_its_paper: structureRefusals.notAgreed,
    structure_changes_while_it_is_edited: structureRefusals.notEditing,
    unit_is_named_once: structureRefusals.unitTwice,
    one_requirement_set_of_a_key_at_a_time: setOverlaps,
    post_takes_one_seat_at_a_time: () =>
      refuse('post-on-two-seats', 'В эти дни этот работник уже отмечен на другой должности.', {
        norm: 'staff-requirements',
      }),
    portfolio_is_not_held_twice_at_once: heldTwice,
    portfolio_key_is_given_once: keyTaken,
    edition_is_numbered_once: jobRefusals.editionTaken,
  },
  invariants: centreInvariants,
};
