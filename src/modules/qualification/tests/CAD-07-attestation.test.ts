// Attestation (002, п. 2.2, 4.3): an application with the terms of its day, the commission's order, help on the way.
import { beforeAll, describe, expect, test } from 'vitest';
import { proves } from '../../../../tests/setup/proof.ts';
import type { CivilDate } from '../../../kernel/clock.ts';
import { insertInstitutions } from '../../institutions/index.ts';
import { inventedInn } from '../../institutions/tests/numbers.ts';
import { noticesModule } from '../../notices/index.ts';
import { insertStaff, peopleModule } from '../../people/index.ts';
import {
  holder,
  openTwoTerritories,
  openWorld,
  type Who,
  type World,
  within,
} from '../../territories/tests/world.ts';
import * as commands from '../application.commands.ts';
import {
  applicationFilter,
  applicationList,
  applicationsBetween,
  oneApplication,
} from '../application.queries.ts';
import { helpFilter, helpList, noteHelp, rateHelp } from '../help.journal.ts';
import { qualificationModule } from '../module.ts';
import { qualificationDaily } from '../qualification.daily.ts';
import { addCategory } from '../record.commands.ts';
import { heldBy } from '../record.queries.ts';

let world: World;
let school = '';
let other = '';
let methodist: Who = holder('methodist');
const ids: Record<string, string> = {};

const place = (shortName: string, serial: number) => ({
  ...{
    kind: 'school' as const,
    shortName,
    fullName: shortName,
    inn: inventedInn(serial),
    kpp: null,
    ogrn: null,
  },
  ...{ oktmo: null, address: '', phone: '', email: '', site: '', openedOn: '2001-09-01', act: '' },
});
const at = (day: CivilDate) => {
  world.state.at = new Date(`${day}T09:00:00Z`);
};
const staff = (surname: string, institutionId: string, position: string) => ({
  name: { surname, given: 'Анна', patronymic: 'Ивановна', gender: 'female' as const },
  ...{ institutionId, position, detail: '' },
});

beforeAll(async () => {
  world = await openWorld([qualificationModule, peopleModule, noticesModule]);
  await openTwoTerritories(world);
  [school = '', other = ''] = (await world.write(methodist, (ctx) =>
    insertInstitutions(ctx, [place('СОШ № 1', 1), place('СОШ № 2', 2)]),
  )) as unknown as string[];
  const people = [
    staff('Егорова', school, 'учитель'),
    staff('Жукова', other, 'учитель'),
    staff('Зимина', school, 'директор'),
    staff('Котова', school, 'методист'),
  ];
  const written = (await world.write(methodist, (ctx) => insertStaff(ctx, people))) as string[];
  for (const [index, each] of people.entries()) ids[each.name.surname] = written[index] ?? '';
  methodist = { ...methodist, personId: ids.Котова ?? '' };
  at('2026-04-01');
});

const filed = (parts: object = {}) => ({
  ...{ personId: ids.Егорова, kind: 'first', position: 'учитель', filedOn: '2026-03-30', way: 'portal' },
  ...parts,
});
const file = (parts: object = {}, who: Who = methodist) =>
  world.command(who, commands.fileApplication, filed(parts));
const one = async (id: string) => {
  const found = await world.read(methodist, (ctx) => oneApplication(ctx, id));
  if (!found) throw new Error('no application');
  return found;
};

