// 001 §7.4, §8.6, 003 §5.3, 004 §3.3: lines are done by evidence, lateness stays, corrections act only when approved.
import { beforeAll, describe, expect, test } from 'vitest';
import { proves } from '../../../../tests/setup/proof.ts';
import { granted, refused } from '../../territories/tests/world.ts';
import { addByCorrection, cancelLine, moveLine, reassignLine } from '../correction/correction.commands.ts';
import { approveCorrection, rejectCorrection } from '../correction/correction.deciding.ts';
import { correctionsOf, sides } from '../correction/correction.queries.ts';
import {
  attachEvidence,
  confirmLine,
  failLine,
  linkDocument,
  reportLine,
  returnLine,
} from '../execution/execution.commands.ts';
import { planningDaily } from '../execution/execution.daily.ts';
import { planningDuties } from '../execution/execution.duties.ts';
import { pasteLines, saveCells } from '../line/grid.commands.ts';
import { type Line, linesOf, visibleLine } from '../line/line.queries.ts';
import { standingOf } from '../line/line.standing.ts';
import { approvePlan, submitPlan } from '../plan/plan.approval.ts';
import { closePlan } from '../plan/plan.commands.ts';
import { anyPlan } from '../plan/plan.queries.ts';
import { reportOf } from '../report/report.queries.ts';
import { openPlanningWorld, type PlanningWorld } from './world.ts';

let world: PlanningWorld;
let id: string;

const rows = [
  ['Анализ ГИА', 'справка', '15 сентября', 'руководители', 'Шумилина О.Г.', 'справка'],
  ['Семинар', 'семинар', 'октябрь', 'учителя', 'Шумилина О.Г.', 'программа'],
  ['Бюллетень', 'выпуск', '1 раз в полугодие', 'педагоги', 'Бондарь И.Я.', '2 выпуска'],
  ['Выезд', 'выезд', 'ноябрь', 'руководители', 'Бондарь И.Я.', 'обмен опытом'],
  ['Конкурс', 'конкурс', 'декабрь', 'педагоги', 'Войтович Н.Л.', 'победитель'],
  ['Практикум', 'практикум', '10 октября', 'учителя', 'Бондарь И.Я.', 'памятка'],
];

beforeAll(async () => {
  world = await openPlanningWorld();
  world.today('2025-08-20');
  id = await world.start();
  granted(
    await world.command(world.methodist, pasteLines, {
      planId: id,
      direction: 'organisational',
      rows: rows.map((row) => row.join('\t')).join('\n'),
    }),
  );
  const lines = await allLines();
  granted(
    await world.command(world.methodist, saveCells, {
      planId: id,
      edits: [
        ...lines.map((line, row) => ({ line: line.id, row, field: 'task', value: '1', was: '' })),
        { line: lines[1]?.id, row: 1, field: 'programme', value: 'Развитие образования', was: '' },
      ],
    }),
  );
  const step = async () => ({ id, version: await world.version(id) });
  granted(await world.command(world.head, submitPlan, await step()));
  granted(await world.command(world.chair, approvePlan, await step()));
  world.today('2025-09-01');
  await world.write(world.head, (ctx) => planningDaily[0]?.run(ctx, '2025-08-31') ?? Promise.resolve());
});

const allLines = () => world.read(world.head, (ctx) => linesOf(ctx, id, []));
const named = async (title: string): Promise<Line> => {
  const line = (await allLines()).find((each) => each.title === title);
  if (!line) throw new Error(`no line ${title}`);
  return line;
};
const seen = async (title: string) => {
  const { id: lineId, version } = await named(title);
  return { id: lineId, version };
};
const proof = async (title: string, happenedOn: string, who = world.methodist) =>
  granted(
    await world.command(who, attachEvidence, {
      id: (await named(title)).id,
      file: new File([new TextEncoder().encode('%PDF-1.4\n%%EOF')], 'Лист регистрации.pdf', {
        type: 'application/pdf',
      }),
      happenedOn,
    }),
  );
const correctionId = async (state: 'proposed' | 'approved' = 'proposed') => {
  const [first] = await world.read(world.head, (ctx) => correctionsOf(ctx, { planId: id, state }));
  return { id: first?.id ?? '', version: first?.version ?? 0 };
};

