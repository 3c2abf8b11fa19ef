// What is known of people beside their posts, together for a list: categories, education, service, awards, training.
import { addMonths, type CivilDate } from '../../kernel/clock.ts';
import type { ReadCtx } from '../../kernel/ctx.ts';
import {
  type Category,
  categoriesOf,
  heldOfMany,
  type ListedHeld,
  serviceOf,
} from '../qualification/index.ts';
import { type ListedTraining, trainingOfMany } from './record-bulk.ts';

export interface StaffCard {
  readonly held: ListedHeld;
  /** In force on the day, the latest first. */
  readonly categories: readonly Category[];
  /** Whole months; null where nothing is known. */
  readonly service: { readonly general: number; readonly pedagogical: number } | null;
  /** Finished by the day, the latest first. */
  readonly training: readonly ListedTraining[];
}

/** A fixed number of questions for all of them. */
export async function staffCards(
  ctx: ReadCtx,
  personIds: readonly string[],
  on: CivilDate,
): Promise<(personId: string) => StaffCard> {
  const held = await heldOfMany(ctx, personIds);
  const categories = await categoriesOf(ctx, personIds, on);
  const service = await serviceOf(ctx, personIds, on);
  const training = await trainingOfMany(ctx, personIds);
  return (id) => ({
    held: held(id),
    categories: (categories.get(id) ?? []).filter((each) => each.inForce),
    service: service.get(id) ?? null,
    training: (training.get(id) ?? []).filter(({ endsOn }) => endsOn <= on),
  });
}

/** Training of the last three years: what the rules of sites ask for. */
export const ofThreeYears = (training: readonly ListedTraining[], on: CivilDate): ListedTraining[] =>
  training.filter(({ endsOn }) => endsOn > addMonths(on, -36));
