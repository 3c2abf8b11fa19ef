// What planning gives to pages of lower rooms: lines of the service's plan on a partner's card, a site's card and its plan.
import { sql } from 'kysely';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import type { PartnerPart } from '../../partners/index.ts';
import type { SitePart } from '../../recognition/index.ts';
import { planLinesOf } from '../line/line.queries.ts';
import { linkText as text } from './link.text.ts';
import { LinkedLines } from './pages/line-links.tsx';

/**
 * A line becomes a joint doing on the day it was done: a plan is not yet work. The cast stands in a case because other
 * kinds of links have ids of other shapes.
 */
const doneLines = (ctx: ReadCtx) => sql`
  select l.id, case when k.subject_kind = 'partners.partner' then k.subject_id::uuid end as partner_id,
         'plan' as kind, l.done_on as on_date, l.title, l.outcome as result, null::int as participants,
         '/planning/lines/' || l.id as path
    from planning.links k
    join planning.lines l on l.territory_id = k.territory_id and l.id = k.line_id
   where k.territory_id = ${ctx.territory.id} and k.subject_kind = 'partners.partner'
     and l.state in ('reported', 'done') and l.done_on is not null`;

export const planPartnerPart: PartnerPart = {
  key: 'planning',
  work: doneLines,
  section: async (ctx, partnerId) => {
    const lines = await planLinesOf(ctx, { kind: 'partners.partner', id: partnerId });
    if (lines.length === 0) return null;
    return {
      title: `${text.lines}: ${lines.length}`,
      body: (view) => <LinkedLines view={view} lines={lines} />,
    };
  },
};

export const planSitePart: SitePart = async (ctx, { siteId, planId }) => {
  const ofSite = await planLinesOf(ctx, { kind: 'recognition.site', id: siteId });
  const ofPlan = planId ? await planLinesOf(ctx, { kind: 'recognition.site-plan-line', id: planId }) : [];
  const lines = [...ofPlan, ...ofSite];
  if (lines.length === 0) return null;
  return {
    title: text.lines,
    body: (view) => <LinkedLines view={view} lines={lines} several />,
  };
};
