// Papers of a collection: the analytical note with its tables, the information letter to institutions.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { download } from '../../../kernel/page.ts';
import { countOf, formatDate, formatNumber, formatPercent } from '../../../platform/language/index.ts';
import type { Block, Paper } from '../../../platform/papers/index.ts';
import { type PaperKind, paperFile } from '../../../platform/papers/index.ts';
import { type EditableText, headSigner, type SignerSnapshot } from '../../documents/index.ts';
import { answersOf, type CollectedAnswer, isSilent } from '../answer/answer.queries.ts';
import { type Collection, oneCollection } from '../collection/collection.queries.ts';
import { collectionText as text } from '../collection/collection.text.ts';
import { isNumeric, numberOf, type TableForm } from '../collection/form.ts';
import { givesWork } from '../collections.policy.ts';
import { dayIn, untilWords } from '../moment.ts';
import { paperOf } from '../papers.ts';
import { type Totals, totalsOf } from './summary.queries.ts';

const paragraphs = (words: string): Block[] =>
  words
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => ({ kind: 'paragraph', text: line.trim(), align: 'justify', indent: true }));

/** How full the collection is, in one paragraph with its shares. */
function completeness(answers: readonly CollectedAnswer[]): string {
  const answered = answers.filter((answer) => !isSilent(answer));
  const nothing = answered.filter((answer) => answer.hasNothing).length;
  const late = answered.filter((answer) => answer.late).length;
  return [
    `Сведения запрошены у ${countOf(answers.length, 'организации', 'организаций', 'организаций')}, ответили ${answered.length}`,
    answers.length > 0 ? ` (${formatPercent((answered.length * 100) / answers.length)})` : '',
    late > 0 ? `, из них с опозданием ${late}` : '',
    nothing > 0 ? `; «у нас нет» сообщили ${nothing}` : '',
    '.',
  ].join('');
}

function totalsTable(form: TableForm, totals: Totals): Block[] {
  const columns = form.columns.filter((column) => isNumeric(column) && totals.sums[column.key] !== undefined);
  if (columns.length === 0) return [];
  return [
    { kind: 'heading', text: text.totals, level: 2 },
    {
      kind: 'table',
      columns: [
        { title: 'Показатель', width: 4 },
        { title: 'Всего', width: 1, align: 'right' },
        { title: 'Ответов с числом', width: 1, align: 'right' },
      ],
      rows: columns.map((column) => [
        column.title,
        formatNumber(totals.sums[column.key] ?? 0),
        formatNumber(totals.filled[column.key] ?? 0),
      ]),
    },
  ];
}

function institutionsTable(form: TableForm, answers: readonly CollectedAnswer[], totals: Totals): Block[] {
  const columns = form.columns
    .filter((column) => isNumeric(column) && totals.sums[column.key] !== undefined)
    .slice(0, 6);
  const answered = answers.filter((answer) => !isSilent(answer));
  if (columns.length === 0 || answered.length === 0) return [];
  return [
    { kind: 'heading', text: text.byInstitution, level: 2 },
    {
      kind: 'table',
      columns: [
        { title: text.fields.institution, width: 3 },
        ...columns.map((column) => ({ title: column.title, width: 1, align: 'right' as const })),
      ],
      rows: answered.map((answer) => [
        answer.institution,
        ...columns.map((column) => {
          const sum = totals.byAnswer.get(answer.id)?.[column.key];
          return sum === undefined ? '—' : formatNumber(sum);
        }),
      ]),
      total: ['Итого', ...columns.map((column) => formatNumber(totals.sums[column.key] ?? 0))],
    },
  ];
}

