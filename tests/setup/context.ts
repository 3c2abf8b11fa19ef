// A context as the gateway makes it, for tests that call commands and queries without the web application.
import { dateIn, schoolYearOf } from '../../src/kernel/clock.ts';
import type { Actor, WriteCtx } from '../../src/kernel/ctx.ts';

/** Who acts, as far as the test cares: a person where there is an id, the installation itself elsewhere. */
export const actorOf = (parts: Partial<Actor> = {}): Actor => ({
  kind: parts.personId ? 'person' : 'system',
  accountId: null,
  personId: null,
  name: 'Опора',
  roles: [],
  tokenScopes: null,
  ...parts,
});

/** Everything but the database, in the territory's own zone. */
export function momentOf(
  territory: WriteCtx['territory'],
  actor: Actor,
  now: Date,
): Omit<WriteCtx, 'db' | 'publish' | 'enqueue'> {
  const today = dateIn(now, territory.zone);
  return { territory, actor, now, today, schoolYear: schoolYearOf(today), closure: null, requestId: 'test' };
}

/** Nobody listens to facts unless `publish` does, and nothing is queued. */
export const contextOf = (
  db: WriteCtx['db'],
  territory: WriteCtx['territory'],
  actor: Actor,
  now: Date,
  publish: WriteCtx['publish'] = async () => {},
): WriteCtx => ({ db, ...momentOf(territory, actor, now), publish, enqueue: async () => {} });
