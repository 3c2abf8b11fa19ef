// How a command runs: parse, load through visibility, ask the right, run; one transaction, once per key.
import type { z } from 'zod';
import { allowAfterClosing, closureRefusal } from './closure.ts';
import type { AnyCommand, Command } from './command.ts';
import type { ReadCtx, WriteCtx } from './ctx.ts';
import type { Query } from './query.ts';
import { isRefusal, notFound, type Refusal, refuse } from './refusal.ts';

/** Faults of a zod parse by dotted field path, in the words of the schema's error map. */
export function faultsOf(error: z.ZodError): Record<string, string> {
  const faults: Record<string, string> = {};
  for (const issue of error.issues) {
    const path = issue.path
      .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
      .join('');
    faults[path.replace(/^\./, '')] ??= issue.message;
  }
  return faults;
}

const invalid = (error: z.ZodError): Refusal =>
  refuse('invalid', 'Не всё заполнено верно: исправьте отмеченные поля.', {
    kind: 'invalid',
    fields: faultsOf(error),
  });

/** Why the actor may not do it now to this record; null when he may. Pages draw their buttons with it. */
export function refusalOf<R>(
  ctx: ReadCtx,
  command: Pick<Command<z.ZodType, R>, 'ability' | 'name' | 'afterClosing'>,
  record: R,
): Refusal | null {
  return (
    closureRefusal(ctx, command) ??
    tokenRefusal(ctx, command.name, 'act') ??
    command.ability.check(ctx, record)
  );
}

/** The scope of every look and no command. */
export const readingScope = 'read';

/**
 * A token may only what its scopes name: 'recognition.application.submit', 'recognition.*', '*', or 'read'.
 * Pages and downloads are looks of their module: 'recognition.page'.
 */
export function tokenRefusal(ctx: ReadCtx, name: string, way: 'look' | 'act'): Refusal | null {
  const scopes = ctx.actor.tokenScopes;
  if (!scopes) return null;
  const covered = scopes.some(
    (scope) =>
      scope === '*' ||
      scope === name ||
      (scope === readingScope && way === 'look') ||
      (scope.endsWith('.*') && name.startsWith(scope.slice(0, -1))),
  );
  return covered
    ? null
    : refuse('token-scope', 'Ключ доступа не даёт права на это действие.', { kind: 'forbidden' });
}

/** Runs a command inside an open write context; the caller rolls back when the answer is a refusal. */
export async function perform<I extends z.ZodType, R, O>(
  ctx: WriteCtx,
  command: Command<I, R, O>,
  raw: unknown,
): Promise<O | Refusal> {
  const ceased = closureRefusal(ctx, command);
  if (ceased) return ceased;
  const parsed = command.input.safeParse(raw);
  if (!parsed.success) return invalid(parsed.error);
  let record = undefined as R;
  if (command.load) {
    const loaded = await command.load(ctx, parsed.data);
    if (loaded === null) return notFound();
    record = loaded;
  }
  const complaint = refusalOf(ctx, command, record);
  if (complaint) return complaint;
  if (ctx.closure) await allowAfterClosing(ctx);
  return command.run(ctx, parsed.data, record);
}

/** Answers a query in a read context; null becomes not-found. */
export async function ask<I extends z.ZodType, O>(
  ctx: ReadCtx,
  query: Query<I, O>,
  raw: unknown,
): Promise<O | Refusal> {
  const parsed = query.input.safeParse(raw);
  if (!parsed.success) return invalid(parsed.error);
  const complaint = tokenRefusal(ctx, query.name, 'look') ?? query.ability.check(ctx, undefined);
  if (complaint) return complaint;
  return (await query.run(ctx, parsed.data)) ?? notFound();
}

/**
 * Performs a command once per idempotency key: a second press answers what the first one answered.
 * The key row is taken first, so two simultaneous presses meet on its lock.
 */
export async function performOnce(
  ctx: WriteCtx,
  command: AnyCommand,
  raw: unknown,
  key: string | null,
): Promise<unknown> {
  if (!key) return perform(ctx, command, raw);
  const taken = await ctx.db
    .insertInto('journal.idempotency')
    .values({
      territory_id: ctx.territory.id,
      key,
      command: command.name,
      account_id: ctx.actor.accountId,
      at: ctx.now,
    })
    .onConflict((conflict) => conflict.columns(['territory_id', 'key']).doNothing())
    .executeTakeFirst();
  if (taken.numInsertedOrUpdatedRows === 0n) {
    const earlier = await ctx.db
      .selectFrom('journal.idempotency')
      .select(['command', 'account_id', 'outcome'])
      .where('territory_id', '=', ctx.territory.id)
      .where('key', '=', key)
      .executeTakeFirstOrThrow();
    if (earlier.command !== command.name || earlier.account_id !== ctx.actor.accountId) {
      return refuse(
        'key-reused',
        'Этот ключ повтора уже использован для другого действия. Обновите страницу.',
      );
    }
    return earlier.outcome;
  }
  const outcome = await perform(ctx, command, raw);
  if (isRefusal(outcome)) return outcome;
  await ctx.db
    .updateTable('journal.idempotency')
    .set({ outcome: JSON.stringify(outcome ?? null) })
    .where('territory_id', '=', ctx.territory.id)
    .where('key', '=', key)
    .execute();
  return outcome;
}