describe('001 §7.4: исполнение в срок', () => {
  test('[ORG-14] у пункта один ответственный: без него строка не сохраняется ни формой, ни базой', async () => {
    expect((await world.read(world.head, (ctx) => anyPlan(ctx, id)))?.state).toBe('executing');
    const { rows: columns } = await world.db.owner.query<{ nullable: string }>(
      `select is_nullable as nullable from information_schema.columns
        where table_schema = 'planning' and table_name = 'lines' and column_name = 'responsible_id'`,
    );
    expect(columns).toEqual([{ nullable: 'NO' }]);
    expect((await allLines()).every((line) => line.responsibleId !== '')).toBe(true);
    proves('ORG-14', 'У каждого пункта плана ровно один ответственный');
    proves('PLN-07', 'У каждого пункта срок и ответственный');
  });

  test('пункт закрывают подтверждения, а не отметка; свой пункт себе не подтверждают', async () => {
    world.today('2025-09-14');
    const report = async (title: string, doneOn: string, who = world.methodist, more = {}) =>
      world.command(who, reportLine, { ...(await seen(title)), doneOn, outcome: 'Справка готова', ...more });
    expect(refused(await report('Анализ ГИА', '2025-09-14', world.colleague))).toBe('reports-line');
    expect(refused(await report('Анализ ГИА', '2025-09-14'))).toBe('no-evidence');
    await proof('Анализ ГИА', '2025-09-14');
    expect(refused(await report('Анализ ГИА', '2025-09-20'))).toBe('date-in-future');
    granted(await report('Анализ ГИА', '2025-09-14'));
    expect(refused(await world.command(world.methodist, confirmLine, await seen('Анализ ГИА')))).toBe(
      'confirms-line',
    );
    granted(
      await world.command(world.head, returnLine, {
        ...(await seen('Анализ ГИА')),
        reason: 'Нет выводов по школам',
      }),
    );
    granted(await report('Анализ ГИА', '2025-09-14'));
    granted(await world.command(world.head, confirmLine, await seen('Анализ ГИА')));
    expect((await named('Анализ ГИА')).standing).toBe('done');
  });

  test('срок «1 раз в полугодие» считает факты: 1 из 2 не закрывает без объяснения', async () => {
    await proof('Бюллетень', '2025-09-10', world.colleague);
    const input = async () => ({
      ...(await seen('Бюллетень')),
      doneOn: '2025-09-14',
      outcome: 'Вышел выпуск',
    });
    expect((await named('Бюллетень')).times).toBe(2);
    expect((await named('Бюллетень')).facts).toBe(1);
    expect(refused(await world.command(world.colleague, reportLine, await input()))).toBe('not-explained');
  });

  test('до срока и после него напоминают, руководителю говорят об опоздании', async () => {
    const told = async () => {
      const { rows: found } = await world.db.owner.query<{ name: string; surname: string }>(
        `select n.name, p.surname from notices.notices n
          join people.persons p on p.territory_id = n.territory_id and p.id = n.person_id
          where n.name in ('plan-line.reminder', 'plan.overdue') and n.text like '%Практикум%' order by n.created_at, p.surname`,
      );
      return found.map((row) => `${row.name} ${row.surname}`);
    };
    const run = async (day: string, since: string) => {
      world.today(day);
      granted(
        await world.write(world.head, async (ctx) => (await planningDaily[1]?.run(ctx, since)) ?? true),
      );
    };
    await run('2025-10-03', '2025-10-02');
    await run('2025-10-10', '2025-10-09');
    await run('2025-10-11', '2025-10-10');
    await run('2025-10-11', '2025-10-10');
    expect(await told()).toEqual([
      'plan-line.reminder Бондарь',
      'plan-line.reminder Бондарь',
      'plan-line.reminder Бондарь',
      'plan.overdue Войтович',
    ]);
    const duties = await world.read(world.colleague, planningDuties);
    expect(duties.map(({ text, due }) => [text, due])).toContainEqual([
      'Просрочен пункт плана: Практикум',
      '2025-10-10',
    ]);
    expect((await world.read(world.head, planningDuties)).map((duty) => duty.text)).toContain(
      'Просрочено по плану: 1\u00a0пункт',
    );
  });

  test('[PLN-07] опоздание остаётся видно после выполнения, и база его не стирает', async () => {
    world.today('2025-10-15');
    await proof('Практикум', '2025-10-14', world.colleague);
    const late = { ...(await seen('Практикум')), doneOn: '2025-10-14', outcome: 'Проведён' };
    expect(refused(await world.command(world.colleague, reportLine, late))).toBe('not-explained');
    granted(await world.command(world.colleague, reportLine, { ...late, explanation: 'Болезнь ведущего' }));
    granted(await world.command(world.head, confirmLine, await seen('Практикум')));
    expect((await named('Практикум')).standing).toBe('done-late');
    await world.db.owner.query(`update planning.lines set late_since = null where title = 'Практикум'`);
    expect(await named('Практикум')).toMatchObject({ lateSince: '2025-10-11', reason: 'Болезнь ведущего' });
    proves('PLN-07', 'До срока напоминают, после говорят руководителю, опоздание остаётся видно');
  });
});

