// 002 §3.3: control over the organisation, quality and result of training; 004 §3.7: the register of course training.
import { beforeAll, describe, expect, test } from 'vitest';
import { proves } from '../../../../tests/setup/proof.ts';
import { granted, nobody, refused } from '../../territories/tests/world.ts';
import { ownStaffTraining } from '../own-staff.queries.ts';
import {
  addRecord,
  certifyRecord,
  checkPractice,
  completeRecord,
  dropRecord,
  giveFeedback,
  refuseRecord,
  startRecord,
} from '../record.commands.ts';
import { exceptionCounts, participantsByKind, record, recordsPage } from '../record.queries.ts';
import type { RecordFilter } from '../record.schema.ts';
import { setPracticeRule, setTrainingRule } from '../rule.commands.ts';
import { rulesOn } from '../rule.queries.ts';
import { type DevelopmentWorld, methodist, openDevelopmentWorld } from './world.ts';

let world: DevelopmentWorld;
beforeAll(async () => {
  world = await openDevelopmentWorld();
});

const enter = async (personId: string, parts: Record<string, unknown> = {}, who = methodist) =>
  granted<{ id: string }>(
    await world.command(who, addRecord, {
      ...{ personId, courseId: world.courseId, hours: 36, startsOn: '2026-04-13', endsOn: '2026-05-08' },
      ...parts,
    }),
  ).id;
const one = async (id: string) => {
  const found = await world.read(methodist, (ctx) => record(ctx, id));
  if (!found) throw new Error('no record');
  return found;
};
const step = async (
  command: Parameters<typeof world.command>[1],
  id: string,
  parts = {},
  who = world.operator,
) => world.command(who, command, { id, version: (await one(id)).version, ...parts });
const listed = (who: Parameters<typeof world.read>[0], filter: RecordFilter = {}) =>
  world.read(who, async (ctx) => (await recordsPage(ctx, filter)).rows.map((row) => row.surname).sort());

describe('002 §3.3: обучение от плана до удостоверения', () => {
  test('[CAD-03] состояния, отзыв, проверка применения, отклонения', async () => {
    const id = await enter(world.teacher);
    expect((await one(id)).state).toBe('planned');
    world.today('2026-04-14');
    granted(await step(startRecord, id));
    expect(refused(await step(completeRecord, id))).toBe('training-goes-on');
    world.today('2026-05-12');
    granted(await step(completeRecord, id));
    expect((await one(id)).state).toBe('completed');
    const asTeacher = { roles: [], personId: world.teacher };
    granted(
      await world.command(asTeacher, giveFeedback, {
        recordId: id,
        usefulness: 5,
        quality: 4,
        text: 'Беру листы оценивания',
      }),
    );
    expect(
      refused(await world.command(asTeacher, giveFeedback, { recordId: id, usefulness: 5, quality: 4 })),
    ).toBe('feedback-given');
    granted(await step(certifyRecord, id, { documentNumber: '52-117', documentDate: '2026-05-11' }));
    const checking = { recordId: id, checkedOn: '2026-06-20', way: 'посещён урок', outcome: 'applied' };
    world.today('2026-06-20');
    expect(refused(await world.command(methodist, checkPractice, checking))).toBe('check-early');
    granted(
      await world.command(methodist, setPracticeRule, {
        weeks: 4,
        startsOn: '2026-06-20',
        basis: 'приказ ИМЦ № 5',
      }),
    );
    granted(await world.command(methodist, checkPractice, checking));
    const found = await one(id);
    expect([found.state, found.documentNumber, found.usefulness, found.check?.outcome]).toEqual([
      'certified',
      '52-117',
      5,
      'applied',
    ]);
    const dropped = await enter(world.colleague, { startsOn: '2026-06-15', endsOn: '2026-07-10' });
    granted(await step(dropRecord, dropped, { reason: 'болезнь' }));
    const given = await enter(world.educator, { startsOn: '2026-09-01', endsOn: '2026-09-20' });
    granted(await step(refuseRecord, given, { reason: 'нет замены в группе' }, methodist));
    await enter(world.colleague, {
      courseId: null,
      title: 'Физика вне урока',
      startsOn: '2026-03-02',
      endsOn: '2026-03-20',
    });
    const counts = await world.read(methodist, (ctx) => exceptionCounts(ctx));
    expect(Object.fromEntries(counts)).toEqual({
      ...{ refused: 1, dropped: 1, 'without-document': 1, 'not-started': 0, 'not-checked': 0 },
    });
    expect(await listed(methodist, { exception: 'dropped' })).toEqual(['Ветрова']);
    expect(await world.factsOf(id)).toEqual([
      ...['training.entered', 'training.started', 'training.completed', 'training.feedback-given'],
      ...['training.certified', 'training.practice-checked'],
    ]);
    proves('CAD-03', 'Обучение проходит состояния до удостоверения, есть отзыв и перечень отклонений');
  });

  test('меньше часов, чем велит правило, и номер документа дважды — отказ со словами', async () => {
    const few = await world.command(methodist, addRecord, {
      ...{
        personId: world.teacher,
        title: 'Вебинар',
        hours: 8,
        startsOn: '2026-02-02',
        endsOn: '2026-02-03',
      },
    });
    expect(few).toMatchObject({ refusal: 'few-hours', norm: 'course-catalogue' });
    const parts = {
      startsOn: '2025-02-02',
      endsOn: '2025-02-23',
      documentNumber: '52-117',
      documentDate: '2025-02-24',
    };
    expect(
      refused(
        await world.command(methodist, addRecord, {
          personId: world.teacher,
          courseId: world.courseId,
          hours: 36,
          ...parts,
        }),
      ),
    ).toBe('document-twice');
  });
});

