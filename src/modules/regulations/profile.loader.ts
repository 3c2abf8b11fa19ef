// Loading profiles: the territory's regulations written as YAML become rows, once, at first start or import.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type { WriteCtx } from '../../kernel/ctx.ts';
import { newId } from '../../kernel/ids.ts';
import { recordFact } from '../../kernel/journal.ts';
import { attachAct, enterAct, insertDraftVersion } from './commands/rows.ts';
import { frozenParameters, valuesOf } from './frozen.ts';
import { normBySlug } from './norms/index.ts';
import { type Profile, profileSchema } from './profile.schema.ts';
import { forgetHeads } from './queries/versions.ts';
import { approvedByWords, type BlockKind } from './regulation.text.ts';

/** The folder stands in the sources; a built server lies in `dist` of the same checkout. */
function profilesFolder(): string {
  for (let at = dirname(fileURLToPath(import.meta.url)); ; at = dirname(at)) {
    const folder = join(at, 'src/modules/regulations/profiles');
    if (existsSync(folder)) return folder;
    if (at === dirname(at)) throw new Error('The folder of regulation profiles is missing');
  }
}

/** All profiles of the installation, checked; a fault in a file names the file and the place. */
export function readProfiles(folder = profilesFolder()): Profile[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => readProfile(name, readFileSync(join(folder, name), 'utf8')));
}

export function readProfile(name: string, text: string): Profile {
  const parsed = profileSchema.safeParse(parse(text));
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`Regulation profile ${name}: ${faults.join('; ')}`);
}

/** Loads the profiles of this territory that are not there yet; returns their slugs. */
export async function loadProfiles(ctx: WriteCtx, profiles = readProfiles()): Promise<string[]> {
  const known = await ctx.db
    .selectFrom('regulations.regulations')
    .select('slug')
    .where('territory_id', '=', ctx.territory.id)
    .execute();
  const missing = profiles.filter(
    (profile) => profile.territory === ctx.territory.slug && !known.some((row) => row.slug === profile.slug),
  );
  for (const profile of missing) await loadProfile(ctx, profile);
  forgetHeads(ctx);
  return missing.map((profile) => profile.slug);
}

async function loadProfile(ctx: WriteCtx, profile: Profile): Promise<void> {
  const id = newId(ctx.now);
  const approving = profile.acts.find((act) => act.role === 'approves');
  const key = { territory_id: ctx.territory.id, id };
  await ctx.db
    .insertInto('regulations.regulations')
    .values({
      ...key,
      slug: profile.slug,
      kind: profile.kind,
      kind_genitive: profile.citation.genitive,
      title: profile.title,
      requisites: approving ? 'required' : 'absent',
      warnings: profile.warnings,
    })
    .execute();
  await loadActs(ctx, id, profile);
  await loadApproval(ctx, id, profile);
  await loadVersion(ctx, id, profile);
  if (profile.status === 'in-force') {
    await ctx.db
      .updateTable('regulations.regulations')
      .set({ state: 'in-force' })
      .where('territory_id', '=', ctx.territory.id)
      .where('id', '=', id)
      .execute();
  }
  await recordFact(ctx, {
    name: 'regulation.loaded',
    subject: { kind: 'regulations.regulation', id },
    norm: 'regulation-register',
    data: { slug: profile.slug, clauses: profile.clauses.length, state: profile.status },
  });
}

async function loadActs(ctx: WriteCtx, regulationId: string, profile: Profile): Promise<void> {
  for (const { key: _, role, date, ...act } of profile.acts) {
    const actId = await enterAct(ctx, { ...act, dated: date });
    await attachAct(ctx, regulationId, actId, role);
  }
}

const blockKinds: Record<string, BlockKind> = {
  Принято: 'accepted',
  Утверждено: 'approved',
  Приказ: 'order',
};

async function loadApproval(ctx: WriteCtx, regulationId: string, profile: Profile): Promise<void> {
  if (profile.approval.length === 0) return;
  await ctx.db
    .insertInto('regulations.approval_blocks')
    .values(
      profile.approval.map(({ kind, date, ...block }) => ({
        ...block,
        territory_id: ctx.territory.id,
        regulation_id: regulationId,
        kind: blockKinds[kind] ?? 'order',
        dated: date,
      })),
    )
    .execute();
}

async function loadVersion(ctx: WriteCtx, regulationId: string, profile: Profile): Promise<void> {
  const approving = profile.acts.find((act) => act.role === 'approves');
  const parameters = Object.fromEntries(
    Object.entries(profile.parameters).map(([slug, raw]) => {
      const norm = normBySlug(slug);
      if (!norm) throw new Error(`Unknown norm ${slug}`);
      return [slug, valuesOf(norm, raw)];
    }),
  );
  const versionId = await insertDraftVersion(ctx, {
    regulationId,
    number: 1,
    reason: 'Первая редакция',
    parentId: null,
    title: profile.title,
    citation: {
      genitive: profile.citation.genitive,
      approvedBy: approvedByWords(approving ? { ...approving, dated: approving.date } : null),
    },
    calendar: Object.fromEntries(
      Object.entries(profile.calendar).map(([slug, { rule: _, ...entry }]) => [slug, entry]),
    ),
    parameters: frozenParameters({ parameters, clauses: profile.clauses }),
    terms: profile.terms,
    clauses: profile.clauses,
  });
  if (profile.status !== 'in-force') return;
  await ctx.db
    .updateTable('regulations.versions')
    .set({ state: 'published', effective_from: profile.effectiveFrom ?? null })
    .where('territory_id', '=', ctx.territory.id)
    .where('id', '=', versionId)
    .execute();
}
