// Truths of the network's tables that cross territories and so cannot be foreign keys.
import type { Invariant } from '../../kernel/module.ts';

export const networkInvariants: readonly Invariant[] = [
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
  {
    name: 'a plan is brought to the services by the centre of the network alone',
    sql: `select p.territory_id, p.id from network.publications p
      join territories.networks n on n.id = p.network_id where n.host_territory_id <> p.territory_id`,
  },
  {
    name: 'an acknowledged edition was brought',
    sql: `select a.territory_id, a.publication_id from network.acknowledgements a where not exists (
      select from network.publications p where p.territory_id = a.publisher_id and p.id = a.publication_id)`,
  },
  {
    name: 'an answered assignment was given to the territory that answers',
    sql: `select a.territory_id, a.id from network.answers a where not exists (
      select from network.assignment_targets t
      where t.territory_id = a.giver_id and t.assignment_id = a.id and t.member_id = a.territory_id)`,
  },
];
