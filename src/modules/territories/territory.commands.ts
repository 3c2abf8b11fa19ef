// Changes of territories: the administrator describes own service; the installation opens territories and calendars.
import type { Kysely } from 'kysely';
import { command } from '../../kernel/command.ts';
import type { Database } from '../../kernel/database.ts';
import { recordFact } from '../../kernel/journal.ts';
import { type DecreedYear, decreedYears } from './production-calendar.ts';
import { territoryPolicy } from './territory.policy.ts';
import { forgetTerritories, type TerritoryCard, territoryCard } from './territory.queries.ts';
import { type ServiceCard, serviceSchema } from './territory.schema.ts';

/** The administrator writes what the service is and how to reach it; the fact keeps which lines changed. */
export const describeService = command({
  name: 'territories.service.describe',
  ru: 'Сохранить карточку',
  norm: 'service-identity',
  input: serviceSchema,
  ability: territoryPolicy.rules.describe,
  run: async (ctx, input) => {
    const before = (await territoryCard(ctx.db, ctx.territory.id)).service;
    const changed = (Object.keys(input) as (keyof ServiceCard)[]).filter((key) => before[key] !== input[key]);
    await ctx.db
      .updateTable('territories.territories')
      .set({ service: JSON.stringify(input) })
      .where('id', '=', ctx.territory.id)
      .execute();
    await recordFact(ctx, {
      name: 'territory.service-described',
      subject: { kind: 'territories.territory', id: String(ctx.territory.id) },
      norm: 'service-identity',
      data: { changed, before: pick(before, changed), after: pick(input, changed) },
    });
    return { changed };
  },
});

const pick = (card: Partial<ServiceCard>, keys: readonly (keyof ServiceCard)[]) =>
  Object.fromEntries(keys.map((key) => [key, card[key] ?? '']));

export type NewTerritory = Omit<TerritoryCard, 'oktmo'> & { oktmo?: string | null };

/** Opens a territory or renews its card; done by the installation, before anybody can sign in there. */
export async function openTerritory(db: Kysely<Database>, territory: NewTerritory): Promise<void> {
  const { nameGenitive, service, oktmo = null, ...rest } = territory;
  const row = { ...rest, oktmo, name_genitive: nameGenitive, service: JSON.stringify(service) };
  await db
    .insertInto('territories.territories')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
  forgetTerritories();
}

/** Writes the decrees the program knows into the calendar; safe to run at every start. */
export async function loadDecreedCalendars(
  db: Kysely<Database>,
  years: readonly DecreedYear[] = decreedYears,
) {
  for (const { year, source, daysOff, short, working } of years) {
    await db
      .insertInto('territories.calendar_years')
      .values({ year, approved: true, source })
      .onConflict((conflict) => conflict.column('year').doUpdateSet({ approved: true, source }))
      .execute();
    const days = [
      ...Object.entries(daysOff).map(([day, title]) => ({ day, kind: 'day-off', title })),
      ...working.filter((day) => !short.includes(day)).map((day) => ({ day, kind: 'working', title: '' })),
      ...short.map((day) => ({ day, kind: 'short', title: '' })),
    ];
    await db
      .insertInto('territories.calendar_days')
      .values(days.map(({ day, kind, title }) => ({ region: '', date: `${year}-${day}`, kind, title })))
      .onConflict((conflict) =>
        conflict.columns(['region', 'date']).doUpdateSet((eb) => ({
          kind: eb.ref('excluded.kind'),
          title: eb.ref('excluded.title'),
        })),
      )
      .execute();
  }
}
