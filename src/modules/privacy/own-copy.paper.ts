// The own copy as a paper one reads: every kept record by its section, in words instead of the names of fields.
import { addDays } from '../../kernel/clock.ts';
import type { ReadCtx } from '../../kernel/ctx.ts';
import { formatDate, formatMoment } from '../../platform/language/index.ts';
import { type Block, PAPER_MODEL_VERSION, type Paper } from '../../platform/papers/index.ts';
import { institutionNames } from '../institutions/index.ts';
import { fieldWords, roomWords, ownCopyText as text, valueWords } from './own-copy.text.ts';
import type { KeptRows } from './privacy.queries.ts';
import { privacyText } from './privacy.text.ts';

/** A section longer than this is read in the table; the paper says how much is left. */
const shownRows = 100;

export async function ownCopyPaper(ctx: ReadCtx, name: string, kept: readonly KeptRows[]): Promise<Paper> {
  const ids = kept.flatMap(({ rows }) => rows.flatMap(({ institution_id }) => institution_id ?? []));
  const institutions = await institutionNames(ctx, [...new Set(ids.map(String))]);
  const wordsOf = (value: unknown): string | null => {
    if (typeof value === 'number') return String(value).replace('.', ',');
    if (typeof value !== 'string' || value === '') return null;
    if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return formatDate(value);
    if (/^\d{4}-\d{2}-\d{2}T/.test(value)) return formatMoment(new Date(value), ctx.territory.zone);
    const institution = institutions.get(value)?.short;
    if (institution) return institution;
    // A code without a word here is a mark of the system, and so is an id.
    return valueWords[value] ?? (/^[a-z][a-z0-9._:-]*$|^[0-9a-f]{8}-[0-9a-f]{4}-/.test(value) ? null : value);
  };
  const factsOf = (row: Readonly<Record<string, unknown>>) =>
    Object.entries(fieldWords).flatMap(([field, label]) => {
      const given = row[field];
      const value = wordsOf(field === 'ends_on' && given ? addDays(String(given), -1) : given);
      return value === null ? [] : [{ name: label, value }];
    });
  const byTitle = Map.groupBy(kept, ({ table }) => titleOf(table));
  const sections = [...byTitle].flatMap(([title, parts]): Block[] => {
    const rows = parts.flatMap((part) => part.rows);
    const told = rows.map(factsOf).filter((facts) => facts.length > 0);
    return [
      { kind: 'heading', text: title },
      ...told.slice(0, shownRows).map((facts): Block => ({ kind: 'facts', rows: facts })),
      ...(told.length === 0 ? [paragraph(text.onlyMarks(rows.length))] : []),
      ...(told.length > shownRows ? [paragraph(text.more(told.length - shownRows))] : []),
    ];
  });
  return {
    model: PAPER_MODEL_VERSION,
    template: { name: 'own-copy', version: 1 },
    title: `${text.title}: ${name}`,
    language: 'ru',
    page: { orientation: 'portrait', binding: 'normal' },
    draft: false,
    blocks: [
      { kind: 'document-kind', text: text.title.toUpperCase(), subtitle: name },
      paragraph(text.lead(name, formatDate(ctx.today))),
      ...sections,
      { kind: 'note', text: text.marks },
    ],
  };
}

const paragraph = (words: string): Block => ({ kind: 'paragraph', text: words });

/** «Должности», else the room that keeps the record. */
function titleOf(table: string): string {
  const [room = ''] = table.split('.');
  return privacyText.tables[table] ?? text.room(roomWords[room] ?? room);
}
