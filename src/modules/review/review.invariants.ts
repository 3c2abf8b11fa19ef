// Truths about conflicts, assignments and sheets that hold over the whole database, whoever wrote the rows.
import type { Invariant } from '../../kernel/module.ts';

const sameSheet = `s.territory_id = a.territory_id and s.review_id = a.review_id and s.person_id = a.person_id`;

export const reviewInvariants: readonly Invariant[] = [
  {
    name: 'no open review has a live expert in conflict on the day of the assignment',
    sql: `select a.territory_id, a.review_id, a.person_id from review.assignments a
      join review.reviews r on r.territory_id = a.territory_id and r.id = a.review_id and r.state = 'open'
      where a.ended_at is null and exists (select from review.conflicts_on(a.territory_id, a.assigned_on) c
        where c.review_id = a.review_id and c.person_id = a.person_id)`,
  },
  {
    name: 'no sheet was submitted by a person whose conflict was recorded before',
    sql: `select s.territory_id, s.id from review.sheets s
      join review.conflicts c on c.territory_id = s.territory_id and c.review_id = s.review_id
        and c.person_id = s.person_id and c.since < s.submitted_at
        and (c.lifted_at is null or c.lifted_at > s.submitted_at)`,
  },
  {
    name: 'an expert has no two live sheets of one review',
    sql: `select territory_id, review_id, person_id from review.sheets where state in ('draft', 'submitted')
      group by 1, 2, 3 having count(*) > 1`,
  },
  {
    name: 'revisions of a sheet count without gaps',
    sql: `select territory_id, review_id, person_id from review.sheets
      group by 1, 2, 3 having max(revision) <> count(*)`,
  },
  {
    name: 'a completed review has no live expert without a submitted sheet',
    sql: `select a.territory_id, a.review_id, a.person_id from review.assignments a
      join review.reviews r on r.territory_id = a.territory_id and r.id = a.review_id and r.state = 'completed'
      where a.ended_at is null and not exists (
        select from review.sheets s where ${sameSheet} and s.state = 'submitted')`,
  },
  {
    name: 'every submitted sheet left its fact in the journal',
    sql: `select s.territory_id, s.id from review.sheets s where s.submitted_at is not null and not exists (
      select from journal.facts f where f.territory_id = s.territory_id and f.subject_kind = 'review.sheet'
        and f.subject_id = s.id::text and f.name = 'review.sheet-submitted')`,
  },
];
