// Front door of the calendar.
export { useCalendarAddress } from './feed.address.ts';
export { calendarModule } from './module.ts';
