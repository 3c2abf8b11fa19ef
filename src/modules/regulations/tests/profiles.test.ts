// The five texts as data: every clause of the coverage is there, the citations and the words are the territory's own.
import { beforeAll, describe, expect, test } from 'vitest';
import { proves } from '../../../../tests/setup/proof.ts';
import { refuse } from '../../../kernel/refusal.ts';
import { chipFor, citeNorm, clauseName, explain } from '../citation.ts';
import { norms } from '../norms/index.ts';
import { loadProfiles, readProfile, readProfiles } from '../profile.loader.ts';
import { regulationBySlug } from '../queries/regulations.ts';
import {
  currentVersion,
  normConflicts,
  refusalWithClause,
  termsOf,
  versionById,
} from '../queries/versions.ts';
import { calendarRule, parametersOf } from '../settings.ts';
import type { RegulationVersion } from '../version.ts';
import { openWorld, places, type World } from './world.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld();
  for (const { slug } of places) await world.as(slug, ['territory-admin'], (ctx) => loadProfiles(ctx));
});

/** The only version of a loaded profile, whatever its state. */
const loaded = (territory: string, slug: string): Promise<RegulationVersion> =>
  world.as(territory, ['methodist'], async (ctx) => {
    const record = await regulationBySlug(ctx, slug);
    const row = await ctx.db
      .selectFrom('regulations.versions')
      .select('id')
      .where('territory_id', '=', ctx.territory.id)
      .where('regulation_id', '=', record?.id ?? '')
      .executeTakeFirstOrThrow();
    return versionById(ctx, row.id);
  });

const kstovo = <T>(run: (version: RegulationVersion) => T) => loaded('kstovo', 'kstovo-2013').then(run);

describe('five texts, 293 clauses', () => {
  test.each([
    ['kstovo', 'kstovo-2013', 60],
    ['buguruslan', 'buguruslan-2017', 61],
    ['severo-yeniseysky', 'severo-yeniseysky-2012', 60],
    ['kurchaloy', 'kurchaloy', 55],
    ['sosnovy-bor', 'sosnovy-bor-2016', 57],
  ])('%s: all clauses of the coverage are loaded', async (territory, slug, count) => {
    const version = await loaded(territory, slug);
    expect(version.clauses.filter((clause) => clause.rows.length > 0)).toHaveLength(count);
  });

  test('together they are 293', () => {
    const counted = readProfiles().map(
      (profile) => profile.clauses.filter((each) => each.rows.length > 0).length,
    );
    expect(counted.reduce((sum, each) => sum + each, 0)).toBe(293);
  });

  test('a territory without a text of its own gets none, a second loading adds nothing', async () => {
    expect(await world.as('lesnoy', [], (ctx) => loadProfiles(ctx))).toEqual([]);
    expect(await world.as('kstovo', [], (ctx) => loadProfiles(ctx))).toEqual([]);
  });

  test('a profile with an unknown norm or a repeated clause is not loaded', () => {
    const text = readProfiles()[0];
    expect(() => readProfile('x.yaml', JSON.stringify({ ...text, status: 'law' }))).toThrow(
      /x\.yaml: status/,
    );
    const clauses = text?.clauses ?? [];
    expect(() =>
      readProfile('x.yaml', JSON.stringify({ ...text, clauses: [...clauses, clauses[0]] })),
    ).toThrow(/a clause key is used twice/);
  });
});

