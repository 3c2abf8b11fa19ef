// People as the papers of a council name them: surname and initials with post or organisation, signers with posts.
import { dateIn } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { organisationGenitive } from '../../../platform/language/index.ts';
import { institutionNames } from '../../institutions/index.ts';
import {
  actingTitlesOf,
  nameIn,
  type Person,
  type Post,
  people,
  peopleWithRole,
  personNames,
  postsOfPeople,
} from '../../people/index.ts';
import { isRemote } from '../remote/remote.deadline.ts';
import type { Sheet } from '../sheet.ts';

export interface Named {
  /** «Иванова М.П.» */
  readonly short: string;
  /** «М.П. Иванова», under signatures. */
  readonly signature: string;
  /** «Ивановой М.П.» */
  readonly genitive: string;
  /** «Иванова М.П., директор МБОУ СШ № 1» */
  readonly withPost: string;
  /** «Иванову Марию Петровну, директора…» is for orders: the full name. */
  readonly full: string;
}

export type Names = (personId: string) => Named;

const nobody: Named = { short: '—', signature: '', genitive: '—', withPost: '—', full: '—' };

/** Names and posts of everybody on the day of the session, whoever acts for a head by that post; in four queries. */
export async function namesOn(
  ctx: ReadCtx,
  ids: readonly string[],
  on: string,
  organisations: ReadonlyMap<string, string> = new Map(),
): Promise<Names> {
  const persons = await people(ctx, ids);
  const posts = await postsOfPeople(ctx, ids, on);
  const acting = await actingTitlesOf(ctx, ids, on);
  const places = await institutionNames(
    ctx,
    [...[...posts.values()].flat(), ...acting.values()].flatMap(({ institutionId }) => institutionId ?? []),
  );
  const postWords = (post: Pick<Post, 'title' | 'institutionId'> | undefined) =>
    post
      ? [post.title, organisationGenitive(places.get(post.institutionId ?? '')?.short ?? '')]
          .filter(Boolean)
          .join(' ')
      : '';
  const named = new Map(
    [...persons.values()].map((each) => [
      each.id,
      nameOf(each, organisations.get(each.id) || postWords(acting.get(each.id) ?? posts.get(each.id)?.[0])),
    ]),
  );
  return (id) => named.get(id) ?? nobody;
}

function nameOf(person: Person, post: string): Named {
  const short = nameIn(person, 'surname-initials', 'nominative');
  return {
    short,
    signature: nameIn(person, 'initials-surname', 'nominative'),
    genitive: nameIn(person, 'surname-initials', 'genitive'),
    withPost: post ? `${short}, ${post}` : short,
    full: [person.fullName, post].filter(Boolean).join(', '),
  };
}

/** The day the papers of a session carry: when it was held, else when it is planned; by correspondence, the last day for ballots. */
export const dayOf = (ctx: ReadCtx, sheet: Sheet): string =>
  sheet.session.openedAt && !isRemote(sheet.session)
    ? dateIn(sheet.session.openedAt, ctx.territory.zone)
    : sheet.session.plannedOn;

/** Everybody a session mentions. */
export function namesOfSheet(ctx: ReadCtx, sheet: Sheet): Promise<Names> {
  const owners = sheet.items.flatMap((item) => item.decision?.tasks.map((task) => task.ownerId) ?? []);
  const officers = [sheet.session.presiderId, sheet.session.secretaryId].filter((id) => id !== null);
  const ids = [
    ...sheet.members.map((member) => member.personId),
    ...owners,
    ...officers,
    ...sheet.remarks.map((r) => r.personId),
  ];
  const organisations = new Map(sheet.members.map((member) => [member.personId, member.organisation]));
  return namesOn(ctx, [...new Set(ids)], dayOf(ctx, sheet), organisations);
}

/** Who is usually given a task: the composition, then the service's own people; each once, in Russian order. */
export async function usualOwners(ctx: ReadCtx, sheet: Sheet): Promise<{ value: string; label: string }[]> {
  const staff = await peopleWithRole(ctx, ['centre-head', 'methodist', 'specialist'], { kind: 'territory' });
  const names = await personNames(
    ctx,
    sheet.members.map((member) => member.personId),
  );
  const known = new Map([...names, ...staff.map((each) => [each.personId, each.name] as const)]);
  return [...known]
    .map(([value, label]) => ({ value, label: label.replaceAll('\u00a0', ' ') }))
    .sort((a, b) => a.label.localeCompare(b.label, 'ru'));
}
