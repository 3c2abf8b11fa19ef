// A session of the РЭС with three questions, as its suites play it: the agenda, then the meeting to its close.
import { v7 } from 'uuid';
import { type ProposedItem, proposeAgendaItem } from '../agenda.proposals.ts';
import { arrive, leave, markAttendance } from '../attendance.commands.ts';
import { decide, postpone } from '../decision.commands.ts';
import { closeSession, openSession, planSession, summon } from '../session.commands.ts';
import { sheetOf } from '../session.queries.ts';
import type { Sheet } from '../sheet.ts';
import { declareRecusal, recordVotes } from '../vote.commands.ts';
import { openWorld, type World } from './world.ts';

export const recognised = 'Признать организацию опорной методической площадкой.';

export interface Play {
  readonly world: World;
  readonly sessionId: string;
  readonly subjects: readonly string[];
  readonly items: readonly string[];
  readonly propose: (parts: Partial<ProposedItem> & { title: string }) => Promise<{ id: string }>;
  readonly sheet: () => Promise<Sheet>;
}

/** Planned for 12 August with two applications, one with a recusal, and a question of the council's own. */
export async function plannedSession(): Promise<Play> {
  const world = await openWorld();
  const subjects = [v7(), v7(), v7()];
  const propose: Play['propose'] = (parts) =>
    world.as('system', (ctx) =>
      proposeAgendaItem(ctx, { bodyId: world.body, norm: 'council-proposals', ...parts }),
    ) as Promise<{ id: string }>;
  world.at('2026-08-03 10:00');
  const { id: waiting } = await propose({
    title: 'О заявке Школы № 1',
    subject: { kind: 'recognition.application', id: subjects[0] as string },
    institutionId: world.school,
    materialsPath: '/recognition/applications/1',
    proposedDecision: recognised,
    recusals: [{ personId: world.id.Белова, reason: 'работает в этой организации' }],
  });
  const planned = await world.done('Петрова', planSession, {
    bodyId: world.body,
    plannedOn: '2026-08-12',
    plannedTime: '14:00',
    place: 'г. Кстово',
    takeQueue: true,
  });
  const sessionId = planned.id;
  const { id: second } = await propose({
    title: 'О заявке Школы № 2',
    subject: { kind: 'recognition.application', id: subjects[1] as string },
    proposedDecision: recognised,
  });
  const { id: third } = await propose({ title: 'О плане работы совета' });
  const items = [waiting, second, third];
  const sheet = async () => (await world.as('Петрова', (ctx) => sheetOf(ctx, sessionId))) as Sheet;
  return { world, sessionId, subjects, items, propose, sheet };
}

/** The meeting as it went: three away, a recusal that takes the quorum from one question, a casting vote, closed. */
export async function heldSession(): Promise<Play> {
  const play = await plannedSession();
  const { world, sessionId, items } = play;
  await world.done('Петрова', summon, { sessionId });
  world.at('2026-08-12 14:00');
  await world.done('Петрова', openSession, { sessionId });
  const members = (['Лебедева', 'Крылова', 'Титова'] as const).map((name) => ({
    ...{ personId: world.id[name], absent: true, reason: 'отпуск' },
  }));
  await world.done('Петрова', markAttendance, { sessionId, members, invited: 'Чернова М.П.' });
  world.at('2026-08-12 14:10');
  await world.done('Петрова', recordVotes, { itemId: items[0], motion: 'approve' });
  const approved = { outcome: 'approve', text: recognised, reason: 'средний балл 84' };
  await world.done('Петрова', decide, { itemId: items[0], ...approved });
  world.at('2026-08-12 14:30');
  await world.done('Орлова', declareRecusal, { itemId: items[1], reason: 'рецензент этой площадки' });
  await world.done('Петрова', leave, { sessionId, personId: world.id.Зимина, time: '14:25' });
  await world.done('Петрова', postpone, { itemId: items[1] });
  world.at('2026-08-12 14:40');
  await world.done('Петрова', arrive, { sessionId, personId: world.id.Титова });
  const against = [world.id.Орлова, world.id.Белова, world.id.Титова];
  await world.done('Петрова', recordVotes, { itemId: items[2], motion: 'note', against });
  const noted = { outcome: 'note', text: 'Принять план к сведению.' };
  await world.done('Петрова', decide, { itemId: items[2], ...noted });
  world.at('2026-08-12 15:00');
  await world.done('Петрова', closeSession, { sessionId });
  return play;
}
