// What asks to be in a draft and is not there: last year's lines, decisions of councils, training nobody has a place for.
import { momentIn } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { countOf, formatDate, formatDateShort } from '../../../platform/language/index.ts';
import { wordKey } from '../../../platform/sheets/index.ts';
import { decisionsToDo } from '../../councils/index.ts';
import { trainingNeeds } from '../../development/index.ts';
import { schoolYearText } from '../../documents/index.ts';
import { termColumns } from '../line/line.cells.ts';
import { linesOf } from '../line/line.queries.ts';
import type { LineColumns } from '../line/line.schema.ts';
import { emptyLine } from '../line/line.writing.ts';
import { copiedLine } from '../plan/plan.copying.ts';
import { type Plan, planOfYear } from '../plan/plan.queries.ts';
import { candidateText as text } from './candidate.text.ts';

export type CandidateKind = 'decision' | 'need' | 'line';

export interface Candidate {
  readonly key: string;
  readonly kind: CandidateKind;
  readonly path: string;
  /** The line it would become; nobody answers yet while `responsible_id` is null. */
  readonly line: Omit<LineColumns, 'responsible_id'> & { readonly responsible_id: string | null };
}

async function ofLastYear(ctx: ReadCtx, plan: Plan): Promise<Candidate[]> {
  const last = await planOfYear(ctx, plan.schoolYear - 1);
  if (!last) return [];
  const lines = await linesOf(
    ctx,
    last.id,
    last.catalogue.directions.map((each) => each.key),
  );
  return lines
    .filter((line) => line.state !== 'cancelled')
    .map((line) => ({
      key: `line:${line.id}`,
      kind: 'line',
      path: `/planning/lines/${line.id}`,
      line: {
        ...copiedLine(line, plan.schoolYear),
        source_words: text.lineSource(schoolYearText(last.schoolYear)),
      },
    }));
}

/** Decisions of the year before the plan and of its own year. */
async function ofDecisions(ctx: ReadCtx, plan: Plan): Promise<Candidate[]> {
  const since = momentIn(`${plan.schoolYear - 1}-09-01`, '00:00', ctx.territory.zone);
  const decisions = await decisionsToDo(ctx, since);
  return decisions.map((decision) => ({
    key: `decision:${decision.itemId}`,
    kind: 'decision',
    path: `/councils/items/${decision.itemId}`,
    line: {
      ...emptyLine,
      title: decision.text.slice(0, 1000),
      ...termColumns(
        decision.dueOn ? `до ${formatDateShort(decision.dueOn)}` : text.needTerm,
        plan.schoolYear,
      ),
      responsible_id: decision.ownerId,
      source_words: text
        .decisionSource(decision.body, formatDate(decision.at.toISOString().slice(0, 10)))
        .slice(0, 300),
    },
  }));
}

async function ofNeeds(ctx: ReadCtx, plan: Plan): Promise<Candidate[]> {
  const needs = await trainingNeeds(ctx, plan.schoolYear + 1);
  return needs.slice(0, 50).map(({ key, words, people }) => ({
    key: `need:${key}`,
    kind: 'need',
    path: '/development/forecast?by=position',
    line: {
      ...emptyLine,
      title: text.needTitle(words, countOf(people, ...text.people)),
      ...{ form: text.needForm, audience: words.slice(0, 300), result: text.needResult },
      ...termColumns(text.needTerm, plan.schoolYear),
      responsible_id: null,
      source_words: text.needSource(plan.schoolYear + 1),
    },
  }));
}

/** Told apart from what the draft has by its words, and a need by its people whatever their number today. */
const likeness = ({ title, audience, form }: { title: string; audience: string; form: string }): string =>
  form === text.needForm ? `${form} ${wordKey(audience)}` : wordKey(title);

export async function candidatesFor(ctx: ReadCtx, plan: Plan): Promise<Candidate[]> {
  const there = new Set((await linesOf(ctx, plan.id, [])).map(likeness));
  const all = [
    ...(await ofDecisions(ctx, plan)),
    ...(await ofNeeds(ctx, plan)),
    ...(await ofLastYear(ctx, plan)),
  ];
  return all.filter(({ line }) => !there.has(likeness(line)));
}
