// The printed cyclogram: what recurs and how often, and the year by months and weeks, under the same approval as the plan.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { monthName, upperFirst } from '../../../platform/language/index.ts';
import { type Block, PAPER_MODEL_VERSION, type Paper, type Row } from '../../../platform/papers/index.ts';
import { schoolYearText } from '../../documents/index.ts';
import { termsOf } from '../../regulations/index.ts';
import { approvalBlock, type PlanPaperParts, serviceHead } from '../papers/plan.paper.ts';
import type { Plan } from '../plan/plan.queries.ts';
import { type CyclogramMonth, monthsOfCyclogram } from './cyclogram.months.ts';
import { type DatedRule, datedRules } from './cyclogram.queries.ts';
import { cyclogramText as text } from './cyclogram.text.ts';
import { everyTitles } from './recurrence.text.ts';
import { periods } from './recurrence.ts';

const printedWho = (rule: DatedRule) => rule.responsibleWords || rule.responsible;

/** № | Дело | Когда | Участники | Ответственный | Результат, by how often it comes. */
function rulesTable(rules: readonly DatedRule[]): Block {
  let number = 0;
  const rows = periods.flatMap((every): Row[] => {
    const own = rules.filter((rule) => rule.every === every);
    if (own.length === 0) return [];
    return [
      { group: everyTitles[every] },
      ...own.map((rule): Row => {
        number += 1;
        return [number, rule.title, rule.words, rule.audience, printedWho(rule), rule.result];
      }),
    ];
  });
  return {
    kind: 'table',
    columns: [
      { title: '№ п/п', width: 0.5, align: 'center' },
      { title: 'Содержание', width: 3.6 },
      { title: 'Периодичность', width: 2 },
      { title: 'Участники', width: 1.6 },
      { title: 'Ответственный', width: 1.7 },
      { title: 'Результат', width: 1.9 },
    ],
    rows,
    empty: 'Повторяющихся дел нет.',
  };
}

const monthTitle = ({ first }: CyclogramMonth) =>
  `${upperFirst(monthName(Number(first.slice(5, 7))))} ${first.slice(0, 4)} года`;

/** Месяц | Срок | Дело | Ответственный: weeks of a month under one another, as services hang it on the wall. */
function yearTable(months: readonly CyclogramMonth[]): Block {
  const rows = months.flatMap((month): Row[] => [
    { group: monthTitle(month) },
    ...month.weeks.flatMap((week) =>
      week.things.map(
        (thing, index): Row => [
          index === 0 ? week.title : '',
          thing.days,
          thing.note ? `${thing.rule.title} (${thing.note})` : thing.rule.title,
          printedWho(thing.rule),
        ],
      ),
    ),
  ]);
  return {
    kind: 'table',
    columns: [
      { title: 'Неделя', width: 1.5 },
      { title: 'Срок', width: 1.4 },
      { title: 'Содержание', width: 4 },
      { title: 'Ответственный', width: 1.8 },
    ],
    rows,
    empty: 'Дат нет.',
  };
}

export async function cyclogramPaper(
  ctx: ReadCtx,
  plan: Plan,
  parts: Omit<PlanPaperParts, 'lines'>,
): Promise<Paper | null> {
  const rules = await datedRules(ctx, plan);
  if (rules.length === 0) return null;
  const terms = await termsOf(ctx);
  const year = schoolYearText(plan.schoolYear);
  return {
    model: PAPER_MODEL_VERSION,
    template: { name: 'planning-cyclogram', version: 1 },
    title: `${text.title} ${terms.of('centre', 'genitive')} на ${year} учебный год`,
    language: 'ru',
    page: { orientation: 'landscape', binding: 'long', fontSize: 12 },
    blocks: [
      approvalBlock(parts.signer, parts.approvedOn),
      {
        kind: 'document-kind',
        text: text.paper,
        subtitle: `${terms.of('centre', 'genitive')} на ${year} учебный год`,
      },
      rulesTable(rules),
      { kind: 'page-break' },
      { kind: 'heading', text: 'Даты учебного года', level: 1 },
      yearTable(monthsOfCyclogram(rules, plan.schoolYear)),
      { kind: 'signatures', signers: [await serviceHead(ctx, parts.approvedOn ?? ctx.today)] },
    ],
  };
}