describe('заявление и его сроки', () => {
  let id = '';

  test('сроки считаются по порядку дня подачи; второе такое же не принимается', async () => {
    id = ((await file()) as { id: string }).id;
    expect(await one(id)).toMatchObject({
      ...{ state: 'filed', considerBy: '2026-04-29', institutionId: school },
      act: 'приказ Минпросвещения России от 24.03.2023 № 196',
    });
    expect(await file()).toMatchObject({ refusal: 'filed-already' });
    expect(await file({ filedOn: '2026-04-02' })).toMatchObject({ refusal: 'future-date' });
    expect(await file({ personId: ids.Зимина })).toMatchObject({ refusal: 'no-such-post' });
    expect(await file({ personId: ids.Зимина, position: 'директор' })).toMatchObject({
      refusal: 'not-attested',
    });
    expect(await file({ personId: ids.Жукова }, within('institution-operator', school))).toMatchObject({
      kind: 'forbidden',
    });
  });

  test('высшую просят после первой, педагога-методиста — с действующей высшей и ходатайством', async () => {
    expect(await file({ kind: 'highest' })).toMatchObject({
      refusal: 'category-required',
      norm: 'attestation-terms',
    });
    await world.command(methodist, addCategory, {
      ...{ personId: ids.Жукова, kind: 'highest', position: 'учитель', grantedOn: '2021-03-25' },
      document: 'приказ от 25.03.2021 № 11',
    });
    // It ended a week before the application: «есть или была» holds for the highest, «действует» does not for a mentor.
    expect(await file({ personId: ids.Жукова, kind: 'mentor' })).toMatchObject({
      refusal: 'category-required',
    });
    const highest = (await file({ personId: ids.Жукова, kind: 'highest' })) as { id: string };
    expect(await one(highest.id)).toMatchObject({ state: 'filed' });
    await world.command(methodist, commands.withdrawApplication, {
      id: highest.id,
      version: 1,
      reason: 'передумала',
    });
    await world.command(methodist, addCategory, {
      ...{ personId: ids.Жукова, kind: 'highest', position: 'учитель', grantedOn: '2026-03-26' },
      document: 'приказ от 26.03.2026 № 12',
    });
    expect(await file({ personId: ids.Жукова, kind: 'mentor' })).toMatchObject({
      refusal: 'petition-required',
    });
    expect(await file({ personId: ids.Жукова, kind: 'highest' })).toMatchObject({ refusal: 'held-already' });
  });

  test('календарь: заявление, аттестация, решение приказом, категория в карточке, следующий шаг', async () => {
    const list = async () =>
      (await world.read(methodist, (ctx) => applicationList(ctx, applicationFilter.parse({ state: 'open' }))))
        .rows;
    expect((await list()).map((row) => [row.id, row.considerBy])).toEqual([[id, '2026-04-29']]);
    expect(
      (await world.read(methodist, (ctx) => applicationsBetween(ctx, '2026-04-01', '2026-04-30'))).length,
    ).toBe(1);
    const examine = { id, version: 1, examinedFrom: '2026-04-01', sessionOn: '2026-04-23' };
    expect(
      await world.command(within('institution-operator', school), commands.examineApplication, examine),
    ).toMatchObject({
      refusal: 'runs-attestation',
    });
    await world.command(methodist, commands.examineApplication, examine);
    expect(await one(id)).toMatchObject({
      state: 'examined',
      decideBy: '2026-05-31',
      sessionOn: '2026-04-23',
    });
    await world.command(methodist, commands.noteStep, { id, version: 2, text: 'посетить урок 12 апреля' });
    expect(await one(id)).toMatchObject({ nextAction: 'посетить урок 12 апреля', version: 3 });
    const order = { decidedOn: '2026-04-23', decisionDate: '2026-04-24', decisionNumber: '316-01-63-901/26' };
    const decision = { id, version: 3, body: 'министерство образования', ...order };
    expect(await world.command(methodist, commands.grantCategory, decision)).toMatchObject({
      refusal: 'future-date',
    });
    at('2026-04-27');
    await world.command(methodist, commands.grantCategory, decision);
    expect(await one(id)).toMatchObject({ state: 'granted', nextAction: '', ...order });
    const held = await world.read(methodist, (ctx) => heldBy(ctx, ids.Егорова ?? '', ctx.today));
    expect(held.categories).toMatchObject([
      {
        ...{
          kind: 'first',
          position: 'учитель',
          grantedOn: '2026-04-23',
          validUntil: null,
          applicationId: id,
        },
        document: 'приказ от 24.04.2026 № 316-01-63-901/26',
      },
    ]);
    expect(
      await world.command(methodist, commands.withdrawApplication, { id, version: 4, reason: 'поздно' }),
    ).toMatchObject({
      refusal: 'wrong-state',
    });
    expect(await world.factsOf(id)).toEqual([
      ...['attestation.filed', 'attestation.scheduled', 'attestation.step-noted', 'attestation.granted'],
    ]);
    expect(await world.brokenInvariants()).toEqual([]);
    proves('CAD-07', 'Календарь аттестации — заявления, сроки, категория, следующий шаг');
  });

  test('после отказа на ту же категорию — не раньше чем через год', async () => {
    const { id: asked } = (await file({ kind: 'highest', filedOn: '2026-04-24' })) as { id: string };
    await world.command(methodist, commands.examineApplication, {
      id: asked,
      version: 1,
      examinedFrom: '2026-04-24',
    });
    await world.command(methodist, commands.refuseCategory, {
      ...{ id: asked, version: 2, body: 'министерство образования', reason: 'не набран порог баллов' },
      ...{ decidedOn: '2026-04-27', decisionDate: '2026-04-27', decisionNumber: '902' },
    });
    at('2027-04-26');
    expect(await file({ kind: 'highest', filedOn: '2027-04-26' })).toMatchObject({
      ...{ refusal: 'too-early-again', text: expect.stringMatching(/с 27\sапреля\s2027/) },
    });
    at('2027-04-27');
    expect(await file({ kind: 'highest', filedOn: '2027-04-27' })).toMatchObject({ id: expect.any(String) });
    at('2026-04-27');
  });
});

