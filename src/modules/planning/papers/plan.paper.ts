// The printed plan: the approval block, the introduction, the table by directions with the columns such plans have (004 §3.2).
import type { CivilDate } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { actingPost, formatDate, upperFirst } from '../../../platform/language/index.ts';
import {
  type Block,
  PAPER_MODEL_VERSION,
  type Paper,
  type Row,
  type Signer,
} from '../../../platform/papers/index.ts';
import { institutionIssuer, type SignerSnapshot, schoolYearText } from '../../documents/index.ts';
import { headOfUnit, nameIn, person } from '../../people/index.ts';
import { termsOf } from '../../regulations/index.ts';
import { territoryCard } from '../../territories/index.ts';
import type { Line } from '../line/line.queries.ts';
import { lineText } from '../line/line.text.ts';
import type { Plan } from '../plan/plan.queries.ts';
import { planText } from '../plan/plan.text.ts';

const template = { name: 'planning-plan', version: 1 };

/**
 * Who approves today: the head of the authority or of the service, or who acts for them. Of a paper approved before —
 * who was that on its day: «И. о.» stays on what an acting head approved, and comes on nothing else.
 */
export async function approverToday(
  ctx: ReadCtx,
  role: Plan['approver'],
  body: Plan['body'] = null,
  on: CivilDate = ctx.today,
): Promise<SignerSnapshot> {
  if (role === 'institution-head') return (await institutionIssuer(ctx, body?.institutionId ?? '')).signer;
  const terms = await termsOf(ctx);
  const head = await headOfUnit(ctx, role === 'authority-head' ? 'authority' : 'centre', on);
  const who = head ? await person(ctx, head.personId) : null;
  const post = terms.of(role);
  return {
    personId: head?.personId ?? null,
    post: upperFirst(head?.acting ? actingPost(post) : post),
    name: who ? nameIn(who, 'initials-surname', 'nominative') : '',
    acting: head?.acting ?? false,
  };
}

/** «УТВЕРЖДАЮ / Председатель Комитета образования / ______ С.Э. Пылаева / дата». */
export const approvalBlock = (signer: SignerSnapshot, on: CivilDate | null): Block => ({
  kind: 'approval',
  part: {
    heading: 'УТВЕРЖДАЮ',
    lines: [signer.post],
    signature: { name: signer.name || null },
    requisites: { date: on ? formatDate(on) : null },
  },
});

/** Sections in the order of the regulation; lines of no direction come last. */
export function sectionsOf(
  plan: Pick<Plan, 'catalogue'>,
  lines: readonly Line[],
): { readonly key: string; readonly title: string; readonly lines: readonly Line[] }[] {
  const byDirection = Map.groupBy(lines, (line) => line.direction);
  const known = plan.catalogue.directions.map(({ key, text }) => ({ key, title: text }));
  const others = [...byDirection.keys()]
    .filter((key) => !known.some((each) => each.key === key))
    .map((key) => ({ key, title: key === '' ? lineText.noSection : key }));
  return [...known, ...others].map((section) => ({ ...section, lines: byDirection.get(section.key) ?? [] }));
}

const printedResponsible = (line: Line) => line.responsibleWords || line.responsible;
const printedTitle = (line: Line) =>
  [line.title, line.form ? `Форма: ${line.form}` : '', line.place ? `Место: ${line.place}` : '']
    .filter(Boolean)
    .join('\n');

/** The table people sign: № | Мероприятие | Сроки | Участники | Ответственный | Результат. */
export function planTable(plan: Pick<Plan, 'catalogue'>, lines: readonly Line[]): Block {
  let number = 0;
  const rows = sectionsOf(plan, lines)
    .filter((section) => section.lines.length > 0)
    .flatMap((section, index): Row[] => [
      { group: `${index + 1}. ${section.title}` },
      ...section.lines.map((line): Row => {
        number += 1;
        return [number, printedTitle(line), line.term, line.audience, printedResponsible(line), line.result];
      }),
    ]);
  return {
    kind: 'table',
    columns: [
      { title: '№ п/п', width: 0.5, align: 'center' },
      { title: 'Мероприятие (содержание)', width: 4 },
      { title: 'Сроки', width: 1.4 },
      { title: 'Участники', width: 1.6 },
      { title: 'Ответственный', width: 1.6 },
      { title: 'Результат', width: 2 },
    ],
    rows,
    empty: 'Пунктов нет.',
  };
}

const intro = (title: string, text: string): Block[] =>
  text.trim() === ''
    ? []
    : [
        { kind: 'heading', text: title, level: 2 },
        ...text
          .trim()
          .split(/\n+/)
          .map((part): Block => ({ kind: 'paragraph', text: part, indent: true, align: 'justify' })),
      ];

/** The head of the service, or who acts for the head, as papers of the year are signed. */
export async function serviceHead(ctx: ReadCtx, on: CivilDate = ctx.today): Promise<Signer> {
  const terms = await termsOf(ctx);
  const head = await headOfUnit(ctx, 'centre', on);
  const who = head ? await person(ctx, head.personId) : null;
  return {
    post: upperFirst(head?.acting ? actingPost(terms.of('centre-head')) : terms.of('centre-head')),
    name: who ? nameIn(who, 'initials-surname', 'nominative') : null,
  };
}

export interface PlanPaperParts {
  readonly signer: SignerSnapshot;
  /** Null: not approved yet, the date is left to be written in. */
  readonly approvedOn: CivilDate | null;
  readonly lines: readonly Line[];
}

export async function planPaper(ctx: ReadCtx, plan: Plan, parts: PlanPaperParts): Promise<Paper> {
  const terms = await termsOf(ctx);
  const card = await territoryCard(ctx.db, ctx.territory.id);
  const year = schoolYearText(plan.schoolYear);
  return {
    model: PAPER_MODEL_VERSION,
    template,
    title: plan.body ? planText.ofBody(plan.body.name, year) : planText.named(terms.short('centre'), year),
    language: 'ru',
    page: { orientation: 'landscape', binding: 'long', fontSize: 12 },
    blocks: [
      approvalBlock(parts.signer, parts.approvedOn),
      {
        kind: 'document-kind',
        text: 'ПЛАН РАБОТЫ',
        subtitle: `${plan.body?.nameGenitive ?? terms.of('centre', 'genitive')} на ${year} учебный год`,
      },
      { kind: 'requisites', date: null, number: null, place: card.settlement },
      ...intro(planText.analysis, plan.analysis),
      ...intro(planText.goal, plan.goal),
      ...intro(planText.tasks, plan.tasks),
      planTable(plan, parts.lines),
      {
        kind: 'signatures',
        signers: [await serviceHead(ctx, parts.approvedOn ?? ctx.today)],
      },
    ],
  };
}
