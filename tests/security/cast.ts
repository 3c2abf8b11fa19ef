// Whom the walks send: one person for every set of roles found among the demonstration's people.
import { newId } from '../../src/kernel/ids.ts';
import { characters } from '../../src/main/demo.ts';
import type { TestHouse, Visitor } from '../setup/house.ts';

/** «institution-head@institution», sorted: two people of the same set see the same doors. */
async function rolesOf(house: TestHouse, who: Visitor): Promise<string> {
  const { gateway, auth } = house.installation;
  const territory = await house.installation.territoryBySlug(who.territory);
  if (!territory) throw new Error(`No territory ${who.territory}`);
  const caller = await auth.callerOf(new Request('http://opora.test/', { headers: { cookie: who.cookie } }));
  if (!caller) throw new Error(`${who.login} is not signed in`);
  return gateway.read(territory, caller, newId(house.installation.clock.now()), async (ctx) =>
    [...new Set(ctx.actor.roles.map((role) => `${role.kind}@${role.scope.kind}`))].sort().join(' '),
  );
}

/** People of the chosen territories, one of each set of roles. */
export async function castOf(house: TestHouse, chosen: (territory: string) => boolean): Promise<Visitor[]> {
  const bySet = new Map<string, Visitor>();
  for (const { login, territory } of await characters(house.installation)) {
    if (!chosen(territory)) continue;
    const who = await house.signIn(login);
    const set = await rolesOf(house, who);
    if (!bySet.has(set)) bySet.set(set, who);
  }
  return [...bySet.values()];
}
