// The demonstration's councils: composition by orders, meetings held and called through the same commands as any other.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Role, WriteCtx } from '../../kernel/ctx.ts';
import { upperFirst } from '../../platform/language/index.ts';
import { currentVersion, termsOf } from '../regulations/index.ts';
import { createBody, setMembership } from './body.commands.ts';
import type { MemberRole } from './councils.text.ts';
import { actingIn, type Does } from './demo.acting.ts';
import { callSession, comingSession, heldSession, holdSession } from './demo.sessions.ts';

const demoCouncil = z.object({
  kind: z.enum(['expert-council', 'methodical-council']),
  /** The territory's own word for it, in all cases. */
  term: z.enum(['expert-council', 'methodical-council']).optional(),
  name: z.string().optional(),
  nameGenitive: z.string().optional(),
  shortName: z.string().optional(),
  governedBy: z.string().optional(),
  place: z.string(),
  basis: z.string(),
  chair: z.string(),
  deputies: z.array(z.string()),
  secretary: z.string(),
  members: z.array(z.string()),
  sessions: z.array(heldSession).default([]),
  coming: comingSession.optional(),
});
type DemoCouncil = z.output<typeof demoCouncil>;
const demoFile = z.object({ councils: z.record(z.string(), z.array(demoCouncil)) });

const startsOn = '2025-09-01';
const keeper: Role = { kind: 'centre-head', scope: { kind: 'territory' } };

/** Makes the councils of the context's territory from `councils.yaml`; `people` are ids by login. */
export async function loadCouncilsDemo(
  ctx: WriteCtx,
  folder: string,
  people: ReadonlyMap<string, string>,
): Promise<void> {
  const { councils } = demoFile.parse(parse(await readFile(join(folder, 'councils.yaml'), 'utf8')));
  const idOf = (login: string): string => {
    const id = people.get(login);
    if (!id) throw new Error(`Demonstration: unknown login ${login} in ${ctx.territory.slug}`);
    return id;
  };
  const does = actingIn(ctx, idOf);
  for (const council of councils[ctx.territory.slug] ?? []) {
    const bodyId = await makeBody(ctx, does, idOf, council);
    const { chair, secretary, place } = council;
    const office = { ctx, does, idOf, bodyId, chair, secretary, place };
    for (const session of council.sessions) await holdSession(office, session);
    if (council.coming) await callSession(office, council.coming);
  }
}

async function makeBody(
  ctx: WriteCtx,
  does: Does,
  idOf: (login: string) => string,
  council: DemoCouncil,
): Promise<string> {
  const terms = await termsOf(ctx);
  const named = council.term
    ? {
        name: upperFirst(terms.of(council.term)),
        nameGenitive: terms.of(council.term, 'genitive'),
        shortName: upperFirst(terms.short(council.term)),
      }
    : {
        name: upperFirst(council.name ?? ''),
        nameGenitive: council.nameGenitive,
        shortName: council.shortName,
      };
  const version = council.governedBy ? await currentVersion(ctx, council.governedBy) : null;
  const { kind, place, basis } = council;
  const made = { ...named, kind, place, regulationId: version?.regulationId ?? null, startsOn };
  const { id } = await does(council.chair, startsOn, createBody, made, keeper);
  const appoint = (login: string, role: MemberRole) =>
    does(
      council.chair,
      startsOn,
      setMembership,
      { bodyId: id, personId: idOf(login), role, startsOn, basis: upperFirst(basis) },
      keeper,
    );
  await appoint(council.chair, 'chair');
  for (const login of council.deputies) await appoint(login, 'deputy-chair');
  await appoint(council.secretary, 'secretary');
  for (const login of council.members) await appoint(login, 'member');
  return id;
}
