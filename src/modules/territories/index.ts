// Front door: territories are the tenants; their networks, zones and working calendars.
export {
  type CalendarDay,
  type CalendarYear,
  calendarIsApproved,
  calendarYear,
  workingCalendar,
} from './calendar.queries.ts';
export { loadTerritoriesDemo } from './demo.ts';
export { type DirectoryEntry, territoryDirectory } from './directory.queries.ts';
export { territoriesModule } from './module.ts';
export { loadDecreedCalendars, type NewTerritory, openTerritory } from './territory.commands.ts';
export { networkMembership, serviceIdentity } from './territory.norms.ts';
export {
  allTerritories,
  forgetTerritories,
  type Network,
  networkOf,
  type TerritoryCard,
  territoryBySlug,
  territoryCard,
  territoryCards,
} from './territory.queries.ts';
export type { ServiceCard } from './territory.schema.ts';
