// The demonstration acts through commands: as a person in a role on a day of the past.
import { dateIn, momentIn } from '../../kernel/clock.ts';
import type { AnyCommand } from '../../kernel/command.ts';
import type { Role, WriteCtx } from '../../kernel/ctx.ts';
import { perform } from '../../kernel/perform.ts';
import { isRefusal } from '../../kernel/refusal.ts';

/** Does a command as a person on a day of the past, in the loader's own transaction. */
export type Does = <O = { id: string }>(
  who: string,
  moment: string,
  command: AnyCommand,
  input: unknown,
  role: Role,
) => Promise<O>;

export function actingIn(ctx: WriteCtx, idOf: (login: string) => string): Does {
  return async <O>(who: string, moment: string, command: AnyCommand, input: unknown, role: Role) => {
    const [date = '', time = '10:00'] = moment.split(' ');
    const now = momentIn(date, time, ctx.territory.zone);
    const actor = { ...ctx.actor, kind: 'person' as const, personId: idOf(who), roles: [role] };
    const answer = await perform(
      { ...ctx, now, today: dateIn(now, ctx.territory.zone), actor },
      command,
      input,
    );
    if (isRefusal(answer))
      throw new Error(`Demonstration: ${command.name}: ${answer.text} ${JSON.stringify(answer.fields)}`);
    return answer as O;
  };
}
