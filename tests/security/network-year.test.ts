// The year of the network attacked: acknowledgements, assignments, evidence, counts, asked by the database's own login.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestHouse, type TestHouse, type Visitor } from '../setup/house.ts';

let house: TestHouse;
const people = new Map<string, Visitor>();
const as = async (login: string): Promise<Visitor> => {
  const who = people.get(login) ?? (await house.signIn(login));
  people.set(login, who);
  return who;
};
const day = '2026-04-01';
const centre = 2;
const member = 22;
const outsider = 1;

beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

/** As the application asks: by the login that owns nothing, in a transaction of the given territories. */
async function asked(territories: string | null, text: string): Promise<Record<string, unknown>[]> {
  const client = await house.db.app.connect();
  try {
    await client.query('begin read only');
    if (territories !== null)
      await client.query(`select set_config('app.territories', $1, true)`, [territories]);
    return (await client.query(text)).rows;
  } finally {
    await client.query('rollback');
    client.release();
  }
}
const idsOf = (rows: Record<string, unknown>[], column = 'territory_id') =>
  [...new Set(rows.map((row) => Number(row[column])))].sort((a, b) => a - b);

const doors = {
  publications: `select * from network.readable_publications('${day}')`,
  acknowledgements: `select * from network.readable_acknowledgements('${day}', true)`,
  assignments: `select * from network.readable_assignments('${day}')`,
  answers: `select * from network.readable_answers('${day}', true)`,
  participants: `select * from network.readable_participants('${day}', true, '2000-01-01', '2100-01-01')`,
  lines: `select * from network.readable_plan_lines('${day}', true, '2000-01-01', '2100-01-01')`,
  opened: `select * from network.readable_opened_plans('${day}', true)`,
};

describe('Двери года сети', () => {
  test('без территории, посторонней территории и до вступления в сеть никто ничего не читает', async () => {
    for (const [name, text] of Object.entries(doors)) {
      for (const territories of [null, '', '{}', `{${outsider}}`, '{3,4,5}'])
        expect([name, territories, await asked(territories, text)]).toEqual([name, territories, []]);
    }
  });

  test('участник, назвавшийся центром, читает отметки и ответы только свои; поручения — только себе', async () => {
    const reader = `{${member}}`;
    expect(idsOf(await asked(reader, doors.acknowledgements))).toEqual([member]);
    expect(idsOf(await asked(reader, doors.answers))).toEqual([member]);
    const charges = await asked(reader, doors.assignments);
    expect(charges.length).toBeGreaterThan(2);
    expect(idsOf(charges, 'member_id')).toEqual([member]);
    expect(idsOf(await asked(reader, doors.participants))).not.toContain(21);
    expect(idsOf(await asked(reader, doors.publications))).toEqual([centre]);
  });

  test('центр читает ответы и отметки всех, но не людей: в них одно имя исполнителя', async () => {
    const answers = await asked(`{${centre}}`, doors.answers);
    expect(idsOf(answers)).toEqual([21, 22, 23, 24, 25, 26]);
    expect(Object.keys(answers[0] ?? {}).some((column) => /mail|phone|birth|given\b/.test(column))).toBe(
      false,
    );
    expect(await asked(`{${centre}}`, 'select * from network.answers')).toEqual([]);
    expect(idsOf(await asked(`{${centre}}`, doors.acknowledgements)).length).toBeGreaterThan(5);
  });

  test('участник не может стать издателем: чужая дверь открыта только центру сети', async () => {
    await house.db.owner.query(
      `insert into planning.plans (territory_id, id, school_year, state, approved_on)
       values (24, '01990000-0000-7000-8000-000000000024', 2031, 'approved', '2026-03-01')`,
    );
    await house.db.owner.query(
      `insert into network.publications (territory_id, id, network_id, plan_id, school_year, edition, title, published_on)
       values (24, '01990000-0000-7000-8000-000000000025', 1, '01990000-0000-7000-8000-000000000024', 2031, 1, 'Подложный план', '2026-03-01')`,
    );
    try {
      expect(idsOf(await asked(`{${member}}`, doors.publications))).toEqual([centre]);
      const page = await (await house.get('/asekeyevsky/network/plan', await as('asekeyevsky-rmk'))).text();
      expect(page).not.toContain('Подложный план');
    } finally {
      await house.db.owner.query(`delete from network.publications where territory_id = 24`);
      await house.db.owner.query(`delete from planning.plans where territory_id = 24`);
    }
  });

  test('вышедший из сети не читает нового и его отметки центру не видны', async () => {
    await house.db.owner.query(
      `update territories.network_members set left_on = '2026-03-01' where territory_id = ${member}`,
    );
    try {
      for (const [name, text] of Object.entries(doors))
        expect([name, idsOf(await asked(`{${member}}`, text)).filter((id) => id !== member)]).toEqual([
          name,
          [],
        ]);
      expect(idsOf(await asked(`{${centre}}`, doors.acknowledgements))).not.toContain(member);
      expect(idsOf(await asked(`{${centre}}`, doors.answers))).not.toContain(member);
    } finally {
      await house.db.owner.query(
        `update territories.network_members set left_on = null where territory_id = ${member}`,
      );
    }
  });
});

describe('Страницы года сети', () => {
  test('участник не видит чужих ответов, чисел и файлов: ни доской, ни карточкой, ни выгрузкой', async () => {
    const { rows } = await house.db.owner.query(
      `select a.id, p.surname from network.answers a join people.persons p
        on p.territory_id = a.territory_id and p.id = a.executor_id where a.territory_id = 21`,
    );
    const secret = rows[0].surname as string;
    const { unzipSync, strFromU8 } = await import('fflate');
    for (const login of [
      'asekeyevsky-rmk',
      'asekeyevsky-methodist',
      'asekeyevsky-school',
      'buguruslan-school',
    ]) {
      const who = await as(login);
      const paths = [
        '/network/assignments',
        '/network/plan',
        ...rows.map(({ id }) => `/network/assignments/${id}`),
        ...rows.map(({ id }) => `/network/assignments/${id}/evidence/buguruslansky`),
      ];
      for (const path of paths) {
        const answer = await house.get(`/${who.territory}${path}`, who);
        const body = answer.status === 200 ? await answer.text() : '';
        expect([login, path, body.includes(secret)]).toEqual([login, path, false]);
        if (path.includes('evidence')) expect(answer.status).toBe(404);
      }
      const sheet = await house.get(`/${who.territory}/network/assignments.xlsx`, who);
      const words = Object.values(unzipSync(new Uint8Array(await sheet.arrayBuffer())))
        .map((part) => strFromU8(part))
        .join('');
      expect([login, words.includes(secret)]).toEqual([login, false]);
      const list = await house.get(`/${who.territory}/network/plan/sheet.xlsx`, who);
      expect([login, list.status]).toEqual([login, 403]);
    }
  });

  test('посторонний не видит ничего и не вправе ничего', async () => {
    for (const login of ['kstovo-imc', 'kurchaloy-oms']) {
      const who = await as(login);
      for (const path of ['/network/plan/sheet', '/network/assignments', '/network/plan/sheet.xlsx'])
        expect([login, path, (await house.get(`/${who.territory}${path}`, who)).status]).toEqual([
          login,
          path,
          404,
        ]);
      expect((await house.get('/buguruslan/network/plan', who)).status).toBe(403);
    }
  });
});
