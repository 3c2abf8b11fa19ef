// Work that is begun on a clock and must not overtake itself.

export interface OneAtATime {
  /** Begins the work unless it is still under way. */
  readonly start: () => void;
  /** Resolves when nothing is under way. */
  readonly ended: () => Promise<void>;
}

/** `run` deals with its own errors. */
export function oneAtATime(run: () => Promise<void>): OneAtATime {
  let underWay: Promise<void> | null = null;
  return {
    start: () => {
      underWay ??= run().finally(() => {
        underWay = null;
      });
    },
    ended: () => underWay ?? Promise.resolve(),
  };
}
