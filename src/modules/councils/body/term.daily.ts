// Every day: a group whose term comes is reminded of its product; what its head and curator must do until it is handed over.
import { daysBetween } from '../../../kernel/clock.ts';
import type { ReadCtx, WriteCtx } from '../../../kernel/ctx.ts';
import { scopesOf } from '../../../kernel/ctx.ts';
import { reminderSince } from '../../../kernel/deadline.ts';
import { dailyJob } from '../../../kernel/jobs.ts';
import type { Duty } from '../../../kernel/module.ts';
import { countOf, formatDate } from '../../../platform/language/index.ts';
import { notify } from '../../notices/index.ts';
import { currentVersion, norms, parametersOf, versionInForceOf } from '../../regulations/index.ts';
import { coordinatesBodies } from '../body.policy.ts';
import { bodyTexts } from './body.text.ts';
import { reportsInState } from './report.queries.ts';

const norm = norms.bodyTerm.slug;

interface Due {
  readonly id: string;
  readonly name: string;
  readonly termOn: string;
  readonly product: string;
  readonly regulationId: string | null;
  readonly curatorId: string | null;
  readonly headId: string | null;
}

/** Bodies at work whose term is set and whose product is not handed over. */
function awaited(ctx: ReadCtx) {
  return ctx.db
    .selectFrom('councils.bodies as b')
    .leftJoin('councils.memberships as m', (join) =>
      join
        .onRef('m.territory_id', '=', 'b.territory_id')
        .onRef('m.body_id', '=', 'b.id')
        .on('m.role', '=', 'chair')
        .on('m.starts_on', '<=', ctx.today)
        .on((eb) => eb.or([eb('m.ends_on', 'is', null), eb('m.ends_on', '>', ctx.today)])),
    )
    .select(['b.id', 'b.short_name as name', 'b.term_on as termOn', 'b.product'])
    .select(['b.regulation_id as regulationId', 'b.curator_id as curatorId', 'm.person_id as headId'])
    .where('b.territory_id', '=', ctx.territory.id)
    .where('b.term_on', 'is not', null)
    .where('b.product_on', 'is', null)
    .where((eb) => eb.or([eb('b.ends_on', 'is', null), eb('b.ends_on', '>', ctx.today)]))
    .orderBy('b.term_on')
    .orderBy('b.id');
}

function wordsOf(ctx: ReadCtx, due: Due): string {
  const left = daysBetween(ctx.today, due.termOn);
  const { term } = bodyTexts;
  if (left > 0) return term.left(due.name, formatDate(due.termOn), countOf(left, 'день', 'дня', 'дней'));
  return left === 0 ? term.today(due.name) : term.over(due.name, formatDate(due.termOn));
}

/** The steps of the body's own Положение; else of the regulation that keeps the norm. */
async function stepsOf(ctx: ReadCtx, due: Due): Promise<readonly number[]> {
  const own = due.regulationId ? await versionInForceOf(ctx, due.regulationId) : null;
  return parametersOf(own ?? (await currentVersion(ctx, norms.bodyTerm)), norms.bodyTerm).reminders;
}

async function remind(ctx: WriteCtx, since: string): Promise<void> {
  const rows = (await awaited(ctx).execute()) as Due[];
  for (const due of rows) {
    const step = reminderSince(due.termOn, await stepsOf(ctx, due), since, ctx.today);
    if (step === null) continue;
    const to = [due.headId, due.curatorId].filter((id) => id !== null);
    await notify(ctx, {
      to,
      name: 'body.term',
      text: wordsOf(ctx, due),
      path: `/councils/bodies/${due.id}`,
      norm,
      due: due.termOn,
      urgent: step <= 0,
      key: `body.term:${due.id}:${due.termOn}:${step}`,
    });
  }
}

export const bodyDaily = [dailyJob({ name: 'councils.terms', hour: 8, run: remind })];

const soon = 30;

/** The product to hand over, the report to put right; for coordinators, the reports that wait. */
export async function bodyDuties(ctx: ReadCtx): Promise<Duty[]> {
  const office = scopesOf(ctx, ['chair', 'deputy-chair', 'secretary'], 'body');
  const { personId } = ctx.actor;
  if (!personId) return [];
  const duties: Duty[] = [];
  const rows = (await awaited(ctx)
    .where((eb) =>
      eb.or([eb('b.curator_id', '=', personId), ...(office.length > 0 ? [eb('b.id', 'in', office)] : [])]),
    )
    .execute()) as Due[];
  for (const due of rows) {
    if (daysBetween(ctx.today, due.termOn) > soon) continue;
    duties.push({
      text: bodyTexts.term.duty(due.name, due.product),
      path: `/councils/bodies/${due.id}`,
      button: 'Открыть',
      due: due.termOn,
      norm,
      side: 'mine',
    });
  }
  const returned = await reportsInState(ctx, 'returned', office);
  const waiting = coordinatesBodies(ctx) ? await reportsInState(ctx, 'submitted') : [];
  for (const [reports, words] of [
    [returned, bodyTexts.report.again],
    [waiting.filter((each) => !office.includes(each.bodyId)), bodyTexts.report.duty],
  ] as const)
    for (const report of reports)
      duties.push({
        text: words(report.bodyName),
        path: `/councils/bodies/${report.bodyId}#reports`,
        button: 'Открыть',
        due: null,
        norm: norms.bodyReport.slug,
        side: 'mine',
      });
  return duties;
}
