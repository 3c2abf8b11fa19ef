// Applications by the hundred and by the hundred thousand, with reviews and sheets: made by the database itself.
import type pg from 'pg';

/** Applications of this year; the rest lie in past campaigns. */
const thisYear = 100;

/**
 * Brings Kstovo to `size` applications: a hundred in the campaign of 2026, the others in the campaigns of past years,
 * each admitted, with a review, two experts and two submitted sheets. Triggers sleep: the rows keep every rule anyway.
 */
export async function growTo(admin: pg.Pool, size: number): Promise<void> {
  const client = await admin.connect();
  try {
    await client.query(`begin; set local session_replication_role = replica; set local work_mem = '64MB'`);
    await client.query(campaigns);
    await client.query(applications, [thisYear, size]);
    await client.query(reviews);
    await client.query(assignments);
    await client.query(sheets);
    await client.query('commit');
    await client.query('vacuum analyze');
  } finally {
    client.release();
  }
}

const kstovo = `(select id from territories.territories where slug = 'kstovo')`;

const campaigns = `
  insert into recognition.campaigns
    (territory_id, id, year, title, state, regulation_version_id, body_id, applications_until, expertise_until, order_until, opened_at, closed_at)
  select c.territory_id, gen_random_uuid(), s.y, 'Отбор площадок ' || s.y || ' года',
         case when s.y = 2026 then 'open' else 'closed' end, c.regulation_version_id, c.body_id,
         make_date(s.y, 5, 30), make_date(s.y, 7, 30), make_date(s.y, 10, 1), make_date(s.y, 4, 1),
         case when s.y = 2026 then null else make_date(s.y, 10, 1) end
    from recognition.campaigns c, generate_series(2001, 2026) s(y)
   where c.territory_id = ${kstovo} and c.year = 2025
     and not exists (select from recognition.campaigns o where o.territory_id = c.territory_id and o.year = s.y)`;

const applications = `
  with places as (
    select i.id, i.full_name, i.inn, row_number() over (order by i.id) - 1 as at, count(*) over () as total
      from institutions.institutions i where i.territory_id = ${kstovo} and i.state = 'active'
  ), years as (
    select id, year, row_number() over (order by year desc) - 1 as at, count(*) over () - 1 as past
      from recognition.campaigns where territory_id = ${kstovo}
  ), heads as (
    select person_id from people.posts where territory_id = ${kstovo} order by id limit 1
  )
  insert into recognition.applications
    (territory_id, id, campaign_id, kind, institution_id, state, number, direction, theme, goal, characteristic, relevance,
     institution_name, institution_inn, head_person_id, created_at, saved_at, submitted_at)
  select ${kstovo}, gen_random_uuid(), y.id, 'opening', p.id, 'admitted', 1000 + n, 'Содержание образования',
         'Тема площадки ' || n, 'Создать и передать опыт.', 'Характеристика организации.', 'запросом педагогов',
         p.full_name, p.inn, h.person_id, make_date(y.year, 4, 20), make_date(y.year, 5, 20), make_date(y.year, 5, 20)
    from generate_series(1, $2::int) n
    join years y on y.at = case when n <= $1::int then 0 else 1 + n % y.past end
    join places p on p.at = n % p.total
    cross join heads h
   where not exists (select from recognition.applications a where a.territory_id = ${kstovo} and a.theme = 'Тема площадки ' || n)`;

const reviews = `
  insert into review.reviews
    (territory_id, id, subject_kind, subject_id, title, path, body_id, regulation_version_id, institution_id, state, completed_at, max_total, due_on, opened_at)
  select a.territory_id, gen_random_uuid(), 'recognition.application', a.id, a.theme, '/recognition/applications/' || a.id,
         c.body_id, c.regulation_version_id, a.institution_id,
         case when c.year = 2026 then 'open' else 'completed' end,
         case when c.year = 2026 then null else c.expertise_until end, 20, c.expertise_until, a.submitted_at
    from recognition.applications a
    join recognition.campaigns c on c.territory_id = a.territory_id and c.id = a.campaign_id
   where a.territory_id = ${kstovo} and a.state = 'admitted'
     and not exists (select from review.reviews r where r.territory_id = a.territory_id
       and r.subject_kind = 'recognition.application' and r.subject_id = a.id)`;

const assignments = `
  insert into review.assignments (territory_id, review_id, person_id, way, assigned_on, assigned_at)
  select r.territory_id, r.id, e.person_id, 'auto', r.opened_at::date, r.opened_at
    from (select *, row_number() over (order by id) as n from review.reviews where territory_id = ${kstovo}) r
    join (select person_id, row_number() over (order by person_id) - 1 as at, count(*) over () as total
            from councils.memberships where territory_id = ${kstovo} and role = 'member') e
      on e.at in (r.n % e.total, (r.n + 1) % e.total)
  on conflict do nothing`;

const sheets = `
  insert into review.sheets (territory_id, id, review_id, person_id, revision, state, conclusion, total, saved_at, submitted_at)
  select a.territory_id, gen_random_uuid(), a.review_id, a.person_id, 1, 'submitted', 'recommend',
         8 + abs(hashtext(a.review_id::text || a.person_id::text)) % 12, a.assigned_at, a.assigned_at
    from review.assignments a where a.territory_id = ${kstovo}
  on conflict do nothing`;
