// `kill -9` in the middle of approving a plan: either the paper, its number and the whole baseline, or not a trace; approved twice, it is approved once.
import { expect } from 'vitest';
import { command, type MortalOpora, until } from './mortal-opora.ts';

const year = 2031;

/** A plan that waits for approval, put in by the database itself. */
const waiting = `
  with t as (select id from territories.territories where slug = 'kstovo'),
  who as (select person_id from people.posts p join t on t.id = p.territory_id where p.ends_on is null order by p.id limit 1),
  made as (insert into planning.plans (territory_id, id, school_year, state)
    select t.id, gen_random_uuid(), ${year}, 'on-approval' from t returning territory_id, id)
  insert into planning.lines (territory_id, id, plan_id, position, title, term, term_kind, starts_on, ends_on, responsible_id, state)
  select made.territory_id, gen_random_uuid(), made.id, n, 'Дело ' || n, 'октябрь', 'month', '2031-10-01', '2031-11-01',
    who.person_id, 'open'
  from made, who, generate_series(1, 40) n returning plan_id`;

const left = (opora: MortalOpora, planId: string) =>
  opora.one<Record<string, unknown>>(
    `select json_build_object(
      'state', (select state from planning.plans where id = $1),
      'papers', (select count(*) from documents.documents d join planning.plans p on p.document_id = d.id where p.id = $1),
      'baseline', (select count(*) from planning.baseline_lines where plan_id = $1),
      'facts', (select count(*) from journal.facts where name = 'plan.approved' and subject_id = $1::text)) as left`,
    [planId],
  );

const approve = (opora: MortalOpora, id: string, key: string) =>
  command<{ number: string }>(opora.now(), 'planning.plan.approve', { id, version: 1 }, key);

const nothing = { state: 'on-approval', papers: 0, baseline: 0, facts: 0 };
const whole = { state: 'approved', papers: 1, baseline: 40, facts: 1 };

export async function killedInApproval(opora: MortalOpora): Promise<void> {
  const planId = await opora.asAdmin(
    async (db) => (await db.query<{ plan_id: string }>(waiting)).rows[0]?.plan_id ?? '',
  );
  await opora.now().signIn('kstovo-director');
  await opora.asAdmin(async (db) => {
    // Whoever approves waits here: the paper has its number by now, the baseline is being frozen.
    await db.query('begin; lock table planning.baseline_lines in access exclusive mode');
    const approving = approve(opora, planId, 'the-plan').catch(() => null);
    await until(async () => {
      const { rows } = await db.query(
        `select from pg_locks where not granted and relation = 'planning.baseline_lines'::regclass`,
      );
      return rows.length > 0;
    }, 'the approval at the lock');
    await opora.kill();
    expect(await approving).toBeNull();
  });
  await opora.start();
  expect(await left(opora, planId)).toEqual(nothing);

  await opora.now().signIn('kstovo-director');
  const answers = await Promise.all([approve(opora, planId, 'one'), approve(opora, planId, 'another')]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  expect(await left(opora, planId)).toEqual(whole);
}
