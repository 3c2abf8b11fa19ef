// Minutes as personal charges: the secretary and the one who presided sign them by the last day for remarks.
import { sql } from 'kysely';
import { dateIn } from '../../kernel/clock.ts';
import type { ReadCtx } from '../../kernel/ctx.ts';
import type { Charge, ChargeSource } from '../centre/index.ts';
import { readableBodies } from './body.policy.ts';

interface Row {
  readonly id: string;
  readonly number: number;
  readonly body: string;
  readonly due: string;
  readonly personId: string;
  readonly doneAt: Date | null;
}

async function charges(ctx: ReadCtx, period: { from: string; to: string }): Promise<Charge[]> {
  const { all, bodyIds } = readableBodies(ctx);
  const readable = all ? sql`true` : sql`n.body_id = any(${bodyIds}::uuid[])`;
  const { rows } = await sql<Row>`
    select n.id, n.number, b.short_name as body, n.remarks_until as due, x.person_id as "personId", x.signed_at as "doneAt"
    from councils.sessions n
    join councils.bodies b on b.territory_id = n.territory_id and b.id = n.body_id
    cross join lateral (values (n.secretary_id, n.secretary_signed_at), (n.presider_id, n.chair_signed_at))
      as x (person_id, signed_at)
    where n.territory_id = ${ctx.territory.id} and n.remarks_until >= ${period.from}
      and n.remarks_until <= ${period.to} and x.person_id is not null and ${readable}`.execute(ctx.db);
  return rows.map(({ id, number, body, due, personId, doneAt }) => ({
    ...{
      subjectId: id,
      personId,
      text: `Протокол № ${number}: ${body}`,
      path: `/councils/sessions/${id}/minutes`,
      due,
    },
    doneOn: doneAt && dateIn(doneAt, ctx.territory.zone),
  }));
}

export const minutesCharges: ChargeSource = { key: 'councils.minutes', title: 'Подпись протокола', charges };
