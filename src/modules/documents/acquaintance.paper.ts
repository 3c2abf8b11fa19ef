// The sheet of acquaintance of a document: who was asked, who has read it, when, with what remark.
import { dateIn } from '../../kernel/clock.ts';
import { formatDate } from '../../platform/language/index.ts';
import { PAPER_MODEL_VERSION, type Paper } from '../../platform/papers/index.ts';
import type { Acquaintance } from './document.queries.ts';
import type { DocumentRecord } from './document.schema.ts';
import { callDocument, documentText as words } from './document.text.ts';
import { withFile } from './requisites.ts';

export const acquaintanceSheet = (
  document: DocumentRecord,
  acquaintances: readonly Acquaintance[],
  names: ReadonlyMap<string, string>,
  zone: string,
): Paper => {
  const day = (at: Date) => formatDate(dateIn(at, zone));
  const titles = words.acquaintanceFields;
  return {
    model: PAPER_MODEL_VERSION,
    template: { name: 'documents-acquaintance-sheet', version: 1 },
    title: `${words.acquaintances}: ${document.title}`,
    language: 'ru',
    page: { orientation: 'portrait', binding: 'normal' },
    blocks: [
      { kind: 'document-kind', text: words.acquaintances.toUpperCase() },
      { kind: 'facts', rows: [{ name: 'Документ', value: `${callDocument(document)} «${document.title}»` }] },
      {
        kind: 'table',
        columns: [
          { title: '№', width: 0.4, align: 'center' },
          { title: titles.who, width: 2 },
          { title: titles.asked, width: 1 },
          { title: titles.when, width: 1 },
          { title: titles.remark, width: 2 },
        ],
        rows: acquaintances.map((each, index) => [
          index + 1,
          names.get(each.personId) ?? '',
          day(each.askedAt),
          each.acknowledgedAt ? day(each.acknowledgedAt) : words.waits,
          each.remark,
        ]),
        empty: words.acquaintanceEmpty,
      },
    ],
    foot: withFile(undefined, { fileIndex: document.officeIndex, storageTerm: document.storageTerm }),
  };
};
