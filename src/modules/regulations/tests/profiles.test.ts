// The five texts as data: every clause of the coverage is there, the citations and the words are the territory's own.
import { beforeAll, describe, expect, test } from 'vitest';
import { chipFor, citeNorm } from '../citation.ts';
import { norms } from '../norms/index.ts';
import { loadProfiles } from '../profile.loader.ts';
import { currentVersion, termsOf } from '../queries/versions.ts';
import { calendarRule, parametersOf } from '../settings.ts';
import { openWorld, places, type World } from './world.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld();
  for (const { slug } of places) await world.as(slug, ['territory-admin'], (ctx) => loadProfiles(ctx));
});

describe('smoke', () => {
  test('kstovo', async () => {
    await world.as('kstovo', ['methodist'], async (ctx) => {
      const v = await currentVersion(ctx, 'application-deadline');
      console.log(
        citeNorm(v, 'application-deadline'),
        chipFor(v, 'repeat-embargo'),
        calendarRule(v, 'application-deadline'),
        parametersOf(v, norms.repeatEmbargo),
        parametersOf(v, norms.expertSheet).criteria.length,
      );
      const t = await termsOf(ctx);
      expect(t.of('centre', 'genitive')).toBe('информационно-методического центра');
    });
  });
});
