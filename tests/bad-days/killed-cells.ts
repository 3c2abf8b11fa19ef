// `kill -9` while a plan is typed: a cell that was answered is there after it, one that was not is whole or not at all and is typed again.
import { expect } from 'vitest';
import { command, type MortalOpora, until } from './mortal-opora.ts';

interface Saved {
  readonly planId: string;
  readonly saved: readonly { readonly id: string }[];
}

const edit = (line: string | null, field: string, value: string, was = '') => ({
  ...{ line, row: 0, field, value, was },
});

const save = (opora: MortalOpora, planId: string, edits: readonly unknown[], key: string) =>
  command<Saved>(opora.now(), 'planning.grid.save', { planId, edits }, key);

/** The cell, and how often its change is told of. */
const left = (opora: MortalOpora, line: string) =>
  opora.one<{ audience: string; facts: number }>(
    `select json_build_object('audience', l.audience, 'facts', (select count(*) from journal.facts f
       where f.territory_id = l.territory_id and f.name = 'line.changed' and f.subject_id = l.id::text)) as left
       from planning.lines l where l.id = $1`,
    [line],
  );

async function typedRow(opora: MortalOpora): Promise<{ planId: string; line: string }> {
  const started = await command(opora.now(), 'planning.plan.start', { schoolYear: 2026 }, 'a-draft');
  expect(started.status).toBe(200);
  const planId = started.result.id;
  const who = await opora.one(
    `select p.surname || ' ' || p.given || ' ' || p.patronymic from people.persons p
       join auth.memberships m on m.person_id = p.id join auth.accounts a on a.id = m.account_id
      where a.login = 'kstovo-imc'`,
  );
  const row = [
    edit(null, 'title', 'Семинар кураторов'),
    ...[edit(null, 'term', '15 октября'), edit(null, 'responsible', who)],
  ];
  const made = await save(opora, planId, row, 'a-row');
  expect(made.status).toBe(200);
  return { planId, line: made.result.saved[0]?.id ?? '' };
}

export async function killedInCells(opora: MortalOpora): Promise<void> {
  await opora.now().signIn('kstovo-imc');
  const { planId, line } = await typedRow(opora);
  expect((await save(opora, planId, [edit(line, 'audience', 'кураторы')], 'first')).status).toBe(200);
  await opora.kill();
  await opora.start();
  expect(await left(opora, line)).toEqual({ audience: 'кураторы', facts: 1 });

  // The next word waits at the journal: the cell is written by now, its fact is not.
  await opora.now().signIn('kstovo-imc');
  const again = [edit(line, 'audience', 'кураторы и наставники', 'кураторы')];
  await opora.asAdmin(async (db) => {
    await db.query('begin; lock table journal.facts in access exclusive mode');
    const saving = save(opora, planId, again, 'second').catch(() => null);
    await until(async () => {
      const { rows } = await db.query(
        `select from pg_locks where not granted and relation = 'journal.facts'::regclass`,
      );
      return rows.length > 0;
    }, 'the cell at the lock');
    await opora.kill();
    expect(await saving).toBeNull();
  });
  await opora.start();
  expect(await left(opora, line)).toEqual({ audience: 'кураторы', facts: 1 });

  // The sheet sends it once more when the server answers again, under the same key if it must: written once.
  await opora.now().signIn('kstovo-imc');
  const answers = await Promise.all([
    save(opora, planId, again, 'second'),
    save(opora, planId, again, 'second'),
  ]);
  expect(answers.map(({ status }) => status)).toContain(200);
  expect(await left(opora, line)).toEqual({ audience: 'кураторы и наставники', facts: 2 });
}
