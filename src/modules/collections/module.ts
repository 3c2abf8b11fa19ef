// Manifest of collections: assignments with a term of hours, and tables of data collected from institutions.
import { type DailyJob, dailyJob } from '../../kernel/jobs.ts';
import type { Module } from '../../kernel/module.ts';
import { refuse } from '../../kernel/refusal.ts';
import { addresseeText } from './addressee/addressee.text.ts';
import { changeGroup, groupPolicy, makeGroup, removeGroup } from './addressee/group.commands.ts';
import { groupNewPage, groupPage, groupsPage } from './addressee/pages.tsx';
import {
  acceptAnswer,
  answerNothing,
  confirmAnswer,
  dropForm,
  reopenAnswer,
  returnAnswer,
} from './answer/answer.commands.ts';
import { answerLifecycle } from './answer/answer.lifecycle.ts';
import { answerPolicy } from './answer/answer.policy.ts';
import { answerText } from './answer/answer.text.ts';
import { attachFile, pasteRows, removeRows, saveCells } from './answer/fill.commands.ts';
import { formDownload } from './answer/form.downloads.ts';
import { answerHistoryPage } from './answer/pages/history.tsx';
import { answerPage } from './answer/pages/show.tsx';
import { assignmentCommands } from './assignment/assignment.commands.ts';
import { assignmentDuties } from './assignment/assignment.duties.ts';
import { taskLifecycle } from './assignment/assignment.lifecycle.ts';
import { acquaintanceDownloads } from './assignment/assignment.papers.ts';
import { taskPolicy } from './assignment/assignment.policy.ts';
import { assignmentRound } from './assignment/assignment.rounds.ts';
import { assignmentSentences } from './assignment/assignment.sentences.ts';
import { assignmentText } from './assignment/assignment.text.ts';
import { assignmentsPage } from './assignment/pages/list.tsx';
import { assignmentNewPage } from './assignment/pages/new.tsx';
import { assignmentPage } from './assignment/pages/show.tsx';
import { taskPage } from './assignment/pages/task.tsx';
import {
  closeCollection,
  remindCollection,
  saveForm,
  sendCollection,
  startCollection,
} from './collection/collection.commands.ts';
import { collectionDuties } from './collection/collection.duties.ts';
import { collectionLifecycle } from './collection/collection.lifecycle.ts';
import { collectionPolicy } from './collection/collection.policy.ts';
import { collectionRound } from './collection/collection.rounds.ts';
import { collectionSentences } from './collection/collection.sentences.ts';
import { collectionText } from './collection/collection.text.ts';
import { collectionFormPage } from './collection/pages/form.tsx';
import { collectionNewPage, collectionsPage } from './collection/pages/list.tsx';
import { collectionPage } from './collection/pages/show.tsx';
import { searchCollections } from './search.ts';
import { draftLetter, issueNote, saveNote } from './summary/note.commands.ts';
import { noteDownloads } from './summary/note.papers.ts';
import { notePage } from './summary/pages/note.tsx';
import { summaryPage } from './summary/pages/summary.tsx';
import { summaryDownloads } from './summary/summary.sheets.ts';

/** A term has an hour: the round goes every hour of the day, not once. */
const rounds: readonly DailyJob[] = Array.from({ length: 17 }, (_, index) => index + 7).map((hour) =>
  dailyJob({
    name: `collections.round.${hour}`,
    hour,
    run: async (ctx) => {
      await assignmentRound(ctx);
      await collectionRound(ctx);
    },
  }),
);

export const collectionsModule: Module = {
  name: 'collections',
  ru: 'Сборы и поручения',
  lifecycles: [taskLifecycle, collectionLifecycle, answerLifecycle],
  policies: [taskPolicy, groupPolicy, collectionPolicy, answerPolicy],
  commands: [
    ...[...assignmentCommands, makeGroup, changeGroup, removeGroup],
    ...[startCollection, saveForm, sendCollection, remindCollection, closeCollection],
    ...[saveCells, pasteRows, removeRows, attachFile, dropForm, confirmAnswer, answerNothing],
    ...[returnAnswer, acceptAnswer, reopenAnswer, saveNote, issueNote, draftLetter],
  ],
  pages: [
    ...[assignmentsPage, assignmentNewPage, assignmentPage, taskPage],
    ...[groupsPage, groupNewPage, groupPage],
    ...[collectionsPage, collectionNewPage, collectionPage, collectionFormPage, summaryPage, notePage],
    ...[answerPage, answerHistoryPage],
  ],
  downloads: [...acquaintanceDownloads, ...summaryDownloads, ...noteDownloads, formDownload],
  daily: rounds,
  duties: async (ctx) => [...(await assignmentDuties(ctx)), ...(await collectionDuties(ctx))],
  search: searchCollections,
  menu: (ctx) =>
    ctx.actor.kind === 'person'
      ? [{ label: 'Сборы и поручения', path: '/collections', icon: 'table', order: 20 }]
      : [],
  sentences: { ...assignmentSentences, ...collectionSentences },
  constraints: {
    group_is_named_once: () =>
      refuse('group-twice', addresseeText.refusals.groupTwice, {
        kind: 'invalid',
        fields: { name: addresseeText.refusals.groupTwice },
      }),
    institution_answers_once: () => refuse('asked-twice', collectionText.refusals.askedTwice),
    sent_form_stays: () => refuse('already-sent', collectionText.refusals.sent, { norm: 'data-collection' }),
    confirmed_rows_stay: () =>
      refuse('answer-locked', answerText.refusals.locked, { norm: 'data-collection' }),
    task_is_given_once: () => refuse('task-twice', assignmentText.refusals.twice),
  },
  invariants: [
    {
      name: 'a confirmed answer is kept as an edition',
      sql: `select a.territory_id, a.id from collections.answers a where a.state in ('answered', 'accepted')
        and not exists (select from collections.answer_editions e where e.territory_id = a.territory_id
          and e.answer_id = a.id and e.number = a.edition and e.kind = 'confirmed')`,
    },
    {
      name: 'a sent collection asks somebody',
      sql: `select c.territory_id, c.id from collections.collections c where c.state <> 'draft' and not exists (
        select from collections.answers a where a.territory_id = c.territory_id and a.collection_id = c.id)`,
    },
    {
      name: 'an assignment is given to somebody',
      sql: `select a.territory_id, a.id from collections.assignments a where not exists (
        select from collections.tasks t where t.territory_id = a.territory_id and t.assignment_id = a.id)`,
    },
  ],
};
