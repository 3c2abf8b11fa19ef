// The same button twice: by an impatient hand, by two people at once, by «назад», after the session ended.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestHouse, type TestHouse, type Visitor } from '../setup/house.ts';
import { type PlayedWorld, playSpring } from '../setup/played-world.ts';

let house: TestHouse;
let world: PlayedWorld;
let secretary: Visitor;

beforeAll(async () => {
  house = await openTestHouse();
  world = await playSpring(house);
  secretary = await house.signIn('kstovo-secretary');
});
afterAll(() => house.close());

async function count(text: string, values: unknown[] = []): Promise<number> {
  const { rows } = await house.db.owner.query<{ n: number }>(
    `select count(*)::int as n from ${text}`,
    values,
  );
  return rows[0]?.n ?? -1;
}

const items = (title: string) => count('councils.items where title = $1', [title]);
const itemForm = (title: string, key: string) =>
  new URLSearchParams({ _command: 'councils.item.add', _key: key, bodyId: world.bodyId, title });

describe('Одна кнопка дважды', () => {
  test('одновременно с одним ключом: одна запись, оба ответа одинаковы', async () => {
    const input = { bodyId: world.bodyId, title: 'О двойном нажатии' };
    const press = () =>
      house.command('kstovo', 'councils.item.add', input, secretary, { 'idempotency-key': 'double' });
    const answers = await Promise.all([press(), press(), press(), press()]);
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 200]);
    const bodies = await Promise.all(answers.map((answer) => answer.json()));
    expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1);
    expect(await items(input.title)).toBe(1);
  });

  test('«Назад» и снова «Отправить»: форма уводит туда же, второй записи нет', async () => {
    const path = `/kstovo/councils/bodies/${world.bodyId}`;
    const first = await house.form(path, itemForm('О возврате назад', 'back'), secretary);
    const second = await house.form(path, itemForm('О возврате назад', 'back'), secretary);
    expect([first.status, second.status]).toEqual([303, 303]);
    expect(second.headers.get('location')).toBe(first.headers.get('location'));
    expect(await items('О возврате назад')).toBe(1);
  });

  test('ключ одного человека другому ничего не отдаёт', async () => {
    const chair = await house.signIn('kstovo-chair');
    const input = { bodyId: world.bodyId, title: 'О чужом ключе' };
    await house.command('kstovo', 'councils.item.add', input, secretary, { 'idempotency-key': 'mine' });
    const other = await house.command('kstovo', 'councils.item.add', input, chair, {
      'idempotency-key': 'mine',
    });
    expect([other.status, ((await other.json()) as { error: { name: string } }).error.name]).toEqual([
      409,
      'key-reused',
    ]);
    expect(await items(input.title)).toBe(1);
  });

  test('отказ ключ не тратит: исправленное отправляется с ним же', async () => {
    const headers = { 'idempotency-key': 'refused-first' };
    const bad = await house.command(
      'kstovo',
      'councils.item.add',
      { bodyId: world.bodyId, title: '' },
      secretary,
      headers,
    );
    const good = await house.command(
      'kstovo',
      'councils.item.add',
      { bodyId: world.bodyId, title: 'Об исправленном' },
      secretary,
      headers,
    );
    expect([bad.status, good.status]).toEqual([422, 200]);
    expect(await items('Об исправленном')).toBe(1);
  });
});

describe('Двое нажали одно и то же', () => {
  test('секретарь и председатель допускают одну заявку: один факт, второму — фраза', async () => {
    const chair = await house.signIn('kstovo-chair');
    const { rows } = await house.db.owner.query<{ version: number }>(
      'select version from recognition.applications where id = $1',
      [world.submitted],
    );
    const input = { id: world.submitted, version: rows[0]?.version };
    const answers = await Promise.all(
      [secretary, chair].map((who) => house.command('kstovo', 'recognition.application.admit', input, who)),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
    const refused = answers.find((answer) => answer.status === 409) as Response;
    const { error } = (await refused.json()) as { error: { name: string; text: string } };
    expect(['stale-write', 'wrong-state', 'busy']).toContain(error.name);
    expect(error.text).toMatch(/Обновите|изменил|Повторите/);
    const facts = await count(`journal.facts where subject_id = $1 and name = 'application.admitted'`, [
      world.submitted,
    ]);
    expect(facts).toBe(1);
  });
});

describe('Сеанс закончился, пока человек писал', () => {
  const path = () => `/kstovo/recognition/applications/${world.draft}/edit/topic`;
  const typed = () =>
    new URLSearchParams({
      _command: 'recognition.application.save',
      id: world.draft,
      version: '2',
      theme: 'Новая тема',
    });

  test('автосохранению отвечают 401 и словами: браузер держит текст', async () => {
    const answer = await house.form(path(), typed(), null, { accept: 'application/json' });
    const { error } = (await answer.json()) as { error: { name: string; text: string } };
    expect([answer.status, error.name]).toEqual([401, 'signed-out']);
    expect(error.text).toContain('сохранено в этом браузере');
  });

  test('кнопка ведёт ко входу и потом обратно на ту же страницу', async () => {
    const answer = await house.form(path(), typed(), {
      login: '',
      territory: 'kstovo',
      cookie: 'opora.session=gone',
    });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe(`/sign-in?next=${encodeURIComponent(path())}`);
  });

  test('вошедший снова сохраняет тот же текст', async () => {
    const owner = await house.signIn('kstovo-kindergarten');
    const answer = await house.form(path(), typed(), owner, { accept: 'application/json' });
    expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('savedAt')]);
    expect(
      await count('recognition.applications where id = $1 and theme = $2', [world.draft, 'Новая тема']),
    ).toBe(1);
  });
});
