// 002 §6.1, §6.2; 001 §6.6: behind the wall: commands, raw statements and jobs refused, reading and the reversal at work.
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { castOf } from '../../../../tests/security/cast.ts';
import { sampleOf, shapeOf } from '../../../../tests/security/samples.ts';
import { addresses, filled, idsByField, keysOf, printOf } from '../../../../tests/security/territories.ts';
import { mistakeOf, openTestHouse, type TestHouse, type Visitor } from '../../../../tests/setup/house.ts';
import { proves } from '../../../../tests/setup/proof.ts';
import type { Territory } from '../../../kernel/ctx.ts';
import { house as rooms } from '../../../main/modules.ts';
import { runDailyRound } from '../../../platform/jobs/daily.ts';
import { closeByCommands } from './closing-world.ts';

const slug = 'kurchaloy';
const wall = 'ceased_service_is_only_read';
const reason = /Служба прекратила деятельность 01\.07\.2026 \(приказ от 01\.04\.2026 № 61; .+\)/;
const lasting = [...rooms.commands.values()]
  .filter(({ afterClosing }) => afterClosing)
  .map(({ name }) => name);

let house: TestHouse;
let head: Visitor;
let cast: Visitor[];
let here: Territory;
let other: Territory;
let caseId: string;
let paths: string[];
let before: Map<string, number>;

const addressOf = async (name: string) => {
  const found = await house.installation.territoryBySlug(name);
  if (!found) throw new Error(`No territory ${name}`);
  return found;
};

const contentOf = (html: string) => html.slice(html.indexOf('<main'), html.indexOf('</main>'));

/** Addresses of this territory a page leads to, files left out. */
const linksOf = (html: string): string[] =>
  [...contentOf(html).matchAll(/<a\b[^>]*\shref="(\/kurchaloy[^"]*)"/g)]
    .map((found) => (found[1] ?? '').replaceAll('&amp;', '&'))
    .filter((href) => !/\.(xlsx|csv|pdf|docx|zip|ics|json)\b|\/files\/|\/register\b/.test(href));

/** A page whose content is a blank. */
const bare = (html: string): boolean =>
  /<div class="o-content">\s*<\/div>/.test(contentOf(html).replaceAll(/<!--.*?-->/g, ''));

/** Every page for the head and one more; the pages without a record for one person of each set of roles. */
async function walk(keep: (who: Visitor, path: string, answer: Response) => Promise<void>) {
  for (const who of cast)
    for (const path of paths.filter((each) => cast.indexOf(who) < 2 || !/[0-9a-f]{8}-/.test(each)))
      await keep(who, path, await house.get(`/${slug}${path}`, who));
}

beforeAll(async () => {
  house = await openTestHouse();
  [here, other] = [await addressOf(slug), await addressOf('severny')];
  head = await house.signIn('kurchaloy-head');
  cast = (await castOf(house, (territory) => territory === slug)).toSorted((a, b) =>
    b.login.endsWith('-head') ? 1 : a.login.localeCompare(b.login),
  );
  const keys = await keysOf(house, here.id);
  paths = addresses.filter(({ kind }) => kind === 'page').flatMap((each) => filled(each, keys).slice(0, 1));
  before = new Map();
  house.at('2026-07-01');
  await walk(async (who, path, answer) => {
    before.set(`${who.login} ${path}`, answer.status);
    await answer.arrayBuffer();
  });
  house.at('2026-04-01');
  caseId = await closeByCommands(house, { head, centre: await house.signIn('kurchaloy-oms') });
});
afterAll(() => house.close());

