// What councils ask of a person today: materials to read, minutes to send out, to remark on and to sign.
import { addDays, dateIn } from '../../kernel/clock.ts';
import { type ReadCtx, scopesOf } from '../../kernel/ctx.ts';
import type { Duty } from '../../kernel/module.ts';
import { formatDate, formatDayMonth } from '../../platform/language/index.ts';
import { bodyDuties } from './body/term.daily.ts';
import { memberKinds } from './body.policy.ts';
import { isRemote } from './remote/remote.deadline.ts';
import { remoteText } from './remote/remote.text.ts';
import { rulesOf } from './rules.ts';
import type { SessionLine } from './session.queries.ts';
import { sessionLines } from './session.queries.ts';

/** Duties of the members and of the office of every body the actor sits in: one query; rules come from the cache of versions. */
export async function councilDuties(ctx: ReadCtx): Promise<Duty[]> {
  const bodyIds = [...new Set(scopesOf(ctx, memberKinds, 'body'))];
  const office = new Set(scopesOf(ctx, ['chair', 'deputy-chair', 'secretary'], 'body'));
  const sessions = await sessionLines(ctx, { bodyIds }, 50);
  const duties: Duty[] = [];
  for (const session of sessions) {
    duties.push(...memberDuties(session), ...signerDuties(ctx, session));
    if (office.has(session.bodyId)) duties.push(...(await officeDuties(ctx, session)));
  }
  return [...duties, ...(await bodyDuties(ctx))];
}

function memberDuties(session: SessionLine): Duty[] {
  const path = `/councils/sessions/${session.id}`;
  if (session.state === 'summoned' && session.isRead) return [];
  if (session.state === 'summoned')
    return [
      duty(
        `Прочитать материалы: ${session.bodyName}, заседание ${formatDayMonth(session.plannedOn)} в ${session.plannedTime}`,
        path,
        'Открыть повестку',
        session.plannedOn,
      ),
    ];
  if (session.state === 'open' && isRemote(session))
    return session.hasSent
      ? []
      : [
          duty(
            remoteText.duty(session.bodyName, formatDayMonth(session.plannedOn), session.plannedTime),
            path,
            remoteText.yours,
            session.plannedOn,
          ),
        ];
  if (session.state === 'open')
    return [duty(`Идёт заседание: ${session.bodyName}`, path, 'Открыть', session.plannedOn)];
  if (session.state === 'minutes-circulated')
    return [
      duty(
        `Проверить протокол № ${session.number}: ${session.bodyName}`,
        `${path}/minutes`,
        'Прочитать протокол',
        session.remarksUntil,
      ),
    ];
  return [];
}

async function officeDuties(ctx: ReadCtx, session: SessionLine): Promise<Duty[]> {
  const path = `/councils/sessions/${session.id}`;
  if (session.state === 'planned')
    return [
      duty(
        `Разослать повестку: ${session.bodyName}, ${formatDate(session.plannedOn)}`,
        path,
        'К повестке',
        addDays(session.plannedOn, -7),
      ),
    ];
  if (session.state !== 'closed' || !session.closedAt) return [];
  const { sessionRule } = await rulesOf(ctx, { regulationId: null }, session.versionId);
  const due = addDays(dateIn(session.closedAt, ctx.territory.zone), sessionRule.minutesWithinDays);
  return [
    duty(
      `Разослать протокол № ${session.number}: ${session.bodyName}`,
      `${path}/minutes`,
      'К протоколу',
      due,
    ),
  ];
}

function signerDuties(ctx: ReadCtx, session: SessionLine): Duty[] {
  if (session.state !== 'minutes-circulated' && session.state !== 'closed') return [];
  const { personId } = ctx.actor;
  const chairWaits = personId === session.presiderId && !session.chairSignedAt && session.secretarySignedAt;
  const secretaryWaits =
    personId === session.secretaryId && !session.secretarySignedAt && session.state === 'minutes-circulated';
  if (!chairWaits && !secretaryWaits) return [];
  return [
    duty(
      `Подписать протокол № ${session.number}: ${session.bodyName}`,
      `/councils/sessions/${session.id}/minutes`,
      'Подписать',
      session.remarksUntil,
    ),
  ];
}

const duty = (text: string, path: string, button: string, due: string | null): Duty => ({
  text,
  path,
  button,
  due,
  norm: 'council-session',
  side: 'mine',
});
