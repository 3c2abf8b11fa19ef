// The network's door attacked: outsiders, members asking for more, the database asked directly under foreign settings.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestHouse, type TestHouse, type Visitor } from '../setup/house.ts';

let house: TestHouse;
const people = new Map<string, Visitor>();
const as = async (login: string): Promise<Visitor> => {
  const who = people.get(login) ?? (await house.signIn(login));
  people.set(login, who);
  return who;
};
/** Themes only the centre may read besides their own territory. */
let closed: { territory: number; theme: string; siteId: string }[];

beforeAll(async () => {
  house = await openTestHouse();
  const { rows } = await house.db.owner.query(
    `select territory_id as territory, theme, site_id as "siteId" from network.sites where audience = 'centre' order by 1, 2`,
  );
  closed = rows;
});
afterAll(() => house.close());

const doors = [
  '/network',
  '/network/map',
  '/network/map?state=all',
  '/network/map?by=status&state=all',
  '/network/map.xlsx?state=all',
  '/network/map.xlsx?state=all&format=csv-utf8',
  '/network/sharing',
];
const apiDoors = ['network/sites?state=all', 'network/members'];

/** The file's words: XLSX is unpacked, everything else is text. */
async function textOf(answer: Response): Promise<string> {
  if (!(answer.headers.get('content-type') ?? '').includes('spreadsheet')) return answer.text();
  const { unzipSync, strFromU8 } = await import('fflate');
  return Object.values(unzipSync(new Uint8Array(await answer.arrayBuffer())))
    .map((part) => strFromU8(part))
    .join('\n');
}

describe('Посторонние', () => {
  const strangers = [null, 'kstovo-imc', 'kurchaloy-oms', 'sosnovy-admin'];

  test('у себя сети не видят, в чужую не входят, поиском и выгрузкой ничего не находят', async () => {
    const leaks: unknown[] = [];
    const { rows } = await house.db.owner.query(
      `select theme, institution from network.sites where territory_id <> 2`,
    );
    const secrets = rows.map(({ theme }) => theme as string);
    expect(secrets.length).toBeGreaterThan(8);
    for (const login of strangers) {
      const who = login ? await as(login) : null;
      for (const slug of ['buguruslan', 'asekeyevsky', 'severny', who?.territory ?? 'kstovo']) {
        const paths = [
          ...doors.map((door) => `/${slug}${door}`),
          ...apiDoors.map((door) => `/api/v1/${slug}/${door}`),
          ...closed.map(({ siteId }) => `/${slug}/network/statuses/${siteId}`),
          ...secrets.slice(0, 4).map((theme) => `/${slug}/search.json?q=${encodeURIComponent(theme)}`),
        ];
        for (const path of paths) {
          const answer = await house.get(path, who);
          const body = answer.status === 200 ? await textOf(answer) : '';
          const found = secrets.filter((secret) => body.includes(secret));
          if (found.length > 0 || answer.status >= 500) leaks.push([login, path, answer.status, found]);
        }
      }
      const menu = who ? await (await house.get(`/${who.territory}`, who)).text() : '';
      if (menu.includes('/network')) leaks.push([login, 'menu']);
    }
    expect(leaks).toEqual([]);
  });

  test('команды обмена им не даны', async () => {
    const reason = 'проверка чужой двери';
    const siteIds = [closed[0]?.siteId];
    for (const login of strangers) {
      const who = login ? await as(login) : null;
      for (const slug of ['asekeyevsky', 'buguruslan', who?.territory ?? 'kstovo'])
        for (const name of ['network.site.open', 'network.site.close', 'network.figures.show']) {
          const input = name.endsWith('show') ? { audience: 'members', reason } : { siteIds, reason };
          const answer = await house.command(slug, name, input, who);
          expect([login, slug, name, [403, 404, 409].includes(answer.status)]).toEqual([
            login,
            slug,
            name,
            true,
          ]);
        }
    }
    const { rows } = await house.db.owner.query(
      `select count(*)::int as n from network.sites where audience = 'centre'`,
    );
    expect(rows[0].n).toBe(closed.length);
  });
});

