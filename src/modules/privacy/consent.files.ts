// Who sees the signed paper of a consent: the person and the administrator.
import type { ReadCtx } from '../../kernel/ctx.ts';
import type { FileVisibility } from '../documents/index.ts';
import { placedPerson } from '../people/index.ts';
import { privacyPolicy } from './privacy.policy.ts';

async function seesConsent(ctx: ReadCtx, id: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('privacy.consents')
    .select('person_id')
    .where('territory_id', '=', ctx.territory.id)
    .where('id', '=', id)
    .executeTakeFirst();
  const placed = row && (await placedPerson(ctx, row.person_id));
  return placed ? privacyPolicy.rules.see.check(ctx, placed) === null : false;
}

/** Handed to the files by the composition root. */
export const consentFiles: Readonly<Record<string, FileVisibility>> = { 'privacy.consent': seesConsent };