describe('004 §3.7: база курсовой подготовки', () => {
  test('[CAD-05] реестр курсов: участники по типам организаций, номер и часы', async () => {
    await enter(world.educator, {
      ...{
        startsOn: '2026-04-13',
        endsOn: '2026-05-08',
        documentNumber: '52-118',
        documentDate: '2026-05-11',
      },
    });
    const kinds = await world.read(methodist, (ctx) => participantsByKind(ctx, world.courseId));
    expect(kinds).toEqual([
      { kind: 'kindergarten', people: 1, certified: 1, hours: 36 },
      { kind: 'school', people: 2, certified: 1, hours: 36 },
    ]);
    const { rows } = await world.read(methodist, (ctx) =>
      recordsPage(ctx, { courseId: world.courseId, institutionKind: 'kindergarten', state: 'certified' }),
    );
    expect(rows.map(({ surname, documentNumber, hours }) => [surname, documentNumber, hours])).toEqual([
      ['Зимина', '52-118', 36],
    ]);
    proves('CAD-05', 'Реестр курсов с участниками по типам организаций, номером удостоверения и часами');
  });
});

describe('003 §5.2.1: обучение работников службы', () => {
  test('[ORG-11] отчёт: каждый работник службы, последнее обучение, часы, кому пора', async () => {
    const ours = await world.hire({ surname: 'Ивлева', unit: 'centre', position: 'методист', detail: '' });
    await world.hire({ surname: 'Рубцова', unit: 'centre', position: 'методист', detail: '' });
    await enter(ours, {
      startsOn: '2025-04-13',
      endsOn: '2025-05-08',
      documentNumber: '52-300',
      documentDate: '2025-05-11',
    });
    const rows = await world.read(methodist, (ctx) => ownStaffTraining(ctx));
    expect(rows.map(({ surname, title, hours, isDue }) => [surname, title, hours, isDue])).toEqual([
      ['Ивлева', 'Оценивание на уроке', 36, false],
      ['Рубцова', null, 0, true],
    ]);
    proves('ORG-11', 'Отчёт о повышении квалификации работников службы');
  });
});

describe('Правила с датой', () => {
  test('правило с той же или более ранней даты не вводится дважды', async () => {
    const rule = { years: 2, startsOn: '2026-09-01', basis: 'приказ ИМЦ № 9' };
    granted(await world.command(methodist, setTrainingRule, rule));
    const again = await world.command(methodist, setTrainingRule, { ...rule, startsOn: '2026-08-01' });
    expect(refused(again)).toBe('rule-overlaps');
    const now = await world.read(methodist, (ctx) => rulesOn(ctx));
    const later = await world.read(methodist, (ctx) => rulesOn(ctx, '2026-09-01'));
    expect([now.training.years, later.training.years, later.training.basis]).toEqual([
      3,
      2,
      'приказ ИМЦ № 9',
    ]);
    expect(setTrainingRule.norm).toBe('training-forecast');
    expect(refused(await world.command(world.operator, setTrainingRule, rule))).toBe('keeps-courses');
  });
});

describe('Кто видит', () => {
  test('служба — всех, организация — своих, педагог — себя', async () => {
    const everybody = new Set(await listed(methodist));
    expect([...everybody]).toEqual(['Ветрова', 'Зимина', 'Ивлева', 'Ломова']);
    expect(new Set(await listed(world.operator))).toEqual(new Set(['Ветрова', 'Ломова']));
    expect(new Set(await listed({ roles: [], personId: world.educator }))).toEqual(new Set(['Зимина']));
    expect(await listed(nobody)).toEqual([]);
    const foreign = await world.command(world.operator, addRecord, {
      ...{ personId: world.educator, courseId: world.courseId, hours: 36 },
      ...{ startsOn: '2026-04-13', endsOn: '2026-05-08' },
    });
    expect(refused(foreign)).toBe('keeps-development');
  });

  test('инварианты комнаты держатся', async () => {
    expect(await world.brokenInvariants()).toEqual([]);
  });
});
