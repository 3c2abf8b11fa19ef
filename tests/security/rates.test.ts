// How often one may write: a changed cookie brings no fresh allowance, a school behind one address is not a flood.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { characters } from '../../src/main/demo.ts';
import { openTestHouse, type TestHouse, type Visitor } from '../setup/house.ts';

let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

/** The cheapest write there is, from a given address. */
async function press(who: Visitor | null, address: string, headers: Record<string, string> = {}) {
  const answer = await house.form('/view', new URLSearchParams({ view: 'calm' }), who, {
    'x-forwarded-for': address,
    ...headers,
  });
  await answer.arrayBuffer();
  return answer.status;
}

interface Allowance {
  readonly burst: number;
  readonly perSecond: number;
}

const ofOne: Allowance = { burst: 120, perSecond: 4 };
const ofNetwork: Allowance = { burst: 1000, perSecond: 50 };

/** Presses so many times and expects the allowance to be given: the burst and what was refilled meanwhile, not more. */
async function expectAllowed(
  { burst, perSecond }: Allowance,
  times: number,
  one: (n: number) => Promise<number>,
) {
  const from = performance.now();
  const allowed = await pressMany(times, one);
  const most = burst + Math.ceil(((performance.now() - from) / 1000) * perSecond) + 1;
  expect([allowed, allowed >= Math.min(burst - 1, times), allowed <= most]).toEqual([allowed, true, true]);
}

async function pressMany(times: number, one: (n: number) => Promise<number>): Promise<number> {
  let allowed = 0;
  for (let n = 0; n < times; n += 1) if ((await one(n)) < 400) allowed += 1;
  return allowed;
}

const cookieOf = (n: number): Visitor => ({ login: '', territory: '', cookie: `opora.session_token=${n}.x` });

describe('Предел записи', () => {
  test('меняя cookie, посетитель не получает нового запаса', async () => {
    await expectAllowed(ofOne, 170, (n) => press(cookieOf(n), '192.0.2.1'));
  });

  test('меняя ключ программы, тоже', async () => {
    const one = (n: number) => press(null, '192.0.2.2', { authorization: `Bearer opora_${n}` });
    await expectAllowed(ofOne, 170, one);
  });

  test('меняя адреса внутри своей сети IPv6, тоже', async () => {
    await expectAllowed(ofOne, 170, (n) => press(null, `2001:db8:0:1::${n.toString(16)}`));
  });

  test('запас сеанса — у сеанса: посетители того же адреса его не тратят', async () => {
    const who = await house.signIn('kstovo-school-1');
    await pressMany(170, (n) => press(cookieOf(n), '192.0.2.3'));
    expect([await press(null, '192.0.2.3'), await press(who, '192.0.2.3')]).toEqual([429, 303]);
    await expectAllowed(ofOne, 170, () => press(who, '192.0.2.3'));
  });

  test('школа за одним адресом работает вся; поток с одного адреса остановлен', async () => {
    const known = (await characters(house.installation)).slice(0, 16);
    const people = await Promise.all(known.map(({ login }) => house.signIn(login)));
    // Eight people at the last minute before the deadline: sixty saves each.
    const school = await pressMany(480, (n) => press(people[n % 8] as Visitor, '192.0.2.4'));
    expect(school).toBe(480);
    await expectAllowed(ofNetwork, 1900, (n) => press(people[n % 16] as Visitor, '192.0.2.5'));
  });

  test('отказ: 429, когда повторить, словами; программе — JSON', async () => {
    await pressMany(170, () => press(null, '192.0.2.6'));
    const form = await house.form('/view', new URLSearchParams(), null, { 'x-forwarded-for': '192.0.2.6' });
    expect([form.status, form.headers.get('retry-after')]).toEqual([429, '15']);
    expect(await form.text()).toContain('Слишком много обращений подряд');
    const api = await house.command('kstovo', 'notices.read', {}, null, { 'x-forwarded-for': '192.0.2.6' });
    expect([api.status, (await api.json()).error.name]).toEqual([429, 'too-often']);
  });
});

test('посетителю с выдуманным cookie читать можно столько же, сколько без него', async () => {
  await expectAllowed({ burst: 300, perSecond: 10 }, 360, async (n) => {
    const answer = await house.get('/sign-in', cookieOf(n), { 'x-forwarded-for': '192.0.2.9' });
    await answer.arrayBuffer();
    return answer.status;
  });
});
