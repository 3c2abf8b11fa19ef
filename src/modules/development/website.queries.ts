// Who prepares the table for a site, and the table of a day.
import type { CivilDate } from '../../kernel/clock.ts';
import { hasRole, type ReadCtx } from '../../kernel/ctx.ts';
import { rule } from '../../kernel/policy.ts';
import { type Institution, institution } from '../institutions/index.ts';
import { ownInstitutions, personSeers } from '../people/index.ts';
import { websiteText as text } from './website.text.ts';
import { type WebsiteTeacher, websiteTeachers } from './website-staff.ts';

export interface WebwebsiteTable {
  readonly place: Institution;
  readonly on: CivilDate;
  readonly teachers: readonly WebsiteTeacher[];
}

export const publishesWebsite = rule<void>(
  'publishes-website',
  { text: text.refusal },
  (ctx) => hasRole(ctx, personSeers) || ownInstitutions(ctx).length > 0,
);

export const mayPublish = (ctx: ReadCtx, institutionId: string): boolean =>
  hasRole(ctx, personSeers) || ownInstitutions(ctx).includes(institutionId);

/** null: no such institution. */
export async function websiteTable(ctx: ReadCtx, id: string): Promise<WebwebsiteTable | null> {
  const place = await institution(ctx, id);
  return place && { place, on: ctx.today, teachers: await websiteTeachers(ctx, place, ctx.today) };
}
