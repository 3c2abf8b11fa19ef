// Manifest of the ministry's room: notices of lines that fail, the regional observer's cabinet and corrections.
import type { Module } from '../../kernel/module.ts';
import { networkOf } from '../territories/index.ts';
import { registerCorrection } from './correction.commands.ts';
import { ministryPolicy } from './ministry.policy.ts';
import { ministrySentences, ministryText } from './ministry.text.ts';
import { composeNotice, discardNotice, takeRegisteredLetter } from './notice.commands.ts';
import { noticeLifecycle } from './notice.lifecycle.ts';
import { cabinetPage } from './pages/cabinet.tsx';
import { correctionNewPage } from './pages/correction-new.tsx';
import { noticeNewPage } from './pages/notice-new.tsx';
import { noticePage } from './pages/notice-show.tsx';
import { noticesPage, noticesSheet } from './pages/notices.tsx';

export const ministryModule: Module = {
  name: 'ministry',
  ru: ministryText.title,
  lifecycles: [noticeLifecycle],
  policies: [ministryPolicy],
  commands: [composeNotice, discardNotice, registerCorrection],
  pages: [cabinetPage, noticesPage, noticeNewPage, noticePage, correctionNewPage],
  downloads: [noticesSheet],
  subscribers: { 'document.registered': takeRegisteredLetter },
  menu: async (ctx) => {
    if (ministryPolicy.rules.read.check(ctx, undefined)) return [];
    const network = await networkOf(ctx.db, ctx.territory.id, ctx.today);
    return network?.hostTerritoryId === ctx.territory.id
      ? [{ label: ministryText.title, path: '/ministry', icon: 'eye', order: 36 }]
      : [];
  },
  sentences: ministrySentences,
  invariants: [
    {
      name: 'a sent notice carries the number and the day of its letter',
      sql: `select n.territory_id, n.id from ministry.notices n
        join documents.documents d on d.territory_id = n.territory_id and d.id = n.document_id
        where n.state = 'sent' and (d.number is distinct from n.number or d.date is distinct from n.sent_on)`,
    },
  ],
};
