// A register of people of any size, made by the database itself once and kept in a folder outside the repository.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { inventName, seededNumbers } from '../src/modules/people/invented-names.ts';
import { pedagogicalPositions } from '../src/modules/people/positions.ts';
import { subjectNames } from '../src/modules/people/post/subjects.ts';
import { startServer } from '../src/platform/db/server.ts';
import { startOpora } from './bench-server.ts';

/** How many work in one institution: 3,000 in 60, 100,000 in 2,000, 2 million in 40,000. */
const staffOfOne = 50;

export interface PeopleWorld {
  readonly size: number;
  /** Territory of the demonstration → people in it. */
  readonly named: Readonly<Record<string, number>>;
  /** Districts of three thousand made beside them. */
  readonly districts: number;
}

/** A district, a large territory, and the country: the same district and the same large territory among two million. */
export const peopleWorlds: Readonly<Record<'district' | 'large' | 'country', PeopleWorld>> = {
  district: { size: 3000, named: { kstovo: 3000 }, districts: 0 },
  large: { size: 100_000, named: { kstovo: 100_000 }, districts: 0 },
  country: { size: 2_000_000, named: { kstovo: 3000, buguruslan: 100_000 }, districts: 632 },
};

/** Who works in an institution of fifty: position → how many. */
const rosters: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  school: {
    ...{
      директор: 1,
      'заместитель директора': 3,
      учитель: 33,
      'педагог-психолог': 1,
      'социальный педагог': 1,
    },
    ...{
      'учитель-логопед': 1,
      'педагог-организатор': 1,
      'педагог-библиотекарь': 1,
      воспитатель: 2,
      тьютор: 1,
    },
    ...{ 'педагог дополнительного образования': 2, секретарь: 1, лаборант: 1, программист: 1 },
  },
  kindergarten: {
    ...{ заведующий: 1, 'старший воспитатель': 1, воспитатель: 28, 'музыкальный руководитель': 2 },
    ...{ 'инструктор по физической культуре': 1, 'учитель-логопед': 2, 'педагог-психолог': 1 },
    ...{ 'младший воспитатель': 13, делопроизводитель: 1 },
  },
  additional: {
    ...{ директор: 1, 'заместитель директора': 2, 'педагог дополнительного образования': 38, методист: 3 },
    ...{ 'педагог-организатор': 3, концертмейстер: 2, секретарь: 1 },
  },
};

const rosterRows = Object.entries(rosters).flatMap(([kind, roster]) =>
  Object.entries(roster)
    .flatMap(([position, many]) => Array.from({ length: many }, () => position))
    .map((position, slot) => ({ kind, position, slot })),
);

/** The day the demonstration begins; everything lies before it. */
const today = `date '2026-04-01'`;

const preparation = `
  create function pg_temp.pick(n bigint, salt int, below int) returns int language sql immutable
    return ((hashint8extended(n, salt) & 2147483647) % below)::int;
  create temp table world (territory_id int primary key, people int not null);
  create temp table names (n int primary key, surname text, given text, patronymic text, gender text);
  create temp table roster (kind text, slot int, position text, primary key (kind, slot));
  create temp table subjects (n int primary key, subject text)`;

const districts = `
  insert into territories.territories (id, slug, name, name_genitive, kind, region, zone, settlement)
  select 1000 + n, 'district-' || n, 'Округ № ' || n, 'округа № ' || n, t.kind, t.region, t.zone, t.settlement
    from territories.territories t, generate_series(1, $1::int) n where t.slug = 'kstovo'`;

/** Schools, kindergartens and houses of creation beside those that are there, until there is one for every fifty. */
const institutions = `
  insert into institutions.institutions (territory_id, id, kind, short_name, full_name, area_code, settlement)
  select w.territory_id, uuidv7(), k.kind, k.name || ' № ' || 100 + n, k.name || ' № ' || 100 + n, 'a' || n % 40,
         case n % 3 when 0 then 'rural' else 'urban' end
    from world w
    cross join lateral (select count(*)::int as known from institutions.institutions i
      where i.territory_id = w.territory_id and i.state = 'active') there
    cross join lateral generate_series(there.known + 1, w.people / ${staffOfOne}) n
    join (values (0, 'school', 'Школа'), (1, 'kindergarten', 'Детский сад'), (2, 'additional', 'Дом творчества')) k (at, kind, name)
      on k.at = case when n % 20 < 9 then 0 when n % 20 < 18 then 1 else 2 end`;