describe('Kstovo 2013', () => {
  test('5.2 is cited with the requisites of order № 880', async () => {
    await kstovo((version) => {
      expect(citeNorm(version, 'application-deadline')).toBe(
        'п. 5.2 Порядка, утв. приказом № 880 от 31.12.2013',
      );
      expect(chipFor(version, 'application-deadline')).toEqual({
        label: 'п. 5.2 Порядка',
        path: '/regulations/kstovo-2013/clauses/5.2?version=1',
        summary:
          'Чтобы получить статус, организация-соискатель подаёт в РЭС заявку по приложению 4 не позднее 30 мая текущего года.',
      });
    });
  });

  test('the unnumbered paragraph of 5.7 and the bullets of 1.4 are cited as paragraphs', () => {
    expect(
      ['5.2', '5.2/deadline', '1.4/1', '5.7/p2', 'annex-4/theme', '2.2(7)', 'header', '5'].map(clauseName),
    ).toEqual([
      'п. 5.2',
      'п. 5.2',
      'абз. 2 п. 1.4',
      'абз. 2 п. 5.7',
      'прил. 4',
      'подп. 7 п. 2.2',
      'вводная часть',
      'разд. 5',
    ]);
  });

  test('numbers stay as printed: after 5.7 comes 5.10', async () => {
    await kstovo((version) => {
      const printed = version.clauses.map((clause) => clause.printed).filter((each) => each.startsWith('5.'));
      expect(printed.filter((each, index) => each !== printed[index - 1])).toEqual([
        '5.',
        '5.1.',
        '5.2.',
        '5.3.',
        '5.4.',
        '5.5.',
        '5.6.',
        '5.7.',
        '5.10.',
        '5.11.',
      ]);
    });
  });

  test('30 May, 30 July and 1 October; nothing moves from a day off', async () => {
    await kstovo((version) => {
      const rule = (norm: string) => calendarRule(version, norm);
      expect(rule('application-deadline')).toEqual({
        month: 5,
        day: 30,
        hard: true,
        movesToWorkingDay: false,
      });
      expect(rule('expertise-deadline')).toEqual({
        month: 7,
        day: 30,
        hard: false,
        movesToWorkingDay: false,
      });
      expect(rule('recognition-order-deadline')).toEqual({
        month: 10,
        day: 1,
        hard: false,
        movesToWorkingDay: false,
      });
    });
  });

  test('what the text does not say is a default and cites the settings of the service', async () => {
    await kstovo((version) => {
      expect(parametersOf(version, norms.applicationExpertise).expertsPerApplication).toBe(2);
      expect(parametersOf(version, norms.councilQuorum)).toEqual({
        share: 'half',
        strictly: true,
        majorityOf: 'present',
        castingVote: true,
      });
      expect(citeNorm(version, 'council-quorum')).toBe('настройка службы');
      expect(citeNorm(null, 'application-deadline')).toBe('настройка службы');
      expect(parametersOf(version, norms.repeatEmbargo)).toEqual({
        months: 12,
        startsAt: 'conclusion',
        scope: 'organisation',
        startsAfterTermination: false,
      });
      expect(parametersOf(version, norms.expertSheet).criteria.map((each) => each.key)).toEqual([
        'innovation-experience',
        'competent-staff',
        'established-system',
        'flexibility',
        'resources',
        'relevance',
        'plan-quality',
      ]);
    });
  });

  test('a refusal shows its clause; without a norm it stays as it is', async () => {
    const late = refuse('after-deadline', 'Приём окончен 30 мая.', { norm: 'application-deadline' });
    const cited = 'Приём окончен 30 мая. Основание: п. 5.2 Порядка, утв. приказом № 880 от 31.12.2013.';
    await kstovo((version) => expect(explain(late, version).text).toBe(cited));
    await world.as('kstovo', ['methodist'], async (ctx) => {
      expect((await refusalWithClause(ctx, late)).text).toBe(cited);
      const plain = refuse('stale-write', 'Запись изменил другой человек.');
      expect(await refusalWithClause(ctx, plain)).toEqual(plain);
    });
  });
});

describe('each territory by its own text', () => {
  test('names of the service and of the site come from data only', async () => {
    const shown = async (territory: string) =>
      world.as(territory, ['methodist'], async (ctx) => {
        const terms = await termsOf(ctx);
        return [terms.short('centre'), terms.of('centre', 'genitive'), terms.plural('site')];
      });
    expect(await shown('kstovo')).toEqual([
      'ИМЦ',
      'информационно-методического центра',
      'опорные методические площадки',
    ]);
    expect(await shown('buguruslan')).toEqual([
      'ММЦ',
      'межмуниципального центра методического сопровождения',
      'базовые методические площадки',
    ]);
    expect((await shown('severo-yeniseysky'))[0]).toBe('ИМЦ');
    expect((await shown('kurchaloy'))[0]).toBe('ОМС');
    expect((await shown('sosnovy-bor'))[0]).toBe('ГМК');
    expect(await shown('lesnoy')).toEqual([
      'методическая служба',
      'методической службы',
      'базовые методические площадки',
    ]);
  });

  test('no 30 May where the text has none', async () => {
    for (const territory of ['buguruslan', 'severo-yeniseysky', 'kurchaloy', 'sosnovy-bor', 'lesnoy']) {
      await world.as(territory, ['methodist'], async (ctx) => {
        expect(await currentVersion(ctx, 'application-deadline')).toBeNull();
        expect(calendarRule(null, 'application-deadline')).toBeNull();
      });
    }
  });

  test('[OMP-03] the criterion of Buguruslan is its own', async () => {
    const criteria = await world.as(
      'buguruslan',
      ['methodist'],
      async (ctx) =>
        parametersOf(await currentVersion(ctx, 'site-eligibility'), norms.siteEligibility).criteria,
    );
    expect(criteria).toEqual([
      {
        key: 'innovation-projects',
        text: 'Положительный опыт инновационных образовательных проектов по приоритетным направлениям развития образования города Бугуруслана',
        clause: '1.7',
      },
    ]);
    proves('OMP-03', 'The eligibility list is per-regulation data; tenant 001 shows its own criterion.');
  });

  test('[ORG-21] the clause on social guarantees is in the text and asks for nothing more', async () => {
    const version = await loaded('severo-yeniseysky', 'severo-yeniseysky-2012');
    const clause = version.clauses.find((each) => each.key === '5.5');
    expect(clause?.norms).toEqual(['social-guarantees']);
    expect(clause?.text).toMatch(/гаранти/i);
    proves('ORG-21', 'Text available in the regulation card (no feature required).');
  });

  test('one regulation a norm: nothing to warn about in the five texts', async () => {
    for (const { slug } of places) {
      expect(await world.as(slug, ['methodist'], (ctx) => normConflicts(ctx))).toEqual([]);
    }
  });
});
