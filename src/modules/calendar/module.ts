// Manifest of the calendar: one month of bodies, sites and services, and addresses by which telephones follow it.
import type { Module } from '../../kernel/module.ts';
import { refuse } from '../../kernel/refusal.ts';
import { calendarSentences, calendarText } from './calendar.text.ts';
import { feedPolicy, openFeed, revokeFeed } from './feed.commands.ts';
import { calendarPage } from './pages/calendar.tsx';
import { calendarSheet } from './pages/calendar-sheet.ts';
import { feedFile, phonePage } from './pages/phone.tsx';

export const calendarModule: Module = {
  name: 'calendar',
  ru: calendarText.title,
  policies: [feedPolicy],
  commands: [openFeed, revokeFeed],
  pages: [calendarPage, phonePage],
  downloads: [calendarSheet, feedFile],
  menu: (ctx) =>
    ctx.actor.kind === 'person'
      ? [{ label: calendarText.title, path: '/calendar', icon: 'calendar-event', order: 12 }]
      : [],
  sentences: calendarSentences,
  constraints: {
    feed_address_is_its_own: () => refuse('address-taken', calendarText.refusals.taken),
  },
};
