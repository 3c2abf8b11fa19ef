// The staff of an institution as it is confirmed: ids and terms without names, and what changed between two such lists.
import type { CivilDate } from '../../kernel/clock.ts';
import type { ReadCtx } from '../../kernel/ctx.ts';
import { filterFrom, type ListedPost, staffList, vacanciesOn } from '../people/index.ts';

export interface ConfirmedPost {
  readonly personId: string;
  readonly title: string;
  readonly employment: string;
  readonly load: number | null;
  readonly subjects: readonly string[];
  readonly leave: string | null;
}

export interface Snapshot {
  readonly posts: readonly ConfirmedPost[];
  readonly vacancies: readonly {
    readonly position: string;
    readonly subject: string;
    readonly load: number;
  }[];
}

/** Every post of the institution on the day, in the order of names. */
export async function staffOnDay(ctx: ReadCtx, institutionId: string, on: CivilDate): Promise<ListedPost[]> {
  const filter = { ...filterFrom(new URLSearchParams({ institutionId, on })), limit: 500 };
  const rows: ListedPost[] = [];
  for (let after: string | undefined = ''; after !== undefined; ) {
    const page: Awaited<ReturnType<typeof staffList>> = await staffList(ctx, { ...filter, after });
    rows.push(...page.rows);
    after = page.after;
  }
  return rows;
}

export async function snapshotOf(ctx: ReadCtx, institutionId: string, on: CivilDate): Promise<Snapshot> {
  const rows = await staffOnDay(ctx, institutionId, on);
  const vacancies = await vacanciesOn(ctx, on, institutionId);
  return {
    posts: rows.map(({ personId, title, employment, load, subjects, leave }) => ({
      ...{ personId, title, employment, load, subjects },
      leave: leave?.kind ?? null,
    })),
    vacancies: vacancies.map(({ position, subject, load }) => ({ position, subject, load })),
  };
}

export interface Changes {
  readonly added: readonly string[];
  readonly left: readonly string[];
  readonly changed: readonly string[];
}

/** Persons who came, went, or whose terms are other than at the confirmation before. */
export function changesBetween(before: Snapshot, now: Snapshot): Changes {
  const wordsOf = ({ posts }: Snapshot) => {
    const byPerson = Map.groupBy(posts, (post) => post.personId);
    return new Map(
      [...byPerson].map(([id, own]) => [
        id,
        own
          .map(({ title, employment, load, subjects, leave }) =>
            JSON.stringify([title, employment, load, [...subjects].sort(), leave]),
          )
          .sort()
          .join('\n'),
      ]),
    );
  };
  const [was, is] = [wordsOf(before), wordsOf(now)];
  return {
    added: [...is.keys()].filter((id) => !was.has(id)),
    left: [...was.keys()].filter((id) => !is.has(id)),
    changed: [...is].flatMap(([id, words]) => (was.has(id) && was.get(id) !== words ? [id] : [])),
  };
}
