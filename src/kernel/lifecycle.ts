// A lifecycle: the regulation's states and transitions as one table that can be read aloud to its owner.
import { sql } from 'kysely';
import type { WriteCtx } from './ctx.ts';
import { recordFact } from './journal.ts';
import { type Refusal, refuse } from './refusal.ts';

export interface Transition<S extends string> {
  readonly from: readonly S[];
  readonly to: S;
  /** Who does it, in the words of the regulation («соискатель», «секретарь РЭС»). */
  readonly by: string;
  readonly norm: string | null;
  /** The verb on the button: «подать». */
  readonly ru: string;
  /** The fact it leaves, in the past tense. */
  readonly fact: string;
}

export interface Lifecycle<S extends string, T extends string> {
  /** Also the journal's subject kind: 'recognition.application'. */
  readonly name: string;
  /** 'schema.table' holding territory_id, id, state, version. */
  readonly table: string;
  readonly initial: S;
  /** Every state has a human name. */
  readonly states: Readonly<Record<S, string>>;
  readonly transitions: Readonly<Record<T, Transition<S>>>;
}

export const lifecycle = <S extends string, T extends string>(spec: Lifecycle<S, T>): Lifecycle<S, T> => spec;

/** What `advance` needs of a record: its key, its state and the version the person saw. */
export interface Stateful<S extends string> {
  readonly id: string;
  readonly state: S;
  readonly version: number;
}

export interface AdvanceParts {
  /** Columns changed together with the state. */
  readonly set?: Readonly<Record<string, unknown>>;
  /** Words and numbers for the history sentence. */
  readonly data?: Record<string, unknown>;
  /** Overrides the transition's norm where the ground decides it. */
  readonly norm?: string | null;
}

/** Whether a transition may start from this state. */
export function canAdvance<S extends string, T extends string>(
  cycle: Lifecycle<S, T>,
  state: S,
  transition: T,
): boolean {
  return cycle.transitions[transition].from.includes(state);
}

/** The refusal for a transition that cannot start from the record's state: «уже отозвана». */
export function wrongState<S extends string, T extends string>(
  cycle: Lifecycle<S, T>,
  state: S,
  transition: T,
): Refusal {
  const step = cycle.transitions[transition];
  const wanted = step.from.map((each) => `«${cycle.states[each]}»`).join(' или ');
  return refuse(
    'wrong-state',
    `Сейчас состояние «${cycle.states[state]}», а «${step.ru}» можно только из состояния ${wanted}. Обновите страницу.`,
    { norm: step.norm, details: { state } },
  );
}

/**
 * Moves a record along a transition: row, version and fact in the command's transaction.
 * Refuses a wrong state, and a record somebody else changed since it was read.
 */
export async function advance<S extends string, T extends string>(
  ctx: WriteCtx,
  cycle: Lifecycle<S, T>,
  record: Stateful<S>,
  transition: T,
  parts: AdvanceParts = {},
): Promise<Refusal | { id: string; state: S; version: number }> {
  const step = cycle.transitions[transition];
  if (!step.from.includes(record.state)) return wrongState(cycle, record.state, transition);
  const changes = Object.entries({ ...parts.set, state: step.to });
  const assignments = sql.join(changes.map(([column, value]) => sql`${sql.ref(column)} = ${value}`));
  const updated = await sql`
    update ${sql.table(cycle.table)} set ${assignments}, version = version + 1
    where territory_id = ${ctx.territory.id} and id = ${record.id}
      and state = ${record.state} and version = ${record.version}::bigint`.execute(ctx.db);
  if (updated.numAffectedRows !== 1n) return staleWrite();
  await recordFact(ctx, {
    name: step.fact,
    subject: { kind: cycle.name, id: record.id },
    norm: parts.norm === undefined ? step.norm : parts.norm,
    data: { from: record.state, to: step.to, ...parts.data },
  });
  return { id: record.id, state: step.to, version: record.version + 1 };
}

/** Somebody changed the record first (decision 10). */
export function staleWrite(details: Record<string, unknown> = {}): Refusal {
  return refuse(
    'stale-write',
    'Пока страница была открыта, запись изменил другой человек. Ваш текст сохранён на странице: сверьте и повторите.',
    { kind: 'conflict', details },
  );
}
