// Manifest of the network: what territories of one centre show each other, and the map made of it.
import type { Module } from '../../kernel/module.ts';
import { refuse } from '../../kernel/refusal.ts';
import { mapSheet } from './network.map.ts';
import { networkPolicy } from './network.policy.ts';
import { listNetworkMembers, listNetworkSites, ownNetwork } from './network.queries.ts';
import { searchNetwork } from './network.search.ts';
import { networkSentences, networkText } from './network.text.ts';
import { mapPage } from './pages/map.tsx';
import { sharingPage } from './pages/sharing.tsx';
import { statusPage } from './pages/status.tsx';
import { treePage } from './pages/tree.tsx';
import { projectionDaily, projectionSubscribers } from './projection.ts';
import { closeFromMembers, openToMembers, showFigures } from './sharing.commands.ts';

export const networkModule: Module = {
  name: 'network',
  ru: networkText.title,
  policies: [networkPolicy],
  commands: [openToMembers, closeFromMembers, showFigures],
  queries: [listNetworkMembers, listNetworkSites],
  pages: [treePage, mapPage, sharingPage, statusPage],
  downloads: [mapSheet],
  daily: [projectionDaily],
  subscribers: projectionSubscribers,
  search: searchNetwork,
  menu: async (ctx) =>
    (await ownNetwork(ctx))
      ? [{ label: networkText.title, path: '/network', icon: 'map-pin', order: 35 }]
      : [],
  sentences: networkSentences,
  constraints: {
    status_of_the_network_is_open: () =>
      refuse('serves-the-network', networkText.servesNetwork, { norm: 'network-membership' }),
    opened_or_closed_with_a_reason: () =>
      refuse('no-reason', networkText.whyShort, { norm: 'network-membership' }),
  },
  invariants: [
    {
      name: 'published statuses belong to members of the network they are published in',
      sql: `select s.site_id from network.sites s where not exists (
        select from territories.network_members m
        where m.network_id = s.network_id and m.territory_id = s.territory_id)`,
    },
    {
      name: 'a published status says what the order says',
      sql: `select s.site_id from network.sites s where not exists (
        select from recognition.site_terms t
        where t.territory_id = s.territory_id and t.site_id = s.site_id and t.starts_on = s.starts_on
          and coalesce(t.ended_early_on, t.ends_on) = s.ends_on)`,
    },
  ],
};
