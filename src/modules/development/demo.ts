// The demonstration's training: providers and courses, years of records, young teachers with their mentors and school.
import { addDays } from '../../kernel/clock.ts';
import type { WriteCtx } from '../../kernel/ctx.ts';
import { insertCourse, insertProvider } from './course.commands.ts';

import { courses, providers } from './demo.courses.ts';
import { insertRecords } from './demo.records.ts';
import { inventNovices, openSchool, pairUp } from './demo.young.ts';

/** Fills the room of a territory; people and institutions are there already, partners by their short names. */
export async function loadDevelopmentDemo(
  ctx: WriteCtx,
  partners: ReadonlyMap<string, string>,
): Promise<void> {
  const ids: string[] = [];
  for (const each of providers) {
    const partnerId = partners.get(each.shortName) ?? null;
    ids.push(await insertProvider(ctx, { ...each, partnerId, email: '', site: '' }));
  }
  for (const { provider, weeks, ...each } of courses)
    await insertCourse(ctx, {
      ...each,
      providerId: ids[provider] ?? '',
      programme: '',
      endsOn: addDays(each.startsOn, weeks * 7 - 3),
      terms: '',
    });
  await insertRecords(ctx);
  const young = await inventNovices(ctx);
  await pairUp(ctx, young);
  await openSchool(ctx, young);
}
