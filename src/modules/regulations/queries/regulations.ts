// Looking at regulations: the register, one record, its versions, its acts in both directions, its approval block.
import type { CivilDate } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import type { RegulationState, VersionState } from '../regulation.lifecycle.ts';
import type { ActLevel, ActRole, BlockKind } from '../regulation.text.ts';

export interface RegulationRecord {
  readonly id: string;
  readonly slug: string;
  readonly kind: string;
  readonly kindGenitive: string;
  readonly title: string;
  readonly state: RegulationState;
  readonly requisites: 'required' | 'absent';
  readonly approvingActId: string | null;
  readonly approvingComplete: boolean;
  readonly warnings: readonly string[];
  readonly version: number;
}

/** Set form of the view right: visitors are shown what is in force. */
const visible = (ctx: ReadCtx) =>
  ctx.db
    .selectFrom('regulations.regulations as r')
    .where('r.territory_id', '=', ctx.territory.id)
    .$if(ctx.actor.kind === 'visitor', (query) => query.where('r.state', '=', 'in-force'));

function recordOf(row: {
  id: string;
  slug: string;
  kind: string;
  kind_genitive: string;
  title: string;
  state: string;
  requisites: string;
  approving_act_id: string | null;
  approving_complete: boolean | null;
  warnings: string[];
  version: number;
}): RegulationRecord {
  return {
    id: row.id,
    slug: row.slug,
    kind: row.kind,
    kindGenitive: row.kind_genitive,
    title: row.title,
    state: row.state as RegulationState,
    requisites: row.requisites as RegulationRecord['requisites'],
    approvingActId: row.approving_act_id,
    approvingComplete: row.approving_complete ?? false,
    warnings: row.warnings,
    version: row.version,
  };
}

/** The record at an address; null when there is none or the reader may not see it. */
export async function regulationBySlug(ctx: ReadCtx, slug: string): Promise<RegulationRecord | null> {
  const row = await visible(ctx).selectAll('r').where('r.slug', '=', slug).executeTakeFirst();
  return row ? recordOf(row) : null;
}

export async function regulationById(ctx: ReadCtx, id: string): Promise<RegulationRecord | null> {
  const row = await visible(ctx).selectAll('r').where('r.id', '=', id).executeTakeFirst();
  return row ? recordOf(row) : null;
}

export interface RegisterRow extends RegulationRecord {
  readonly act: ActLine | null;
  readonly inForceNumber: number | null;
  readonly inForceSince: CivilDate | null;
  readonly clauses: number;
}

/** The register: every regulation the reader may see, those in force first, with its act and current version. */
export async function register(ctx: ReadCtx): Promise<RegisterRow[]> {
  const rows = await visible(ctx)
    .leftJoin('regulations.acts as a', (join) =>
      join.onRef('a.territory_id', '=', 'r.territory_id').onRef('a.id', '=', 'r.approving_act_id'),
    )
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('regulations.versions as v')
          .select(['v.id', 'v.number', 'v.effective_from', 'v.state'])
          .whereRef('v.territory_id', '=', 'r.territory_id')
          .whereRef('v.regulation_id', '=', 'r.id')
          .where((or) => or.or([or('v.effective_from', 'is', null), or('v.effective_from', '<=', ctx.today)]))
          .orderBy('v.state', 'desc')
          .orderBy('v.number', 'desc')
          .limit(1)
          .as('v'),
      (join) => join.onTrue(),
    )
    .selectAll('r')
    .select([
      'a.level',
      'a.kind as act_kind',
      'a.issuer',
      'a.number as act_number',
      'a.dated',
      'a.title as act_title',
      'a.superseded',
      'a.superseded_by',
      'a.file_id',
      'v.number',
      'v.effective_from',
      'v.state as version_state',
    ])
    .select((eb) =>
      eb
        .selectFrom('regulations.clauses as c')
        .select((count) => count.fn.countAll<number>().as('n'))
        .whereRef('c.territory_id', '=', 'r.territory_id')
        .whereRef('c.version_id', '=', 'v.id')
        .where('c.heading', '=', false)
        .as('clauses'),
    )
    .orderBy((eb) =>
      eb.case().when('r.state', '=', 'in-force').then(1).when('r.state', '=', 'draft').then(2).else(3).end(),
    )
    .orderBy('r.title')
    .execute();
  return rows.map((row) => ({
    ...recordOf(row),
    act:
      row.approving_act_id === null
        ? null
        : {
            id: row.approving_act_id,
            level: row.level as ActLevel,
            kind: row.act_kind ?? '',
            issuer: row.issuer ?? '',
            number: row.act_number,
            dated: row.dated,
            title: row.act_title ?? '',
            superseded: row.superseded ?? false,
            supersededBy: row.superseded_by,
            fileId: row.file_id,
          },
    inForceNumber: row.version_state === 'published' ? row.number : null,
    inForceSince: row.version_state === 'published' ? row.effective_from : null,
    clauses: row.clauses ?? 0,
  }));
}

