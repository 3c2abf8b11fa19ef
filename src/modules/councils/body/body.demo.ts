// The demonstration's associations, groups, centres and councils of institutions, made by the same commands as any other.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Role, WriteCtx } from '../../../kernel/ctx.ts';
import { createBody, setMembership } from '../body.commands.ts';
import type { MemberRole } from '../councils.text.ts';
import { actingIn, type Does } from '../demo.acting.ts';
import { demoRegulation, demoRemote, enterBodyRegulation, voteRemotely } from '../remote/remote.demo.ts';
import { bodyKindKeys } from './body.kinds.ts';
import { setOutsideMember } from './outside.commands.ts';
import { submitReport } from './report.commands.ts';

const staffPick = z.object({
  position: z.string(),
  count: z.number(),
  from: z.number(),
  /** The first of them heads the body. */
  first: z.boolean().default(false),
});
const demoBody = z.object({
  kind: z.enum(bodyKindKeys),
  institution: z.string().optional(),
  name: z.string(),
  nameGenitive: z.string(),
  shortName: z.string(),
  subject: z.string().default(''),
  curator: z.string().optional(),
  head: z.string().optional(),
  secretary: z.string().optional(),
  people: z.array(z.string()).default([]),
  teachers: staffPick.optional(),
  outside: z
    .array(
      z.object({ name: z.tuple([z.string(), z.string(), z.string(), z.string()]), organisation: z.string() }),
    )
    .default([]),
  termOn: z.string().optional(),
  product: z.string().default(''),
  basis: z.string(),
  startsOn: z.string().default('2025-09-05'),
  regulation: demoRegulation.optional(),
  remote: demoRemote.optional(),
  place: z.string().default(''),
  report: z
    .object({ on: z.string(), work: z.string(), results: z.string(), proposals: z.string() })
    .optional(),
});
type DemoBody = z.output<typeof demoBody>;
const demoFile = z.object({ bodies: z.record(z.string(), z.array(demoBody)) });

const schoolYear = 2025;
const keeper: Role = { kind: 'centre-head', scope: { kind: 'territory' } };

/** Staff of the institutions in the order they were entered, with the short name of the place they work at. */
async function staffOf(ctx: WriteCtx, pick: z.output<typeof staffPick>) {
  const { rows } = await sql<{ personId: string; place: string }>`
    select t.person_id as "personId", i.short_name as place
      from people.posts t
      join institutions.institutions i on i.territory_id = t.territory_id and i.id = t.institution_id
      join people.persons p on p.territory_id = t.territory_id and p.id = t.person_id and p.account_id is null
     where t.territory_id = ${ctx.territory.id} and t.position = ${pick.position} and t.ends_on is null
     order by p.id limit ${pick.count} offset ${pick.from}`.execute(ctx.db);
  return rows;
}

/** Makes them in the context's territory from `bodies.yaml`; `people` and `institutions` are ids by login and key. */
export async function loadBodiesDemo(
  ctx: WriteCtx,
  folder: string,
  world: { people: ReadonlyMap<string, string>; institutions: ReadonlyMap<string, string> },
): Promise<void> {
  const { bodies } = demoFile.parse(parse(await readFile(join(folder, 'bodies.yaml'), 'utf8')));
  const idOf = (login: string): string => {
    const id = world.people.get(login);
    if (!id) throw new Error(`Demonstration: unknown login ${login} in ${ctx.territory.slug}`);
    return id;
  };
  const does = actingIn(ctx, idOf);
  const keeperLogin = [...world.people.keys()][0] ?? '';
  for (const body of bodies[ctx.territory.slug] ?? []) {
    const institutionId = body.institution ? (world.institutions.get(body.institution) ?? null) : null;
    await makeBody(ctx, { does, idOf, as: keeperLogin, institutionId }, body);
  }
}

interface Maker {
  readonly does: Does;
  readonly idOf: (login: string) => string;
  readonly as: string;
  readonly institutionId: string | null;
}

async function makeBody(ctx: WriteCtx, maker: Maker, body: DemoBody): Promise<void> {
  const { does, idOf, as } = maker;
  const { kind, name, nameGenitive, shortName, subject, product, startsOn } = body;
  const { id: bodyId } = await does(
    as,
    startsOn,
    createBody,
    {
      ...{ kind, name, nameGenitive, shortName, subject, product, startsOn, place: body.place },
      regulationId: body.regulation ? await enterBodyRegulation(ctx, body.regulation) : null,
      institutionId: maker.institutionId,
      curatorId: body.curator ? idOf(body.curator) : null,
      termOn: body.termOn ?? null,
    },
    keeper,
  );
  const taken = new Set<string>();
  const seat = async (personId: string, role: MemberRole, organisation = '') => {
    if (taken.has(personId)) return;
    taken.add(personId);
    await does(
      as,
      startsOn,
      setMembership,
      { bodyId, personId, role, organisation, startsOn, basis: body.basis },
      keeper,
    );
  };
  if (body.head) await seat(idOf(body.head), 'chair');
  if (body.secretary) await seat(idOf(body.secretary), 'secretary');
  for (const login of body.people) await seat(idOf(login), 'member');
  const teachers = body.teachers ? await staffOf(ctx, body.teachers) : [];
  for (const [index, each] of teachers.entries())
    await seat(each.personId, body.teachers?.first && index === 0 ? 'chair' : 'member', each.place);
  for (const {
    name: [surname, given, patronymic, gender],
    organisation,
  } of body.outside)
    await does(
      as,
      startsOn,
      setOutsideMember,
      {
        bodyId,
        surname,
        given,
        patronymic,
        gender,
        organisation,
        role: 'member',
        startsOn,
        basis: body.basis,
      },
      keeper,
    );
  if (body.remote && body.head && body.secretary) {
    // Members without a login are called by their place in the composition: «@1» is the first of the teachers.
    const byPlace = new Map(teachers.map((each, index) => [`@${index + 1}`, each.personId]));
    const whoIs = (who: string) => byPlace.get(who) ?? idOf(who);
    const { head: chair, secretary, place } = body;
    const office = { ctx, does: actingIn(ctx, whoIs), idOf: whoIs, bodyId, chair, secretary, place };
    await voteRemotely(office, keeper, body.remote);
  }
  if (!body.report || !body.head) return;
  const { on, ...words } = body.report;
  const chair: Role = { kind: 'chair', scope: { kind: 'body', id: bodyId } };
  await does(body.head, on, submitReport, { bodyId, schoolYear, ...words }, chair);
}
