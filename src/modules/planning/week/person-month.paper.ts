// A person's month as two papers: the plan at its beginning, the report at its end, from the same lines.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { download } from '../../../kernel/page.ts';
import { signedIn } from '../../../kernel/policy.ts';
import { formatDateShort, monthName, upperFirst } from '../../../platform/language/index.ts';
import { type Block, PAPER_MODEL_VERSION, type Paper, type Row } from '../../../platform/papers/index.ts';
import { nameIn, postsOn, postTitle } from '../../people/index.ts';
import { type Line, wholeYearKinds } from '../line/line.queries.ts';
import { standings } from '../line/line.text.ts';
import { docxAnswer, pdfAnswer } from '../papers/paper.answers.ts';
import { serviceHead } from '../papers/plan.paper.ts';
import { monthFrom, type PersonMonth, personMonth } from './person-month.queries.ts';
import { personMonthText as text } from './week.text.ts';

export type MonthPaper = 'plan' | 'report';

export const monthWords = (first: string) =>
  `${monthName(Number(first.slice(5, 7)))} ${first.slice(0, 4)} года`;

/** «сделано 14.10.2025: протокол», «просрочено», «3 из 4». */
export const markOf = (line: Line): string => {
  const facts = line.times === null ? '' : `${line.facts} из ${line.times}`;
  const done = line.doneOn ? `${formatDateShort(line.doneOn)}: ${line.outcome}` : '';
  return [standings[line.standing], facts, done, line.reason].filter(Boolean).join(', ');
};

function table(month: PersonMonth, kind: MonthPaper): Block {
  const row = (line: Line, index: number): Row => [
    index + 1,
    line.title,
    line.term,
    line.audience,
    kind === 'plan' ? line.result : markOf(line),
  ];
  const dated = month.lines.filter((line) => !wholeYearKinds.includes(line.termKind));
  const long = month.lines.filter((line) => wholeYearKinds.includes(line.termKind));
  const extra = kind === 'report' ? month.extra : [];
  const from = (lines: readonly Line[], start: number) =>
    lines.map((line, index) => row(line, start + index));
  return {
    kind: 'table',
    columns: [
      { title: '№ п/п', width: 0.5, align: 'center' },
      { title: 'Мероприятие (содержание)', width: 4 },
      { title: 'Срок', width: 1.5 },
      { title: 'Участники', width: 1.6 },
      { title: kind === 'plan' ? 'Результат' : text.mark, width: 2.6 },
    ],
    rows: [
      ...from(dated, 0),
      ...(long.length > 0 ? [{ group: 'В течение года' }, ...from(long, dated.length)] : []),
      ...(extra.length > 0 ? [{ group: text.extra }, ...from(extra, month.lines.length)] : []),
    ],
    empty: text.nothing,
  };
}

export async function monthPaper(ctx: ReadCtx, month: PersonMonth, kind: MonthPaper): Promise<Paper> {
  const name = nameIn(month.who, 'initials-surname', 'nominative');
  const [post] = await postsOn(ctx, month.who.id, month.first);
  const title = kind === 'plan' ? text.planHead : text.reportHead;
  return {
    ...{
      model: PAPER_MODEL_VERSION,
      template: { name: `planning-person-${kind}`, version: 1 },
      language: 'ru',
    },
    title: `${kind === 'plan' ? text.plan : text.report}: ${name}, ${monthWords(month.first)}`,
    page: { orientation: 'landscape', binding: 'normal', fontSize: 12 },
    blocks: [
      {
        kind: 'document-kind',
        text: title,
        subtitle: [
          post ? postTitle(post) : '',
          name,
          `за ${monthWords(month.first)}`.replace('за', kind === 'plan' ? 'на' : 'за'),
        ]
          .filter(Boolean)
          .join(', '),
      },
      table(month, kind),
      {
        kind: 'signatures',
        signers: [{ post: post ? upperFirst(postTitle(post)) : 'Сотрудник', name }, await serviceHead(ctx)],
      },
    ],
  };
}

const paperOf = async (ctx: ReadCtx, id: string, query: URLSearchParams, kind: MonthPaper) => {
  const month = await personMonth(ctx, id, monthFrom(ctx, query));
  return month && monthPaper(ctx, month, kind);
};

export const personMonthDownloads = (['plan', 'report'] as const).flatMap((kind) => [
  download({
    path: `/planning/people/:id/month-${kind}.pdf`,
    ru: `${text[kind]} сотрудника в PDF`,
    ability: signedIn,
    load: async (ctx, { id = '' }, query) => pdfAnswer(await paperOf(ctx, id, query, kind)),
  }),
  download({
    path: `/planning/people/:id/month-${kind}.docx`,
    ru: `${text[kind]} сотрудника в DOCX`,
    ability: signedIn,
    load: async (ctx, { id = '' }, query) => docxAnswer(await paperOf(ctx, id, query, kind)),
  }),
]);
