// Truths about the structure that hold whatever was done.
import type { Invariant } from '../../kernel/module.ts';

export const centreInvariants: readonly Invariant[] = [
  {
    name: 'an appointment is of the person whose post it takes',
    sql: `select a.territory_id, a.id from centre.appointments a
      join people.posts t on t.territory_id = a.territory_id and t.id = a.post_id
      where t.person_id <> a.person_id or t.unit is distinct from 'centre'`,
  },
  {
    name: 'an approved structure has units and seats',
    sql: `select v.territory_id, v.id from centre.versions v where v.state = 'approved' and not exists (
      select from centre.seat_lines l where l.territory_id = v.territory_id and l.version_id = v.id)`,
  },
];
