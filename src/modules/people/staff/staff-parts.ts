// What rooms above add to the staff list: a filter over people and a column; handed over by the composition root.
import type { RawBuilder } from 'kysely';
import type { CivilDate } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';

export interface StaffPart {
  /** Name in the address and of the column: 'category'. */
  readonly key: string;
  readonly title: string;
  /** Choices of the filter; without them the part is a column only. */
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  /** Condition over person `p` and post `t` of the list, true for those who fit the chosen value on the day. */
  readonly where?: (ctx: ReadCtx, value: string, on: CivilDate) => RawBuilder<boolean>;
  /** People outside the staff on the day, counted apart from it: «внешних специалистов 3», with the list they stand in. */
  readonly apart?: (
    ctx: ReadCtx,
    on: CivilDate,
  ) => Promise<{ readonly words: string; readonly count: number; readonly path: string }>;
  /** An action over the marked rows, with a preview of its own: it is given the ids of posts. */
  readonly bulk?: { readonly text: string; readonly path: string };
  /** Words for the column, for all rows of a page in one query. */
  readonly words?: (
    ctx: ReadCtx,
    rows: readonly { readonly personId: string; readonly position: string }[],
    on: CivilDate,
  ) => Promise<(row: { readonly personId: string; readonly position: string }) => string>;
}

let parts: readonly StaffPart[] = [];

/** Called once by the composition root with what the rooms above know of people. */
export function useStaffParts(given: readonly StaffPart[]): void {
  parts = given;
}

export const staffParts = (): readonly StaffPart[] => parts;