describe('Закрытая служба', () => {
  test('[ORG-20] каждая команда дома отказывает с причиной, актом и пунктом; база не меняется', async () => {
    expect(lasting.toSorted()).toEqual([
      'closing.case.reopen',
      'notices.preferences.set',
      'notices.read',
      'privacy.anonymise',
      'privacy.consents.withdraw',
    ]);
    const idFor = await idsByField(house, here.id);
    const print = await printOf(house, slug);
    const strange: unknown[] = [];
    let asked = 0;
    // The end of the service is asked before anybody's right: two people stand for all.
    for (const who of cast.slice(0, 2))
      for (const command of rooms.commands.values()) {
        if (command.afterClosing) continue;
        const answer = await house.command(slug, command.name, sampleOf(shapeOf(command.input), idFor), who);
        const body = (await answer.json()) as { error?: { name: string; text: string } };
        asked += 1;
        if (answer.status !== 409 || body.error?.name !== 'service-closed' || !reason.test(body.error.text))
          strange.push([who.login, command.name, answer.status, body.error, mistakeOf(answer).slice(0, 300)]);
      }
    expect(strange).toEqual([]);
    expect(asked).toBeGreaterThan(300);
    expect(await printOf(house, slug)).toEqual(print);
  });

  test('[ORG-20] сама база отказывает приложению в каждой таблице; соседней службе — нет', async () => {
    const { rows: tables } = await house.db.owner.query<{ name: string }>(
      `select schemaname || '.' || tablename as name from pg_policies where policyname = 'territory_insert'
       union select 'territories.territories' order by 1`,
    );
    expect(tables.length).toBeGreaterThan(100);
    const client = await house.db.app.connect();
    const said = async (territory: Territory, statement: string): Promise<string> => {
      await client.query(
        `begin; set local app.territories = '{${territory.id}}'; set local app.territory = '${territory.id}'`,
      );
      try {
        await client.query(statement);
        return 'done';
      } catch (error) {
        const { constraint, message } = error as { constraint?: string; message: string };
        return constraint ?? message;
      } finally {
        await client.query('rollback');
      }
    };
    const open: string[] = [];
    const hindered: string[] = [];
    for (const { name } of tables)
      for (const statement of [
        `insert into ${name} default values`,
        `update ${name} set ${name === 'territories.territories' ? 'id = id' : 'territory_id = territory_id'} where false`,
        `delete from ${name} where false`,
      ]) {
        const answer = await said(here, statement);
        if (answer !== wall && !/permission denied/.test(answer)) open.push(name);
        if ((await said(other, statement)) === wall) hindered.push(name);
      }
    expect([...new Set(open)]).toEqual(['journal.idempotency', 'journal.views']);
    expect(hindered).toEqual([]);
    expect(await said(here, 'update people.persons set surname = surname')).toBe(
      'ceased_service_is_only_read',
    );
    expect(await said(here, 'delete from territories.closures')).toMatch(/permission denied/);
    expect(
      await said(here, `insert into territories.closures values (1, '2026-07-01', 'приказ', '', 'x')`),
    ).toMatch(/permission denied/);
    client.release();
  });

  test('[ORG-20] читает каждый, кто читал до закрытия; на странице объявление и ни одной кнопки команд', async () => {
    const strange: unknown[] = [];
    const ways = new Map<string, [Visitor, string, string]>();
    let opened = 0;
    await walk(async (who, path, answer) => {
      const html = await answer.text();
      const was = before.get(`${who.login} ${path}`);
      if (was !== 200) return;
      // A page that only holds a form says why there is none.
      if (answer.status === 409 && /прекратила деятельность/.test(html)) return;
      opened += 1;
      if (answer.status !== 200)
        strange.push([who.login, path, answer.status, mistakeOf(answer).slice(0, 400)]);
      else if (!/Служба прекратила деятельность/.test(html)) strange.push([who.login, path, 'no banner']);
      const shown = [...html.matchAll(/name="_command" value="([^"]+)"/g)].map((found) => found[1] ?? '');
      const wrong = shown.filter((name) => !lasting.includes(name));
      if (wrong.length > 0) strange.push([who.login, path, wrong]);
      if (bare(html)) strange.push([who.login, path, 'nothing to look at']);
      for (const href of linksOf(html))
        ways.set(href.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id').replace(/[?#].*/, ''), [
          who,
          path,
          href,
        ]);
    });
    // Nothing on a page leads to where the wall would only refuse.
    for (const [who, path, href] of ways.values()) {
      const answer = await house.get(href, who);
      await answer.body?.cancel();
      if (answer.status === 409) strange.push([who.login, path, 'leads to a form', href]);
    }
    expect(ways.size).toBeGreaterThan(100);
    expect(strange).toEqual([]);
    expect(opened).toBeGreaterThan(100);
    const open = await house.get(`/${slug}/regulations`);
    expect([open.status, /Служба прекратила деятельность/.test(await open.text())]).toEqual([200, true]);
    for (const path of [
      '/documents/export/register',
      `/closing/${caseId}/list.xlsx`,
      `/closing/${caseId}/act.pdf`,
    ])
      expect([path, (await house.get(`/${slug}${path}`, head)).status]).toEqual([path, 200]);
    const archive = await house.get(`/${slug}/closing/${caseId}/archive.zip`, head);
    const names = Object.keys(unzipSync(new Uint8Array(await archive.arrayBuffer())));
    expect(names.length).toBeGreaterThan(25);
    for (const part of ['Таблицы/Люди', 'Таблицы/Организации', 'Акт приёма-передачи'])
      expect([part, names.some((name) => name.startsWith(part))]).toEqual([part, true]);
  });

  test('[ORG-20] работы по дням для неё не идут, для соседней идут; свои уведомления прочесть можно', async () => {
    const runs = async (id: number) =>
      Number(
        (
          await house.db.owner.query(
            `select count(*) from journal.daily_runs where territory_id = $1 and last_on >= '2026-07-01'`,
            [id],
          )
        ).rows[0].count,
      );
    house.at('2026-07-02', '15:00');
    const faults: unknown[] = [];
    const { gateway } = house.installation;
    const ran = await runDailyRound(gateway, [here, other], (error, job) =>
      faults.push([job, String(error)]),
    );
    expect(faults).toEqual([]);
    expect(ran).toBeGreaterThan(3);
    expect([await runs(here.id), (await runs(other.id)) > 3]).toEqual([0, true]);
    const read = await house.command(slug, 'notices.read', {}, head);
    expect(read.status).toBe(200);
  });

  test('[ORG-20] возобновляет только новый акт органа управления; соседние службы не затронуты', async () => {
    const act = { id: caseId, version: 3, issuer: 'Управление образования', number: '74', on: '2026-07-02' };
    const oms = await house.signIn('kurchaloy-oms');
    expect((await house.command(slug, 'closing.case.reopen', act, oms)).status).toBe(403);
    expect((await house.command(slug, 'closing.case.reopen', { ...act, number: '' }, head)).status).toBe(422);
    expect(
      (await house.command(slug, 'closing.case.reopen', { ...act, on: '2026-06-01' }, head)).status,
    ).toBe(422);
    const neighbour = await house.signIn('severny-rmk');
    const { rows } = await house.db.owner.query<{ id: string }>(
      'select id from closing.cases where territory_id = $1',
      [other.id],
    );
    const added = { id: rows[0]?.id, title: 'Журнал консультаций' };
    expect((await house.command('severny', 'closing.list.add', added, neighbour)).status).toBe(200);

    const reopened = await house.command(slug, 'closing.case.reopen', act, head);
    expect([reopened.status, await reopened.text()]).toEqual([200, expect.any(String)]);
    const { rows: closures } = await house.db.owner.query('select id from territories.closures');
    expect(closures).toEqual([]);
    const page = await (await house.get(`/${slug}/closing/${caseId}`, head)).text();
    expect(page).toContain('Управление образования, от 02.07.2026 № 74');
    expect(page).not.toContain('Служба прекратила деятельность');
    const begun = { kind: 'liquidation', reason: 'Новое решение', closesOn: '2026-12-31' };
    expect((await house.command(slug, 'closing.case.open', begun, oms)).status).toBe(200);
    proves('ORG-20', 'После закрытия данные только читаются');
  });
});
