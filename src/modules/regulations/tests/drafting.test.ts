// A regulation for a sixth territory drafted by commands alone; blank requisites; bodies and their regulations.
import { beforeAll, describe, expect, test } from 'vitest';
import { proves } from '../../../../tests/setup/proof.ts';
import { citeRegulation, regulationForBody } from '../bodies.ts';
import { citeNorm } from '../citation.ts';
import { splitText } from '../clause.split.ts';
import { addAct, fillAct } from '../commands/acts.ts';
import { pasteClauses, removeClause, writeClause } from '../commands/clauses.ts';
import { publishVersion } from '../commands/publish.ts';
import { describeRegulation, draftRegulation } from '../commands/regulations.ts';
import { settingsCommandOf, writeTerm } from '../commands/settings.ts';
import { norms } from '../norms/index.ts';
import { loadProfiles } from '../profile.loader.ts';
import { regulationBySlug } from '../queries/regulations.ts';
import { currentVersion, termsOf } from '../queries/versions.ts';
import { calendarRule, parametersOf } from '../settings.ts';
import { clauseWarnings } from '../warnings.ts';
import { openWorld, type World } from './world.ts';

let world: World;
const clerk = ['authority-clerk'];
const head = ['centre-head'];

beforeAll(async () => {
  world = await openWorld();
  await world.as('severo-yeniseysky', clerk, (ctx) => loadProfiles(ctx));
});

const pasted = `I. Общие положения
1.1. Кабинет поддерживает педагогов района. Он помогает:
– молодым учителям;
– руководителям объединений.
Кабинет открыт ежедневно.
1.2. Кабинет работает по плану.
2. Площадки
2.1. Заявки подаются до 15 апреля.
2.3. Эксперты представляют листы.`;

const settings = (slug: string) => {
  const command = settingsCommandOf(slug);
  if (!command) throw new Error(`Nothing to set for ${slug}`);
  return command;
};

describe('a pasted text', () => {
  test('is split at printed numbers, bullets and loose paragraphs; gaps stay and are told', () => {
    const clauses = splitText(pasted);
    expect(clauses.map(({ key, printed, heading }) => [key, printed, heading])).toEqual([
      ['1', 'I.', true],
      ['1.1', '1.1.', false],
      ['1.1/1', '–', false],
      ['1.1/2', '–', false],
      ['1.1/p2', '', false],
      ['1.2', '1.2.', false],
      ['2', '2.', true],
      ['2.1', '2.1.', false],
      ['2.3', '2.3.', false],
    ]);
    expect(clauseWarnings(clauses)).toEqual([
      'После 2.1 сразу идёт 2.3: проверьте, нет ли пропуска. Номера сохраняются как напечатаны.',
    ]);
    expect(splitText('1.1. Раз.\n1.1. Два.').map((clause) => clause.key)).toEqual(['1.1', '1.1-2']);
    expect(splitText('Порядок приёма\n1. Приём.\nПриложение 4').map((clause) => clause.key)).toEqual([
      'header',
      '1',
      'annex-4',
    ]);
  });
});

