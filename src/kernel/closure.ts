// A territory that has ceased: its records are only read. The one place that says so to every command, round and job.
import { sql } from 'kysely';
import type { CivilDate } from './clock.ts';
import type { ReadCtx, WriteCtx } from './ctx.ts';
import { type Refusal, refuse } from './refusal.ts';

/** The act by which the work ended. */
export interface Closure {
  readonly on: CivilDate;
  /** «приказ от 20.06.2026 № 61» */
  readonly act: string;
  /** What the act rests on, as a paper cites it. */
  readonly clause: string;
  readonly norm: string;
}

/** What may still be done after the end is declared beside it: the reversal, the law on personal data, reading marks. */
export interface Lasting {
  readonly afterClosing?: true;
}

/** «Служба прекратила деятельность 20.06.2026 (приказ …, п. 6.1 Положения …)». */
export function closureWords({ on, act, clause }: Closure): string {
  const [year, month, day] = on.split('-');
  return `Служба прекратила деятельность ${day}.${month}.${year} (${[act, clause].filter(Boolean).join('; ')})`;
}

/** Why nothing may be changed here any more; null while the service works or the deed outlasts it. */
export function closureRefusal(ctx: Pick<ReadCtx, 'closure'>, deed: Lasting): Refusal | null {
  if (!ctx.closure || deed.afterClosing) return null;
  return refuse(
    'service-closed',
    `${closureWords(ctx.closure)}: данные только читаются. Возобновить работу можно другим актом органа управления.`,
    { kind: 'conflict', norm: ctx.closure.norm, details: { ...ctx.closure } },
  );
}

/** Lets the rest of this transaction write behind the wall the database keeps around a ceased territory. */
export async function allowAfterClosing(ctx: Pick<WriteCtx, 'db'>): Promise<void> {
  await sql`select set_config('app.after_closing', 'on', true)`.execute(ctx.db);
}
