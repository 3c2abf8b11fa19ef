// The house: every module's manifest put together and looked up by name.
import type { AnyCommand } from './command.ts';
import type { PublishedFact, WriteCtx } from './ctx.ts';
import type { Job } from './jobs.ts';
import type { Module } from './module.ts';
import type { Norm } from './norm.ts';
import type { AnyQuery } from './query.ts';
import type { Refusal } from './refusal.ts';

type Subscriber = (ctx: WriteCtx, fact: PublishedFact) => Promise<void>;

export interface House {
  readonly modules: readonly Module[];
  readonly commands: ReadonlyMap<string, AnyCommand>;
  readonly queries: ReadonlyMap<string, AnyQuery>;
  readonly norms: ReadonlyMap<string, Norm>;
  readonly jobs: ReadonlyMap<string, Job>;
  readonly subscribers: ReadonlyMap<string, readonly Subscriber[]>;
  readonly constraints: ReadonlyMap<string, () => Refusal>;
  readonly sentences: ReadonlyMap<string, (data: Readonly<Record<string, unknown>>) => string>;
}

function unique<T>(kind: string, entries: readonly (readonly [string, T])[]): Map<string, T> {
  const map = new Map<string, T>();
  for (const [name, value] of entries) {
    if (map.has(name)) throw new Error(`${kind} «${name}» is declared twice`);
    map.set(name, value);
  }
  return map;
}

/** Builds the house; a name declared twice is our own mistake and stops the start. */
export function buildHouse(modules: readonly Module[]): House {
  const subscribers = new Map<string, Subscriber[]>();
  for (const module of modules) {
    for (const [fact, run] of Object.entries(module.subscribers ?? {})) {
      subscribers.set(fact, [...(subscribers.get(fact) ?? []), run]);
    }
  }
  return {
    modules,
    commands: unique(
      'Command',
      modules.flatMap((m) => (m.commands ?? []).map((c) => [c.name, c] as const)),
    ),
    queries: unique(
      'Query',
      modules.flatMap((m) => (m.queries ?? []).map((q) => [q.name, q] as const)),
    ),
    norms: unique(
      'Norm',
      modules.flatMap((m) => (m.norms ?? []).map((n) => [n.slug, n] as const)),
    ),
    jobs: unique(
      'Job',
      modules.flatMap((m) => (m.jobs ?? []).map((j) => [j.name, j as Job] as const)),
    ),
    constraints: unique(
      'Constraint',
      modules.flatMap((m) => Object.entries(m.constraints ?? {})),
    ),
    sentences: unique(
      'Sentence',
      modules.flatMap((m) => Object.entries(m.sentences ?? {})),
    ),
    subscribers,
  };
}
