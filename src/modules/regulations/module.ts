// Manifest of the regulations: registers, versions, clauses and the norms the software keeps.
import type { Module } from '../../kernel/module.ts';
import { attachActFile, detachActFile } from './commands/act-file.ts';
import { addAct, fillAct, removeAct, supersedeAct } from './commands/acts.ts';
import { pasteClauses, removeClause, writeClause } from './commands/clauses.ts';
import { discardVersion, draftVersion, publishVersion } from './commands/publish.ts';
import {
  approveStructure,
  describeRegulation,
  draftRegulation,
  repealRegulation,
  writeApproval,
} from './commands/regulations.ts';
import { settingsCommands, writeTerm } from './commands/settings.ts';
import { ownNorms } from './norms/index.ts';
import { actPage, actsPage, addActPage } from './pages/acts.tsx';
import { cardPage } from './pages/card.tsx';
import { clausePage } from './pages/clause.tsx';
import { comparePage } from './pages/compare.tsx';
import { draftPage } from './pages/draft.tsx';
import { approvalPage, clauseFormPage, pastePage } from './pages/edit.tsx';
import { newRegulationPage, registerPage } from './pages/register.tsx';
import { settingPage, settingsPage } from './pages/settings.tsx';
import { termPage, termsPage } from './pages/terms.tsx';
import {
  compareRegulation,
  listActs,
  listRegulations,
  pickAct,
  pickRegulation,
  readClauses,
} from './queries/api.ts';
import { regulationLifecycle, versionLifecycle } from './regulation.lifecycle.ts';
import { regulationPolicy, regulationRights } from './regulation.policy.ts';
import {
  actEnteredAlready,
  actInUse,
  blankRequisites,
  noOrderForStructure,
  regulationText,
  slugTaken,
  versionIsPublished,
  versionMeanwhile,
} from './regulation.text.ts';
import { searchRegulations } from './search.ts';
import { regulationSentences } from './sentences.text.ts';

export const regulationsModule: Module = {
  name: 'regulations',
  ru: regulationText.title,
  norms: ownNorms,
  lifecycles: [regulationLifecycle, versionLifecycle],
  policies: [regulationPolicy, regulationRights],
  commands: [
    draftRegulation,
    describeRegulation,
    repealRegulation,
    writeApproval,
    approveStructure,
    addAct,
    removeAct,
    fillAct,
    supersedeAct,
    attachActFile,
    detachActFile,
    draftVersion,
    discardVersion,
    publishVersion,
    writeClause,
    removeClause,
    pasteClauses,
    writeTerm,
    ...settingsCommands,
  ],
  queries: [listRegulations, readClauses, compareRegulation, listActs, pickRegulation, pickAct],
  pages: [
    registerPage,
    newRegulationPage,
    cardPage,
    actsPage,
    actPage,
    addActPage,
    settingsPage,
    settingPage,
    termsPage,
    termPage,
    draftPage,
    clauseFormPage,
    pastePage,
    approvalPage,
    comparePage,
  ],
  menu: (ctx) =>
    ctx.actor.kind === 'person'
      ? [{ label: regulationText.title, path: '/regulations', icon: 'book', order: 800 }]
      : [],
  search: searchRegulations,
  sentences: regulationSentences,
  constraints: {
    published_version_stays_as_it_is: versionIsPublished,
    in_force_rests_on_an_act_with_number_and_date: blankRequisites,
    structure_is_approved_by_an_order: noOrderForStructure,
    approving_act_exists: actInUse,
    act_is_entered_once: actEnteredAlready,
    regulation_slug_is_taken_once: slugTaken,
    one_draft_version_at_a_time: versionMeanwhile,
    version_number_is_given_once: versionMeanwhile,
    only_one_version_in_force: versionMeanwhile,
  },
  invariants: [
    {
      name: 'a regulation in force has a published version with clauses',
      sql: `select r.slug from regulations.regulations r where r.state = 'in-force' and not exists (
        select from regulations.versions v join regulations.clauses c
          on c.territory_id = v.territory_id and c.version_id = v.id
        where v.territory_id = r.territory_id and v.regulation_id = r.id and v.state = 'published')`,
    },
    {
      name: 'a date of the calendar that names a clause names one of its own version',
      sql: `select v.id, e.key from regulations.versions v, jsonb_each(v.calendar) e
        where e.value ->> 'clause' is not null and not exists (
          select from regulations.clauses c where c.territory_id = v.territory_id
            and c.version_id = v.id and c.key = e.value ->> 'clause')`,
    },
  ],
};

/** The page of a clause tells who used it in the sentences of all rooms, so the composition root makes it. */
export const clauseModule = (rooms: readonly Module[]): Module => ({
  name: 'clauses',
  ru: 'Пункты документов',
  pages: [clausePage(Object.assign({}, ...rooms.map((room) => room.sentences ?? {})))],
});
