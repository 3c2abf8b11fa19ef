// People as papers name them: full names and posts in the case the sentence asks for.
import type { ReadCtx } from '../../kernel/ctx.ts';
import { declinePost, type GrammaticalCase, organisationGenitive } from '../../platform/language/index.ts';
import { institutionNames } from '../institutions/index.ts';
import { fullName, nameIn, type Post, people, postsOfPeople } from '../people/index.ts';
import { termsOf } from '../regulations/index.ts';

/** Where the person is wanted from: heads of sites from their organisation, co-heads from the service. */
export type Workplace = 'institution' | 'centre';

export interface Naming {
  /** «Иванову Марию Петровну, директора МБОУ СШ № 1» */
  readonly withPost: (personId: string | null, form: GrammaticalCase, place?: Workplace) => string;
  /** «М.П. Иванова» */
  readonly signature: (personId: string | null) => string;
  /** «Иванова М.П.» */
  readonly short: (personId: string | null) => string;
  /** «директор МБОУ СШ № 1» */
  readonly post: (personId: string | null, form?: GrammaticalCase, place?: Workplace) => string;
}

/** Everybody a paper mentions, in three queries. */
export async function namingOf(
  ctx: ReadCtx,
  personIds: readonly (string | null)[],
  on = ctx.today,
): Promise<Naming> {
  const ids = personIds.filter((id) => id !== null);
  const known = await people(ctx, ids);
  const posts = await postsOfPeople(ctx, ids, on);
  const terms = await termsOf(ctx);
  const institutions = [...posts.values()].flat().flatMap((post) => post.institutionId ?? []);
  const names = await institutionNames(ctx, institutions);
  const placeOf = (post: Post) =>
    post.institutionId
      ? organisationGenitive(names.get(post.institutionId)?.short ?? '')
      : terms.short(post.unit ?? 'centre');
  const chosen = (personId: string, place?: Workplace): Post | undefined => {
    const held = posts.get(personId) ?? [];
    const wanted = held.find((post) => (place === 'centre' ? post.unit === 'centre' : post.institutionId));
    return (place && wanted) || held[0];
  };
  const post: Naming['post'] = (personId, form = 'nominative', place) => {
    const found = personId ? chosen(personId, place) : undefined;
    return found ? `${declinePost(found.title).forms[form]} ${placeOf(found)}`.trim() : '';
  };
  return {
    post,
    withPost: (personId, form, place) => {
      const person = personId ? known.get(personId) : undefined;
      if (!person) return '—';
      return [fullName(person, form), post(personId, form, place)].filter(Boolean).join(', ');
    },
    signature: (personId) => {
      const person = personId ? known.get(personId) : undefined;
      return person ? nameIn(person, 'initials-surname', 'nominative') : '';
    },
    short: (personId) => {
      const person = personId ? known.get(personId) : undefined;
      return person ? nameIn(person, 'surname-initials', 'nominative') : '—';
    },
  };
}
