// Acts: the register's requisites, links in both directions, the two-step chain, levels, the approval block.
import { beforeAll, describe, expect, test } from 'vitest';
import { proves } from '../../../../tests/setup/proof.ts';
import { fillAct, supersedeAct } from '../commands/acts.ts';
import { approveStructure, writeApproval } from '../commands/regulations.ts';
import { loadProfiles } from '../profile.loader.ts';
import { actsOf, catalogue, kinOf, structureOf } from '../queries/acts.ts';
import { approvalOf, register, regulationBySlug } from '../queries/regulations.ts';
import { requisitesOf } from '../regulation.text.ts';
import { actWarnings, approvalWarnings } from '../warnings.ts';
import { openWorld, places, type World } from './world.ts';

let world: World;
const admin = ['territory-admin'];

beforeAll(async () => {
  world = await openWorld();
  for (const { slug } of places) await world.as(slug, admin, (ctx) => loadProfiles(ctx));
});

const actIn = (territory: string, number: string | null, role?: string) =>
  world.as(territory, admin, async (ctx) => {
    const act = (await catalogue(ctx)).find(
      (each) => each.number === number && (!role || each.usedBy.some((use) => use.role === role)),
    );
    if (!act) throw new Error(`No act ${number} in ${territory}`);
    return act;
  });

describe('register', () => {
  test('[REG-01] the card of the Порядок: number, date, issuer, state', async () => {
    const rows = await world.as('kstovo', ['observer'], (ctx) => register(ctx));
    expect(
      rows.map(({ act, state, inForceNumber, clauses }) => [
        act && requisitesOf(act),
        act?.issuer,
        state,
        inForceNumber,
        clauses,
      ]),
    ).toEqual([
      [
        'приказ от 31.12.2013 № 880',
        'департамент образования администрации Кстовского муниципального района',
        'in-force',
        1,
        60,
      ],
    ]);
    proves('REG-01', 'number, date, issuer, text/file, status "in force" are visible');
  });

  test('a visitor sees what is in force and no drafts', async () => {
    const seen = (slug: string) =>
      world.as(slug, [], (ctx) => register(ctx)).then((rows) => rows.map((row) => row.slug));
    expect(await seen('kstovo')).toEqual(['kstovo-2013']);
    expect(await seen('severo-yeniseysky')).toEqual([]);
  });
});

describe('Kstovo 1.2', () => {
  test('[REG-02] № 880 is based on № 879, № 879 lists № 880', async () => {
    const [derived, parent] = [await actIn('kstovo', '880'), await actIn('kstovo', '879')];
    const kin = (id: string) => world.as('kstovo', admin, (ctx) => kinOf(ctx, id));
    expect((await kin(derived.id)).bases.map((act) => act.number)).toEqual(['879']);
    proves('REG-02', 'Card of №880 shows "based on №879"');
    expect((await kin(parent.id)).derived.map((act) => act.number)).toEqual(['880']);
    proves('REG-02', 'card of №879 lists №880 as derived');
  });
});

describe('Buguruslan 1.1, 1.3, 1.5', () => {
  test('[REG-03] ministry order → order on the structure; no approval without its requisites', async () => {
    const chain = await world.as('buguruslan', admin, async (ctx) => {
      const record = await regulationBySlug(ctx, 'buguruslan-2017');
      const structure = await structureOf(ctx, record?.id ?? '');
      const kin = await kinOf(ctx, structure?.act?.id ?? '');
      return { structure, bases: kin.bases.map(requisitesOf) };
    });
    expect(chain.bases).toEqual(['приказ от 22.11.2017 № 01-21/2335']);
    expect(chain.structure?.state).toBe('draft');
    proves('REG-03', 'Centre card shows the two-step chain ministry order → УО order');

    const input = { slug: 'buguruslan-2017' };
    expect(await world.does('buguruslan', ['centre-head'], approveStructure, input)).toMatchObject({
      refusal: 'structure-without-order',
      norm: 'founding-acts',
    });
    const refusedByDatabase = world.as('buguruslan', admin, (ctx) =>
      ctx.db
        .updateTable('regulations.structures')
        .set({ state: 'approved' })
        .where('territory_id', '=', 2)
        .execute(),
    );
    await expect(refusedByDatabase).rejects.toThrow(/structure_is_approved_by_an_order/);
    const order = { id: chain.structure?.act?.id, number: '114', dated: '2017-12-05' };
    await world.does('buguruslan', admin, fillAct, order);
    expect(await world.does('buguruslan', ['centre-head'], approveStructure, input)).toEqual(input);
    proves('REG-03', 'structure cannot be marked "approved" without an order attached');
  });
});

describe('legal basis', () => {
  test('[REG-05] the catalogue by level, and superseded law on the text that cites it', async () => {
    const levels = (territory: string, level: 'federal' | 'regional' | 'municipal' | 'local') =>
      world
        .as(territory, admin, (ctx) => catalogue(ctx, { level }))
        .then((lines) => lines.map((line) => line.level));
    for (const level of ['federal', 'regional', 'municipal', 'local'] as const) {
      const found = await levels('kurchaloy', level);
      expect([...new Set(found)]).toEqual([level]);
    }
    proves('REG-05', 'Filter of the catalogue by level returns each');

    const warnings = await world.as('severo-yeniseysky', admin, async (ctx) => {
      const record = await regulationBySlug(ctx, 'severo-yeniseysky-2012');
      return record ? actWarnings(record, await actsOf(ctx, record.id)) : [];
    });
    expect(warnings).toContain(
      'Документ ссылается на утративший силу акт: закон от 10.07.1992 № 3266-1 «Об образовании»; вместо него — Федеральный закон от 29.12.2012 № 273-ФЗ.',
    );
    const law = await actIn('sosnovy-bor', '273-ФЗ');
    await world.does('sosnovy-bor', admin, supersedeAct, {
      id: law.id,
      superseded: true,
      supersededBy: 'новый закон',
    });
    expect(await actIn('sosnovy-bor', '273-ФЗ')).toMatchObject({
      superseded: true,
      supersededBy: 'новый закон',
    });
    proves('REG-05', 'superseded law is flagged on documents that still cite it');
  });
});

describe('Sosnovy Bor, header', () => {
  test('[REG-06] three blocks; the order is earlier than the approval: warned, not blocked', async () => {
    const blocks = await world.as('sosnovy-bor', admin, async (ctx) => {
      const record = await regulationBySlug(ctx, 'sosnovy-bor-2016');
      return approvalOf(ctx, record?.id ?? '');
    });
    expect(blocks.map((block) => [block.kind, block.number, block.dated])).toEqual([
      ['accepted', '1', '2016-08-30'],
      ['approved', '', '2016-09-11'],
      ['order', '510', '2016-09-01'],
    ]);
    expect(approvalWarnings(blocks)).toEqual([
      '«Приказ» (01.09.2016) раньше, чем «Утверждено» (11.09.2016): проверьте даты.',
    ]);
    const empty = { body: '', post: '', document: '', number: '' };
    const written = await world.does('sosnovy-bor', ['authority-clerk'], writeApproval, {
      slug: 'sosnovy-bor-2016',
      accepted: {
        ...empty,
        body: 'Экспертный совет',
        document: 'протокол',
        number: '1',
        dated: '2016-08-30',
      },
      approved: { ...empty, post: 'директор', dated: '2016-09-11' },
      order: { ...empty, document: 'приказ', number: '510', dated: '2016-09-01' },
    });
    expect(written).toEqual({ slug: 'sosnovy-bor-2016' });
    proves('REG-06', 'system warns (not blocks) when dates are out of order');
  });
});
