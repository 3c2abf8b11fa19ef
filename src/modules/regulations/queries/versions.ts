// Reading versions: one query a request finds what is in force, published versions are kept in the process.
import type { CivilDate } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import type { Norm } from '../../../kernel/norm.ts';
import type { Refusal } from '../../../kernel/refusal.ts';
import { territoryCards } from '../../territories/index.ts';
import { explain } from '../citation.ts';
import { defaultTerms } from '../terms.text.ts';
import { type TermForms, type Terms, termsFrom } from '../terms.ts';
import { type CalendarEntry, type Citation, keepsNorm, type RegulationVersion } from '../version.ts';

/** Published versions never change, so a process may keep the ones it has read; the oldest give way. */
const published = new Map<string, RegulationVersion>();
const KEPT = 300;

const headsOfRequest = new WeakMap<ReadCtx, Promise<readonly VersionHead[]>>();

interface VersionHead {
  readonly id: string;
  readonly regulationId: string;
  readonly state: string;
}

/** Versions of the territory's regulations in force today, the newest effective date first; drafts come last. */
function headsOf(ctx: ReadCtx): Promise<readonly VersionHead[]> {
  const known = headsOfRequest.get(ctx);
  if (known) return known;
  const reading = readHeads(ctx, ctx.today);
  headsOfRequest.set(ctx, reading);
  return reading;
}

/** After a command changed what is in force within its own request. */
export const forgetHeads = (ctx: ReadCtx): void => void headsOfRequest.delete(ctx);

async function readHeads(ctx: ReadCtx, on: CivilDate): Promise<VersionHead[]> {
  const rows = await ctx.db
    .selectFrom('regulations.versions as v')
    .innerJoin('regulations.regulations as r', (join) =>
      join.onRef('r.territory_id', '=', 'v.territory_id').onRef('r.id', '=', 'v.regulation_id'),
    )
    .select(['v.id', 'v.regulation_id', 'v.state', 'r.state as regulation_state'])
    .where('v.territory_id', '=', ctx.territory.id)
    .where('r.state', '<>', 'repealed')
    .where((eb) =>
      eb.or([
        eb.and([eb('r.state', '=', 'draft')]),
        eb.and([
          eb('v.state', '=', 'published'),
          eb.or([eb('v.effective_from', 'is', null), eb('v.effective_from', '<=', on)]),
          eb.or([eb('v.effective_to', 'is', null), eb('v.effective_to', '>', on)]),
        ]),
      ]),
    )
    .orderBy('r.state', 'desc')
    .orderBy('v.effective_from', (order) => order.desc().nullsLast())
    .orderBy('v.id', 'desc')
    .execute();
  return rows.map((row) => ({ id: row.id, regulationId: row.regulation_id, state: row.regulation_state }));
}

async function versionsInForce(ctx: ReadCtx): Promise<RegulationVersion[]> {
  const heads = (await headsOf(ctx)).filter((head) => head.state === 'in-force');
  const versions: RegulationVersion[] = [];
  for (const head of heads) versions.push(await versionById(ctx, head.id));
  return versions;
}

/** The version of one regulation in force today; null for a draft, a repealed or a future one. */
export async function versionInForceOf(
  ctx: ReadCtx,
  regulationId: string,
): Promise<RegulationVersion | null> {
  return (await versionsInForce(ctx)).find((version) => version.regulationId === regulationId) ?? null;
}

/** The published version of a regulation that takes effect after today; null where none waits. */
export async function comingVersionOf(ctx: ReadCtx, regulationId: string): Promise<RegulationVersion | null> {
  const row = await ctx.db
    .selectFrom('regulations.versions')
    .select('id')
    .where('territory_id', '=', ctx.territory.id)
    .where('regulation_id', '=', regulationId)
    .where('state', '=', 'published')
    .where('effective_from', '>', ctx.today)
    .orderBy('effective_from')
    .orderBy('number', 'desc')
    .executeTakeFirst();
  return row ? versionById(ctx, row.id) : null;
}

/** Regulations in force today, for a choice in a form: the id of the regulation and its title. */
export async function regulationsInForce(ctx: ReadCtx): Promise<{ id: string; title: string }[]> {
  return (await versionsInForce(ctx)).map((version) => ({ id: version.regulationId, title: version.title }));
}

/** The version in force today that keeps the norm; the newest effective date wins where several do. */
export async function currentVersion(ctx: ReadCtx, norm: string | Norm): Promise<RegulationVersion | null> {
  const slug = typeof norm === 'string' ? norm : norm.slug;
  return (await versionsInForce(ctx)).find((version) => keepsNorm(version, slug)) ?? null;
}

