// The forecast as sheets: the table with seats to order, and the people behind a number.
import type { ReadCtx } from '../../kernel/ctx.ts';
import { everyRow, PORTION } from '../../kernel/list.ts';
import { download } from '../../kernel/page.ts';
import { type SheetColumn, sheetAnswer } from '../../platform/sheets/index.ts';
import { type InstitutionKind, institutionKinds } from '../institutions/index.ts';
import { attestationGrounds } from '../qualification/index.ts';
import { seesDevelopment } from './development.policy.ts';
import { isAttestation, unknownPeriod } from './forecast.attestation.ts';
import { type DuePerson, duePeople, type ForecastRow, forecast } from './forecast.queries.ts';
import { type ForecastFilter, forecastCellOf, forecastFilterOf } from './forecast.schema.ts';
import { forecastText as text } from './forecast.text.ts';

const quarters = ['I', 'II', 'III', 'IV'];

/** «2027», «III кв. 2027», «Уже пора». */
export const periodText = (period: string): string => {
  if (period === '0') return text.overdue;
  if (period === unknownPeriod) return text.none;
  return period.length === 4 ? period : `${quarters[Number(period[4]) - 1]} кв. ${period.slice(0, 4)}`;
};

export const rowText = (by: ForecastFilter['by'], row: { key: string; words: string }): string => {
  if (by === 'subject') return row.words || text.noSubject;
  if (row.key === 'centre') return text.service;
  return by === 'kind' ? institutionKinds[row.words as InstitutionKind] : row.words;
};

const seatsOf = (row: ForecastRow, period: string) =>
  (row.people.get(period) ?? 0) - (row.placed.get(period) ?? 0);

/** Everybody of a row; those of whom nothing is known stand apart. */
export const peopleOf = (row: ForecastRow): number =>
  [...row.people].reduce((all, [period, count]) => (period === unknownPeriod ? all : all + count), 0);

const forecastSheet = download({
  path: '/development/forecast.xlsx',
  ru: `${text.title}: XLSX`,
  ability: seesDevelopment,
  load: async (ctx: ReadCtx, _params, query) => {
    const filter = forecastFilterOf(query);
    const found = await forecast(ctx, filter);
    const columns: SheetColumn<ForecastRow>[] = [
      {
        title: text.by[filter.by],
        value: (row) => (row === found.total ? text.total : rowText(filter.by, row)),
        width: 40,
      },
      ...found.periods.map((period) => ({
        title: periodText(period),
        value: (row: ForecastRow) => row.people.get(period) ?? 0,
        width: 12,
      })),
      isAttestation(filter)
        ? { title: text.total, value: (row) => peopleOf(row), width: 14 }
        : {
            title: text.columns.seats,
            value: (row) => found.periods.reduce((all, period) => all + seatsOf(row, period), 0),
            width: 14,
          },
    ];
    const title = isAttestation(filter) ? text.attestation.title : text.title;
    return sheetAnswer(query.get('format'), title, columns, [...found.rows, found.total]);
  },
});

const peopleColumns: readonly SheetColumn<DuePerson>[] = [
  {
    title: text.columns.person,
    value: (row) => [row.surname, row.given, row.patronymic].filter(Boolean).join(' '),
    width: 34,
  },
  { title: text.columns.institution, value: (row) => row.institution ?? text.service, width: 30 },
  {
    title: text.columns.position,
    value: (row) => [row.position, row.subjects.join(', ')].filter(Boolean).join(', '),
    width: 34,
  },
  { title: text.columns.last, value: (row) => row.endedOn, type: 'date', width: 18 },
  { title: text.columns.due, value: (row) => row.turnOn, type: 'date', width: 12 },
  {
    title: text.columns.place,
    value: (row) => (row.placed ? text.series.placed : text.series.waiting),
    width: 14,
  },
];

const attestedColumns: readonly SheetColumn<DuePerson>[] = [
  ...peopleColumns.slice(0, 3),
  {
    title: text.columns.ground,
    value: (row) => (row.ground ? attestationGrounds[row.ground] : ''),
    width: 26,
  },
  { title: text.columns.attested, value: (row) => row.endedOn, type: 'date', width: 20 },
  {
    title: text.columns.term,
    value: (row) => (row.ground === 'unknown' ? null : row.turnOn),
    type: 'date',
    width: 12,
  },
  {
    title: text.columns.marked,
    value: (row) => (row.placed ? text.attestation.series.placed : text.attestation.series.waiting),
    width: 30,
  },
];

const peopleSheet = download({
  path: '/development/forecast/people.xlsx',
  ru: `${text.people}: XLSX`,
  ability: seesDevelopment,
  load: (ctx: ReadCtx, _params, query) => {
    const filter = forecastFilterOf(query);
    const cell = { ...forecastCellOf(query), limit: PORTION };
    const rows = everyRow((after) => duePeople(ctx, filter, { ...cell, after }));
    return isAttestation(filter)
      ? sheetAnswer(query.get('format'), text.attestation.people, attestedColumns, rows)
      : sheetAnswer(query.get('format'), text.people, peopleColumns, rows);
  },
});

export const forecastSheets = [forecastSheet, peopleSheet];
