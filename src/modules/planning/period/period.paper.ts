// The plan of a period as it is signed: the approval block, its lines by days, the corrections it makes and what left the period.
import type { CivilDate } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { formatDateShort } from '../../../platform/language/index.ts';
import { type Block, PAPER_MODEL_VERSION, type Paper, type Row } from '../../../platform/papers/index.ts';
import type { SignerSnapshot } from '../../documents/index.ts';
import { nameIn, person } from '../../people/index.ts';
import { termsOf } from '../../regulations/index.ts';
import { correctionKinds } from '../correction/correction.text.ts';
import { approvalBlock } from '../papers/plan.paper.ts';
import type { PeriodContent, PeriodRow } from './period.content.ts';
import type { PeriodOfPlan } from './period.queries.ts';
import { periodName } from './period.terms.ts';
import { periodText as text } from './period.text.ts';

export interface PeriodPaperParts {
  readonly content: PeriodContent;
  readonly signer: SignerSnapshot;
  /** Null: not issued yet, printed as a draft. */
  readonly issuedOn: CivilDate | null;
}

const titleOf = (row: PeriodRow) =>
  [row.title, row.form ? `Форма: ${row.form}` : '', row.mark ? `(${row.mark})` : '']
    .filter(Boolean)
    .join('\n');

function linesTable({ rows }: PeriodContent): Block {
  const table = (own: readonly PeriodRow[], from: number) =>
    own.map(
      (row, index): Row => [
        ...[from + index + 1, titleOf(row), row.term, row.audience, row.responsible, row.result],
      ],
    );
  const dated = rows.filter((row) => !row.isLong);
  const long = rows.filter((row) => row.isLong);
  return {
    kind: 'table',
    columns: [
      { title: '№ п/п', width: 0.5, align: 'center' },
      { title: 'Мероприятие (содержание)', width: 4 },
      { title: 'Сроки', width: 1.4 },
      { title: 'Участники', width: 1.6 },
      { title: 'Ответственный', width: 1.6 },
      { title: 'Результат', width: 2 },
    ],
    rows: [
      ...table(dated, 0),
      ...(long.length > 0 ? [{ group: text.long }, ...table(long, dated.length)] : []),
    ],
    empty: text.noLines,
  };
}

function changesBlocks({ changes, gone }: PeriodContent, issuedOn: CivilDate | null): Block[] {
  if (changes.length === 0) return [{ kind: 'paragraph', text: text.noChanges, indent: true }];
  const decided = (on: CivilDate | null) => on ?? issuedOn;
  return [
    { kind: 'heading', text: text.changes, level: 2 },
    {
      kind: 'table',
      columns: [
        { title: '№ п/п', width: 0.5, align: 'center' },
        { title: 'Пункт плана', width: 3 },
        { title: 'Изменение', width: 1.4 },
        { title: 'Было', width: 1.4 },
        { title: 'Стало', width: 1.4 },
        { title: 'Причина, основание', width: 2.4 },
        { title: 'Предложил', width: 1.5 },
        { title: text.columns.decided, width: 1.2 },
      ],
      rows: changes.map((row, index): Row => {
        const on = decided(row.decidedOn);
        const ground = [row.reason, row.ground].filter(Boolean).join('; ');
        const author = [row.author, formatDateShort(row.proposedOn)].filter(Boolean).join(', ');
        const what = correctionKinds[row.kind];
        return [index + 1, row.title, what, row.was, row.now, ground, author, on ? formatDateShort(on) : ''];
      }),
    },
    ...(gone.length === 0
      ? []
      : ([
          { kind: 'heading', text: text.gone, level: 2 },
          {
            kind: 'list',
            style: 'bulleted',
            items: gone.map((row) => ({ text: `${row.title}, ${row.term}: ${row.mark}` })),
          },
        ] satisfies Block[])),
  ];
}

export async function periodPaper(
  ctx: ReadCtx,
  period: PeriodOfPlan,
  parts: PeriodPaperParts,
): Promise<Paper> {
  const terms = await termsOf(ctx);
  const name = periodName(period);
  const author = period.begunById ? await person(ctx, period.begunById) : null;
  return {
    ...{ model: PAPER_MODEL_VERSION, template: { name: 'planning-period', version: 1 }, language: 'ru' },
    title: `План работы ${terms.of('centre', 'genitive')} на ${name}`,
    page: { orientation: 'landscape', binding: 'long', fontSize: 12 },
    ...(parts.issuedOn ? {} : { draft: true }),
    blocks: [
      approvalBlock(parts.signer, parts.issuedOn),
      {
        kind: 'document-kind',
        text: 'ПЛАН РАБОТЫ',
        subtitle: `${terms.of('centre', 'genitive')} на ${name}`,
      },
      linesTable(parts.content),
      ...changesBlocks(parts.content, parts.issuedOn),
      {
        kind: 'signatures',
        signers: [
          { post: text.madeBy, name: author ? nameIn(author, 'initials-surname', 'nominative') : null },
        ],
      },
    ],
  };
}
