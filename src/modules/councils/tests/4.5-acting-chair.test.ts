// Who leads and signs when the chair is away: «Председательствующий» for one session, «И. о. председателя» by an order.
import { v7 } from 'uuid';
import { beforeAll, describe, expect, test } from 'vitest';
import { addItem } from '../agenda.commands.ts';
import { markAttendance } from '../attendance.commands.ts';
import { decide } from '../decision.commands.ts';
import { agendaPaper } from '../papers/agenda.ts';
import { extractPaper } from '../papers/extract.ts';
import { minutesPaper } from '../papers/minutes.ts';
import { closeSession, openSession, planSession, summon } from '../session.commands.ts';
import { namedOf } from '../session.presider.ts';
import { sheetOf } from '../session.queries.ts';
import type { AgendaItem, Sheet } from '../sheet.ts';
import { signMinutes } from '../signing.commands.ts';
import { recordVotes } from '../vote.commands.ts';
import { openWorld, type Surname, type World } from './world.ts';

describe('Положение об ОМС, п. 4.5: совет, который возглавляет начальник ОМС, когда начальника нет', () => {
  let world: World;
  const plain = (text: string) => text.replaceAll('\u00a0', ' ');
  /** Orders on acting as the people module keeps them. */
  const acts = (acting: Surname, absent: Surname, post: string, days: readonly [string, string]) =>
    world.db.owner.query(
      `insert into people.delegations (territory_id, id, acting_person_id, absent_person_id, role_kind, scope_kind, post_title, order_number, order_date, starts_on, ends_on)
       values (1, $1, $2, $3, $4, 'territory', $5, '31-к', $6, $6, $7)`,
      [
        ...[v7(), world.id[acting], world.id[absent]],
        ...[post.startsWith('начальник') ? 'centre-head' : 'methodist', post, ...days],
      ],
    );

  /** A session with one decided question; the people named are away. */
  async function held(on: string, away: readonly Surname[]): Promise<string> {
    world.at(`${on} 10:00`);
    const place = 'г. Кстово';
    const planned = { bodyId: world.body, plannedOn: on, plannedTime: '14:00', place, takeQueue: true };
    const { id: sessionId } = await world.done('Петрова', planSession, planned);
    const question = { title: 'О плане месяца', proposedDecision: 'Согласовать план месяца.' };
    const { id: itemId } = await world.done('Петрова', addItem, { bodyId: world.body, ...question });
    await world.done('Петрова', summon, { sessionId });
    world.at(`${on} 14:00`);
    await world.done('Петрова', openSession, { sessionId });
    const members = away.map((who) => ({ personId: world.id[who], absent: true, reason: 'отпуск' }));
    await world.done('Петрова', markAttendance, { sessionId, members });
    await world.done('Петрова', recordVotes, { itemId, motion: 'note' });
    await world.done('Петрова', decide, { itemId, outcome: 'note', text: 'Принять к сведению.' });
    await world.done('Петрова', closeSession, { sessionId });
    return sessionId;
  }

  /** What the minutes, the extract and the agenda say of those who lead, write and sign. */
  async function printed(sessionId: string) {
    const papers = await world.as('Петрова', async (ctx) => {
      const sheet = (await sheetOf(ctx, sessionId)) as Sheet;
      const [item] = sheet.items;
      return {
        minutes: await minutesPaper(ctx, sheet),
        extract: extractPaper(ctx, sheet, item as AgendaItem, await namedOf(ctx, sheet)),
        agenda: await agendaPaper(ctx, sheet),
      };
    });
    if (!('minutes' in papers)) throw new Error(papers.text);
    const signed = (paper: (typeof papers)['minutes']) =>
      paper.blocks.flatMap((block) =>
        block.kind === 'signatures' ? block.signers.map(({ post, name }) => plain(`${post} ${name}`)) : [],
      );
    const [first] = papers.minutes.blocks.flatMap((block) => (block.kind === 'facts' ? block.rows : []));
    return {
      led: plain(`${first?.name}: ${first?.value}`),
      minutes: signed(papers.minutes),
      extract: signed(papers.extract),
      agenda: signed(papers.agenda),
    };
  }

  const registered = async (sessionId: string) =>
    (
      await world.db.owner.query(
        `select d.signer_post as post, d.signer_acting as acting from documents.documents d
         join councils.sessions s on s.document_id = d.id where s.id = $1`,
        [sessionId],
      )
    ).rows.map((row) => ({ ...row, post: plain(row.post) }));

  beforeAll(async () => {
    world = await openWorld();
    await acts('Орлова', 'Соколова', 'начальник ОМС', ['2026-10-01', '2026-11-01']);
    await acts('Зимина', 'Петрова', 'методист', ['2026-12-01', '2027-01-01']);
  });

  test('[EXC-01] председатель ведёт и подписывает сам', async () => {
    expect(await printed(await held('2026-09-10', []))).toEqual({
      led: 'Председатель: Соколова М.П.',
      minutes: ['Председатель М.П. Соколова', 'Секретарь М.П. Петрова'],
      extract: ['Председатель М.П. Соколова', 'Секретарь М.П. Петрова', 'Секретарь М.П. Петрова'],
      agenda: ['Секретарь М.П. Петрова'],
    });
  });

  test('[EXC-01] заместитель на одном заседании — «Председательствующий», в реестре без «И. о.»', async () => {
    const sessionId = await held('2026-09-20', ['Соколова']);
    expect(await printed(sessionId)).toMatchObject({
      led: 'Председательствующий: Громова М.П.',
      minutes: ['Председательствующий М.П. Громова', 'Секретарь М.П. Петрова'],
    });
    await world.done('Петрова', signMinutes, { sessionId, onPaper: true });
    expect(await registered(sessionId)).toEqual([{ post: 'Председательствующий', acting: false }]);
  });

  test('[EXC-01] по приказу за начальника ведёт не заместитель, а исполняющий обязанности: «И. о. председателя»', async () => {
    const sessionId = await held('2026-10-15', ['Соколова']);
    expect(await printed(sessionId)).toMatchObject({
      led: 'И. о. председателя: Орлова М.П., и. о. начальника ОМС',
      minutes: ['И. о. председателя М.П. Орлова', 'Секретарь М.П. Петрова'],
      extract: ['И. о. председателя М.П. Орлова', 'Секретарь М.П. Петрова', 'Секретарь М.П. Петрова'],
    });
    await world.done('Орлова', signMinutes, { sessionId });
    await world.done('Петрова', signMinutes, { sessionId });
    expect(await registered(sessionId)).toEqual([{ post: 'И. о. председателя', acting: true }]);
  });

  test('[EXC-01] приказ кончился — «И. о.» в новых бумагах нет, в прежних остаётся', async () => {
    expect((await printed(await held('2026-11-10', ['Соколова']))).minutes[0]).toBe(
      'Председательствующий М.П. Громова',
    );
    const { rows } = await world.db.owner.query(
      `select signer_post as post from documents.documents where signer_acting`,
    );
    expect(rows.map((row) => plain(row.post))).toEqual(['И. о. председателя']);
  });

  test('[EXC-01] за секретаря по приказу повестку подписывает исполняющий его обязанности', async () => {
    expect((await printed(await held('2026-12-10', []))).agenda).toEqual(['И. о. секретаря М.П. Зимина']);
  });
});
