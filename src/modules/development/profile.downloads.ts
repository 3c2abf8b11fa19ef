// The profile taken away as a file: paper for people, a table and plain data for other programs; registers of mentoring.
import type { ReadCtx } from '../../kernel/ctx.ts';
import { download, type FileAnswer } from '../../kernel/page.ts';
import { signedIn } from '../../kernel/policy.ts';
import { isRefusal } from '../../kernel/refusal.ts';
import { paperFile } from '../../platform/papers/index.ts';
import { type SheetColumn, sheetAnswer } from '../../platform/sheets/index.ts';
import { seesDevelopment, seesTerritoryList } from './development.policy.ts';
import { growthText as text } from './growth.text.ts';
import { mentoringText, pairStates } from './mentoring.text.ts';
import { type OwnWorker, ownStaffTraining } from './own-staff.queries.ts';
import { type Pair, pairsList, type YoungSpecialist, youngSpecialists } from './pair.queries.ts';
import { profilePaper } from './papers/profile-paper.ts';
import { type Profile, profileAsked } from './profile.queries.ts';
import { recordText } from './record.text.ts';

interface Line {
  readonly part: string;
  readonly title: string;
  readonly detail: string;
  readonly on: string | null;
  readonly hours: number | null;
  readonly document: string;
}

/** Everything of a profile as one list of lines. */
function linesOf(profile: Profile): Line[] {
  return [
    ...profile.records.map((row) => ({
      ...{ part: recordText.title, title: row.title, detail: row.provider, on: row.endsOn, hours: row.hours },
      document: row.documentNumber,
    })),
    ...profile.activities.map((row) => ({
      ...{
        part: text.activities,
        title: row.title,
        detail: '',
        on: row.heldOn,
        hours: row.hours,
        document: row.source,
      },
    })),
    ...profile.pairs.map((row) => ({
      ...{
        part: text.mentoring,
        title: row.goal,
        detail: pairStates[row.state],
        on: row.startsOn,
        hours: null,
        document: '',
      },
    })),
    ...profile.initiatives.map((row) => ({
      ...{
        part: text.initiatives,
        title: row.title,
        detail: row.outcome,
        on: row.startsOn,
        hours: null,
        document: '',
      },
    })),
    ...profile.contributed.flatMap(({ title, lines }) =>
      lines.map((line) => ({
        part: title,
        title: line.title,
        detail: line.detail,
        on: line.on,
        hours: null,
        document: '',
      })),
    ),
  ];
}

const columns: readonly SheetColumn<Line>[] = [
  { title: 'Раздел', value: (row) => row.part, width: 24 },
  { title: text.fields.title, value: (row) => row.title, width: 60 },
  { title: 'Подробно', value: (row) => row.detail, width: 30 },
  { title: 'Дата', value: (row) => row.on, type: 'date', width: 12 },
  { title: text.fields.hours, value: (row) => row.hours, width: 8 },
  { title: 'Документ', value: (row) => row.document, width: 24 },
];

const portable = (profile: Profile) => ({
  format: 'opora-development-profile',
  version: 1,
  person: profile.who.fullName,
  post: profile.post,
  lines: linesOf(profile),
});

const ways: Readonly<Record<string, (ctx: ReadCtx, profile: Profile) => Promise<Omit<FileAnswer, 'name'>>>> =
  {
    pdf: (ctx, profile) => paperFile(profilePaper(profile, ctx.today), 'pdf'),
    docx: (ctx, profile) => paperFile(profilePaper(profile, ctx.today), 'docx'),
    xlsx: (_ctx, profile) => sheetAnswer('xlsx', text.profile, columns, linesOf(profile)),
    json: async (_ctx, profile) => ({
      type: 'application/json; charset=utf-8',
      body: new TextEncoder().encode(JSON.stringify(portable(profile), null, 2)),
    }),
  };

const profileFiles = Object.entries(ways).map(([extension, render]) =>
  download({
    path: `/development/people/:id/profile.${extension}`,
    ru: `${text.profile}: ${extension.toUpperCase()}`,
    ability: signedIn,
    load: async (ctx, { id = '' }) => {
      const profile = await profileAsked(ctx, id);
      if (!profile || isRefusal(profile)) return profile;
      const answer = await render(ctx, profile);
      return { ...answer, name: `${text.profile} ${profile.who.shortName}.${extension}` };
    },
  }),
);

const nameOf = (name: { surname: string; given: string; patronymic: string | null }) =>
  [name.surname, name.given, name.patronymic].filter(Boolean).join(' ');

const youngColumns: readonly SheetColumn<YoungSpecialist>[] = [
  { title: mentoringText.fields.person, value: nameOf, width: 34 },
  { title: mentoringText.fields.institution, value: (row) => row.institution, width: 30 },
  { title: mentoringText.fields.position, value: (row) => row.position, width: 24 },
  { title: mentoringText.fields.began, value: (row) => row.beganOn, type: 'date', width: 12 },
  { title: mentoringText.fields.until, value: (row) => row.until, type: 'date', width: 12 },
  { title: mentoringText.fields.mentor, value: (row) => row.mentor ?? mentoringText.noMentor, width: 24 },
];

const pairColumns: readonly SheetColumn<Pair>[] = [
  { title: mentoringText.fields.person, value: (row) => nameOf(row.mentee), width: 34 },
  { title: mentoringText.fields.mentor, value: (row) => nameOf(row.mentor), width: 34 },
  { title: mentoringText.fields.institution, value: (row) => row.institution, width: 30 },
  { title: mentoringText.fields.startsOn, value: (row) => row.startsOn, type: 'date', width: 12 },
  { title: mentoringText.fields.endsOn, value: (row) => row.lastDay, type: 'date', width: 12 },
  { title: 'Встреч', value: (row) => row.meetings, width: 8 },
  { title: mentoringText.fields.state, value: (row) => pairStates[row.state], width: 16 },
];

const ownColumns: readonly SheetColumn<OwnWorker>[] = [
  { title: 'Работник', value: nameOf, width: 34 },
  { title: recordText.fields.position, value: (row) => row.position, width: 30 },
  { title: 'Последнее обучение', value: (row) => row.title, width: 60 },
  { title: recordText.fields.endsOn, value: (row) => row.endedOn, type: 'date', width: 12 },
  { title: 'Часов за срок', value: (row) => row.hours, width: 12 },
  { title: 'Сейчас', value: (row) => row.going, width: 40 },
];

export const profileDownloads = [
  ...profileFiles,
  download({
    path: '/development/own-staff.xlsx',
    ru: `${recordText.ownStaff}: XLSX`,
    ability: seesTerritoryList,
    load: async (ctx, _params, query) =>
      sheetAnswer(query.get('format'), recordText.ownStaff, ownColumns, await ownStaffTraining(ctx)),
  }),
  download({
    path: '/development/young.xlsx',
    ru: `${mentoringText.young}: XLSX`,
    ability: seesDevelopment,
    load: async (ctx, _params, query) =>
      sheetAnswer(query.get('format'), mentoringText.young, youngColumns, (await youngSpecialists(ctx)).rows),
  }),
  download({
    path: '/development/pairs.xlsx',
    ru: `${mentoringText.pairs}: XLSX`,
    ability: signedIn,
    load: async (ctx, _params, query) =>
      sheetAnswer(query.get('format'), mentoringText.pairs, pairColumns, await pairsList(ctx)),
  }),
];
