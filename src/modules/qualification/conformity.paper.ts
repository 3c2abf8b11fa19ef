// «График аттестации» of an institution or of the territory for a year: the paper people sign that they have read it.
import type { ReadCtx } from '../../kernel/ctx.ts';
import { type Download, download } from '../../kernel/page.ts';
import { signedIn } from '../../kernel/policy.ts';
import { formatDateShort, upperFirst } from '../../platform/language/index.ts';
import { PAPER_MODEL_VERSION, type Paper, paperFile } from '../../platform/papers/index.ts';
import { type SheetColumn, sheetAnswer } from '../../platform/sheets/index.ts';
import { institution } from '../institutions/index.ts';
import { headOf, nameIn, person } from '../people/index.ts';
import { territoryCard } from '../territories/index.ts';
import { conformityLifecycle } from './conformity.lifecycle.ts';
import {
  type ConformityCase,
  type ConformityFilter,
  conformityFilterOf,
  conformityList,
} from './conformity.queries.ts';
import { conformityText as text } from './conformity.text.ts';

const titleOf = (filter: ConformityFilter) =>
  `${text.schedule}${filter.year ? ` на ${filter.year} год` : ''}`;

async function schedulePaper(ctx: ReadCtx, filter: ConformityFilter): Promise<Paper> {
  const lines = (await conformityList(ctx, filter)).filter((each) => each.state !== 'cancelled');
  const place = filter.institutionId ? await institution(ctx, filter.institutionId) : null;
  const head = place ? await headOf(ctx, place.id, ctx.today) : null;
  const who = head ? await person(ctx, head.personId) : null;
  const { service } = await territoryCard(ctx.db, ctx.territory.id);
  return {
    model: PAPER_MODEL_VERSION,
    template: { name: 'qualification-schedule', version: 1 },
    title: titleOf(filter),
    language: 'ru',
    page: { orientation: 'landscape', binding: 'normal', fontSize: 12 },
    blocks: [
      { kind: 'letterhead', lines: [place?.fullName ?? service.fullName] },
      {
        kind: 'document-kind',
        text: titleOf(filter).toUpperCase(),
        subtitle: 'педагогических работников на соответствие занимаемой должности',
      },
      {
        kind: 'table',
        columns: [
          { title: '№', width: 0.4 },
          { title: 'Фамилия, инициалы', width: 1.6 },
          { title: 'Должность', width: 1.6 },
          ...(place ? [] : [{ title: 'Организация', width: 2 }]),
          { title: 'День аттестации', width: 1.1 },
          { title: 'Ознакомить до', width: 1.1 },
          { title: 'Ознакомлен, дата', width: 1.1 },
          { title: 'Подпись', width: 1.1 },
        ],
        rows: lines.map((each, index) => [
          ...[index + 1, each.name, each.position],
          ...(place ? [] : [each.place]),
          ...[formatDateShort(each.plannedOn), formatDateShort(each.informBy)],
          ...[each.informedOn ? formatDateShort(each.informedOn) : '', ''],
        ]),
        empty: text.empty.title,
      },
      {
        kind: 'signatures',
        signers: [
          {
            post: upperFirst(head?.title ?? 'руководитель'),
            name: who ? nameIn(who, 'initials-surname', 'nominative') : null,
          },
        ],
      },
    ],
  };
}

const pdf = download({
  path: '/qualification/conformity.pdf',
  ru: `${text.schedule}: PDF`,
  ability: signedIn,
  load: async (ctx, _params, query) => {
    const paper = await schedulePaper(ctx, conformityFilterOf(query));
    return paperFile(paper, 'pdf');
  },
});

const docx = download({
  path: '/qualification/conformity.docx',
  ru: `${text.schedule}: DOCX`,
  ability: signedIn,
  load: async (ctx, _params, query) => {
    const paper = await schedulePaper(ctx, conformityFilterOf(query));
    return paperFile(paper, 'docx');
  },
});

const columns: readonly SheetColumn<ConformityCase>[] = [
  { title: 'Организация', value: (row) => row.place, width: 40 },
  { title: 'Работник', value: (row) => row.name, width: 24 },
  { title: 'Должность', value: (row) => row.position, width: 30 },
  { title: 'День аттестации', value: (row) => row.plannedOn, type: 'date', width: 16 },
  { title: 'Ознакомить до', value: (row) => row.informBy, type: 'date', width: 16 },
  { title: 'Ознакомлен', value: (row) => row.informedOn, type: 'date', width: 14 },
  { title: 'Состояние', value: (row) => conformityLifecycle.states[row.state], width: 20 },
  { title: 'Протокол', value: (row) => row.protocol, width: 24 },
];

const sheet = download({
  path: '/qualification/conformity.xlsx',
  ru: `${text.schedule}: XLSX`,
  ability: signedIn,
  load: async (ctx, _params, query) => {
    const filter = conformityFilterOf(query);
    return sheetAnswer(query.get('format'), titleOf(filter), columns, await conformityList(ctx, filter));
  },
});

export const conformityDownloads: readonly Download[] = [pdf, docx, sheet];
