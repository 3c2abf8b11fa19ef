// Сводная ведомость оценок: every subject with its experts' totals, average, spread and conclusions, in order of the ranking.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { formatDate, formatNumber, upperFirst } from '../../../platform/language/index.ts';
import { PAPER_MODEL_VERSION, type Paper } from '../../../platform/papers/index.ts';
import { body, membersOn } from '../../councils/index.ts';
import { nameIn, people } from '../../people/index.ts';
import { citeNorm, versionById } from '../../regulations/index.ts';
import { figureOf, type RankedReview } from '../queries/ranking.ts';
import { sheetFormOf } from '../queries/sheets.ts';

const figure = (value: number | null) => (value === null ? '—' : formatNumber(value));

/** The summary of a body's year; the secretary and the chair sign it. */
export async function scoreSummaryPaper(
  ctx: ReadCtx,
  bodyId: string,
  year: number,
  ranked: readonly RankedReview[],
): Promise<Paper> {
  const council = await body(ctx, bodyId);
  const first = ranked[0]?.review;
  const version = first ? await versionById(ctx, first.versionId) : null;
  const conclusions = first ? (await sheetFormOf(ctx, first)).conclusions : [];
  const standardised = ranked.some((row) => row.summary.standardised !== null);
  const said = (counts: Readonly<Record<string, number>>) =>
    conclusions
      .filter(({ key }) => counts[key])
      .map(({ key, text }) => `${text} — ${counts[key]}`)
      .join('; ');
  const office = (await membersOn(ctx, bodyId, ctx.today)).filter((member) =>
    ['chair', 'secretary'].includes(member.role),
  );
  const persons = await people(
    ctx,
    office.map((member) => member.personId),
  );
  return {
    model: PAPER_MODEL_VERSION,
    template: { name: 'review.score-summary', version: 1 },
    title: `Сводная ведомость оценок, ${year} год`,
    language: 'ru',
    page: { orientation: 'landscape', binding: 'normal', fontSize: 12 },
    blocks: [
      { kind: 'letterhead', lines: [upperFirst(council?.name ?? '')] },
      { kind: 'document-kind', text: 'СВОДНАЯ ВЕДОМОСТЬ ОЦЕНОК', subtitle: `экспертиза ${year} года` },
      {
        kind: 'facts',
        rows: [
          { name: 'Составлена', value: formatDate(ctx.today) },
          { name: 'Основание', value: citeNorm(version, 'expert-sheet') },
        ],
      },
      {
        kind: 'table',
        columns: [
          { title: 'Место', width: 0.7, align: 'center' },
          { title: 'Предмет экспертизы', width: 4 },
          { title: 'Листов', width: 0.8, align: 'center' },
          { title: 'Средний балл', width: 0.9, align: 'center' },
          { title: 'Наиб.', width: 0.7, align: 'center' },
          { title: 'Разброс', width: 0.9, align: 'center' },
          ...(standardised ? [{ title: 'Выровненный балл', width: 1.1, align: 'center' as const }] : []),
          { title: 'Заключения экспертов', width: 3 },
        ],
        rows: ranked.map(({ review, summary, place }) => [
          place === null ? '—' : place,
          review.title,
          `${summary.submitted} из ${summary.assigned}`,
          figure(summary.average),
          formatNumber(summary.max),
          summary.disagreement ? `${figure(summary.spread)} (расхождение)` : figure(summary.spread),
          ...(standardised ? [figure(figureOf(summary))] : []),
          said(summary.conclusions) || '—',
        ]),
        empty: 'Поданных экспертных листов нет.',
      },
      {
        kind: 'signatures',
        signers: office.map((member) => {
          const named = persons.get(member.personId);
          return {
            post: member.role === 'chair' ? 'Председатель' : 'Секретарь',
            name: named ? nameIn(named, 'initials-surname', 'nominative') : null,
          };
        }),
      },
    ],
  };
}