describe('a sixth territory', () => {
  test('drafts, sets and publishes its regulation without a line of code', async () => {
    const does = (roles: string[], command: Parameters<World['does']>[2], input: object) =>
      world.does('lesnoy', roles, command, input);
    const made = await does(clerk, draftRegulation, {
      kind: 'Положение',
      title: 'Положение о методическом кабинете',
    });
    expect(made).toMatchObject({ slug: 'polozhenie-2026' });
    const slug = 'polozhenie-2026';
    await does(clerk, describeRegulation, {
      slug,
      version: 1,
      kind: 'Порядок',
      title: 'Порядок работы кабинета',
    });
    expect(await does(clerk, pasteClauses, { slug, version: 1, text: pasted })).toEqual({ slug, added: 9 });
    const clause = { slug, heading: false, norms: [], printed: '2.4.' };
    expect(
      await does(clerk, writeClause, { ...clause, version: 2, key: '2.1', text: 'Повтор.' }),
    ).toMatchObject({
      refusal: 'clause-key-taken',
    });
    await does(clerk, writeClause, { ...clause, version: 2, key: '2.4', text: 'Лишний пункт.' });
    await does(clerk, removeClause, { slug, version: 3, key: '2.4' });
    const mapped = {
      ...clause,
      printed: '2.1.',
      key: '2.1',
      was: '2.1',
      text: 'Заявки подаются до 15 апреля.',
    };
    await does(clerk, writeClause, {
      ...mapped,
      version: 4,
      norms: ['application-deadline', 'application-form'],
    });
    const date = { kept: true, month: 4, day: 15, hard: true, movesToWorkingDay: true };
    await does(clerk, settings('application-deadline'), { slug, version: 5, clause: '2.1', date });
    const word = (form: string) => ({
      nominative: form,
      genitive: form,
      dative: form,
      accusative: form,
      instrumental: form,
      prepositional: form,
    });
    await does(clerk, writeTerm, {
      slug,
      version: 6,
      key: 'centre',
      short: 'МК',
      singular: word('бюро'),
      plural: word(''),
    });
    const publish = { slug, version: 7, reason: 'Первая редакция', effectiveFrom: '2026-04-01' };

    expect(await does(head, publishVersion, publish)).toMatchObject({ refusal: 'no-approving-act' });
    const act = {
      slug,
      role: 'approves',
      level: 'municipal',
      kind: 'приказ',
      issuer: 'отдел образования',
      title: 'Об утверждении Порядка',
    };
    const { actId } = (await does(clerk, addAct, { ...act, number: '', dated: null })) as { actId: string };
    expect(await does(head, publishVersion, publish)).toMatchObject({
      refusal: 'blank-requisites',
      norm: 'blank-requisites',
    });
    await does(clerk, fillAct, { id: actId, number: '12', dated: '2026-03-30' });
    expect(await does(clerk, publishVersion, publish)).toMatchObject({
      refusal: 'publishes-regulations',
      kind: 'forbidden',
    });
    expect(await does(head, publishVersion, publish)).toEqual({ slug, number: 1 });

    await world.as('lesnoy', ['methodist'], async (ctx) => {
      const version = await currentVersion(ctx, 'application-deadline');
      expect(citeNorm(version, 'application-deadline')).toBe(
        'п. 2.1 Порядка, утв. приказом № 12 от 30.03.2026',
      );
      expect(calendarRule(version, 'application-deadline')).toEqual({
        month: 4,
        day: 15,
        hard: true,
        movesToWorkingDay: true,
      });
      expect((await termsOf(ctx)).short('centre')).toBe('МК');
      expect(parametersOf(version, norms.expertSheet).criteria).toHaveLength(7);
    });
    expect(await does(clerk, fillAct, { id: actId, number: '', dated: null })).toMatchObject({
      refusal: 'act-approves',
    });
  });

  test('a methodist does not draft, a date that no year has is refused, two editors meet on a version', async () => {
    const title = { kind: 'Положение', title: 'Положение о конкурсе' };
    expect(await world.does('lesnoy', ['methodist'], draftRegulation, title)).toMatchObject({
      refusal: 'drafts-regulations',
    });
    const { slug } = (await world.does('lesnoy', clerk, draftRegulation, title)) as { slug: string };
    const date = { kept: true, month: 4, day: 31, hard: true, movesToWorkingDay: false };
    const deadline = settings('expertise-deadline');
    expect(
      await world.does('lesnoy', clerk, deadline, { slug, version: 1, clause: null, date }),
    ).toMatchObject({
      refusal: 'invalid',
      fields: { 'date.day': 'Укажите месяц и день, которые есть в каждом году.' },
    });
    const good = { slug, version: 1, clause: null, date: { ...date, day: 30 } };
    expect(await world.does('lesnoy', clerk, deadline, good)).toEqual({ slug });
    expect(await world.does('lesnoy', clerk, deadline, good)).toMatchObject({ refusal: 'stale-write' });
    expect(await world.does('lesnoy', clerk, deadline, { ...good, version: 2, clause: '9.9' })).toMatchObject(
      {
        refusal: 'no-such-clause',
      },
    );
  });
});

describe('blank requisites, Severo-Yeniseysky', () => {
  test('[REG-04] the draft is kept, is not in force and is not cited until its order has number and date', async () => {
    const record = await world.as('severo-yeniseysky', clerk, (ctx) =>
      regulationBySlug(ctx, 'severo-yeniseysky-2012'),
    );
    expect(record).toMatchObject({ state: 'draft', approvingComplete: false });
    proves('REG-04', 'A draft regulation with empty number/date is saved with status "draft"');

    const id = record?.id ?? '';
    await world.as('severo-yeniseysky', clerk, async (ctx) => {
      expect(await currentVersion(ctx, 'legal-basis')).toBeNull();
      expect(await citeRegulation(ctx, id)).toMatchObject({
        refusal: 'draft-is-not-cited',
        norm: 'blank-requisites',
      });
    });
    const forced = world.as('severo-yeniseysky', clerk, (ctx) =>
      ctx.db.updateTable('regulations.regulations').set({ state: 'in-force' }).where('id', '=', id).execute(),
    );
    await expect(forced).rejects.toThrow(/in_force_rests_on_an_act_with_number_and_date/);
    const publish = {
      slug: 'severo-yeniseysky-2012',
      version: 1,
      reason: 'Ввод в действие',
      effectiveFrom: '2026-04-01',
    };
    expect(await world.does('severo-yeniseysky', head, publishVersion, publish)).toMatchObject({
      refusal: 'blank-requisites',
    });
    const order = { id: record?.approvingActId, number: '88', dated: '2012-09-03' };
    await world.does('severo-yeniseysky', clerk, fillAct, order);
    await world.does('severo-yeniseysky', head, publishVersion, publish);
    await world.as('severo-yeniseysky', clerk, async (ctx) => {
      expect(await citeRegulation(ctx, id)).toBe(
        'Положение об информационно-методическом центре Управления образования администрации Северо-Енисейского района, утв. распоряжением № 88 от 03.09.2012',
      );
    });
    proves('REG-04', 'cannot be cited as in force until the requisites are filled');
  });

  test('[REG-09] a body whose regulation is a draft, or has none, is not constituted', async () => {
    const made = (await world.does('severo-yeniseysky', clerk, draftRegulation, {
      kind: 'Положение',
      title: 'Положение о творческой группе',
    })) as { id: string; slug: string };
    await world.as('severo-yeniseysky', clerk, async (ctx) => {
      expect(await regulationForBody(ctx, null)).toBeNull();
      expect(await regulationForBody(ctx, made.id)).toEqual({
        id: made.id,
        title: 'Положение о творческой группе',
        path: `/regulations/${made.slug}`,
        inForce: false,
      });
    });
  });
});
