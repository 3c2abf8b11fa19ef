// The embargo of 000 §5.7 ¶2: after a negative conclusion the same organisation applies again not earlier than in a year.
import { sql } from 'kysely';
import { addMonths, type CivilDate, dateIn } from '../../../kernel/clock.ts';
import type { ReadCtx, WriteCtx } from '../../../kernel/ctx.ts';
import { newId } from '../../../kernel/ids.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { type Refusal, refuse } from '../../../kernel/refusal.ts';
import { formatDate } from '../../../platform/language/index.ts';
import { institutionInnChain } from '../../institutions/index.ts';
import { norms, parametersOf, type RegulationVersion } from '../../regulations/index.ts';
import { firstCampaignYear } from '../campaign/campaign.queries.ts';
import type { Application } from './application.schema.ts';
import { applicationText } from './application.text.ts';

export type EmbargoGround = 'conclusion' | 'submission' | 'order' | 'late-withdrawal';

const sameTheme = (a: string, b: string) =>
  a.trim().toLocaleLowerCase('ru') === b.trim().toLocaleLowerCase('ru');

export interface Embargo {
  readonly startsOn: CivilDate;
  /** First day on which an application is accepted again. */
  readonly endsOn: CivilDate;
  readonly theme: string;
  readonly ground: EmbargoGround;
}

/**
 * The embargo that holds an organisation on a date, the longest one. It follows the ИНН through renames,
 * re-registration, mergers and splits (decision 25).
 */
export async function embargoOn(
  ctx: ReadCtx,
  institutionId: string,
  version: RegulationVersion,
  theme: string,
  on: CivilDate,
): Promise<Embargo | null> {
  const inns = await institutionInnChain(ctx, institutionId);
  if (inns.length === 0) return null;
  const rows = await ctx.db
    .selectFrom('recognition.embargoes')
    .select(['starts_on as startsOn', 'ends_on as endsOn', 'theme', 'ground'])
    .where('territory_id', '=', ctx.territory.id)
    .where('inn', 'in', inns)
    .where('starts_on', '<=', on)
    .where('ends_on', '>', on)
    .orderBy('ends_on', 'desc')
    .execute();
  const { scope } = parametersOf(version, norms.repeatEmbargo);
  const held = rows.find((row) => scope === 'organisation' || sameTheme(row.theme, theme));
  return held ? { ...held, ground: held.ground as EmbargoGround } : null;
}

/** The refusal names the exact day and the first campaign open to the applicant. */
export function embargoRefusal(embargo: Embargo, applicationsUntil: CivilDate): Refusal {
  const year = firstCampaignYear(embargo.endsOn, applicationsUntil);
  return refuse(
    'embargo',
    applicationText.embargo(formatDate(embargo.startsOn), formatDate(embargo.endsOn), year),
    {
      kind: 'too-late',
      norm: norms.repeatEmbargo.slug,
      details: { allowedFrom: embargo.endsOn, firstCampaign: year },
    },
  );
}

/** Holds the organisation's register row, so that a submission and a conclusion never pass each other. */
export async function lockInstitution(ctx: WriteCtx, institutionId: string): Promise<void> {
  await sql`select id from institutions.institutions
    where territory_id = ${ctx.territory.id} and id = ${institutionId} for update`.execute(ctx.db);
}

/** Starts the embargo a ground gives under the campaign's version; zero months means the territory has none. */
export async function startEmbargo(
  ctx: WriteCtx,
  application: Application,
  version: RegulationVersion,
  ground: EmbargoGround,
): Promise<void> {
  const { months, startsAt } = parametersOf(version, norms.repeatEmbargo);
  if (months === 0) return;
  const submittedOn = application.submittedAt
    ? dateIn(application.submittedAt, ctx.territory.zone)
    : ctx.today;
  const startsOn = startsAt === 'submission' ? submittedOn : ctx.today;
  const endsOn = addMonths(startsOn, months);
  await lockInstitution(ctx, application.institutionId);
  await ctx.db
    .insertInto('recognition.embargoes')
    .values({
      territory_id: ctx.territory.id,
      id: newId(ctx.now),
      application_id: application.id,
      institution_id: application.institutionId,
      inn: application.institutionInn,
      theme: application.theme,
      ground,
      starts_on: startsOn,
      ends_on: endsOn,
    })
    .onConflict((conflict) => conflict.constraint('one_embargo_an_application').doNothing())
    .execute();
  await recordFact(ctx, {
    name: 'application.embargo-started',
    subject: { kind: 'recognition.application', id: application.id },
    norm: norms.repeatEmbargo.slug,
    data: { startsOn, endsOn, ground },
  });
}
