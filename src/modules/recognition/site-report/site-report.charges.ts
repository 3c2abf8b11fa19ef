// Reports of sites as personal charges: the head of the site on the day of the term answers for it.
import { sql } from 'kysely';
import { dateIn } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import type { Charge, ChargeSource } from '../../centre/index.ts';

interface Row {
  readonly id: string;
  readonly personId: string;
  readonly title: string;
  readonly theme: string;
  readonly due: string;
  readonly doneAt: Date | null;
}

/** A report passed over by a decision is nobody's failure and is left out. */
async function charges(ctx: ReadCtx, period: { from: string; to: string }): Promise<Charge[]> {
  const { rows } = await sql<Row>`
    select r.id, h.person_id as "personId", r.title, s.theme, r.due_on as due, r.submitted_at as "doneAt"
    from recognition.reports r
    join recognition.sites s on s.territory_id = r.territory_id and s.id = r.site_id
    join lateral (select g.person_id from recognition.site_heads g
      where g.territory_id = r.territory_id and g.site_id = r.site_id and g.role = 'head'
        and g.starts_on <= r.due_on and (g.ends_on is null or g.ends_on > r.due_on)
      order by g.starts_on desc, g.person_id limit 1) h on true
    where r.territory_id = ${ctx.territory.id} and r.state <> 'skipped'
      and r.due_on >= ${period.from} and r.due_on <= ${period.to}`.execute(ctx.db);
  return rows.map(({ id, personId, title, theme, due, doneAt }) => ({
    ...{ subjectId: id, personId, text: `${title}: ${theme}`, path: `/recognition/reports/${id}`, due },
    doneOn: doneAt && dateIn(doneAt, ctx.territory.zone),
  }));
}

export const reportCharges: ChargeSource = { key: 'recognition.report', title: 'Отчёт площадки', charges };