const institutionNames = `
  insert into institutions.names (territory_id, institution_id, starts_on, short_name, full_name)
  select i.territory_id, i.id, '2005-09-01', i.short_name, i.full_name
    from institutions.institutions i join world w on w.territory_id = i.territory_id
   where not exists (select from institutions.names o where o.territory_id = i.territory_id and o.institution_id = i.id)`;

const places = `
  create temp table places as
  select i.territory_id, i.id, case when i.kind in ('school', 'kindergarten', 'additional') then i.kind else 'school' end as kind,
         (row_number() over (partition by i.territory_id order by i.id) - 1)::int as at,
         (count(*) over (partition by i.territory_id))::int as total
    from institutions.institutions i join world w on w.territory_id = i.territory_id where i.state = 'active';
  alter table places add primary key (territory_id, at);
  analyze places`;

/** How many people each territory still lacks. */
const missing = `
  create temp table missing as
  select w.territory_id, w.people - count(p.id)::int as people, min(l.total) as places
    from world w join (select distinct territory_id, total from places) l on l.territory_id = w.territory_id
    left join people.persons p on p.territory_id = w.territory_id group by w.territory_id, w.people;
  analyze missing`;

/** One row a person to be made, with the main post. */
const staff = `
  create temp table staff as
  select p.territory_id, p.n, uuidv7() as id, uuidv7() as post_id, l.id as institution_id, r.position,
         ${today} - 30 - pg_temp.pick(p.n, 1, 8000) as starts_on,
         case when pg_temp.pick(p.n, 2, 100) < 8 then ${today} - pg_temp.pick(p.n, 3, 29) end as ends_on,
         other.id as other_id
    from (select m.territory_id, m.places, g.k, m.territory_id * 1000000::bigint + g.k as n
            from missing m, generate_series(0, m.people - 1) g (k)) p
    join places l on l.territory_id = p.territory_id and l.at = p.k / ${staffOfOne} % p.places
    join places other on other.territory_id = p.territory_id and other.at = (p.k / ${staffOfOne} + 1 + p.k % 7) % p.places
    join roster r on r.kind = l.kind and r.slot = p.k % ${staffOfOne};
  analyze staff`;

const persons = `
  insert into people.persons (territory_id, id, surname, given, patronymic, gender, birth_date, email, phone)
  select s.territory_id, s.id, m.surname, m.given, m.patronymic, m.gender,
         s.starts_on - 365 * 22 - pg_temp.pick(s.n, 11, 6000), 'p' || s.n || '@example.ru', '+7 900 000-00-00'
    from staff s join names m on m.n = pg_temp.pick(s.n, 10, (select count(*)::int from names))`;

const post =
  'insert into people.posts (territory_id, id, person_id, institution_id, position, employment, load, document, starts_on, ends_on)';
const posts = [
  `${post} select territory_id, post_id, id, institution_id, position, 'main', 1, 'трудовой договор', starts_on, ends_on from staff`,
  // Work before: every third; a second work elsewhere: six of a hundred; inside the same institution: five.
  `${post} select territory_id, uuidv7(), id, other_id, position, 'main', 1, 'трудовой договор',
     starts_on - 400 - pg_temp.pick(n, 21, 3000), starts_on - 30 from staff where pg_temp.pick(n, 20, 3) = 0`,
  `${post} select territory_id, uuidv7(), id, other_id, position, 'outer-part-time', 0.5, 'трудовой договор', starts_on, null
     from staff where ends_on is null and pg_temp.pick(n, 22, 100) < 6`,
  `${post} select territory_id, uuidv7(), id, institution_id, 'педагог-организатор', 'inner-part-time', 0.25, 'приказ', starts_on, null
     from staff where ends_on is null and position <> 'педагог-организатор' and pg_temp.pick(n, 23, 100) < 5`,
];

const postSubjects = `
  insert into people.post_subjects (territory_id, post_id, subject)
  select distinct s.territory_id, s.post_id, b.subject
    from staff s, generate_series(1, 2) g (k)
    join subjects b on true
   where s.position = 'учитель' and (g.k = 1 or pg_temp.pick(s.n, 31, 4) = 0)
     and b.n = pg_temp.pick(s.n * 2 + g.k, 30, (select count(*)::int from subjects))`;

