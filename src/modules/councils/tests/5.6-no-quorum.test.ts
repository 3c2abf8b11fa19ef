import { describe, expect, test } from 'vitest';
import type { Refusal } from '../../../kernel/refusal.ts';
import { proposeAgendaItem } from '../agenda.proposals.ts';
import { markAttendance } from '../attendance.commands.ts';
import { queueOf } from '../item.queries.ts';
import { closeSession, openSession, planSession } from '../session.commands.ts';
import { failSession } from '../session.failing.ts';
import { openWorld } from './world.ts';

describe('Порядок kstovo-2013, п. 5.6: заседание без кворума', () => {
  test('[OMP-10] силой не закрывается, признаётся несостоявшимся; вопросы ждут следующего заседания', async () => {
    const world = await openWorld();
    world.at('2026-09-10 13:00');
    const planned = { bodyId: world.body, plannedOn: '2026-09-10', plannedTime: '14:00', place: 'ИМЦ' };
    const { id: sessionId } = await world.done('Петрова', planSession, planned);
    await world.as('system', (ctx) =>
      proposeAgendaItem(ctx, { bodyId: world.body, title: 'О плане совета' }),
    );
    world.at('2026-09-10 14:00');
    await world.done('Петрова', openSession, { sessionId });
    const absent = ['Орлова', 'Белова', 'Зимина', 'Лебедева', 'Крылова'] as const;
    const members = absent.map((name) => ({ personId: world.id[name], absent: true }));
    await world.done('Петрова', markAttendance, { sessionId, members });
    const forced = (await world.does('Петрова', closeSession, { sessionId, postponeRest: true })) as Refusal;
    expect([forced.refusal, forced.norm]).toEqual(['session-without-quorum', 'council-quorum']);
    await world.done('Петрова', failSession, { sessionId });
    const { rows } = await world.db.owner.query('select state, number, fail_reason from councils.sessions');
    expect(rows).toEqual([
      { state: 'not-held', number: 1, fail_reason: 'присутствуют 4 из 9, кворума нет (нужно 5)' },
    ]);
    const queue = (await world.as('Петрова', (ctx) => queueOf(ctx, world.body))) as { title: string }[];
    expect(queue.map((item) => item.title)).toEqual(['О плане совета']);
  });

  test('[OMP-10] состоявшееся несостоявшимся не признают', async () => {
    const world = await openWorld();
    world.at('2026-09-10 14:00');
    const planned = { bodyId: world.body, plannedOn: '2026-09-10', plannedTime: '14:00', place: 'ИМЦ' };
    const { id: sessionId } = await world.done('Петрова', planSession, planned);
    await world.done('Петрова', openSession, { sessionId });
    await world.done('Петрова', markAttendance, { sessionId, members: [] });
    const answer = (await world.does('Петрова', failSession, { sessionId })) as Refusal;
    expect(answer.refusal).toBe('was-held');
  });
});
