// Manifest of partners: their register, agreements and joint doings; outside specialists without a post.
import type { Module } from '../../kernel/module.ts';
import { refuse } from '../../kernel/refusal.ts';
import { agreementCommands } from './agreement.commands.ts';
import {
  agreementNewPage,
  partnerEditPage,
  partnerNewPage,
  workEditPage,
  workNewPage,
} from './pages/forms.tsx';
import { partnersListPage } from './pages/list.tsx';
import { partnerReportPage } from './pages/report.tsx';
import { partnerHistoryPage, partnerPage, partnerWorkPage } from './pages/show.tsx';
import { specialistNewPage, specialistPage, specialistsListPage } from './pages/specialists.tsx';
import { worksListPage } from './pages/work-list.tsx';
import { partnerCommands } from './partner.commands.ts';
import { partnerDuties, remindAgreements } from './partner.daily.ts';
import { partnerPolicy, specialistPolicy } from './partner.policy.ts';
import { partnerQuery, partnersQuery, searchPartners } from './partner.queries.ts';
import { partnerSentences } from './partner.sentences.ts';
import { partnerSheets } from './partner.sheets.ts';
import { partnerText as text } from './partner.text.ts';
import { specialistCommands } from './specialist.commands.ts';
import { specialistsQuery } from './specialist.queries.ts';
import { specialistText } from './specialist.text.ts';
import { workCommands } from './work.commands.ts';
import { worksQuery } from './work.queries.ts';

const twice = (name: string, field: string, words: string) => () =>
  refuse(name, words, { kind: 'invalid', fields: { [field]: words } });

export const partnersModule: Module = {
  name: 'partners',
  ru: text.title,
  policies: [partnerPolicy, specialistPolicy],
  commands: [...partnerCommands, ...agreementCommands, ...workCommands, ...specialistCommands],
  queries: [partnersQuery, partnerQuery, worksQuery, specialistsQuery],
  pages: [
    ...[partnersListPage, partnerNewPage, worksListPage, partnerReportPage],
    ...[specialistsListPage, specialistNewPage, specialistPage, workEditPage],
    ...[partnerPage, partnerEditPage, agreementNewPage, partnerWorkPage, workNewPage, partnerHistoryPage],
  ],
  downloads: partnerSheets,
  daily: [remindAgreements],
  duties: partnerDuties,
  menu: (ctx) =>
    ctx.actor.kind === 'person'
      ? [{ label: text.title, path: '/partners', icon: 'building-community', order: 605 }]
      : [],
  search: searchPartners,
  sentences: partnerSentences,
  constraints: {
    partner_is_entered_once: twice('partner-twice', 'shortName', text.refusals.nameTwice),
    partner_inn_is_entered_once: twice('inn-known', 'inn', text.refusals.innRace),
    specialist_is_engaged_once_at_a_time: twice('engaged-twice', 'startsOn', specialistText.refusals.twice),
  },
  invariants: [
    {
      name: 'a closed partner says why and has no agreement in force after it closed',
      sql: `select p.territory_id, p.id from partners.partners p where p.ends_on is not null and (p.closing = ''
        or exists (select from partners.agreements a where a.territory_id = p.territory_id
          and a.partner_id = p.id and (a.ends_on is null or a.ends_on > p.ends_on)))`,
    },
    {
      name: 'a joint doing is not older than the partnership',
      sql: `select i.territory_id, i.id from partners.interactions i
        join partners.partners p on p.territory_id = i.territory_id and p.id = i.partner_id
        where i.on_date < p.starts_on`,
    },
  ],
};
