// What the documents offer to the house.

import { hasRole } from '../../kernel/ctx.ts';
import type { Module } from '../../kernel/module.ts';
import { refuse } from '../../kernel/refusal.ts';
import { cancelCommand, draftCancellingCommand } from './cancel.commands.ts';
import { citeCommand, dropCitationCommand } from './citation.commands.ts';
import { correspondenceText, incomingSentences } from './correspondence/correspondence.text.ts';
import { closeIncoming, registerIncoming } from './correspondence/incoming.commands.ts';
import { incomingPolicy } from './correspondence/incoming.policy.ts';
import { incomingOnMe } from './correspondence/incoming.queries.ts';
import { journalDownloads } from './correspondence/journal.paper.ts';
import { incomingPath } from './correspondence/journal.rows.ts';
import { incomingCardPage, incomingNewPage } from './correspondence/pages/incoming.tsx';
import { incomingPage, outgoingPage } from './correspondence/pages/journals.tsx';
import {
  acknowledgeCommand,
  askAcquaintanceCommand,
  changeSignerCommand,
  changeTextCommand,
  registerCommand,
} from './document.commands.ts';
import {
  docxDownload,
  fileDownload,
  pdfDownload,
  registerDownload,
  sheetDownloads,
} from './document.downloads.ts';
import { documentLifecycle } from './document.lifecycle.ts';
import { documentPolicy } from './document.policy.ts';
import { awaitingMe, documentQuery } from './document.queries.ts';
import { documentPath } from './document.schema.ts';
import { searchDocuments } from './document.search.ts';
import { documentSentences } from './document.sentences.ts';
import { callDocument, documentText } from './document.text.ts';
import { readingPolicy } from './document.view.ts';
import { attachScanCommand, removeScanCommand } from './file.commands.ts';
import { sweepFiles } from './file.jobs.ts';
import { setOfficeFileCommand } from './office.commands.ts';
import { cardPage } from './pages/card.tsx';
import { journalPage } from './pages/journal.tsx';
import { officePage } from './pages/office.tsx';
import { registerPageView } from './pages/register.tsx';
import { registerQuery } from './register.queries.ts';
import { askReviewCommand, giveReviewCommand } from './review.commands.ts';
import { reviewDuties } from './review.queries.ts';
import { remindReviewers } from './review.reminders.ts';
import { reviewSentences, reviewText } from './review.text.ts';

const readers = [
  'territory-admin',
  'centre-head',
  'methodist',
  'authority-head',
  'authority-clerk',
  'observer',
];

export const documentsModule: Module = {
  name: 'documents',
  ru: documentText.menu,
  lifecycles: [documentLifecycle],
  policies: [documentPolicy, readingPolicy, incomingPolicy],
  commands: [
    registerCommand,
    cancelCommand,
    draftCancellingCommand,
    changeTextCommand,
    changeSignerCommand,
    citeCommand,
    dropCitationCommand,
    askReviewCommand,
    giveReviewCommand,
    askAcquaintanceCommand,
    acknowledgeCommand,
    attachScanCommand,
    removeScanCommand,
    setOfficeFileCommand,
    registerIncoming,
    closeIncoming,
  ],
  queries: [documentQuery, registerQuery],
  pages: [
    registerPageView,
    journalPage,
    incomingPage,
    outgoingPage,
    incomingNewPage,
    incomingCardPage,
    officePage,
    cardPage,
  ],
  downloads: [
    pdfDownload,
    docxDownload,
    ...sheetDownloads,
    ...journalDownloads,
    fileDownload,
    registerDownload,
  ],
  daily: [sweepFiles, remindReviewers],
  menu: (ctx) =>
    ctx.actor.kind === 'person' && ctx.actor.roles.length > 0
      ? [
          {
            label: documentText.menu,
            path: '/documents',
            icon: 'file-text',
            order: hasRole(ctx, readers) ? 60 : 65,
          },
        ]
      : [],
  duties: async (ctx) => [
    ...(await reviewDuties(ctx)).map(({ documentId, title, dueOn, side }) => ({
      text: side === 'reviewer' ? reviewText.duty(title) : reviewText.dutyReturned(title),
      path: documentPath(documentId),
      button: documentText.open,
      due: side === 'reviewer' ? dueOn : null,
      norm: 'document-review',
      side: 'mine' as const,
    })),
    ...(await incomingOnMe(ctx)).map((letter) => ({
      text: correspondenceText.duty(letter.number, letter.title),
      path: incomingPath(letter.id),
      button: documentText.open,
      due: letter.dueOn,
      norm: null,
      side: 'mine' as const,
    })),
    ...(await awaitingMe(ctx)).map((document) => ({
      text: documentText.dutyAcquaint(callDocument(document), document.title),
      path: document.path,
      button: documentText.open,
      due: null,
      norm: null,
      side: 'mine' as const,
    })),
  ],
  search: searchDocuments,
  sentences: { ...documentSentences, ...reviewSentences, ...incomingSentences },
  constraints: {
    number_is_used_once_a_year: () => refuse('number-in-use', documentText.numberRace),
    registered_document_is_immutable: () => refuse('document-is-frozen', documentText.immutable),
    one_cancelling_order: () => refuse('cancelling-drafted', documentText.cancellingDrafted),
    document_review_is_asked_once: () =>
      refuse('asked-already', reviewText.refusals.twice, {
        fields: { reviewerId: reviewText.refusals.twice },
      }),
    author_reviews_no_own_document: () => refuse('reviews-own', reviewText.refusals.own),
    incoming_letter_is_registered_once: () => refuse('registered-already', correspondenceText.refusals.race),
    acquaintance_stays: () => refuse('already-acknowledged', documentText.alreadyAcknowledged),
    office_file_index_is_used_once: () => refuse('index-in-use', documentText.indexTaken),
    office_file_of_a_kind_is_one: () => refuse('kind-in-use', documentText.kindTaken),
  },
  invariants: [
    {
      name: 'Каждый зарегистрированный документ имеет сохранённый PDF с тем же хешем',
      sql: `select d.territory_id, d.id from documents.documents d where d.state <> 'draft' and not exists (
        select from documents.files f where f.territory_id = d.territory_id and f.subject_kind = 'documents.document'
          and f.subject_id = d.id and f.purpose = 'issued' and f.sha256 = d.pdf_hash)`,
    },
    {
      name: 'Счётчик номеров не отстаёт от выданных номеров',
      sql: `select d.territory_id, d.id from documents.documents d
        left join documents.counters c on c.territory_id = d.territory_id and c.kind = d.kind
          and c.series = d.series and c.year = d.year
        where d.serial is not null and coalesce(c.last, 0) < d.serial`,
    },
    {
      name: 'Приказ отменён тогда, когда зарегистрирован приказ о его отмене',
      sql: `select d.territory_id, d.id from documents.documents d
        join documents.documents o on o.territory_id = d.territory_id and o.cancels_document_id = d.id
        where o.state <> 'draft' and (d.state <> 'cancelled' or d.cancelled_by_document_id is distinct from o.id)`,
    },
    {
      name: 'Регистрация каждого документа есть в журнале',
      sql: `select d.territory_id, d.id from documents.documents d where d.state <> 'draft' and not exists (
        select from journal.facts f where f.territory_id = d.territory_id and f.subject_kind = 'documents.document'
          and f.subject_id = d.id::text and f.name = 'document.registered')`,
    },
  ],
};
