// People of lines: who is offered as responsible, and a name as plans write it («Шумилина О.Г.») found among the territory's people.
import { sql } from 'kysely';
import type { CivilDate } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import type { Option } from '../../../ui/index.ts';
import { peopleWithRole } from '../../people/index.ts';

/** The staff of the service and the heads: those who are usually responsible; each once. */
export async function usualResponsible(ctx: ReadCtx): Promise<Option[]> {
  const holders = await peopleWithRole(
    ctx,
    ['methodist', 'centre-head', 'authority-head', 'territory-admin'],
    {
      kind: 'territory',
    },
  );
  const known = new Map(holders.map((each) => [each.personId, each.name]));
  return [...known].map(([value, label]) => ({ value, label: label.replaceAll('\u00a0', ' ') }));
}

/** The day from which each responsible person works here no more: the end of the last post when no other is left. */
export async function leftOf(
  ctx: ReadCtx,
  lines: readonly { readonly responsibleId: string }[],
): Promise<Map<string, CivilDate>> {
  const ids = [...new Set(lines.map((line) => line.responsibleId))];
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; left: CivilDate }>`
    select person_id as id, max(ends_on) as left from people.posts
     where territory_id = ${ctx.territory.id} and person_id = any(${ids}::uuid[])
     group by person_id having bool_and(ends_on is not null)`.execute(ctx.db);
  return new Map(rows.map(({ id, left }) => [id, left]));
}

/** Whether an open line outlasts the person who answers for it. */
export const isLeft = (
  line: { readonly state: string; readonly endsOn: CivilDate | null },
  left: CivilDate,
): boolean => line.state === 'open' && (line.endsOn === null || line.endsOn > left);

/** One spelling for comparing: no dots, single spaces, е for ё. */
const keyOf = (words: string): string =>
  words
    .toLocaleLowerCase('ru')
    .replaceAll('ё', 'е')
    .replace(/[\s\u00a0.]+/g, ' ')
    .trim();

interface Known {
  readonly id: string;
  readonly surname: string;
  readonly given: string;
  readonly patronymic: string;
}

/** Every way a plan may write this person. */
const waysToWrite = ({ surname, given, patronymic }: Known): string[] => {
  const [g = '', p = ''] = [given[0] ?? '', patronymic[0] ?? ''];
  return [
    surname,
    `${surname} ${g}`,
    `${surname} ${g} ${p}`,
    `${surname} ${g}${p}`,
    `${g} ${p} ${surname}`,
    `${g}${p} ${surname}`,
    `${surname} ${given}`,
    `${surname} ${given} ${patronymic}`,
  ].map(keyOf);
};

export type FoundPerson = { readonly id: string } | 'none' | 'many';

/**
 * People by the words of a plan, all at once: surname with initials in either order, or in full. Working people of the
 * service win over namesakes elsewhere.
 */
export async function peopleByWords(
  ctx: ReadCtx,
  words: readonly string[],
): Promise<Map<string, FoundPerson>> {
  const asked = [...new Set(words.map(keyOf))].filter((key) => key !== '');
  if (asked.length === 0) return new Map();
  const parts = [...new Set(asked.flatMap((key) => key.split(' ')).filter((part) => part.length > 1))];
  const { rows } = await sql<Known & { isOfService: boolean }>`
    select p.id, p.surname, p.given, coalesce(p.patronymic, '') as patronymic,
      exists (select from people.posts t where t.territory_id = p.territory_id and t.person_id = p.id
        and t.unit in ('centre', 'authority') and (t.ends_on is null or t.ends_on > ${ctx.today})) as "isOfService"
    from people.persons p
    where p.territory_id = ${ctx.territory.id} and p.anonymised_at is null and p.merged_into_id is null
      and replace(lower(p.surname collate "ru-x-icu"), 'ё', 'е') = any(${parts}::text[])
    limit 2000`.execute(ctx.db);
  return new Map(
    words.map((text) => {
      const fits = rows.filter((row) => waysToWrite(row).includes(keyOf(text)));
      const own = fits.filter((row) => row.isOfService);
      const [first, second] = own.length > 0 ? own : fits;
      return [text, !first ? 'none' : second ? 'many' : { id: first.id }];
    }),
  );
}
