// What is done to a plan of four hundred lines, not looked at: a cell saved, a year made from the cyclogram.
import type pg from 'pg';
import { count } from './bench-measure.ts';
import { statementsOf } from './bench-statements.ts';
import { type Bench, idOf, median, perform, planOf, timed } from './bench-year-ground.ts';
import { linesOfPlan } from './bench-year-world.ts';

/** Something that is done, not looked at: beside it the least a program could ask of the database for the same. */
export interface Deed {
  readonly what: string;
  readonly queries: number;
  readonly rawMs: number;
  readonly ms: number;
  readonly more: string;
}

/** Runs one after the other by turns; the statements are those of one run more. */
async function deed(
  { pools, ways }: Bench,
  what: string,
  run: () => Promise<unknown>,
  raw: () => Promise<unknown>,
  { rounds = ways.rounds, more = () => '' }: { rounds?: number; more?: (ms: number) => string } = {},
): Promise<Deed> {
  await run();
  await raw();
  const asked = await statementsOf(pools.admin, ways.log, run, { writing: true });
  const [own, bare]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    own.push(await timed(run));
    bare.push(await timed(raw));
  }
  const queries = asked.filter(({ sql }) => !/^(begin|commit|rollback)\b/i.test(sql)).length;
  return { what, queries, rawMs: median(bare), ms: median(own), more: more(median(own)) };
}

/** The bare way to write: one transaction of the application's login, with the policy in force. */
async function barely(
  app: pg.Pool,
  statements: readonly (readonly [string, readonly unknown[]])[],
): Promise<void> {
  const client = await app.connect();
  try {
    await client.query(
      `begin; select set_config('app.territories', '{' || id || '}', true), set_config('app.territory', id::text, true)
         from territories.territories where slug = 'sosnovy-bor'`,
    );
    for (const [sql, values] of statements) await client.query(sql, [...values]);
    await client.query('commit');
  } finally {
    client.release();
  }
}

const own = `(select id from territories.territories where slug = 'sosnovy-bor')`;

export async function saveOfACell(bench: Bench): Promise<Deed> {
  const { opora, pools } = bench;
  const planId = await idOf(pools.admin, planOf('draft'));
  const line = await idOf(
    pools.admin,
    `select id from planning.lines where plan_id = '${planId}' order by position desc limit 1`,
  );
  const { rows } = await pools.admin.query('select audience from planning.lines where id = $1', [line]);
  let was = rows[0]?.audience ?? '';
  let turn = 0;
  const save = async () => {
    turn += 1;
    const value = `педагоги города, группа ${turn}`;
    const edits = [{ line, row: 0, field: 'audience', value, was }];
    await perform(opora, 'sosnovy-bor', 'planning.grid.save', { planId, edits });
    was = value;
  };
  const bare = async () => {
    turn += 1;
    was = `педагоги города, группа ${turn}`;
    await barely(pools.app, [
      [`select state from planning.plans where territory_id = ${own} and id = $1 for update`, [planId]],
      [`select * from planning.lines where territory_id = ${own} and id = $1`, [line]],
      [
        `update planning.lines set audience = $2, version = version + 1 where territory_id = ${own} and id = $1`,
        [line, was],
      ],
      [
        `insert into journal.facts (territory_id, id, at, name, subject_kind, subject_id, actor_kind, data, request_id)
         values (${own}, gen_random_uuid(), '2026-04-01', 'line.changed', 'planning.line', $1, 'system', '{}', 'bench')`,
        [line],
      ],
    ]);
  };
  return deed(bench, `Сохранение ячейки, ${count(linesOfPlan)} пунктов`, save, bare);
}

/** Months of lessons, every second Tuesday and the like: four hundred dates of forty things. */
const spots = ['первый', 'второй', 'третий', 'четвёртый'];
const days = ['понедельник', 'вторник', 'четверг'];

export async function generation(bench: Bench): Promise<Deed> {
  const { opora, pools } = bench;
  const { admin } = pools;
  await opora.signIn('kurchaloy-methodist');
  const slug = 'kurchaloy';
  const { id: planId } = await perform<{ id: string }>(opora, slug, 'planning.plan.start', {
    schoolYear: 2026,
  });
  const responsibleId = await idOf(
    admin,
    `select m.person_id as id from auth.memberships m join auth.accounts a on a.id = m.account_id where a.login = 'kurchaloy-methodist'`,
  );
  for (let thing = 0; thing < 40; thing += 1)
    await perform(opora, slug, 'planning.cyclogram.add', {
      ...{ planId, title: `Повторяющееся дело № ${thing + 1}`, responsibleId, gives: 'each' },
      words: `${spots[thing % spots.length]} ${days[thing % days.length]} месяца`,
      months: [9, 10, 11, 12, 1, 2, 3, 4, 5, 6],
    });
  const clear = () => admin.query('delete from planning.lines where plan_id = $1', [planId]);
  let made = 0;
  const own: number[] = [];
  const bare: number[] = [];
  const generate = async () => {
    const { added } = await perform<{ added: number }>(opora, slug, 'planning.cyclogram.generate', {
      planId,
    });
    made = added;
  };
  const asked = await statementsOf(admin, bench.ways.log, generate, { writing: true });
  const columns = `territory_id, plan_id, position, direction, task, title, form, audience, term, term_kind, starts_on, ends_on,
    responsible_id, state, source_words, rule_id, rule_key, rule_version`;
  await admin.query(
    `create table if not exists public.bench_lines as select * from planning.lines where plan_id = $1`,
    [planId],
  );
  for (let round = 0; round < 7; round += 1) {
    await clear();
    own.push(await timed(generate));
    await clear();
    bare.push(
      await timed(() =>
        admin.query(
          `insert into planning.lines (id, ${columns}) select gen_random_uuid(), ${columns} from public.bench_lines`,
        ),
      ),
    );
  }
  await admin.query('drop table public.bench_lines');
  const queries = asked.filter(({ sql }) => !/^(begin|commit|rollback)\b/i.test(sql)).length;
  const ms = median(own);
  return {
    ...{ what: `Год из циклограммы: 40 дел, ${count(made)} пунктов`, queries, rawMs: median(bare), ms },
    more: `${count(Math.round((made / ms) * 1000))} пунктов/с`,
  };
}
