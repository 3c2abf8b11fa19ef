import { beforeAll, describe, expect, test } from 'vitest';
import { proves } from '../../../../tests/setup/proof.ts';
import type { Refusal } from '../../../kernel/refusal.ts';
import { addItem, orderItems, unscheduleItem } from '../agenda.commands.ts';
import { markAttendance } from '../attendance.commands.ts';
import { createBody, endMembership, setMembership } from '../body.commands.ts';
import { bodyLines, membersOn, visibleBody } from '../body.queries.ts';
import { draftCompositionOrder } from '../composition/composition.commands.ts';
import { councilDuties } from '../duties.ts';
import { councilInvariants } from '../invariants.ts';
import { councilsModule } from '../module.ts';
import { cancelSession, closeSession, openSession, planSession, summon } from '../session.commands.ts';
import { itemLifecycle, sessionLifecycle } from '../session.lifecycle.ts';
import { sheetOf } from '../session.queries.ts';
import { council, keeper, openWorld, type World } from './world.ts';

describe('EXC-01, REG-09: совет, его состав и номера заседаний', () => {
  let world: World;
  const refused = async (answer: Promise<unknown>) => ((await answer) as Refusal).refusal;
  const sitting = async (on: string) =>
    (
      (await world.as('Петрова', (ctx) => membersOn(ctx, world.body, on))) as Awaited<
        ReturnType<typeof membersOn>
      >
    ).map((member) => `${member.name.split('\u00a0')[0]}: ${member.role}`);
  const plan = (plannedOn: string) =>
    world.done('Петрова', planSession, { bodyId: world.body, plannedOn, plannedTime: '14:00', place: 'ИМЦ' });

  beforeAll(async () => {
    world = await openWorld();
  });

  test('[EXC-01] состав на дату: председатель, заместитель, секретарь, дальше по фамилии', async () => {
    expect(await sitting('2025-08-31')).toEqual([]);
    expect(await sitting('2025-09-01')).toEqual([
      'Соколова: chair',
      'Громова: deputy-chair',
      'Петрова: secretary',
      'Белова: member',
      'Зимина: member',
      'Крылова: member',
      'Лебедева: member',
      'Орлова: member',
      'Титова: member',
    ]);
    proves('EXC-01', 'Состав совета известен на дату.');
  });

  test('[EXC-01] второго председателя на те же дни нет; сменить можно со дня, когда прежний выведен', async () => {
    world.at('2026-01-10 10:00');
    const member = {
      bodyId: world.body,
      personId: world.id.Руднева,
      role: 'chair',
      startsOn: '2026-02-01',
      basis: 'Приказ № 15 от 28.01.2026',
    };
    expect(await refused(world.does('Руднева', setMembership, member, [keeper]))).toBe('chair-taken');
    const chair = (
      (await world.as('Петрова', (ctx) => membersOn(ctx, world.body, '2026-01-10'))) as Awaited<
        ReturnType<typeof membersOn>
      >
    )[0];
    await world.done(
      'Руднева',
      endMembership,
      {
        bodyId: world.body,
        membershipId: chair?.id,
        endsOn: '2026-02-01',
        basis: 'Приказ № 15 от 28.01.2026',
      },
      [keeper],
    );
    await world.done('Руднева', setMembership, member, [keeper]);
    expect([(await sitting('2026-01-31'))[0], (await sitting('2026-02-01'))[0]]).toEqual([
      'Соколова: chair',
      'Руднева: chair',
    ]);
    expect(await refused(world.does('Орлова', setMembership, member))).toBe('keeps-body');
  });

  test('[REG-11] приказ о составе готовится одним нажатием с составом на день', async () => {
    const { documentId } = await world.done<{ documentId: string }>(
      'Руднева',
      draftCompositionOrder,
      { bodyId: world.body, on: '2026-02-01' },
      [keeper],
    );
    const { rows } = await world.db.owner.query(
      'select kind, state, title, paper from documents.documents where id = $1',
      [documentId],
    );
    expect(rows.map(({ kind, state, title }) => [kind, state, title])).toEqual([
      ['order', 'draft', 'Об утверждении состава районного экспертного совета'],
    ]);
    const blocks = rows[0].paper.blocks as { kind: string; rows: unknown[] }[];
    expect(blocks.find((block) => block.kind === 'table')?.rows[0]).toEqual([
      1,
      'Руднева Мария Петровна',
      'председатель',
    ]);
    expect(
      await refused(
        world.does('Руднева', draftCompositionOrder, { bodyId: world.body, on: '2020-01-01' }, [keeper]),
      ),
    ).toBe('empty-composition');
    proves('REG-11', 'Из карточки совета одним нажатием готовится проект приказа о составе.');
  });

  test('[REG-09] совет без действующего Положения отмечен «не учреждён»', async () => {
    await world.done(
      'Руднева',
      createBody,
      { ...council, name: 'координационный совет', kind: 'coordination-council', startsOn: '2026-01-10' },
      [keeper],
    );
    const lines = (await world.as('Руднева', (ctx) => bodyLines(ctx), [keeper])) as Awaited<
      ReturnType<typeof bodyLines>
    >;
    expect(lines.map((line) => [line.name, line.constituted])).toEqual([
      ['координационный совет', false],
      ['районный экспертный совет', true],
    ]);
    proves('REG-09', 'Совет без действующего Положения отмечен «не учреждён».');
  });

  test('[EXC-01] чужой совет не виден тем, кто в нём не состоит', async () => {
    expect(await world.as('Чернова', (ctx) => visibleBody(ctx, world.body))).toBeNull();
    expect(await world.as('Чернова', (ctx) => bodyLines(ctx))).toEqual([]);
  });

  test('[EXC-01] номер заседания — по порядку в учебном году, с 1 сентября заново', async () => {
    const hold = async (day: string) => {
      world.at(`${day} 13:00`);
      const { id } = await plan(day);
      world.at(`${day} 14:00`);
      const { number } = await world.done<{ number: number }>('Петрова', openSession, { sessionId: id });
      await world.done('Петрова', markAttendance, { sessionId: id });
      await world.done('Петрова', closeSession, { sessionId: id });
      return number;
    };
    expect([await hold('2026-03-02'), await hold('2026-08-31'), await hold('2026-09-01')]).toEqual([1, 2, 1]);
    proves('EXC-01', 'Протоколы нумеруются по году.');
  });

  test('[EXC-01] повестку меняют до заседания: порядок, вопрос обратно в очередь без пропуска номера', async () => {
    world.at('2026-09-02 10:00');
    const { id: sessionId } = await plan('2026-09-20');
    const ids: string[] = [];
    for (const title of ['О первом вопросе', 'О втором вопросе', 'О третьем вопросе'])
      ids.push((await world.done('Петрова', addItem, { bodyId: world.body, title })).id);
    await world.done('Петрова', orderItems, { sessionId, itemId: ids[2], to: 'up' });
    await world.done('Петрова', unscheduleItem, { itemId: ids[0] });
    const sheet = (await world.as('Петрова', (ctx) => sheetOf(ctx, sessionId))) as Awaited<
      ReturnType<typeof sheetOf>
    >;
    expect(sheet?.items.map((item) => [item.position, item.title])).toEqual([
      [1, 'О третьем вопросе'],
      [2, 'О втором вопросе'],
    ]);
    const duties = async (who: 'Петрова' | 'Орлова') =>
      ((await world.as(who, councilDuties)) as { text: string }[])
        .filter((duty) => duty.text.includes('20'))
        .map((duty) => duty.text);
    expect(await duties('Петрова')).toEqual(['Разослать повестку: РЭС, 20\u00a0сентября 2026\u00a0г.']);
    await world.done('Петрова', summon, { sessionId });
    expect(await duties('Орлова')).toEqual(['Прочитать материалы: РЭС, заседание 20\u00a0сентября в 14:00']);
    await world.done('Петрова', cancelSession, { sessionId, reason: 'карантин' });
    expect(await duties('Орлова')).toEqual([]);
  });

  test('[EXC-01] ни один человек не заперт: без председателя и заместителя ведёт названный', async () => {
    world.at('2026-10-01 13:00');
    const { id: sessionId } = await plan('2026-10-01');
    world.at('2026-10-01 14:00');
    await world.done('Петрова', openSession, { sessionId });
    const away = (['Руднева', 'Громова'] as const).map((name) => ({
      personId: world.id[name],
      absent: true,
    }));
    expect(await refused(world.does('Петрова', markAttendance, { sessionId, members: away }))).toBe(
      'nobody-presides',
    );
    await world.done('Петрова', markAttendance, { sessionId, members: away, presiderId: world.id.Орлова });
    const sheet = (await world.as('Петрова', (ctx) => sheetOf(ctx, sessionId))) as Awaited<
      ReturnType<typeof sheetOf>
    >;
    expect(sheet?.session.presiderId).toBe(world.id.Орлова);
  });

  test('истины о базе держатся, состояния схемы и кода совпадают', async () => {
    for (const { name, sql } of councilInvariants)
      expect([name, (await world.db.owner.query(sql)).rows]).toEqual([name, []]);
    const { rows } = await world.db.owner.query<{ name: string; def: string }>(
      `select conrelid::regclass::text as name, pg_get_constraintdef(oid) as def from pg_constraint
        where conname in ('sessions_state_check', 'items_state_check')`,
    );
    const statesIn = (table: string) =>
      [...(rows.find((row) => row.name === table)?.def ?? '').matchAll(/'([a-z-]+)'/g)]
        .map(([, state]) => state)
        .sort();
    expect(statesIn('councils.sessions')).toEqual(Object.keys(sessionLifecycle.states).sort());
    expect(statesIn('councils.items')).toEqual(Object.keys(itemLifecycle.states).sort());
    const known = new Set(
      (
        await world.db.owner.query<{ conname: string }>(
          `select conname from pg_constraint union select relname from pg_class where relkind = 'i'`,
        )
      ).rows.map((row) => row.conname),
    );
    const raised = [
      'no_vote_of_the_absent',
      'no_vote_of_the_recused',
      'vote_in_its_own_session',
      'signed_minutes_never_change',
      'lateness_of_a_task_stays',
      'as_many_ballots_as_voters',
      'no_ballot_after_the_deadline',
      'deadline_of_ballots_stays',
      'box_is_counted_once',
    ];
    expect(
      Object.keys(councilsModule.constraints ?? {}).filter(
        (name) => !known.has(name) && !raised.includes(name),
      ),
    ).toEqual([]);
  });
});
