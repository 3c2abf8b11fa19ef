// Site heads and co-heads offered to the house as a source of roles: while the status is in force or waits for its order.
import { sql } from 'kysely';
import type { RoleSource } from '../../../kernel/module.ts';
import { undecidedStates } from './site.queries.ts';

export const siteRoles: RoleSource = {
  select: ({ territoryId, personId, on }) => sql`
    select 'site-' || h.role as kind, 'site' as scope_kind, h.site_id as scope_id
    from recognition.site_heads h
    where h.territory_id = ${territoryId} and h.person_id = ${personId}
      and h.starts_on <= ${on} and (h.ends_on is null or h.ends_on > ${on})
      and exists (
        select from recognition.site_terms t
        where t.territory_id = h.territory_id and t.site_id = h.site_id
          and (coalesce(t.ended_early_on, t.ends_on) > ${on}
            or (t.ended_early_on is null and exists (
              select from recognition.applications a
              join recognition.campaigns c on c.territory_id = a.territory_id and c.id = a.campaign_id
              where a.territory_id = t.territory_id and a.site_id = t.site_id and c.year = t.school_year + 1
                and a.state = any(${[...undecidedStates]}::text[])))))`,
};
