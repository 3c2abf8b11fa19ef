// Manifest of the territories: the tenants of the installation, their networks and calendars.
import type { Module } from '../../kernel/module.ts';
import { territoryEditPage } from './pages/edit.tsx';
import { regionalDaysPage } from './pages/regional-days.tsx';
import { territoryPage } from './pages/show.tsx';
import { setRegionalDays } from './regional-days.ts';
import { describeService } from './territory.commands.ts';
import { networkMembership, serviceIdentity } from './territory.norms.ts';
import { territoryPolicy } from './territory.policy.ts';
import { territoryText } from './territory.text.ts';

export const territoriesModule: Module = {
  name: 'territories',
  ru: territoryText.title,
  norms: [serviceIdentity, networkMembership],
  policies: [territoryPolicy],
  commands: [describeService, setRegionalDays],
  pages: [territoryPage, territoryEditPage, regionalDaysPage],
  menu: (ctx) =>
    // The card of the service is work of the service; schools find its address in the documents.
    ctx.actor.roles.some((role) => role.scope.kind === 'territory')
      ? [{ label: territoryText.title, path: '/territory', icon: 'map-pin', order: 920 }]
      : [],
  sentences: {
    'territory.regional-days-set': (data) =>
      `внесены праздники региона на ${data.year} год: ${(data.dates as unknown[]).length || 'дополнительных нет'}`,
    'territory.service-described': (data) => {
      const changed = (data.changed as (keyof typeof territoryText.fields)[] | undefined) ?? [];
      const names = changed.map((key) => `«${territoryText.fields[key]}»`).join(', ');
      return names ? `карточка службы: изменено ${names}` : 'карточка службы сохранена без изменений';
    },
  },
  invariants: [
    {
      name: 'a network includes the territory that hosts it',
      sql: `select n.slug from territories.networks n where not exists (
        select from territories.network_members m
        where m.network_id = n.id and m.territory_id = n.host_territory_id and m.left_on is null)`,
    },
  ],
};
