// Choosing those who are written to: sets of institutions by kind, area, sites and saved groups; who answers there and how to reach them.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import type { Option } from '../../../ui/index.ts';
import { institutionKinds, institutionsAtWork, type ReachedInstitution } from '../../institutions/index.ts';
import { people, peopleWithRole } from '../../people/index.ts';
import { siteHolders } from '../../recognition/index.ts';
import { addresseeText as text } from './addressee.text.ts';

export interface Group {
  readonly id: string;
  readonly name: string;
  readonly members: readonly string[];
}

export async function groupsOf(ctx: ReadCtx): Promise<Group[]> {
  const rows = await ctx.db
    .selectFrom('collections.groups as g')
    .innerJoin('collections.group_members as m', (join) =>
      join.onRef('m.territory_id', '=', 'g.territory_id').onRef('m.group_id', '=', 'g.id'),
    )
    .select((eb) => ['g.id', 'g.name', eb.fn.agg<string[]>('array_agg', ['m.institution_id']).as('members')])
    .where('g.territory_id', '=', ctx.territory.id)
    .groupBy(['g.territory_id', 'g.id'])
    .execute();
  return rows.sort((a, b) => a.name.localeCompare(b.name, 'ru'));
}

interface NamedSet {
  readonly value: string;
  readonly label: string;
  readonly members: readonly string[];
}

/** Everything an author may choose from; a fixed number of questions. */
export interface Choice {
  readonly institutions: readonly ReachedInstitution[];
  readonly sets: readonly NamedSet[];
}

const areasOf = (each: ReachedInstitution) =>
  [...new Set([each.areaCode, each.municipalityCode])].flatMap((code) => (code ? [code] : []));

export async function addresseeChoice(ctx: ReadCtx): Promise<Choice> {
  const institutions = await institutionsAtWork(ctx);
  const known = new Set(institutions.map((each) => each.id));
  const ids = (of: readonly ReachedInstitution[]) => of.map((each) => each.id);
  const byKind = Map.groupBy(institutions, (each) => each.kind);
  const codes = [...new Set(institutions.flatMap(areasOf))].sort();
  const sets: NamedSet[] = [
    { value: 'all', label: text.all, members: ids(institutions) },
    ...[...byKind].map(([kind, own]) => ({
      value: `kind:${kind}`,
      label: institutionKinds[kind],
      members: ids(own),
    })),
    { value: 'sites', label: text.sites, members: await siteHolders(ctx, ctx.today) },
    ...codes.map((code) => ({
      value: `area:${code}`,
      label: text.area(code),
      members: ids(institutions.filter((each) => areasOf(each).includes(code))),
    })),
    ...(await groupsOf(ctx)).map((group) => ({
      value: `group:${group.id}`,
      label: text.group(group.name),
      members: group.members,
    })),
  ];
  return {
    institutions,
    sets: sets
      .map((set) => ({ ...set, members: set.members.filter((id) => known.has(id)) }))
      .filter((set) => set.members.length > 0),
  };
}

export interface Chosen {
  readonly sets: readonly string[];
  readonly institutions: readonly string[];
  readonly except: readonly string[];
}

/** Each institution once, in the order of the register. */
export function chosenInstitutions(choice: Choice, chosen: Chosen): ReachedInstitution[] {
  const wanted = new Set([
    ...choice.sets.filter((set) => chosen.sets.includes(set.value)).flatMap((set) => set.members),
    ...chosen.institutions,
  ]);
  for (const id of chosen.except) wanted.delete(id);
  return choice.institutions.filter((each) => wanted.has(each.id));
}

/** Longer than this, institutions are chosen by sets and groups alone. */
const plainListLimit = 150;

export function choiceOptions(
  choice: Choice,
): Readonly<Record<'sets' | 'institutions' | 'except', Option[]>> {
  const single = choice.institutions
    .slice(0, plainListLimit)
    .map((each) => ({ value: each.id, label: each.shortName, group: institutionKinds[each.kind] }));
  return {
    sets: choice.sets.map((set) => ({ value: set.value, label: `${set.label} — ${set.members.length}` })),
    institutions: single,
    except: single,
  };
}

/** Who speaks for an institution, by institution: the head first, then those who fill in for it. */
export async function speakersOf(
  ctx: ReadCtx,
): Promise<Map<string, { personId: string; name: string; isHead: boolean }[]>> {
  const holders = await peopleWithRole(ctx, ['institution-head', 'institution-operator']);
  const speakers = holders.flatMap(({ scopeId, personId, name, kind, ground }) =>
    scopeId
      ? [{ scopeId, personId, name, isHead: kind === 'institution-head', acts: ground === 'acting' }]
      : [],
  );
  speakers.sort((a, b) => Number(b.isHead) - Number(a.isHead) || Number(b.acts) - Number(a.acts));
  return Map.groupBy(speakers, (each) => each.scopeId);
}

export interface Reach {
  readonly institutionId: string;
  readonly institution: string;
  /** «Вершинина А.К.»; '' where the register knows nobody. */
  readonly who: string;
  readonly personIds: readonly string[];
  /** Of the institution, then of the person. */
  readonly phones: readonly string[];
  readonly email: string;
}

/** How to reach these institutions; a fixed number of questions. */
export async function reachOf(ctx: ReadCtx, ids: readonly string[]): Promise<Map<string, Reach>> {
  const wanted = new Set(ids);
  const institutions = (await institutionsAtWork(ctx)).filter((each) => wanted.has(each.id));
  const speakers = await speakersOf(ctx);
  const first = institutions.flatMap((each) => speakers.get(each.id)?.[0]?.personId ?? []);
  const known = await people(ctx, first);
  return new Map(
    institutions.map((each) => {
      const own = speakers.get(each.id) ?? [];
      const head = known.get(own[0]?.personId ?? '');
      const phones = [each.phone, head?.phone ?? ''].filter((phone) => phone !== '');
      return [
        each.id,
        {
          institutionId: each.id,
          institution: each.shortName,
          who: own[0]?.name ?? '',
          personIds: [...new Set(own.map((one) => one.personId))],
          phones: [...new Set(phones)],
          email: each.email || (head?.email ?? ''),
        },
      ];
    }),
  );
}