const leaves = `
  insert into people.leaves (territory_id, id, post_id, post_during, kind, document, starts_on, ends_on)
  select territory_id, uuidv7(), post_id, daterange(starts_on, ends_on), 'childcare', 'приказ', starts_on + 10, ${today} + 200
    from staff where ends_on is null and pg_temp.pick(n, 40, 100) < 3`;

const vacancies = `
  insert into people.vacancies (territory_id, id, institution_id, position, subject, load, starts_on)
  select distinct on (territory_id, institution_id) territory_id, uuidv7(), institution_id, 'учитель', 'Математика', 1, ${today} - 60
    from staff where pg_temp.pick(n, 41, 120) = 0`;

const previousNames = `
  insert into people.previous_names (territory_id, id, person_id, surname, given, patronymic, ends_on)
  select s.territory_id, uuidv7(), s.id, m.surname, m.given, m.patronymic, ${today} - 900
    from staff s join names m on m.n = pg_temp.pick(s.n, 42, (select count(*)::int from names))
   where m.gender = 'female' and pg_temp.pick(s.n, 43, 100) < 5`;

const educations = `
  insert into qualification.educations (territory_id, id, person_id, level, pedagogical, place, year, speciality, qualification)
  select territory_id, uuidv7(), id, case when pg_temp.pick(n, 50, 100) < 72 then 'higher' when pg_temp.pick(n, 50, 100) < 95 then 'vocational' else 'secondary' end,
         pg_temp.pick(n, 51, 10) > 1, 'Педагогический университет', extract(year from starts_on)::int, 'педагогическое образование', 'педагог'
    from staff where pg_temp.pick(n, 52, 100) < 96`;

/** Nine of ten granted within the last ten years; one of three had another before. */
const categories = `
  insert into qualification.categories (territory_id, id, person_id, kind, position, granted_on, body, document)
  select s.territory_id, uuidv7(), s.id,
         case when pg_temp.pick(s.n, 60, 100) < 32 then 'highest' when pg_temp.pick(s.n, 60, 100) < 64 then 'first' else 'conformity' end,
         s.position, ${today} - 20 - pg_temp.pick(s.n, 61, 3000) - 1830 * g.k, 'Министерство образования', 'приказ № ' || s.n
    from staff s, generate_series(0, 1) g (k)
   where s.position = any ($1::text[]) and pg_temp.pick(s.n, 62, 100) < 86 and (g.k = 0 or pg_temp.pick(s.n, 63, 3) = 0)`;

const services = `
  insert into qualification.service_statements (territory_id, id, person_id, kind, on_date, months, document)
  select territory_id, uuidv7(), id, 'pedagogical', ${today} - 200, pg_temp.pick(n, 70, 420), 'трудовая книжка'
    from staff where pg_temp.pick(n, 71, 100) < 70 and starts_on < ${today} - 300`;

const trainings = `
  insert into development.records
    (territory_id, id, person_id, institution_id, position, title, provider, kind, form, hours, starts_on, ends_on, state, document_number, document_date)
  select s.territory_id, uuidv7(), s.id, s.institution_id, s.position, 'Обновлённые программы и практика урока', 'Институт развития образования',
         'advanced', 'mixed', 36, d.day - 14, d.day, case when k.certified then 'certified' else 'completed' end,
         case when k.certified then 'К-' || s.n || '-' || g.k else '' end, case when k.certified then d.day end
    from staff s, generate_series(0, 2) g (k)
    cross join lateral (select ${today} - 1 - pg_temp.pick(s.n, 80, 1300) - 1095 * g.k as day) d
    cross join lateral (select pg_temp.pick(s.n + g.k, 81, 5) > 0 as certified) k
   where pg_temp.pick(s.n + g.k, 82, 100) < 88
  union all
  select territory_id, uuidv7(), id, institution_id, position, 'Функциональная грамотность', 'Институт развития образования',
         'advanced', 'distance', 72, ${today} + 30, ${today} + 60, 'planned', '', null
    from staff where pg_temp.pick(n, 83, 100) < 6`;

const facts = `
  insert into journal.facts (territory_id, id, at, name, subject_kind, subject_id, actor_kind, data, request_id)
  select s.territory_id, uuidv7(), timestamptz '2026-01-10 09:00+03', v.name, 'people.person', s.id::text, 'system',
         jsonb_build_object('title', s.position, 'startsOn', s.starts_on), 'bench'
    from staff s, (values ('person.added'), ('post.appointed')) v (name)`;