export interface VersionLine {
  readonly id: string;
  readonly number: number;
  readonly state: VersionState;
  readonly effectiveFrom: CivilDate | null;
  readonly effectiveTo: CivilDate | null;
  readonly reason: string;
  readonly madeBy: string | null;
  readonly madeAt: Date;
  readonly parentId: string | null;
  /** The row's own version: what a form saw of a draft. */
  readonly version: number;
}

/** All versions of a regulation, the newest first. */
export async function versionsOf(ctx: ReadCtx, regulationId: string): Promise<VersionLine[]> {
  const rows = await ctx.db
    .selectFrom('regulations.versions')
    .select([
      'id',
      'number',
      'state',
      'effective_from',
      'effective_to',
      'reason',
      'made_by',
      'made_at',
      'parent_id',
      'version',
    ])
    .where('territory_id', '=', ctx.territory.id)
    .where('regulation_id', '=', regulationId)
    .orderBy('number', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    state: row.state as VersionState,
    effectiveFrom: row.effective_from,
    effectiveTo: row.effective_to,
    reason: row.reason,
    madeBy: row.made_by,
    madeAt: row.made_at,
    parentId: row.parent_id,
    version: row.version,
  }));
}

/** The version in force on a day among the published ones; before the first one — the first, and a draft if alone. */
export function versionOn(versions: readonly VersionLine[], on: CivilDate): VersionLine | null {
  const published = versions.filter((each) => each.state === 'published');
  return (
    published.find(
      (each) =>
        (each.effectiveFrom === null || each.effectiveFrom <= on) &&
        (each.effectiveTo === null || each.effectiveTo > on),
    ) ??
    published.at(-1) ??
    versions.at(0) ??
    null
  );
}

export const draftAmong = (versions: readonly VersionLine[]): VersionLine | null =>
  versions.find((each) => each.state === 'draft') ?? null;

export interface ActLine {
  readonly id: string;
  readonly level: ActLevel;
  readonly kind: string;
  readonly issuer: string;
  readonly number: string | null;
  readonly dated: CivilDate | null;
  readonly title: string;
  readonly superseded: boolean;
  readonly supersededBy: string | null;
  /** The signed copy, kept among the files of the house. */
  readonly fileId: string | null;
}

export interface RegulationAct extends ActLine {
  readonly role: ActRole;
}

export interface Block {
  readonly kind: BlockKind;
  readonly body: string;
  readonly post: string;
  readonly document: string;
  readonly number: string;
  readonly dated: CivilDate | null;
}

/** «Принято», «Утверждено», «Приказ», in this order. */
export async function approvalOf(ctx: ReadCtx, regulationId: string): Promise<Block[]> {
  const rows = await ctx.db
    .selectFrom('regulations.approval_blocks')
    .select(['kind', 'body', 'post', 'document', 'number', 'dated'])
    .where('territory_id', '=', ctx.territory.id)
    .where('regulation_id', '=', regulationId)
    .execute();
  const order: readonly BlockKind[] = ['accepted', 'approved', 'order'];
  return order.flatMap((kind) => rows.filter((row) => row.kind === kind).map((row) => ({ ...row, kind })));
}
