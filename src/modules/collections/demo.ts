// The demonstration: assignments with a term of today and closed ones, collections open, closed and being prepared.
import type { WriteCtx } from '../../kernel/ctx.ts';
import { addresseeChoice, speakersOf } from './addressee/addressee.queries.ts';
import { makeGroup } from './addressee/group.commands.ts';
import { answerTask, closeTask, giveAssignment, returnTask } from './assignment/assignment.commands.ts';
import { oneAssignment, type Task } from './assignment/assignment.queries.ts';
import { playCollections } from './demo.collections.ts';
import { done, ofInstitution, on, type Player, service } from './demo.player.ts';

type Logins = ReadonlyMap<string, string>;

async function answerAs(player: Player, task: Task, day: string, answer: string): Promise<void> {
  const role = task.institutionId ? ofInstitution(task.institutionId) : service('methodist');
  await done(on(player, day, task.responsibleId, role, '14:10'), answerTask, {
    ...{ id: task.id, version: task.version, answer },
  });
}

async function playAssignments(player: Player, author: string, except: readonly string[]): Promise<void> {
  const give = (day: string, input: Record<string, unknown>) =>
    done<{ id: string }>(on(player, day, author, service('methodist')), giveAssignment, { except, ...input });
  const asHead = (day: string) => on(player, day, author, service('centre-head'));
  const tasks = async (id: string) => (await oneAssignment(asHead('2026-04-01'), id))?.tasks ?? [];
  const closed = await give('2026-03-18', {
    ...{ title: 'Сообщить, кто поедет на семинар по функциональной грамотности', sets: ['kind:school'] },
    ...{ dueOn: '2026-03-20', dueTime: '12:00', details: 'Одна строка: фамилия, предмет, телефон.' },
  });
  for (const [index, task] of (await tasks(closed.id)).entries()) {
    await answerAs(
      player,
      task,
      index === 2 ? '2026-03-23' : '2026-03-19',
      'Едут двое: учитель математики и учитель истории.',
    );
    const [fresh] = (await tasks(closed.id)).filter((each) => each.id === task.id);
    await done(asHead('2026-03-24'), closeTask, { id: task.id, version: fresh?.version });
  }
  const open = await give('2026-03-31', {
    ...{ title: 'Уточнить число участников муниципального этапа «Живая классика»', sets: ['kind:school'] },
    ...{
      dueOn: '2026-04-01',
      dueTime: '15:00',
      details: 'Число участников по классам; если не участвуете, напишите «не участвуем».',
    },
  });
  const [first, second] = await tasks(open.id);
  if (first) await answerAs(player, first, '2026-03-31', '5–6 классы — 4, 7–8 классы — 2.');
  if (second) {
    await answerAs(player, second, '2026-03-31', 'Участвуем.');
    await done(asHead('2026-03-31'), returnTask, {
      ...{ id: second.id, version: 2, reason: 'Напишите число участников по классам.' },
    });
  }
}

/** The schools and gardens outside the town, as far as their addresses tell. */
async function saveGroup(player: Player, author: string): Promise<void> {
  const { institutions } = await addresseeChoice(player.ctx);
  const rural = institutions.filter((each) => /(^|\s)(с|п|д)\. /.test(each.address));
  const members = (rural.length > 0 ? rural : institutions.slice(0, 4)).map((each) => each.id);
  await done(on(player, '2026-03-02', author, service('methodist')), makeGroup, {
    name: rural.length > 0 ? 'Сельские организации' : 'Опорные организации',
    members,
  });
}

/** Kstovo and Sosnovy Bor collect data in the demonstration. */
export async function loadCollectionsDemo(ctx: WriteCtx, people: Logins): Promise<void> {
  const author = people.get(
    ({ kstovo: 'kstovo-methodist-1', 'sosnovy-bor': 'sosnovy-methodist' } as Record<string, string>)[
      ctx.territory.slug
    ] ?? '',
  );
  if (!author) return;
  const player: Player = { ctx };
  const headless = await withoutSpeakers(ctx);
  await saveGroup(player, author);
  await playAssignments(player, author, headless);
  await playCollections(player, author);
}

/** Institutions whose head is not in the register yet. */
async function withoutSpeakers(ctx: WriteCtx): Promise<string[]> {
  const { institutions } = await addresseeChoice(ctx);
  const speakers = await speakersOf(ctx);
  return institutions.filter((each) => !speakers.has(each.id)).map((each) => each.id);
}
