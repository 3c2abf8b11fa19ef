// How the demonstration of this room is played: the same transaction on another day, as another person.
import { momentIn } from '../../kernel/clock.ts';
import type { AnyCommand } from '../../kernel/command.ts';
import type { Role, WriteCtx } from '../../kernel/ctx.ts';
import { perform } from '../../kernel/perform.ts';
import { isRefusal } from '../../kernel/refusal.ts';

export interface Player {
  readonly ctx: WriteCtx;
}

/** The same transaction on another day, as another person. */
export function on({ ctx }: Player, day: string, personId: string, role: Role, time = '10:00'): WriteCtx {
  return {
    ...ctx,
    now: momentIn(day, time, ctx.territory.zone),
    today: day,
    actor: { kind: 'person', accountId: null, personId, name: '', roles: [role], tokenScopes: null },
  };
}

export const service = (kind: string): Role => ({ kind, scope: { kind: 'territory' } });
export const ofInstitution = (id: string): Role => ({
  kind: 'institution-operator',
  scope: { kind: 'institution', id },
});

export async function done<T>(ctx: WriteCtx, command: AnyCommand, input: unknown): Promise<T> {
  const answer = await perform(ctx, command, input);
  if (isRefusal(answer))
    throw new Error(`Demonstration, ${command.name}: ${answer.text} ${JSON.stringify(answer.fields)}`);
  return answer as T;
}
