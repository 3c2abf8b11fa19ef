// What people are told of assignments: the service of a new one and of its term, the centre of what was done.
import { type CivilDate, daysBetween } from '../../../kernel/clock.ts';
import { hasRole, type ReadCtx, type WriteCtx } from '../../../kernel/ctx.ts';
import { reminderSince } from '../../../kernel/deadline.ts';
import type { Duty } from '../../../kernel/module.ts';
import { countOf, formatDate } from '../../../platform/language/index.ts';
import { notify } from '../../notices/index.ts';
import type { Network } from '../../territories/index.ts';
import { assignmentPolicy } from './assignment.policy.ts';
import { type Charge, chargesIn } from './assignment.queries.ts';
import { assignmentText as text } from './assignment.text.ts';

const norm = 'network-assignments';
/** Days before the term; after it the day it passed. */
const steps = [3, 0, -1];
export const chargePath = (id: string) => `/network/assignments/${id}`;

const isOpen = (charge: Charge) => ['open', 'taken', 'overdue'].includes(charge.standing);

async function tellMember(
  ctx: WriteCtx,
  charge: Charge,
  heads: readonly string[],
  since: CivilDate,
): Promise<void> {
  const to = [...new Set([...heads, ...(charge.answer ? [charge.answer.executorId] : [])])];
  const about = { path: chargePath(charge.id), norm, due: charge.dueOn };
  if (!charge.answer)
    await notify(ctx, {
      ...about,
      to: heads,
      name: 'network.assignment-given',
      text: `Поручение центра сети, срок ${formatDate(charge.dueOn)}: ${charge.title}. Примите его и назначьте исполнителя.`,
      key: `network.assignment:${charge.id}`,
    });
  const step = reminderSince(charge.dueOn, steps, since, ctx.today);
  if (step === null) return;
  const left = daysBetween(ctx.today, charge.dueOn);
  await notify(ctx, {
    ...about,
    to,
    name: 'network.assignment-reminder',
    text:
      left >= 0
        ? `Поручение центра: ${charge.title}. Срок ${formatDate(charge.dueOn)}, осталось ${countOf(left, 'день', 'дня', 'дней')}.`
        : `Срок поручения центра прошёл ${formatDate(charge.dueOn)}: ${charge.title}. Сообщите об исполнении и назовите причину.`,
    urgent: left <= 0,
    key: `network.assignment.reminder:${charge.id}:${step}`,
  });
}

export async function lookAtAssignments(
  ctx: WriteCtx,
  network: Network,
  heads: readonly string[],
  since: CivilDate,
): Promise<void> {
  const isHost = network.hostTerritoryId === ctx.territory.id;
  const charges = await chargesIn(ctx, network.id, isHost);
  for (const charge of charges)
    if (charge.memberId === ctx.territory.id && isOpen(charge)) await tellMember(ctx, charge, heads, since);
  if (!isHost) return;
  const names = new Map(network.members.map(({ id, name }) => [id, name]));
  for (const charge of charges.filter((each) => each.answer?.doneOn && each.answer.doneOn >= since))
    await notify(ctx, {
      to: heads,
      name: 'network.assignment-done',
      text: `${names.get(charge.memberId) ?? ''}: ${text.states[charge.standing]} поручение «${charge.title}».`,
      path: chargePath(charge.id),
      norm,
      key: `network.assignment.done:${charge.id}:${charge.memberId}`,
    });
}

/** Own charges to take or to carry out; for the centre in one line who is late. */
export async function assignmentDuties(ctx: ReadCtx, network: Network): Promise<Duty[]> {
  const isHost = network.hostTerritoryId === ctx.territory.id;
  const gives = isHost && assignmentPolicy.rules.give.check(ctx, { executorId: null }) === null;
  const heads = hasRole(ctx, 'centre-head');
  if (!ctx.actor.personId) return [];
  const charges = await chargesIn(ctx, network.id, gives);
  const own = charges
    .filter((each) => each.memberId === ctx.territory.id && isOpen(each) && each.state === 'given')
    .filter((each) => (each.answer ? each.answer.executorId === ctx.actor.personId : heads));
  const late = gives ? charges.filter((each) => each.standing === 'overdue') : [];
  const first = late.at(-1);
  return [
    ...own.map(
      (charge): Duty => ({
        text: `Поручение центра: ${charge.title}`,
        path: chargePath(charge.id),
        button: charge.answer ? text.report : text.take,
        due: charge.dueOn,
        norm,
        side: 'mine',
      }),
    ),
    ...(first
      ? [
          {
            text: `Просрочены поручения территориям: ${countOf(late.length, ...text.forms)}`,
            path: '/network/assignments',
            button: 'Открыть доску',
            due: first.dueOn,
            norm,
            side: 'waiting' as const,
            who: [
              ...new Set(late.map((each) => network.members.find(({ id }) => id === each.memberId)?.name)),
            ]
              .slice(0, 3)
              .join(', '),
          },
        ]
      : []),
  ];
}
