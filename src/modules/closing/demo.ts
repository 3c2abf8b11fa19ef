// The demonstration's case: a member of the network prepares to join the neighbouring district's service; nothing is closed.
import { momentIn } from '../../kernel/clock.ts';
import type { AnyCommand } from '../../kernel/command.ts';
import type { WriteCtx } from '../../kernel/ctx.ts';
import { perform } from '../../kernel/perform.ts';
import { isRefusal } from '../../kernel/refusal.ts';
import { openCase } from './case/case.commands.ts';
import { drawClosingOrder } from './case/order.commands.ts';
import { acceptGroup, handGroup } from './list/handing.commands.ts';
import { addRow, gatherList } from './list/list.commands.ts';

const receiver = 'Заведующий методическим кабинетом Бугурусланского района, Синяева Т.Л.';

export async function loadClosingDemo(ctx: WriteCtx, people: ReadonlyMap<string, string>): Promise<void> {
  const head = people.get('severny-rmk');
  if (ctx.territory.slug !== 'severny' || !head) return;
  const then: WriteCtx = {
    ...ctx,
    now: momentIn('2026-03-25', '11:00', ctx.territory.zone),
    today: '2026-03-25',
    actor: {
      ...ctx.actor,
      kind: 'person',
      personId: head,
      roles: [{ kind: 'centre-head', scope: { kind: 'territory' } }],
    },
  };
  const done = async (command: AnyCommand, input: object): Promise<{ id: string }> => {
    const answer = await perform(then, command, input);
    if (isRefusal(answer)) throw new Error(`Demonstration, ${command.name}: ${answer.text}`);
    return answer as { id: string };
  };
  const { id } = await done(openCase, {
    kind: 'accession',
    reason: 'Решение об объединении методических служб двух районов, принятое в марте 2026 года',
    successor: 'Методический кабинет отдела образования Бугурусланского района',
    closesOn: '2026-08-31',
  });
  await done(drawClosingOrder, { id, version: 1 });
  await done(gatherList, { id });
  await done(addRow, {
    id,
    title: 'Печать и штампы методического кабинета',
    detail: '1 печать, 2 штампа',
    giver: 'Дерябин Ф.И.',
  });
  await done(handGroup, { id, group: 'free', receiver, handedOn: '2026-03-25' });
  await done(acceptGroup, { id, group: 'free', acceptedOn: '2026-03-25' });
  await done(handGroup, { id, group: 'registers', receiver, handedOn: '2026-03-25' });
}
