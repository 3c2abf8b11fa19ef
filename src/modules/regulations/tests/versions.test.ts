// Versions: a change makes a new one with a reason, published ones stay, records keep theirs, two can be compared.
import { beforeAll, describe, expect, test } from 'vitest';
import { proves } from '../../../../tests/setup/proof.ts';
import { addAct } from '../commands/acts.ts';
import { pasteClauses, writeClause } from '../commands/clauses.ts';
import { discardVersion, draftVersion, publishVersion } from '../commands/publish.ts';
import { draftRegulation, repealRegulation } from '../commands/regulations.ts';
import { settingsCommandOf } from '../commands/settings.ts';
import { compareVersions } from '../compare.ts';
import { norms } from '../norms/index.ts';
import { loadProfiles } from '../profile.loader.ts';
import { regulationBySlug, versionsOf } from '../queries/regulations.ts';
import { currentVersion, normConflicts, versionById } from '../queries/versions.ts';
import { calendarRule, parametersOf } from '../settings.ts';
import type { RegulationVersion } from '../version.ts';
import { openWorld, type World } from './world.ts';

let world: World;
const slug = 'kstovo-2013';
const clerk = ['authority-clerk'];
const admin = ['territory-admin'];
const later = '2026-04-10T09:00:00Z';

const does = (command: Parameters<World['does']>[2], input: object, roles = admin, at?: string) =>
  world.does('kstovo', roles, command, input, at);
const settings = (norm: string) => {
  const command = settingsCommandOf(norm);
  if (!command) throw new Error(`Nothing to set for ${norm}`);
  return command;
};
const current = (norm: string, at?: string) =>
  world.as('kstovo', ['methodist'], (ctx) => currentVersion(ctx, norm), at) as Promise<RegulationVersion>;

let first: RegulationVersion;
let second: RegulationVersion;

beforeAll(async () => {
  world = await openWorld();
  await world.as('kstovo', admin, (ctx) => loadProfiles(ctx));
  first = await current('application-deadline');
  const date = { kept: true, month: 5, day: 25, hard: true, movesToWorkingDay: false };
  await does(settings('application-deadline'), { slug, version: null, clause: '5.2', date }, clerk);
  const values = { ...parametersOf(first, norms.applicationExpertise), expertsPerApplication: 3 };
  await does(settings('application-expertise'), { slug, version: 2, clause: null, values }, clerk);
  const clause = {
    key: '5.8',
    printed: '5.8.',
    heading: false,
    text: 'Новый пункт.',
    norms: [],
    after: '5.7/p2',
  };
  await does(writeClause, { slug, version: 3, ...clause }, clerk);
  const publish = { slug, version: 4, reason: 'Решение РЭС о сроках', effectiveFrom: '2026-04-10' };
  await does(publishVersion, publish);
  second = await current('application-deadline', later);
});

describe('a change of settings', () => {
  test('is a draft until published, then a new version from its first day', async () => {
    expect(calendarRule(await current('application-deadline'), 'application-deadline')?.day).toBe(30);
    expect(second).toMatchObject({
      number: 2,
      reason: 'Решение РЭС о сроках',
      effectiveFrom: '2026-04-10',
      parentId: first.id,
    });
    expect(calendarRule(second, 'application-deadline')?.day).toBe(25);
    expect(parametersOf(second, norms.applicationExpertise).expertsPerApplication).toBe(3);
  });

  test('[REG-10] a record keeps the version it began under, whatever came later', async () => {
    const pinned = await world.as('kstovo', ['methodist'], (ctx) => versionById(ctx, first.id), later);
    expect(calendarRule(pinned, 'application-deadline')?.day).toBe(30);
    expect(parametersOf(pinned, norms.applicationExpertise).expertsPerApplication).toBe(2);
    proves('REG-10', 'objects keep the version valid on their date');
  });

  test('[REG-10] two versions are compared clause by clause and setting by setting', () => {
    expect(compareVersions(first, second)).toEqual({
      clauses: [{ sign: '+', name: '5.8', before: null, after: '5.8. Новый пункт.' }],
      settings: [
        {
          norm: 'application-deadline',
          sign: '±',
          name: 'Срок',
          before: '30 мая, после срока закрыто',
          after: '25 мая, после срока закрыто',
        },
        { norm: 'application-expertise', sign: '±', name: 'Экспертов на заявку', before: '2', after: '3' },
      ],
      terms: [],
    });
    proves('REG-10', 'Two versions can be compared');
  });

  test('the new clause stands after the paragraph it was put after', () => {
    const keys = second.clauses.map((clause) => clause.key);
    expect(keys.slice(keys.indexOf('5.7/p2'), keys.indexOf('5.7/p2') + 3)).toEqual(['5.7/p2', '5.8', '5.10']);
  });
});

