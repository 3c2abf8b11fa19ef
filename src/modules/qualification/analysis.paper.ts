// The paper «Количественный анализ кадров»: the same tables as on the page, with the day and how people are counted.
import type { CivilDate } from '../../kernel/clock.ts';
import type { ReadCtx } from '../../kernel/ctx.ts';
import { formatDate, upperFirst } from '../../platform/language/index.ts';
import { type Block, PAPER_MODEL_VERSION, type Paper } from '../../platform/papers/index.ts';
import { institution } from '../institutions/index.ts';
import { headOfUnit, nameIn, person } from '../people/index.ts';
import { territoryCard } from '../territories/index.ts';
import { qualificationText } from './qualification.text.ts';
import { type Analysis, analysisTables, institutionColumns, shareOf } from './staff.analysis.ts';
import { dayOf, type StaffFilter } from './staff.filter.ts';

/** Which staff: one institution, a position, a subject; nothing means everybody of the territory. */
async function scopeOf(ctx: ReadCtx, filter: StaffFilter): Promise<string> {
  const place = filter.institutionId ? await institution(ctx, filter.institutionId) : null;
  const counted = {
    own: 'без внешних совместителей',
    outer: 'только внешние совместители',
    '': 'вместе с внешними совместителями',
  }[filter.employment];
  return [place?.shortName ?? 'все организации', filter.position, filter.subject, counted]
    .filter(Boolean)
    .join(', ');
}

const tablesOf = ({ totals }: Analysis): Block[] =>
  analysisTables.flatMap((table, index): Block[] => {
    const counts = table.countsOf(totals);
    return [
      { kind: 'heading', text: `${index + 1}. ${table.title}`, level: 2 },
      {
        kind: 'table',
        columns: [
          { title: 'Группа', width: 4 },
          { title: 'Человек', align: 'right' },
          { title: 'Доля', align: 'right' },
        ],
        rows: Object.entries(table.groups).map(([key, words]) => [
          words,
          counts[key] ?? 0,
          shareOf(counts[key] ?? 0, totals.total),
        ]),
        total: ['Всего', totals.total, ''],
      },
    ];
  });

const byInstitution = ({ totals, institutions }: Analysis): Block[] => [
  { kind: 'heading', text: `${analysisTables.length + 1}. По организациям`, level: 2 },
  {
    kind: 'table',
    columns: [
      { title: 'Организация', width: 3.4 },
      ...institutionColumns.map(({ title }) => ({ title, align: 'right' as const })),
    ],
    rows: institutions.map((line) => [line.title, ...institutionColumns.map(({ value }) => value(line))]),
    total: ['Всего', ...institutionColumns.map(({ value }) => value(totals))],
    empty: 'Педагогических работников на этот день нет',
  },
];

export async function analysisPaper(ctx: ReadCtx, filter: StaffFilter, analysis: Analysis): Promise<Paper> {
  const on: CivilDate = dayOf(ctx, filter);
  const { service } = await territoryCard(ctx.db, ctx.territory.id);
  const head = await headOfUnit(ctx, 'centre', ctx.today);
  const who = head ? await person(ctx, head.personId) : null;
  return {
    model: PAPER_MODEL_VERSION,
    template: { name: 'qualification-analysis', version: 1 },
    title: `${qualificationText.analysis} на ${formatDate(on)}`,
    language: 'ru',
    page: { orientation: 'landscape', binding: 'normal', fontSize: 12 },
    blocks: [
      { kind: 'letterhead', lines: [service.fullName] },
      {
        kind: 'document-kind',
        text: qualificationText.analysis.toUpperCase(),
        subtitle: `на ${formatDate(on)}`,
      },
      {
        kind: 'facts',
        rows: [
          { name: 'Кто учтён', value: await scopeOf(ctx, filter) },
          { name: 'Педагогических работников', value: String(analysis.totals.total) },
        ],
      },
      ...tablesOf(analysis),
      ...byInstitution(analysis),
      {
        kind: 'note',
        text: 'Человек считается один раз; работающий в двух организациях стоит в строке каждой и один раз в итоге. Категория — лучшая из действующих на этот день по его должностям, срок — по порядку дня её установления.',
      },
      {
        kind: 'signatures',
        signers: [
          {
            post: upperFirst(head?.title ?? 'руководитель службы'),
            name: who ? nameIn(who, 'initials-surname', 'nominative') : null,
          },
        ],
      },
    ],
  };
}
