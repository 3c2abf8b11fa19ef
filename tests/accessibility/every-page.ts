// Every page of some rooms, each seen by the first person who is shown it; two files share the rooms, one worker each.
import { afterAll, beforeAll, describe, test } from 'vitest';
import type { Module } from '../../src/kernel/module.ts';
import { house as rooms } from '../../src/main/modules.ts';
import { type Address, everyAddress, findVisit } from './addresses.ts';
import { type Inspector, inspector } from './inspecting.ts';
import { type OpenHouse, openHouse } from './open-house.ts';

/** Rooms of the register of people and institutions and what stands on it. */
const register = ['people', 'institutions', 'qualification', 'development', 'imports', 'staffing', 'privacy'];

export const ofRegister = ({ name }: Module): boolean => register.includes(name);

export function everyPageOf(isOurs: (module: Module) => boolean): void {
  let open: OpenHouse;
  let inspect: Inspector['inspect'];
  let addresses: ReadonlyMap<string, Address>;

  beforeAll(async () => {
    open = await openHouse();
    ({ inspect } = inspector(open));
    addresses = new Map((await everyAddress(open)).map((address) => [address.page, address]));
  });

  afterAll(() => open?.close());

  describe('каждая страница территории', () => {
    const paths = rooms.modules.filter(isOurs).flatMap(({ pages }) => (pages ?? []).map(({ path }) => path));
    test.each(paths)('%s', async (path) => {
      const address = addresses.get(path);
      const visit = address && (await findVisit(open, address));
      if (!visit) throw new Error(`Nobody is shown ${path}; tried ${JSON.stringify(address?.paths)}`);
      await inspect(visit);
    });
  });
}
