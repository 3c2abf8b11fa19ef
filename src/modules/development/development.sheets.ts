// Lists of this room as sheets: what the screen shows with the same filters.
import type { ReadCtx } from '../../kernel/ctx.ts';
import { everyRow, PORTION } from '../../kernel/list.ts';
import { download } from '../../kernel/page.ts';
import { signedIn } from '../../kernel/policy.ts';
import { type SheetColumn, sheetAnswer } from '../../platform/sheets/index.ts';
import { type InstitutionKind, institutionKinds } from '../institutions/index.ts';
import { coursesPage, type ListedCourse } from './course.queries.ts';
import { courseFilter } from './course.schema.ts';
import { courseStates, courseText, trainingForms, trainingKinds } from './course.text.ts';
import { seesDevelopment } from './development.policy.ts';
import { type Nomination, nominationsPage } from './nomination.queries.ts';
import { nominationFilter } from './nomination.schema.ts';
import { nominationStates, nominationText } from './nomination.text.ts';
import { recordsPage, type TrainingRecord } from './record.queries.ts';
import { recordFilter } from './record.schema.ts';
import { practiceOutcomes, recordStates, recordText } from './record.text.ts';

/** Every page of a keyset list, one after another. */
const askedOf = (query: URLSearchParams) =>
  Object.fromEntries([...query].filter(([, value]) => value !== ''));

export const recordSheetColumns: readonly SheetColumn<TrainingRecord>[] = [
  {
    title: recordText.fields.person,
    value: (row) => [row.surname, row.given, row.patronymic].filter(Boolean).join(' '),
    width: 34,
  },
  { title: recordText.fields.institution, value: (row) => row.institution, width: 30 },
  {
    title: recordText.fields.institutionKind,
    value: (row) => (row.institutionKind ? institutionKinds[row.institutionKind as InstitutionKind] : ''),
    width: 24,
  },
  {
    title: recordText.fields.position,
    value: (row) => [row.position, row.subject].filter(Boolean).join(' '),
    width: 30,
  },
  { title: recordText.fields.title, value: (row) => row.title, width: 60 },
  { title: recordText.fields.provider, value: (row) => row.provider, width: 24 },
  { title: recordText.fields.kind, value: (row) => trainingKinds[row.kind], width: 24 },
  { title: recordText.fields.form, value: (row) => trainingForms[row.form], width: 16 },
  { title: recordText.fields.hours, value: (row) => row.hours, width: 8 },
  { title: recordText.fields.startsOn, value: (row) => row.startsOn, type: 'date', width: 12 },
  { title: recordText.fields.endsOn, value: (row) => row.endsOn, type: 'date', width: 12 },
  { title: recordText.fields.state, value: (row) => recordStates[row.state], width: 26 },
  { title: recordText.fields.documentNumber, value: (row) => row.documentNumber, width: 18 },
  { title: recordText.fields.documentDate, value: (row) => row.documentDate, type: 'date', width: 14 },
  { title: recordText.fields.reason, value: (row) => row.reason, width: 40 },
  {
    title: recordText.fields.outcome,
    value: (row) => (row.outcome ? practiceOutcomes[row.outcome] : ''),
    width: 24,
  },
];

const courseColumns: readonly SheetColumn<ListedCourse>[] = [
  { title: courseText.fields.title, value: (row) => row.title, width: 60 },
  { title: courseText.provider, value: (row) => row.provider, width: 24 },
  { title: courseText.fields.kind, value: (row) => trainingKinds[row.kind], width: 24 },
  { title: courseText.fields.form, value: (row) => trainingForms[row.form], width: 16 },
  { title: courseText.fields.hours, value: (row) => row.hours, width: 8 },
  { title: courseText.fields.startsOn, value: (row) => row.startsOn, type: 'date', width: 12 },
  { title: courseText.fields.endsOn, value: (row) => row.endsOn, type: 'date', width: 12 },
  { title: courseText.fields.terms, value: (row) => row.terms, width: 20 },
  { title: courseText.fields.positions, value: (row) => row.positions.join('; '), width: 30 },
  { title: courseText.fields.subjects, value: (row) => row.subjects.join('; '), width: 30 },
  { title: 'Квота', value: (row) => row.seats, width: 8 },
  { title: 'Занято', value: (row) => row.taken, width: 8 },
  { title: 'Обучено', value: (row) => row.trained, width: 8 },
  { title: courseText.fields.state, value: (row) => courseStates[row.state], width: 18 },
];

const nominationColumns: readonly SheetColumn<Nomination>[] = [
  {
    title: nominationText.fields.person,
    value: (row) => [row.surname, row.given, row.patronymic].filter(Boolean).join(' '),
    width: 34,
  },
  { title: nominationText.fields.institution, value: (row) => row.institution, width: 30 },
  {
    title: nominationText.fields.position,
    value: (row) => [row.position, row.subject].filter(Boolean).join(', '),
    width: 30,
  },
  { title: nominationText.fields.courseId, value: (row) => row.course, width: 60 },
  { title: nominationText.fields.proposedOn, value: (row) => row.proposedOn, type: 'date', width: 12 },
  { title: nominationText.fields.state, value: (row) => nominationStates[row.state], width: 20 },
  { title: nominationText.fields.confirmation, value: (row) => row.confirmation, width: 30 },
  { title: nominationText.fields.reason, value: (row) => row.reason, width: 30 },
];

const nominationsSheet = download({
  path: '/development/nominations.xlsx',
  ru: `${nominationText.title}: XLSX`,
  ability: seesDevelopment,
  load: (ctx: ReadCtx, _params, query) => {
    const asked = nominationFilter.safeParse(askedOf(query));
    const filter = asked.success ? asked.data : nominationFilter.parse({});
    const rows = everyRow((after) => nominationsPage(ctx, { ...filter, limit: PORTION, after }));
    return sheetAnswer(query.get('format'), nominationText.title, nominationColumns, rows);
  },
});

const recordsSheet = download({
  path: '/development/records.xlsx',
  ru: `${recordText.registerTitle}: XLSX`,
  ability: seesDevelopment,
  load: (ctx: ReadCtx, _params, query) => {
    const asked = recordFilter.safeParse(askedOf(query));
    const filter = asked.success ? asked.data : recordFilter.parse({});
    const rows = everyRow((after) => recordsPage(ctx, { ...filter, limit: PORTION, after }));
    return sheetAnswer(query.get('format'), recordText.registerTitle, recordSheetColumns, rows);
  },
});

const coursesSheet = download({
  path: '/development/courses.xlsx',
  ru: `${courseText.title}: XLSX`,
  ability: signedIn,
  load: (ctx: ReadCtx, _params, query) => {
    const asked = courseFilter.safeParse(askedOf(query));
    const filter = asked.success ? asked.data : courseFilter.parse({});
    const rows = everyRow((after) => coursesPage(ctx, { ...filter, limit: PORTION, after }));
    return sheetAnswer(query.get('format'), courseText.title, courseColumns, rows);
  },
});

export const developmentSheets = [recordsSheet, coursesSheet, nominationsSheet];
