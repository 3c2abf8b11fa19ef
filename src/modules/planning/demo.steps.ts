// How the demonstration plays a step: a command done by somebody on a day, or the loading stops with its words.
import { momentIn } from '../../kernel/clock.ts';
import type { AnyCommand } from '../../kernel/command.ts';
import type { WriteCtx } from '../../kernel/ctx.ts';
import { perform } from '../../kernel/perform.ts';
import { isRefusal } from '../../kernel/refusal.ts';

/** The same transaction on another day, as another person. */
export function onDay(ctx: WriteCtx, day: string, personId: string, role: string): WriteCtx {
  return {
    ...ctx,
    now: momentIn(day, '11:00', ctx.territory.zone),
    today: day,
    actor: {
      kind: 'person',
      accountId: null,
      personId,
      name: '',
      roles: [{ kind: role, scope: { kind: 'territory' } }],
      tokenScopes: null,
    },
  };
}

export async function demoDone<T>(ctx: WriteCtx, command: AnyCommand, input: unknown): Promise<T> {
  const answer = await perform(ctx, command, input);
  if (isRefusal(answer))
    throw new Error(`Demonstration, ${command.name}: ${answer.text} ${JSON.stringify(answer.fields)}`);
  return answer as T;
}
