// The notices room: how people are told.
import type { Module } from '../../kernel/module.ts';
import { readNotices, setPreferences } from './notice.commands.ts';
import { myNotices } from './notice.queries.ts';
import { noticesPage } from './pages/list.tsx';

export const noticesModule: Module = {
  name: 'notices',
  ru: 'Уведомления',
  commands: [readNotices, setPreferences],
  queries: [myNotices],
  pages: [noticesPage],
};
