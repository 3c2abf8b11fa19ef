// What every step of the formation is shown with.
import type { Formation, Step } from '../formation.schema.ts';

export interface Shown {
  readonly record: Formation;
  readonly step: Step;
  /** The body whose members the step shows. */
  readonly bodyId: string | null;
  readonly names: ReadonlyMap<string, string>;
}