describe('Участник, который хочет больше', () => {
  test('чужой закрытый статус не виден ни страницей, ни номером, ни поиском, ни выгрузкой, ни числом', async () => {
    const leaks: unknown[] = [];
    for (const login of [
      'asekeyevsky-rmk',
      'asekeyevsky-methodist',
      'asekeyevsky-school',
      'buguruslan-school',
    ]) {
      const who = await as(login);
      const own = (await house.installation.territoryBySlug(who.territory))?.id;
      const foreign = closed.filter(({ territory }) => territory !== own);
      expect(foreign.length).toBeGreaterThan(4);
      const paths = [
        ...doors.map((door) => `/${who.territory}${door}`),
        ...apiDoors.map((door) => `/api/v1/${who.territory}/${door}`),
        ...foreign.map(({ siteId }) => `/${who.territory}/network/statuses/${siteId}`),
        ...foreign.map(({ theme }) => `/${who.territory}/search.json?q=${encodeURIComponent(theme)}`),
        ...foreign.map(({ theme }) => `/${who.territory}/network/map?text=${encodeURIComponent(theme)}`),
      ];
      for (const path of paths) {
        const answer = await house.get(path, who);
        const body = answer.status === 200 ? await textOf(answer) : '';
        // A page repeats the words it was asked with; a record would come with its address.
        const found = foreign.filter(({ theme, siteId }) =>
          path.includes('text=') ? body.includes(siteId) : body.includes(theme) && !path.includes('q='),
        );
        const hits = path.includes('search.json')
          ? foreign.filter(({ siteId }) => body.includes(siteId))
          : [];
        if (found.length + hits.length > 0 || answer.status >= 500) leaks.push([login, path, answer.status]);
      }
    }
    expect(leaks).toEqual([]);
  });

  test('чужие показатели до открытия не названы, своя роль координатора в районе ничего не даёт', async () => {
    const { rows } = await house.db.owner.query(
      `select person_id from auth.memberships m join auth.accounts a on a.id = m.account_id where a.login = 'asekeyevsky-school'`,
    );
    await house.db.owner.query(
      `insert into people.roles (territory_id, id, person_id, kind, scope_kind, document, starts_on)
       values (22, gen_random_uuid(), $1, 'network-coordinator', 'territory', 'приказ', '2026-01-01')`,
      [rows[0].person_id],
    );
    const who = await as('asekeyevsky-school');
    const sites = (await (await house.get('/api/v1/asekeyevsky/network/sites?state=all', who)).json()) as {
      result: { territoryId: number; audience: string }[];
    };
    expect(sites.result.filter((site) => site.territoryId !== 22 && site.audience === 'centre')).toEqual([]);
    const members = (await (await house.get('/api/v1/asekeyevsky/network/members', who)).json()) as {
      result: { territory: string; card: { institutions: number | null; teachers: number | null } }[];
    };
    const matveyevsky = members.result.find(({ territory }) => territory === 'matveyevsky');
    expect([matveyevsky?.card.institutions, matveyevsky?.card.teachers]).toEqual([null, null]);
  });
});

describe('База данных под именем приложения', () => {
  /** Rows seen with the given settings: tables directly, and the one door with both answers to «as the centre». */
  async function seen(settings: string) {
    const client = await house.db.app.connect();
    const territories = async (text: string) =>
      (await client.query<{ id: number }>(text)).rows.map(({ id }) => id);
    try {
      await client.query(`begin; ${settings}`);
      const ask = (from: string) =>
        territories(`select distinct t.territory_id as id from ${from} t order by 1`);
      return {
        tables: [...(await ask('network.sites')), ...(await ask('network.cards'))],
        shared: await ask(`network.readable_sites('2026-04-01', false)`),
        asCentre: await territories(
          `select distinct territory_id as id from network.readable_sites('2026-04-01', true) where audience = 'centre' order by 1`,
        ),
        later: await ask(`network.readable_sites('2016-01-01', true)`),
      };
    } finally {
      await client.query('rollback');
      client.release();
    }
  }

  test('без территории, с посторонней, с участником, с центром', async () => {
    const nothing = { tables: [], shared: [], asCentre: [], later: [] };
    expect(await seen('')).toEqual(nothing);
    expect(await seen(`set local app.territories = '{1,3,4,5}'`)).toEqual(nothing);
    const member = await seen(`set local app.territories = '{22}'`);
    expect(member.tables).toEqual([22, 22]);
    expect(member.shared).toEqual([2, 21, 22, 23, 25, 26]);
    expect(member.asCentre).toEqual([22]);
    expect(member.later).toEqual([22]);
    const centre = await seen(`set local app.territories = '{2}'`);
    expect(centre.tables).toEqual([2, 2]);
    expect(centre.asCentre).toEqual(
      [2, 21, 22, 23, 24, 25].filter((id) => closed.some((row) => row.territory === id)),
    );
    expect(centre.later).toEqual([2]);
  });

  test('ни чужой строки изменить, ни чужим именем написать', async () => {
    const client = await house.db.app.connect();
    try {
      for (const text of [
        `update network.sites set audience = 'members', reason = 'чужая рука' where territory_id = 24`,
        `delete from network.sites where territory_id = 24`,
        `update network.cards set audience = 'members' where territory_id = 24`,
      ]) {
        await client.query(`begin; set local app.territories = '{22}'; set local app.territory = '22'`);
        expect((await client.query(text)).rowCount).toBe(0);
        await client.query('rollback');
      }
      await client.query(`begin; set local app.territories = '{22}'; set local app.territory = '22'`);
      await expect(
        client.query(
          `insert into network.cards (territory_id, network_id, institutions, teachers, counted_on) values (1, 1, 1, 1, '2026-04-01')`,
        ),
      ).rejects.toThrow(/row-level security/);
      await client.query('rollback');
    } finally {
      client.release();
    }
  });

  test('вышедший из сети ничего не читает и его не читают', async () => {
    await house.db.owner.query(
      `update territories.network_members set left_on = '2026-03-01' where territory_id = 22`,
    );
    try {
      const left = await seen(`set local app.territories = '{22}'`);
      expect(left.shared).toEqual([22]);
      expect((await seen(`set local app.territories = '{2}'`)).asCentre).not.toContain(22);
      const who = await as('asekeyevsky-methodist');
      expect((await house.get('/asekeyevsky/network/map', who)).status).toBe(404);
      expect(await (await house.get('/asekeyevsky/network', who)).text()).toContain('не входит в сеть');
    } finally {
      await house.db.owner.query(
        `update territories.network_members set left_on = null where territory_id = 22`,
      );
    }
  });
});
