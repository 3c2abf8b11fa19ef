// The week on one sheet, as it lies before everybody on Monday: days, overdue, absent; what does not fit is counted, not dropped silently.
import { addDays } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { download } from '../../../kernel/page.ts';
import {
  formatDate,
  formatDateShort,
  formatDayMonth,
  weekdayShort,
} from '../../../platform/language/index.ts';
import { type Block, PAPER_MODEL_VERSION, type Paper, type Row } from '../../../platform/papers/index.ts';
import { termsOf } from '../../regulations/index.ts';
import { daysText } from '../cyclogram/recurrence.text.ts';
import type { Line } from '../line/line.queries.ts';
import { docxAnswer, pdfAnswer } from '../papers/paper.answers.ts';
import { servicePeople } from './week.policy.ts';
import { mondayOf, type Week, weekOf } from './week.queries.ts';
import { weekText as text } from './week.text.ts';

/** What one sheet of A4 takes beside its head. */
const room = { lines: 11, overdue: 4, absent: 3, long: 2, title: 58, place: 18 };

const cut = (words: string, most = room.title) =>
  words.length > most ? `${words.slice(0, most - 1)}…` : words;
const whoOf = (line: Line) => cut(line.responsibleWords || line.responsible, room.place);

function daysTable(week: Week): Block {
  const all = week.days.flatMap((day) =>
    [
      ...day.events.map(({ time, title, place, who }): [string, string, string] => [
        cut(`${time} ${title}`),
        cut(place, room.place),
        cut(who, room.place),
      ]),
      ...day.lines.map(({ line, isLast, held }): [string, string, string] => [
        cut(isLast && line.termKind === 'until' ? `${line.title} (${text.until})` : line.title),
        cut(held || line.place || line.audience, room.place),
        whoOf(line),
      ]),
    ].map(
      (cells, index): Row => [
        index === 0 ? `${weekdayShort(day.date)}, ${formatDayMonth(day.date)}` : '',
        ...cells,
      ],
    ),
  );
  const rows = all.slice(0, room.lines);
  const rest = all.length - rows.length;
  return {
    kind: 'table',
    columns: [
      { title: text.day, width: 1 },
      { title: text.what, width: 4.2 },
      { title: text.place, width: 1.6 },
      { title: text.who, width: 1.6 },
    ],
    rows: rest > 0 ? [...rows, { group: text.more(rest) }] : rows,
    empty: text.nothing,
  };
}

function overdueBlocks({ overdue }: Week): Block[] {
  if (overdue.length === 0) return [{ kind: 'paragraph', text: text.noOverdue }];
  const rows = overdue
    .slice(0, room.overdue)
    .map(
      (line): Row => [
        ...[cut(line.title), line.endsOn ? formatDateShort(addDays(line.endsOn, -1)) : '', whoOf(line)],
      ],
    );
  const rest = overdue.length - rows.length;
  return [
    { kind: 'heading', text: `${text.overdue}: ${overdue.length}`, level: 2 },
    {
      kind: 'table',
      columns: [
        { title: text.what, width: 4.2 },
        { title: text.overdueSince, width: 1.2 },
        { title: text.who, width: 1.6 },
      ],
      rows: rest > 0 ? [...rows, { group: text.more(rest) }] : rows,
    },
  ];
}

export const absenceText = (of: Week['absent'][number]): string =>
  [
    `${of.name}: ${of.why}`,
    of.endsOn ? text.till(formatDate(addDays(of.endsOn, -1))) : '',
    of.actingName ? text.acting(of.actingName) : '',
  ]
    .filter(Boolean)
    .join(', ');

function absentBlock({ absent }: Week): Block {
  const shown = absent.slice(0, room.absent).map(absenceText);
  const rest = absent.length - shown.length;
  const words =
    absent.length === 0 ? text.noAbsent : [...shown, ...(rest > 0 ? [text.more(rest)] : [])].join('; ');
  return { kind: 'paragraph', text: [{ text: `${text.absent}: `, bold: true }, { text: words }] };
}

function longBlock({ long }: Week): Block[] {
  if (long.length === 0) return [];
  const shown = long.slice(0, room.long).map((line) => `${cut(line.title, 70)} (${line.responsible})`);
  const rest = long.length - shown.length;
  const words = [...shown, ...(rest > 0 ? [text.more(rest)] : [])].join('; ');
  return [{ kind: 'paragraph', text: [{ text: `${text.long}: `, bold: true }, { text: words }] }];
}

export async function weekPaper(ctx: ReadCtx, week: Week): Promise<Paper> {
  const terms = await termsOf(ctx);
  const days = daysText(week.monday, addDays(week.monday, 6));
  return {
    ...{ model: PAPER_MODEL_VERSION, template: { name: 'planning-week', version: 1 }, language: 'ru' },
    title: `${text.named(days)} ${week.monday.slice(0, 4)}`,
    page: { orientation: 'portrait', binding: 'normal', fontSize: 12 },
    blocks: [
      { kind: 'document-kind', text: text.head, subtitle: `${terms.of('centre', 'genitive')}, ${days}` },
      absentBlock(week),
      daysTable(week),
      ...longBlock(week),
      ...overdueBlocks(week),
    ],
  };
}

export const weekFrom = (ctx: ReadCtx, query: URLSearchParams): string => {
  const from = query.get('from') ?? '';
  return mondayOf(
    /^20\d{2}-(0[1-9]|1[0-2])-\d{2}$/.test(from) && !Number.isNaN(Date.parse(from)) ? from : ctx.today,
  );
};

export const weekDownloads = [
  download({
    path: '/planning/week.pdf',
    ru: 'План недели в PDF',
    ability: servicePeople,
    load: async (ctx, _params, query) =>
      pdfAnswer(await weekPaper(ctx, await weekOf(ctx, weekFrom(ctx, query)))),
  }),
  download({
    path: '/planning/week.docx',
    ru: 'План недели в DOCX',
    ability: servicePeople,
    load: async (ctx, _params, query) =>
      docxAnswer(await weekPaper(ctx, await weekOf(ctx, weekFrom(ctx, query)))),
  }),
];