export async function notePaper(
  ctx: ReadCtx,
  collection: Collection,
  answers: readonly CollectedAnswer[],
  totals: Totals,
): Promise<Paper> {
  const silent = answers.filter(isSilent);
  return paperOf('note', `Аналитическая справка. ${collection.title}`, [
    { kind: 'document-kind', text: 'АНАЛИТИЧЕСКАЯ СПРАВКА', subtitle: collection.title },
    { kind: 'requisites', date: null, number: null },
    {
      kind: 'facts',
      rows: [
        ...(collection.basis ? [{ name: text.fields.basis, value: collection.basis }] : []),
        ...(collection.dueAt
          ? [{ name: 'Срок ответа', value: formatDate(dayIn(ctx, collection.dueAt)) }]
          : []),
        { name: 'Составлена', value: formatDate(ctx.today) },
      ],
    },
    ...paragraphs(collection.purpose),
    { kind: 'paragraph', text: completeness(answers), align: 'justify', indent: true },
    ...(silent.length > 0
      ? [
          {
            kind: 'paragraph' as const,
            text: `Не ответили: ${silent.map((answer) => answer.institution).join('; ')}.`,
            indent: true,
          },
        ]
      : []),
    ...totalsTable(collection.form, totals),
    ...institutionsTable(collection.form, answers, totals),
    { kind: 'heading', text: text.fields.findings, level: 2 },
    ...paragraphs(collection.findings || 'Выводы не сформулированы.'),
    { kind: 'heading', text: text.fields.recommendations, level: 2 },
    {
      kind: 'list',
      style: 'numbered',
      items: collection.recommendations
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => ({ text: line.replace(/^\s*(\d+[.)]|[-–—•])\s*/, '').trim() })),
    },
    { kind: 'signatures', signers: [{ post: 'Составитель', name: collection.author || null }] },
  ]);
}

/** What is asked and by when; the words may be changed before the letter is registered. */
export async function letterPaper(
  ctx: ReadCtx,
  collection: Collection,
): Promise<{ paper: Paper; signer: SignerSnapshot; editable: EditableText[] }> {
  const signer = await headSigner(ctx);
  const asked = `Просим ${collection.dueAt ? untilWords(ctx, collection.dueAt) : 'в срок'} заполнить в системе «Опора» таблицу «${collection.title}».`;
  const blocks: Block[] = [
    { kind: 'addressee', lines: ['Руководителям образовательных организаций'] },
    { kind: 'requisites', date: null, number: null },
    { kind: 'subject', text: `О сборе сведений «${collection.title}»` },
    {
      kind: 'paragraph',
      text: [collection.basis ? `Основание: ${collection.basis}.` : '', asked].filter(Boolean).join(' '),
      align: 'justify',
      indent: true,
    },
    {
      kind: 'paragraph',
      text: collection.purpose || 'Сведения нужны для анализа состояния методической работы.',
      align: 'justify',
      indent: true,
    },
    {
      kind: 'list',
      style: 'bulleted',
      items: collection.form.columns.map((column) => ({
        text: `гр. ${numberOf(column.key)} — ${column.title}`,
      })),
    },
    {
      kind: 'paragraph',
      text: `Если сведений нет, ответьте одним нажатием «У нас нет». Исполнитель: ${collection.author}.`,
      align: 'justify',
      indent: true,
    },
    { kind: 'signatures', signers: [{ post: signer.post, name: signer.name || null }] },
  ];
  return {
    paper: paperOf('letter', `О сборе сведений «${collection.title}»`, blocks),
    signer,
    editable: [
      { key: 'request', label: 'Просьба', block: 3 },
      { key: 'purpose', label: 'Пояснение', block: 4 },
    ],
  };
}

export const noteDownloads = (['docx', 'pdf'] as readonly PaperKind[]).map((kind) =>
  download({
    path: `/collections/tables/:id/note.${kind}`,
    ru: `Аналитическая справка: ${kind.toUpperCase()}`,
    ability: givesWork,
    load: async (ctx, { id = '' }) => {
      const collection = await oneCollection(ctx, id);
      if (!collection || collection.state === 'draft') return null;
      const answers = await answersOf(ctx, id);
      return paperFile(await notePaper(ctx, collection, answers, await totalsOf(ctx, collection)), kind);
    },
  }),
);
