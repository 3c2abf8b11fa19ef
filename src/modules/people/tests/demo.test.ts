// The demonstration's ground floor loads in every territory: enough institutions, heads everywhere, names that nobody bears.
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { writeIn } from '../../../platform/db/transaction.ts';
import {
  institutionsList,
  institutionsModule,
  isInn,
  isOgrn,
  loadInstitutionsDemo,
} from '../../institutions/index.ts';
import { loadTerritoriesDemo, type NewTerritory, territoriesModule } from '../../territories/index.ts';
import { granted, nobody, openWorld, type World } from '../../territories/tests/world.ts';
import { demoCharacters, loadPeopleDemo } from '../demo.ts';
import { peopleModule } from '../module.ts';
import { headOf, headOfUnit } from '../post.queries.ts';
import { peopleWithRole } from '../role.queries.ts';

const folder = join(import.meta.dirname, '../../../../demo');
let world: World;
let territories: readonly NewTerritory[] = [];
const loaded = new Map<string, ReadonlyMap<string, string>>();

beforeAll(async () => {
  world = await openWorld([territoriesModule, institutionsModule, peopleModule]);
  territories = await writeIn(
    world.db.app,
    0,
    (db) => loadTerritoriesDemo(db, folder),
    () => true,
  );
  for (const territory of territories) {
    world.state.territory = territory;
    const people = await world.write(nobody, async (ctx) =>
      loadPeopleDemo(ctx, folder, await loadInstitutionsDemo(ctx, folder), (login) => `account-${login}`),
    );
    loaded.set(territory.slug, granted<Map<string, string>>(people));
  }
});

describe('демонстрация', () => {
  test('в каждой территории есть организации с верными номерами и с руководителями', async () => {
    const counts: Record<string, number> = {};
    for (const territory of territories) {
      world.state.territory = territory;
      const { rows } = await world.read(nobody, (ctx) => institutionsList(ctx, { limit: 200 }));
      counts[territory.slug] = rows.length;
      expect(rows.filter((row) => !isInn(row.inn ?? '') || !isOgrn(row.ogrn ?? ''))).toEqual([]);
      const heads = await Promise.all(
        rows.map((row) => world.read(nobody, (ctx) => headOf(ctx, row.id, ctx.today))),
      );
      expect(heads.filter((head) => head === null)).toEqual([]);
    }
    expect(counts).toEqual({
      kstovo: 27,
      buguruslan: 10,
      'severo-yeniseysky': 9,
      kurchaloy: 9,
      'sosnovy-bor': 11,
      buguruslansky: 4,
      asekeyevsky: 4,
      abdulinsky: 5,
      matveyevsky: 4,
      severny: 4,
      ponomaryovsky: 4,
    });
  });

  test('у пяти служб есть руководители, методисты, администратор; входы не повторяются', async () => {
    for (const territory of territories.filter((each) => each.id <= 5)) {
      world.state.territory = territory;
      const kinds = await world.read(nobody, async (ctx) => {
        const held = await peopleWithRole(ctx, [
          'authority-head',
          'centre-head',
          'methodist',
          'territory-admin',
        ]);
        return [...new Set(held.map((each) => each.kind))].sort();
      });
      expect(kinds).toEqual(['authority-head', 'centre-head', 'methodist', 'territory-admin']);
      expect(await world.read(nobody, (ctx) => headOfUnit(ctx, 'centre', ctx.today))).not.toBeNull();
    }
    const characters = await demoCharacters(folder);
    expect(new Set(characters.map((each) => each.login)).size).toBe(characters.length);
    expect(new Set(characters.map((each) => each.name)).size).toBe(characters.length);
    expect(
      characters.filter((each) => each.named && each.territory === 'kstovo').length,
    ).toBeGreaterThanOrEqual(12);
  });

  test('в Кстове двенадцать человек для экспертного совета', () => {
    const logins = [...(loaded.get('kstovo')?.keys() ?? [])];
    const council = /^kstovo-(chair|deputy-chair|secretary|expert-\d)$/;
    expect(logins.filter((login) => council.test(login))).toHaveLength(12);
  });

  test('истины модулей держатся', async () => {
    expect(await world.brokenInvariants()).toEqual([]);
  });
});