describe('a published version', () => {
  const tampered = (run: (ctx: Parameters<Parameters<World['as']>[2]>[0]) => Promise<unknown>) =>
    expect(world.as('kstovo', admin, run)).rejects.toThrow(/published version/);

  test('is refused any change by the database itself', async () => {
    await tampered((ctx) =>
      ctx.db.updateTable('regulations.versions').set({ calendar: '{}' }).where('id', '=', first.id).execute(),
    );
    await tampered((ctx) => ctx.db.deleteFrom('regulations.versions').where('id', '=', second.id).execute());
    await tampered((ctx) =>
      ctx.db
        .updateTable('regulations.versions')
        .set({ effective_to: null })
        .where('id', '=', first.id)
        .execute(),
    );
    await tampered((ctx) =>
      ctx.db
        .updateTable('regulations.clauses')
        .set({ text: 'Иначе' })
        .where('version_id', '=', first.id)
        .execute(),
    );
    await tampered((ctx) =>
      ctx.db.deleteFrom('regulations.clauses').where('version_id', '=', first.id).execute(),
    );
    await tampered((ctx) =>
      ctx.db
        .insertInto('regulations.clauses')
        .values({
          territory_id: 1,
          version_id: first.id,
          key: '9',
          position: 900,
          printed: '',
          heading: false,
          text: 'x',
        })
        .execute(),
    );
  });

  test('only one is in force on a day', async () => {
    const record = await world.as('kstovo', admin, (ctx) => regulationBySlug(ctx, slug));
    const periods = await world.as('kstovo', admin, (ctx) => versionsOf(ctx, record?.id ?? ''));
    expect(periods.map((line) => [line.number, line.effectiveFrom, line.effectiveTo])).toEqual([
      [2, '2026-04-10', null],
      [1, '2013-12-31', '2026-04-10'],
    ]);
  });
});

describe('publishing', () => {
  test('refuses a version equal to the last, an earlier day, and nothing at all', async () => {
    const publish = { slug, version: 1, reason: 'Без изменений', effectiveFrom: '2026-05-01' };
    expect(await does(publishVersion, publish)).toMatchObject({ refusal: 'no-draft-version' });
    await does(draftVersion, { slug }, clerk);
    expect(await does(publishVersion, publish)).toMatchObject({ refusal: 'nothing-changed' });
    expect(await does(publishVersion, { ...publish, effectiveFrom: '2026-04-01' })).toMatchObject({
      refusal: 'earlier-than-last-version',
      text: 'Прошлая редакция действует с 10.04.2026. Укажите этот или более поздний день.',
    });
    expect(await does(publishVersion, { ...publish, version: 7 })).toMatchObject({ refusal: 'stale-write' });
    expect(await does(discardVersion, { slug, version: 1 }, clerk)).toEqual({ slug });
    expect(await does(discardVersion, { slug, version: 1 }, clerk)).toMatchObject({
      refusal: 'no-draft-version',
    });
  });

  test('of a second regulation with the same norm: the newer one wins and the register warns', async () => {
    const { slug: other } = (await does(
      draftRegulation,
      { kind: 'Порядок', title: 'Порядок приёма заявок' },
      clerk,
    )) as { slug: string };
    await does(pasteClauses, { slug: other, version: 1, text: '1.1. Заявки принимаются до 1 июня.' }, clerk);
    const date = { kept: true, month: 6, day: 1, hard: true, movesToWorkingDay: false };
    await does(settings('application-deadline'), { slug: other, version: 2, clause: '1.1', date }, clerk);
    const act = {
      slug: other,
      role: 'approves',
      level: 'municipal',
      kind: 'приказ',
      issuer: 'департамент',
      title: 'О приёме',
    };
    await does(addAct, { ...act, number: '7', dated: '2026-04-12' }, clerk);
    await does(publishVersion, {
      slug: other,
      version: 3,
      reason: 'Новый порядок приёма',
      effectiveFrom: '2026-04-12',
    });
    const at = '2026-04-12T09:00:00Z';
    expect((await current('application-deadline', at)).slug).toBe(other);
    const conflicts = await world.as('kstovo', admin, (ctx) => normConflicts(ctx), at);
    expect(
      conflicts.map(({ norm, wins, passedOver }) => [norm, wins.slug, passedOver.map((each) => each.slug)]),
    ).toEqual([['application-deadline', other, [slug]]]);
    await does(repealRegulation, { slug: other, reason: 'Отменён приказом № 9' }, admin, at);
    expect((await current('application-deadline', at)).slug).toBe(slug);
    expect(await does(draftVersion, { slug: other }, clerk, at)).toMatchObject({
      refusal: 'regulation-is-repealed',
    });
  });
});
