// Memory of a past rush given back to the machine: V8 alone keeps its garbage as long as nobody asks for anything.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

export interface QuietTime {
  /** Somebody asked for something. */
  readonly note: () => void;
  /** Called now and then: the first time nothing was asked since the last call, `rest` is done once. */
  readonly look: () => void;
}

export function quietTime(rest: () => void): QuietTime {
  let isAsked = false;
  // The start itself leaves more garbage than an hour of work.
  let isDue = true;
  return {
    note: () => {
      isAsked = true;
      isDue = true;
    },
    look: () => {
      if (!isAsked && isDue) {
        isDue = false;
        rest();
      }
      isAsked = false;
    },
  };
}

/** A tenth of a second of work, at a moment when nobody waits; freed pages go back to the system as well. */
export function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as (how: object) => void)({
    type: 'major',
    execution: 'sync',
    flavor: 'last-resort',
  });
}