describe('004 §3.3: изменения плана', () => {
  test('[PLN-04] перенос до срока действует после утверждения и не считается опозданием; редакция прежняя', async () => {
    const move = async (more = {}) =>
      world.command(world.methodist, moveLine, {
        ...(await seen('Семинар')),
        term: 'ноябрь',
        reason: 'Каникулы в школах',
        ...more,
      });
    expect(refused(await move({ term: 'когда-нибудь' }))).toBe('term-unknown');
    granted(await move());
    expect(refused(await move())).toBe('correction-open');
    expect((await named('Семинар')).term).toBe('октябрь');
    expect(refused(await world.command(world.methodist, approveCorrection, await correctionId()))).toBe(
      'decides-correction',
    );
    granted(await world.command(world.head, approveCorrection, await correctionId()));
    expect(await named('Семинар')).toMatchObject({
      term: 'ноябрь',
      endsOn: '2025-12-01',
      standing: 'moved',
      lateSince: null,
    });
    world.today('2025-11-05');
    expect((await named('Семинар')).standing).toBe('moved');
    const { rows: baseline } = await world.db.owner.query<{ term: string }>(
      `select term from planning.baseline_lines where title = 'Семинар'`,
    );
    expect(baseline).toEqual([{ term: 'октябрь' }]);
    const [change] = await world.read(world.head, (ctx) =>
      correctionsOf(ctx, { planId: id, state: 'approved' }),
    );
    expect(change && sides(change)).toEqual({ was: 'октябрь', now: 'ноябрь' });
    expect(change).toMatchObject({
      reason: 'Каникулы в школах',
      proposedById: world.personOf.methodist,
      proposedOn: '2025-10-15',
    });
    proves('PLN-04', 'Каждое изменение хранит причину, автора и дату, видна разница с утверждённым');
  });

  test('[PLN-05] изменение министерства называет документ и действует, когда утвердит руководитель органа управления', async () => {
    const propose = async (more = {}) =>
      world.command(world.methodist, cancelLine, {
        ...(await seen('Выезд')),
        reason: 'Запрет выездных мероприятий',
        source: 'ministry',
        ...more,
      });
    expect(refused(await propose())).toBe('no-source-document');
    granted(
      await propose({
        sourceDocument: 'письмо министерства от 01.11.2025 № 14',
        file: new File([new TextEncoder().encode('%PDF-1.4\n%%EOF')], 'Письмо.pdf', {
          type: 'application/pdf',
        }),
      }),
    );
    expect(refused(await world.command(world.head, approveCorrection, await correctionId()))).toBe(
      'decides-correction',
    );
    granted(await world.command(world.chair, approveCorrection, await correctionId()));
    expect((await named('Выезд')).standing).toBe('cancelled');
    const { rows: files } = await world.db.owner.query<{ name: string }>(
      `select name from documents.files where subject_kind = 'planning.correction'`,
    );
    expect(files).toEqual([{ name: 'Письмо.pdf' }]);
    proves('PLN-05', 'Поправка называет источник и приложенный документ');
  });

  test('новый пункт и другой ответственный — тоже изменения; отклонённое не действует', async () => {
    granted(
      await world.command(world.methodist, addByCorrection, {
        planId: id,
        title: 'Встреча с наставниками',
        term: '20 ноября',
        responsibleId: world.personOf.colleague,
        reason: 'Поручение комитета',
      }),
    );
    granted(await world.command(world.head, approveCorrection, await correctionId()));
    expect((await named('Встреча с наставниками')).isAdded).toBe(true);
    const other = { responsibleId: world.personOf.methodist, reason: 'Больничный лист' };
    granted(
      await world.command(world.methodist, reassignLine, {
        ...(await seen('Встреча с наставниками')),
        ...other,
      }),
    );
    granted(await world.command(world.head, approveCorrection, await correctionId()));
    expect((await named('Встреча с наставниками')).responsibleId).toBe(world.personOf.methodist);
    granted(
      await world.command(world.methodist, cancelLine, { ...(await seen('Конкурс')), reason: 'Мало заявок' }),
    );
    const rejected = { ...(await correctionId()), words: 'Заявки ещё принимаются' };
    granted(await world.command(world.head, rejectCorrection, rejected));
    expect((await named('Конкурс')).state).toBe('open');
  });

  test('перенос после срока не снимает опоздания', async () => {
    world.today('2026-01-12');
    granted(
      await world.command(world.methodist, moveLine, {
        ...(await seen('Конкурс')),
        term: 'февраль',
        reason: 'Нет помещения',
      }),
    );
    granted(await world.command(world.head, approveCorrection, await correctionId()));
    expect(await named('Конкурс')).toMatchObject({
      term: 'февраль',
      lateSince: '2026-01-01',
      standing: 'overdue',
    });
  });
});