/** Indexes and exclusions of the filled tables are taken away for the time of filling: they are built faster whole. */
const heavy = ['people.persons', 'people.posts', 'people.post_subjects', 'people.previous_names'];
const heavyOfRooms = [
  'qualification.educations',
  'qualification.categories',
  'development.records',
  'journal.facts',
];

const indexesOf = `
  select case when c.conname is null then format('drop index %s', i.indexrelid::regclass)
           else format('alter table %s drop constraint %I', i.indrelid::regclass, c.conname) end as "drop",
         case when c.conname is null then pg_get_indexdef(i.indexrelid)
           else format('alter table %s add constraint %I %s', i.indrelid::regclass, c.conname, pg_get_constraintdef(c.oid)) end as make
    from pg_index i left join pg_constraint c on c.conindid = i.indexrelid and c.contype in ('p', 'u', 'x')
   where i.indrelid = any ($1::regclass[])
     and not exists (select from pg_constraint f where f.conindid = i.indexrelid and f.contype = 'f')
     and not i.indisprimary`;

export type PeopleWorldName = keyof typeof peopleWorlds;

async function fill(client: pg.Client, world: PeopleWorld): Promise<void> {
  await client.query(
    `set session_replication_role = replica; set work_mem = '128MB'; set maintenance_work_mem = '1GB'; set synchronous_commit = off`,
  );
  await client.query(preparation);
  await client.query(districts, [world.districts]);
  await client.query(
    `insert into world select t.id, v.people from unnest($1::text[], $2::int[]) as v (slug, people)
       join territories.territories t on t.slug = v.slug
     union all select 1000 + n, 3000 from generate_series(1, $3::int) n`,
    [Object.keys(world.named), Object.values(world.named), world.districts],
  );
  const next = seededNumbers(2026);
  const names = Array.from({ length: 20_000 }, (_, n) => ({ n, ...inventName(next) }));
  await client.query(
    `insert into names select * from jsonb_to_recordset($1) as r (n int, surname text, given text, patronymic text, gender text)`,
    [JSON.stringify(names)],
  );
  await client.query(
    `insert into roster select * from jsonb_to_recordset($1) as r (kind text, slot int, position text)`,
    [JSON.stringify(rosterRows)],
  );
  await client.query(
    `insert into subjects select n - 1, subject from unnest($1::text[]) with ordinality as s (subject, n)`,
    [subjectNames],
  );
  for (const table of ['world', 'names', 'roster', 'subjects']) await client.query(`analyze ${table}`);
  const { rows: indexes } = await client.query<{ drop: string; make: string }>(indexesOf, [
    [...heavy, ...heavyOfRooms],
  ]);
  for (const { drop } of indexes) await client.query(drop);
  await client.query(institutions);
  await client.query(institutionNames);
  await client.query('analyze institutions.institutions; analyze people.persons');
  for (const each of [places, missing, staff]) await client.query(each);
  for (const each of [persons, ...posts, postSubjects, leaves, vacancies, previousNames, educations])
    await client.query(each);
  await client.query(categories, [pedagogicalPositions]);
  for (const each of [services, trainings, facts]) await client.query(each);
  for (const { make } of indexes) await client.query(make);
  // The numbers kept ready are those of the demonstration: the next start counts anew.
  await client.query(
    `delete from people.counted_days; delete from journal.daily_runs where job = 'people.count'`,
  );
  await client.query('vacuum analyze');
}

/** The rows depend on this file alone. */
const key = createHash('sha256')
  .update(readFileSync(new URL(import.meta.url)))
  .digest('hex');

/** The data folder of a world: as it was made before, or made now. */
export async function peopleWorld(
  folder: string,
  name: PeopleWorldName,
  report: (line: string) => void,
): Promise<string> {
  const data = join(folder, name);
  const made = join(data, 'bench-made');
  if (existsSync(made) && readFileSync(made, 'utf8') === key) return data;
  report(`Создаётся мир «${name}»: ${peopleWorlds[name].size.toLocaleString('ru-RU')} человек`);
  rmSync(data, { recursive: true, force: true });
  mkdirSync(data, { recursive: true });
  await (await startOpora(data)).stop();
  const server = await startServer({ folder: join(data, 'database'), manner: 'attach' });
  const url = new URL(server.adminUrl);
  url.pathname = '/opora';
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    await fill(client, peopleWorlds[name]);
  } finally {
    await client.end();
    await server.stop();
  }
  writeFileSync(made, key);
  return data;
}
