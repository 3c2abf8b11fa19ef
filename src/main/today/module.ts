// «Сегодня»: home and search, made over all the other rooms.
import type { Module } from '../../kernel/module.ts';
import { todayText } from '../frame.text.ts';
import { paletteDownload, searchPage, todayPage } from './pages.tsx';

export const todayModule = (rooms: readonly Module[]): Module => ({
  name: 'today',
  ru: todayText.title,
  pages: [todayPage(rooms), searchPage(rooms)],
  downloads: [paletteDownload(rooms)],
  menu: (ctx) =>
    ctx.actor.kind === 'person' ? [{ label: todayText.title, path: '/', icon: 'home', order: 0 }] : [],
});
