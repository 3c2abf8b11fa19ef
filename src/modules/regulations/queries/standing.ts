// How regulations stand in law: in force or not, their act complete, superseded or missing, what is being revised, what they cite.
import { sql } from 'kysely';
import type { CivilDate } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import type { RegulationState } from '../regulation.lifecycle.ts';
import { type Requisites, requisitesOf } from '../regulation.text.ts';

export interface RegulationStanding {
  readonly id: string;
  readonly title: string;
  /** Within the territory. */
  readonly path: string;
  readonly state: RegulationState;
  /** «приказ от 01.09.2016 № 510»; null while no act approves it. */
  readonly approvedBy: string | null;
  readonly approvingComplete: boolean;
  readonly approvingSuperseded: boolean;
  /** In force without any approving act: the text came as it is. */
  readonly withoutAct: boolean;
  readonly inForceSince: CivilDate | null;
  /** First day it is no longer in force, when no later version follows. */
  readonly expiresOn: CivilDate | null;
  /** A new version is being drafted. */
  readonly isRevised: boolean;
  /** Acts it rests on that no longer hold, each with its successor where the catalogue names one. */
  readonly oldLaw: readonly { readonly act: string; readonly instead: string | null }[];
  readonly structureDraft: boolean;
}

interface Row extends Requisites {
  id: string;
  slug: string;
  title: string;
  state: RegulationState;
  requisites: string;
  approving: string | null;
  complete: boolean | null;
  superseded: boolean | null;
  since: CivilDate | null;
  until: CivilDate | null;
  revised: boolean;
  old_law: (Requisites & { title: string; instead: string | null })[];
  structure_draft: boolean;
}

/** Every regulation that is not repealed, and the repealed ones asked for by id; one statement. */
export async function regulationStandings(
  ctx: ReadCtx,
  alsoIds: readonly string[] = [],
): Promise<RegulationStanding[]> {
  const { rows } = await sql<Row>`
    select r.id, r.slug, r.title, r.state, r.requisites, r.approving_act_id as approving,
      r.approving_complete as complete, a.kind, a.number, a.dated, a.superseded,
      v.effective_from as since, v.effective_to as until,
      exists (select from regulations.versions d where d.territory_id = r.territory_id
        and d.regulation_id = r.id and d.state = 'draft' and r.state = 'in-force') as revised,
      coalesce((select jsonb_agg(jsonb_build_object('kind', o.kind, 'number', o.number, 'dated', o.dated,
          'title', o.title, 'instead', o.superseded_by) order by l.position)
        from regulations.regulation_acts l
        join regulations.acts o on o.territory_id = l.territory_id and o.id = l.act_id and o.superseded
        where l.territory_id = r.territory_id and l.regulation_id = r.id), '[]') as old_law,
      exists (select from regulations.structures s where s.territory_id = r.territory_id
        and s.regulation_id = r.id and s.state = 'draft') as structure_draft
    from regulations.regulations r
    left join regulations.acts a on a.territory_id = r.territory_id and a.id = r.approving_act_id
    left join lateral (
      select v.effective_from, v.effective_to from regulations.versions v
      where v.territory_id = r.territory_id and v.regulation_id = r.id and v.state = 'published'
      order by v.number desc limit 1) v on true
    where r.territory_id = ${ctx.territory.id}
      and (r.state <> 'repealed' or r.id = any(${alsoIds}::uuid[]))
    order by r.title collate "ru-x-icu", r.id`.execute(ctx.db);
  return rows.map((row) => ({
    ...{ id: row.id, title: row.title, path: `/regulations/${row.slug}`, state: row.state },
    approvedBy: row.approving === null ? null : requisitesOf(row),
    approvingComplete: row.complete ?? false,
    approvingSuperseded: row.superseded ?? false,
    withoutAct: row.requisites === 'absent' && row.approving === null,
    inForceSince: row.since,
    expiresOn: row.until,
    isRevised: row.revised,
    oldLaw: row.old_law.map((act) => ({ act: `${requisitesOf(act)} «${act.title}»`, instead: act.instead })),
    structureDraft: row.structure_draft,
  }));
}
