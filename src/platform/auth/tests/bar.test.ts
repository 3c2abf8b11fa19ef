import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { testDatabase } from '../../../../tests/setup/database.ts';
import { wallClock } from '../../../kernel/clock.ts';
import { command } from '../../../kernel/command.ts';
import { buildHouse } from '../../../kernel/house.ts';
import { newId } from '../../../kernel/ids.ts';
import { signedIn } from '../../../kernel/policy.ts';
import { isRefusal } from '../../../kernel/refusal.ts';
import { type Gateway, openGateway } from '../../http/gateway.ts';
import { secondFactorBar } from '../index.ts';

const act = command({
  name: 'probe.act',
  ru: 'Сделать',
  norm: null,
  input: z.object({}),
  ability: signedIn,
  run: async (ctx) => ({ by: ctx.actor.name }),
});

const territory = { id: 1, slug: 'kstovo', name: 'Кстово', zone: 'Europe/Moscow' };
const admin = newId(new Date());
let gateway: Gateway;

beforeAll(async () => {
  const { app } = await testDatabase('empty');
  const roles = {
    select: (who: { personId: string }) =>
      sql`select ${who.personId === admin ? 'territory-admin' : 'methodist'}::text as kind,
                 'territory'::text as scope_kind, null::uuid as scope_id`,
  };
  gateway = openGateway({
    pool: app,
    house: buildHouse([{ name: 'probe', ru: 'Проба', commands: [act], roles }]),
    clock: wallClock(),
    personOf: async (_db, _territory, accountId) => ({ id: accountId, name: 'Лицо' }),
    enqueue: async () => {},
    bar: secondFactorBar,
  });
});

async function doneBy(
  accountId: string,
  passed: { secondFactor?: boolean },
  tokenScopes: string[] | null = null,
) {
  const caller = { accountId, accountName: 'Лицо', tokenScopes, ...passed };
  const outcome = await gateway.command(territory, caller, 'request', act, {}, null);
  return isRefusal(outcome) ? outcome.refusal : outcome;
}

test('администратор без второго фактора не делает ничего, ни страницей, ни ключом', async () => {
  expect(await doneBy(admin, { secondFactor: false })).toBe('second-factor');
  expect(await doneBy(admin, { secondFactor: false }, ['*'])).toBe('second-factor');
  expect(await doneBy(admin, { secondFactor: true })).toEqual({ by: 'Лицо' });
  expect(await doneBy(admin, { secondFactor: true }, ['probe.*'])).toEqual({ by: 'Лицо' });
});

test('остальным второй фактор не обязателен', async () => {
  expect(await doneBy(newId(new Date()), { secondFactor: false })).toEqual({ by: 'Лицо' });
});
