// Truths about councils that must hold in any database: each select returns nothing.
import type { Invariant } from '../../kernel/module.ts';

export const councilInvariants: readonly Invariant[] = [
  {
    name: 'nobody recused voted',
    sql: `select v.item_id, v.person_id from councils.votes v join councils.recusals r
            on r.territory_id = v.territory_id and r.item_id = v.item_id and r.person_id = v.person_id`,
  },
  {
    name: 'everybody who voted was present at that moment',
    sql: `select v.item_id, v.person_id from councils.votes v where not exists (
            select from councils.presences p where p.territory_id = v.territory_id and p.session_id = v.session_id
              and p.person_id = v.person_id and p.arrived_at <= v.cast_at and (p.left_at is null or p.left_at > v.cast_at))`,
  },
  {
    name: 'a decision has the votes that were cast',
    sql: `select d.item_id from councils.decisions d
            join councils.items i on i.territory_id = d.territory_id and i.id = d.item_id and i.ballot = 'open'
            left join councils.votes v on v.territory_id = d.territory_id and v.item_id = d.item_id
           group by d.territory_id, d.item_id, d.votes_for, d.votes_against, d.votes_abstained
          having count(*) filter (where v.choice = 'for') <> d.votes_for
              or count(*) filter (where v.choice = 'against') <> d.votes_against
              or count(*) filter (where v.choice = 'abstain') <> d.votes_abstained`,
  },
  {
    name: 'a counted secret vote has as many ballots as voters and no votes by name',
    sql: `select i.id from councils.items i where i.ballot = 'secret' and (
            exists (select from councils.votes v where v.territory_id = i.territory_id and v.item_id = i.id)
            or exists (select from councils.counted_boxes(array[i.id]) b
                where b.votes_for + b.votes_against + b.votes_abstained + b.spoiled <> (select count(*)
                  from councils.ballot_voters w where w.territory_id = i.territory_id and w.item_id = i.id)))`,
  },
  {
    name: 'a decided or postponed item has its decision, others have none',
    sql: `select i.id from councils.items i left join councils.decisions d on d.territory_id = i.territory_id and d.item_id = i.id
           where (i.state in ('decided', 'postponed')) <> (d.item_id is not null)
              or (i.state = 'postponed') <> coalesce(d.outcome = 'postpone', false)`,
  },
  {
    name: 'one chair and one secretary a day',
    sql: `select a.id from councils.memberships a join councils.memberships b on b.territory_id = a.territory_id
             and b.body_id = a.body_id and b.role = a.role and b.id > a.id and b.during && a.during
           where a.role in ('chair', 'secretary')`,
  },
  {
    name: 'signed minutes are a registered document',
    sql: `select s.id from councils.sessions s left join documents.documents d
              on d.territory_id = s.territory_id and d.id = s.document_id and d.state <> 'draft'
           where s.state in ('signed', 'published') and d.id is null`,
  },
  {
    name: 'a closed session leaves no question without an answer',
    sql: `select i.id from councils.items i join councils.sessions s on s.territory_id = i.territory_id and s.id = i.session_id
           where i.state = 'scheduled' and s.state in ('closed', 'minutes-circulated', 'signed', 'published')`,
  },
];
