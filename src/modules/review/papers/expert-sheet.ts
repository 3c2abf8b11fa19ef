// Экспертный лист: criteria with scores and justification, total, conclusion, the expert's signature (000 §5.5).
import { dateIn } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { formatDate, formatNumber, upperFirst } from '../../../platform/language/index.ts';
import { type Block, PAPER_MODEL_VERSION, type Paper } from '../../../platform/papers/index.ts';
import { body } from '../../councils/index.ts';
import { nameIn, person } from '../../people/index.ts';
import { citeNorm, versionById } from '../../regulations/index.ts';
import { type SheetForm, sheetFormOf } from '../queries/sheets.ts';
import type { Review, Sheet } from '../review.schema.ts';

const TEMPLATE = { name: 'review.expert-sheet', version: 1 };

/** The sheet of one expert as it stands; a blank place for the signature is left to sign by hand. */
export async function expertSheetPaper(ctx: ReadCtx, review: Review, sheet: Sheet): Promise<Paper> {
  const version = await versionById(ctx, review.versionId);
  const form = await sheetFormOf(ctx, review);
  const council = await body(ctx, review.bodyId);
  const expert = await person(ctx, sheet.personId);
  const day = sheet.submittedAt ? formatDate(dateIn(sheet.submittedAt, ctx.territory.zone)) : null;
  const conclusion = form.conclusions.find((each) => each.key === sheet.conclusion)?.text ?? null;
  const blocks: Block[] = [
    { kind: 'letterhead', lines: [upperFirst(council?.name ?? '')] },
    { kind: 'document-kind', text: 'ЭКСПЕРТНЫЙ ЛИСТ', subtitle: 'оценки качества' },
    {
      kind: 'facts',
      rows: [
        { name: 'Предмет экспертизы', value: review.title },
        { name: 'Эксперт', value: expert?.fullName ?? null },
        { name: 'Основание', value: citeNorm(version, 'expert-sheet') },
        ...(sheet.revision > 1 ? [{ name: 'Редакция', value: String(sheet.revision) }] : []),
      ],
    },
    scoresTable(form, sheet),
    ...independentTable(form, sheet),
    { kind: 'facts', rows: [{ name: 'Заключение', value: conclusion }] },
    ...(sheet.comment
      ? ([
          { kind: 'heading', text: 'Замечания и пожелания', level: 2 },
          { kind: 'paragraph', text: sheet.comment, align: 'justify' },
        ] as Block[])
      : []),
    {
      kind: 'signatures',
      signers: [
        {
          post: 'Эксперт',
          name: expert ? nameIn(expert, 'initials-surname', 'nominative') : null,
          date: day,
        },
      ],
    },
  ];
  return {
    model: PAPER_MODEL_VERSION,
    template: TEMPLATE,
    title: `Экспертный лист: ${review.title}`,
    language: 'ru',
    page: { orientation: 'portrait', binding: 'normal', fontSize: 12 },
    blocks,
  };
}

const given = (sheet: Sheet, key: string) => sheet.scores.find((each) => each.criterion === key);

function scoresTable(form: SheetForm, sheet: Sheet): Block {
  const counted = form.criteria.filter((criterion) => !criterion.independent);
  const weighted = counted.some((criterion) => criterion.weight !== 1);
  const greatest = counted.reduce((sum, { max, weight }) => sum + max * weight, 0);
  const total = sheet.total === null ? '' : formatNumber(sheet.total);
  return {
    kind: 'table',
    columns: [
      { title: '№', width: 0.4, align: 'center' },
      { title: 'Критерий', width: 2.6 },
      { title: 'Балл', width: 0.6, align: 'center' },
      { title: 'Наиб.', width: 0.6, align: 'center' },
      ...(weighted ? [{ title: 'Вес', width: 0.6, align: 'center' as const }] : []),
      { title: 'Обоснование', width: 3.6 },
    ],
    rows: counted.map(({ key, title, max, weight }, index) => [
      index + 1,
      title,
      given(sheet, key)?.score ?? '',
      max,
      ...(weighted ? [formatNumber(weight)] : []),
      given(sheet, key)?.justification ?? '',
    ]),
    total: [
      '',
      weighted ? 'Итого с учётом веса' : 'Итого',
      total,
      formatNumber(greatest),
      ...(weighted ? [''] : []),
      '',
    ],
  };
}

/** Criteria outside the total stand in a table of their own, so that nobody adds them up. */
function independentTable(form: SheetForm, sheet: Sheet): Block[] {
  const apart = form.criteria.filter((criterion) => criterion.independent);
  if (apart.length === 0) return [];
  return [
    {
      kind: 'table',
      caption: 'Вне суммы баллов',
      columns: [
        { title: 'Критерий', width: 3 },
        { title: 'Балл', width: 0.6, align: 'center' },
        { title: 'Наиб.', width: 0.6, align: 'center' },
        { title: 'Обоснование', width: 3.6 },
      ],
      rows: apart.map(({ key, title, max }) => [
        title,
        given(sheet, key)?.score ?? '',
        max,
        given(sheet, key)?.justification ?? '',
      ]),
    },
  ];
}