/** Norms kept by more than one regulation in force: which one wins, and which ones are passed over. */
export async function normConflicts(
  ctx: ReadCtx,
): Promise<{ norm: string; wins: RegulationVersion; passedOver: RegulationVersion[] }[]> {
  const byNorm = new Map<string, RegulationVersion[]>();
  for (const version of await versionsInForce(ctx)) {
    const kept = new Set([...Object.keys(version.calendar), ...Object.keys(version.parameters)]);
    for (const norm of kept) byNorm.set(norm, [...(byNorm.get(norm) ?? []), version]);
  }
  return [...byNorm].flatMap(([norm, [wins, ...passedOver]]) =>
    wins && passedOver.length > 0 ? [{ norm, wins, passedOver }] : [],
  );
}

/** A version by its id, whatever its state: what a record pinned stays readable for ever. */
export async function versionById(ctx: ReadCtx, id: string): Promise<RegulationVersion> {
  const key = `${ctx.territory.id}:${id}`;
  const known = published.get(key);
  if (known) return known;
  const { version, settled } = await readVersion(ctx, id);
  if (settled) {
    published.set(key, version);
    const oldest = published.keys().next().value;
    if (published.size > KEPT && oldest) published.delete(oldest);
  }
  return version;
}

/** `settled`: published before this moment, so that no rollback of this very request can take it back. */
async function readVersion(
  ctx: ReadCtx,
  id: string,
): Promise<{ version: RegulationVersion; settled: boolean }> {
  const row = await ctx.db
    .selectFrom('regulations.versions as v')
    .innerJoin('regulations.regulations as r', (join) =>
      join.onRef('r.territory_id', '=', 'v.territory_id').onRef('r.id', '=', 'v.regulation_id'),
    )
    .selectAll('v')
    .select('r.slug')
    .where('v.territory_id', '=', ctx.territory.id)
    .where('v.id', '=', id)
    .executeTakeFirstOrThrow();
  const clauses = await ctx.db
    .selectFrom('regulations.clauses')
    .select(['key', 'printed', 'heading', 'text', 'rows', 'norms'])
    .where('territory_id', '=', ctx.territory.id)
    .where('version_id', '=', id)
    .orderBy('position')
    .execute();
  const version: RegulationVersion = {
    id: row.id,
    regulationId: row.regulation_id,
    slug: row.slug,
    number: row.number,
    state: row.state as RegulationVersion['state'],
    title: row.title,
    citation: row.citation as unknown as Citation,
    effectiveFrom: row.effective_from,
    reason: row.reason,
    parentId: row.parent_id,
    clauses,
    calendar: row.calendar as unknown as Record<string, CalendarEntry>,
    parameters: row.parameters as unknown as RegulationVersion['parameters'],
    terms: row.terms as unknown as RegulationVersion['terms'],
  };
  return { version, settled: row.state === 'published' && row.made_at < ctx.now };
}

/** The words of those versions that have any. */
async function wordsOf(ctx: ReadCtx, heads: readonly VersionHead[]): Promise<RegulationVersion['terms'][]> {
  const all: RegulationVersion['terms'][] = [];
  for (const { id } of heads) all.push((await versionById(ctx, id)).terms);
  return all.filter((terms) => Object.keys(terms).length > 0);
}

/** The words of this territory: of its regulations in force, else of its drafts, the newest over the older. */
export async function termsOf(ctx: ReadCtx): Promise<Terms> {
  const heads = await headsOf(ctx);
  const isInForce = (head: VersionHead) => head.state === 'in-force';
  // A Положение of one body in force names nothing: the service keeps its words though its own text is a draft.
  const inForce = await wordsOf(ctx, heads.filter(isInForce));
  const spoken =
    inForce.length > 0
      ? inForce
      : await wordsOf(
          ctx,
          heads.filter((head) => !isInForce(head)),
        );
  const own: Record<string, TermForms> = Object.assign({}, ...spoken.toReversed());
  // A territory without a regulation of its centre is still called as its card says.
  if (!own.centre) {
    const [card] = await territoryCards(ctx.db, [ctx.territory.id]);
    own.centre = { ...defaultTerms.centre, short: card?.service.shortName };
  }
  return termsFrom(own);
}

/** A refusal with the clause of the regulation in force today; for a pinned record use `explain` with its version. */
export async function refusalWithClause(ctx: ReadCtx, refusal: Refusal): Promise<Refusal> {
  return refusal.norm === null ? refusal : explain(refusal, await currentVersion(ctx, refusal.norm));
}
