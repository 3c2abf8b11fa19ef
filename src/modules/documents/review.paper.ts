// The sheet of agreement of a document: author, reviewers, what each said and when.
import { dateIn } from '../../kernel/clock.ts';
import { formatDate } from '../../platform/language/index.ts';
import { PAPER_MODEL_VERSION, type Paper } from '../../platform/papers/index.ts';
import type { DocumentRecord } from './document.schema.ts';
import { callDocument } from './document.text.ts';
import { withFile } from './requisites.ts';
import type { DocumentReview } from './review.queries.ts';
import { reviewText as text, verdictNames } from './review.text.ts';

export const reviewSheet = (
  document: DocumentRecord,
  reviews: readonly DocumentReview[],
  zone: string,
): Paper => ({
  model: PAPER_MODEL_VERSION,
  template: { name: 'documents-review-sheet', version: 1 },
  title: `${text.sheet}: ${document.title}`,
  language: 'ru',
  page: { orientation: 'portrait', binding: 'normal' },
  blocks: [
    { kind: 'document-kind', text: text.sheet.toUpperCase() },
    {
      kind: 'facts',
      rows: [
        { name: 'Документ', value: `${callDocument(document)} «${document.title}»` },
        {
          name: text.fields.author,
          value: [...new Set(reviews.map((each) => each.author))].join(', ') || null,
        },
      ],
    },
    {
      kind: 'table',
      columns: [
        { title: '№', width: 0.4, align: 'center' },
        { title: 'Кто согласует', width: 1.6 },
        { title: text.fields.asked, width: 1 },
        { title: text.fields.verdict, width: 1.6 },
        { title: text.fields.remarks, width: 2.4 },
        { title: 'Дата', width: 1 },
      ],
      rows: reviews.map((each, index) => [
        index + 1,
        each.reviewer,
        formatDate(dateIn(each.askedAt, zone)),
        each.verdict ? verdictNames[each.verdict] : text.waits,
        each.remarks,
        each.givenAt ? formatDate(dateIn(each.givenAt, zone)) : '',
      ]),
      empty: text.empty,
    },
  ],
  foot: withFile(undefined, { fileIndex: document.officeIndex, storageTerm: document.storageTerm }),
});