describe('журнал помощи и напоминания', () => {
  test('[ORG-15] отзыв о консультации оставляет тот, кому помогли, один раз; служба видит среднюю и число', async () => {
    const entry = { onDate: '2026-04-21', kind: 'consultation', topic: 'Самоанализ урока' };
    const helped = (surname: string) => ({ roles: [], personId: ids[surname] ?? '' });
    const made = async (surname: string) =>
      ((await world.command(methodist, noteHelp, { ...entry, personId: ids[surname] })) as { id: string }).id;
    const [first, second] = [await made('Егорова'), await made('Зимина')];
    const rate = (who: Who, entryId: string, mark: unknown, text = '') =>
      world.command(who, rateHelp, { entryId, mark, text });
    expect(await rate(methodist, first, 5)).toMatchObject({ refusal: 'was-helped' });
    expect(await rate(helped('Зимина'), first, 5)).toMatchObject({ refusal: 'was-helped' });
    expect(await rate(helped('Егорова'), first, 6)).toMatchObject({ kind: 'invalid' });
    expect(await rate(helped('Егорова'), first, 5, 'Понятно и по делу')).toMatchObject({ id: first });
    expect(await rate(helped('Егорова'), first, 1)).toMatchObject({ refusal: 'rated-already' });
    expect(await rate(helped('Зимина'), second, '4')).toMatchObject({ id: second });
    const seen = await world.read(methodist, (ctx) => helpList(ctx, helpFilter.parse({ limit: 1 })));
    expect([seen.ratings, seen.average]).toEqual([2, 4.5]);
    const own = await world.read(helped('Егорова'), (ctx) => helpList(ctx, helpFilter.parse({})));
    expect(own.rows.map(({ mark, feedback }) => [mark, feedback])).toEqual([[5, 'Понятно и по делу']]);
    await expect(world.db.app.query('delete from qualification.help_feedbacks')).rejects.toThrow(
      /permission/,
    );
  });

  test('журнал консультаций аттестуемого: методист пишет, сам аттестуемый видит своё, чужой — ничего', async () => {
    const entry = {
      personId: ids.Жукова,
      onDate: '2026-04-20',
      kind: 'consultation',
      topic: 'Карта результатов',
    };
    expect(await world.command(within('institution-operator', other), noteHelp, entry)).toMatchObject({
      refusal: 'helps-at-attestation',
    });
    await world.command(methodist, noteHelp, { ...entry, outcome: 'Дополнить третий раздел' });
    await world.command(methodist, noteHelp, {
      ...entry,
      onDate: '2026-04-25',
      kind: 'lesson',
      topic: 'Урок в 7А',
    });
    expect(await world.command(methodist, noteHelp, { ...entry, onDate: '2026-04-28' })).toMatchObject({
      refusal: 'future-date',
    });
    const seen = async (who: Who) =>
      (await world.read(who, (ctx) => helpList(ctx, helpFilter.parse({ personId: ids.Жукова })))).rows.map(
        (row) => [row.onDate, row.topic, row.helper.replace('\u00a0', ' ')],
      );
    const both = [
      ['2026-04-25', 'Урок в 7А', 'Котова А.И.'],
      ['2026-04-20', 'Карта результатов', 'Котова А.И.'],
    ];
    expect(await seen(methodist)).toEqual(both);
    expect(await seen({ roles: [], personId: ids.Жукова ?? '' })).toEqual(both);
    expect(await seen(within('institution-operator', other))).toEqual(both);
    expect(await seen(within('institution-operator', school))).toEqual([]);
    expect(await seen({ roles: [], personId: ids.Егорова ?? '' })).toEqual([]);
    proves('CAD-07', 'Журнал консультаций аттестуемого');
  });

  test('о конце категории говорят один раз на шаг — работнику и его организации; бессрочная молчит', async () => {
    await world.command(methodist, addCategory, {
      ...{ personId: ids.Котова, kind: 'first', position: 'методист', grantedOn: '2021-06-24' },
      document: 'приказ от 24.06.2021 № 31',
    });
    const [, ending] = qualificationDaily;
    const told = async () => {
      const { rows } = await world.db.owner.query(
        `select person_id as "personId", due::text from notices.notices where name = 'category.ending' order by created_at`,
      );
      return rows;
    };
    const run = (since: CivilDate) => world.write(methodist, async (ctx) => ending?.run(ctx, since));
    await run('2026-04-01');
    expect(await told()).toEqual([]);
    at('2026-05-26');
    await run('2026-04-27');
    await run('2026-04-27');
    expect(new Set((await told()).map((each) => each.personId))).toEqual(new Set([ids.Котова, ids.Зимина]));
    expect((await told()).map((each) => each.due)).toEqual(['2026-06-24', '2026-06-24']);
  });
});
