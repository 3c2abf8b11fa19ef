// Порядок, п. 5.4: the expertise is held by its term; reminders before it, the chair learns who is late after it.
import { describe, expect, test } from 'vitest';
import { proves } from '../../../../tests/setup/proof.ts';
import { assignExperts } from '../commands/assignments.ts';
import { submitSheet } from '../commands/sheets.ts';
import { remindExperts } from '../reminder.jobs.ts';
import { reviewDuties } from '../review.duties.ts';
import { filled, openWorld, type World } from './world.ts';

const member = (world: World, index: number) => world.members[index]?.id ?? '';

async function told(world: World, name: string) {
  const { rows } = await world.db.owner.query(
    `select person_id as who, text from notices.notices where name = $1 order by created_at, person_id`,
    [name],
  );
  return rows as { who: string; text: string }[];
}

describe('п. 5.4 Порядка', () => {
  test('[OMP-08] напоминания за 14 и 3 дня, в срок и после; подавшему не пишут; председатель узнаёт имена', async () => {
    const world = await openWorld({ members: 5 });
    const review = await world.opens(0, { due: '2026-07-30' });
    const [diligent, late] = [member(world, 3), member(world, 4)];
    await world.does(member(world, 2), assignExperts, { reviewId: review.id, personIds: [diligent, late] });
    await world.does(diligent, submitSheet, filled(review.id, 4, 4));
    const day = (on: string, since: string) =>
      world.as(null, (ctx) => remindExperts.run(ctx, since), `${on}T09:00:00Z`);
    await day('2026-07-15', '2026-07-14');
    expect(await told(world, 'review.reminder')).toEqual([]);
    await day('2026-07-16', '2026-07-15');
    await day('2026-07-16', '2026-07-15');
    expect((await told(world, 'review.reminder')).map((each) => each.who)).toEqual([late]);
    await day('2026-07-27', '2026-07-16');
    await day('2026-07-30', '2026-07-27');
    expect((await told(world, 'review.reminder')).map((each) => each.who)).toEqual([late, late, late]);
    expect(await told(world, 'review.overdue')).toEqual([]);
    const before = await world.reads(member(world, 0), reviewDuties, '2026-07-30T20:59:59Z');
    expect(before.value.some((duty) => duty.text.includes('просрочена'))).toBe(false);
    await day('2026-07-31', '2026-07-30');
    await day('2026-08-05', '2026-07-31');
    const [escalated, ...rest] = await told(world, 'review.overdue');
    expect(rest).toEqual([]);
    expect(escalated?.who).toBe(member(world, 0));
    expect(escalated?.text).toContain('Экспертова-Д');
    expect(escalated?.text).not.toContain('Экспертова-Г');
    const after = await world.reads(member(world, 0), reviewDuties, '2026-07-31T05:00:00Z');
    expect(after.value.find((duty) => duty.norm === 'expertise-deadline')?.text).toContain('просрочена');
    proves('OMP-08', 'Unfinished sheets on 31 July are shown as overdue.');
    proves('OMP-08', 'Reminders before 30 July, escalation to the chair after.');
  });

  test('сервер стоял две недели: одно напоминание, а не все пропущенные', async () => {
    const world = await openWorld({ members: 5 });
    const review = await world.opens(0, { due: '2026-07-30' });
    await world.does(member(world, 2), assignExperts, { reviewId: review.id, personIds: [member(world, 3)] });
    await world.as(null, (ctx) => remindExperts.run(ctx, '2026-07-10'), '2026-07-31T09:00:00Z');
    expect((await told(world, 'review.reminder')).length).toBe(1);
  });

  test('председателю в конфликте о такой работе не пишут', async () => {
    const world = await openWorld({ members: 5 });
    await world.post(member(world, 0), 0, '2026-01-01');
    const review = await world.opens(0, { due: '2026-07-30' });
    await world.does(member(world, 2), assignExperts, { reviewId: review.id, personIds: [member(world, 3)] });
    await world.as(null, (ctx) => remindExperts.run(ctx, '2026-07-30'), '2026-07-31T09:00:00Z');
    expect(await told(world, 'review.overdue')).toEqual([]);
  });
});
