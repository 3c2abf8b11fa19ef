// Groups the staff is counted by: the same borders for filters, shares and the quantitative analysis.
import { type RawBuilder, sql } from 'kysely';
import type { CivilDate } from '../../kernel/clock.ts';
import type { Option } from '../../ui/index.ts';
import { attestedPositions } from './attested.ts';

/** From the best down: a person is counted once, by the best that is in force for the posts asked about. */
export const standings = {
  highest: 'высшая категория',
  first: 'первая категория',
  conformity: 'соответствие должности',
  none: 'без категории',
} as const;
export type StandingKey = keyof typeof standings;
/** Rank in SQL: the best is the greatest. */
export const standingRanks: Readonly<Record<StandingKey, number>> = {
  highest: 4,
  first: 3,
  conformity: 2,
  none: 1,
};

export const educationGroups = {
  'higher-pedagogical': 'высшее педагогическое',
  'higher-other': 'высшее непедагогическое',
  'vocational-pedagogical': 'среднее профессиональное педагогическое',
  'vocational-other': 'среднее профессиональное непедагогическое',
  secondary: 'среднее общее',
  unknown: 'не указано',
} as const;

/** Borders in whole years, upper exclusive; the groups of the state form ОО-1. */
const serviceBorders = [3, 5, 10, 15, 20] as const;
export const serviceGroups = {
  s0: 'до 3 лет',
  s3: 'от 3 до 5 лет',
  s5: 'от 5 до 10 лет',
  s10: 'от 10 до 15 лет',
  s15: 'от 15 до 20 лет',
  s20: '20 лет и более',
} as const;

const ageBorders = [25, 35, 45, 55, 65] as const;
export const ageGroups = {
  a0: 'моложе 25 лет',
  a25: '25–34 года',
  a35: '35–44 года',
  a45: '45–54 года',
  a55: '55–64 года',
  a65: '65 лет и старше',
  unknown: 'не указано',
} as const;

export const optionsOf = (words: Readonly<Record<string, string>>): Option[] =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

const stepped = (value: RawBuilder<number>, letter: string, borders: readonly number[]) =>
  sql<string>`case ${sql.join(
    borders.map(
      (border, index) => sql`when ${value} < ${border}::int then ${letter + String(borders[index - 1] ?? 0)}`,
    ),
    sql` `,
  )} else ${letter + String(borders.at(-1))} end`;

/** Group of the length of pedagogical service of the person `p` on a day. */
export const serviceGroupSql = (on: CivilDate): RawBuilder<string> =>
  stepped(
    sql<number>`(qualification.service_months(p.territory_id, p.id, 'pedagogical', ${on}::date, ${[...attestedPositions]}::text[]) / 12)`,
    's',
    serviceBorders,
  );

/** The same group where the whole months of service are known already. */
export const serviceGroupOf = (months: RawBuilder<number>): RawBuilder<string> =>
  stepped(sql<number>`(${months} / 12)`, 's', serviceBorders);

/** Group of age of the person `p` on a day. */
export const ageGroupSql = (on: CivilDate): RawBuilder<string> =>
  sql<string>`case when p.birth_date is null then 'unknown' else ${stepped(
    sql<number>`extract(year from age(${on}::date, p.birth_date))`,
    'a',
    ageBorders,
  )} end`;

/** The best education of the person `p`: level first, then whether it is pedagogical. */
export const educationGroupSql: RawBuilder<string> = sql<string>`coalesce((
  select case when e.level = 'secondary' then 'secondary'
    else (case when e.level = 'vocational' then 'vocational' else 'higher' end)
      || (case when e.pedagogical then '-pedagogical' else '-other' end) end
  from qualification.educations e where e.territory_id = p.territory_id and e.person_id = p.id
  order by case e.level when 'secondary' then 0 when 'vocational' then 1 else 2 end desc, e.pedagogical desc
  limit 1), 'unknown')`;