describe('003 §5.3: отчёт по людям', () => {
  test('[ORG-14] в срок, с опозданием, не сделано — с причинами', async () => {
    granted(
      await world.command(world.head, failLine, {
        ...(await seen('Семинар')),
        reason: 'Не набралась группа',
      }),
    );
    const plan = await world.read(world.head, (ctx) => anyPlan(ctx, id));
    if (!plan) throw new Error('no plan');
    const report = reportOf(plan, await allLines(), 'person');
    const shown = report.map(({ title, counts }) => [
      title,
      counts.done,
      counts['done-late'],
      counts['not-done'],
      counts.overdue,
    ]);
    expect(shown).toEqual([
      ['Бондарь И.Я.', 0, 1, 0, 0],
      ['Войтович Н.Л.', 0, 0, 0, 1],
      ['Шумилина О.Г.', 1, 0, 1, 1],
    ]);
    expect((await named('Семинар')).reason).toBe('Не набралась группа');
    proves('ORG-14', 'Отчёт по людям — в срок, с опозданием, не сделано, с причинами');
    proves('PLN-07', 'Отчёт — в срок, с опозданием, не сделано');
  });

  test('[PLN-12] отчёт по задачам перечисляет дела; [PLN-13] по программам — свои', async () => {
    const plan = await world.read(world.head, (ctx) => anyPlan(ctx, id));
    if (!plan) throw new Error('no plan');
    const tasks = reportOf(plan, await allLines(), 'task');
    expect(tasks.map(({ title, lines }) => [title, lines.length])).toEqual([
      ['Методическая поддержка педагогов и организаций', 6],
      ['Без задачи', 1],
    ]);
    expect(tasks[0]?.lines.map((line) => line.outcome)).toContain('Справка готова');
    const programmes = reportOf(plan, await allLines(), 'programme');
    expect(programmes.map(({ title, lines }) => [title, lines.map((line) => line.title).length])).toEqual([
      ['Развитие образования', 1],
      ['Без программы', 6],
    ]);
    proves('PLN-13', 'Пункт плана отмечен программой, есть отчёт по программе');
    proves('PLN-12', 'Отчёт по задачам положения перечисляет дела и итоги');
  });

  test('закрывают план, когда у каждого пункта есть итог; [PLN-01] все состояния пройдены', async () => {
    world.today('2026-09-02');
    const close = async () => world.command(world.head, closePlan, { id, version: await world.version(id) });
    expect(refused(await close())).toBe('lines-unresolved');
    for (const line of (await allLines()).filter((each) => each.state === 'open'))
      granted(
        await world.command(world.chair, failLine, {
          id: line.id,
          version: line.version,
          reason: 'Не сделано за год',
        }),
      );
    granted(await close());
    expect((await world.read(world.head, (ctx) => anyPlan(ctx, id)))?.state).toBe('closed');
    proves('PLN-01', 'План проходит состояния от проекта до закрытия');
  });

  test('состояние пункта в базе и в программе считается одинаково, связанный документ виден', async () => {
    for (const line of await allLines()) expect(standingOf(line, '2026-09-02')).toBe(line.standing);
    expect(
      refused(
        await world.command(world.head, linkDocument, {
          ...(await seen('Семинар')),
          documentId: id,
          happenedOn: '2026-01-01',
        }),
      ),
    ).toBe('plan-not-executing');
    const [first] = await allLines();
    expect(await world.read(world.school, (ctx) => visibleLine(ctx, first?.id ?? ''))).not.toBeNull();
    expect(await world.brokenInvariants()).toEqual([]);
  });
});
