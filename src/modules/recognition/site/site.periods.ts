// The past of a site: terms of its status and its heads through time, each with the order it rests on.
import type { CivilDate } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';

export interface SiteTerm {
  readonly id: string;
  readonly schoolYear: number;
  readonly startsOn: CivilDate;
  readonly endsOn: CivilDate;
  readonly endedEarlyOn: CivilDate | null;
  readonly orderDocumentId: string;
  readonly orderNumber: string | null;
  readonly orderDate: CivilDate | null;
  readonly applicationId: string | null;
  /** The version it was granted under: of the application's campaign, else of the act that gave the status. */
  readonly regulationVersionId: string | null;
}

export async function termsOfSite(ctx: ReadCtx, siteId: string): Promise<SiteTerm[]> {
  return ctx.db
    .selectFrom('recognition.site_terms as t')
    .innerJoin('documents.documents as d', (join) =>
      join.onRef('d.territory_id', '=', 't.territory_id').onRef('d.id', '=', 't.order_document_id'),
    )
    .leftJoin('recognition.applications as a', (join) =>
      join.onRef('a.territory_id', '=', 't.territory_id').onRef('a.id', '=', 't.application_id'),
    )
    .leftJoin('recognition.campaigns as c', (join) =>
      join.onRef('c.territory_id', '=', 'a.territory_id').onRef('c.id', '=', 'a.campaign_id'),
    )
    .select(['t.id', 't.school_year as schoolYear', 't.starts_on as startsOn', 't.ends_on as endsOn'])
    .select(['t.ended_early_on as endedEarlyOn', 't.order_document_id as orderDocumentId'])
    .select(['d.number as orderNumber', 'd.date as orderDate', 't.application_id as applicationId'])
    .select((eb) =>
      eb.fn.coalesce('c.regulation_version_id', 'd.regulation_version_id').as('regulationVersionId'),
    )
    .where('t.territory_id', '=', ctx.territory.id)
    .where('t.site_id', '=', siteId)
    .orderBy('t.starts_on', 'desc')
    .execute();
}

export interface SiteHead {
  readonly role: 'head' | 'co-head';
  readonly personId: string;
  readonly startsOn: CivilDate;
  readonly endsOn: CivilDate | null;
  readonly orderDocumentId: string;
  readonly orderNumber: string | null;
  readonly orderDate: CivilDate | null;
}

/** Heads and co-heads through time with their orders, the latest first (OMP-18). */
export async function headsOfSite(ctx: ReadCtx, siteId: string): Promise<SiteHead[]> {
  const rows = await ctx.db
    .selectFrom('recognition.site_heads as h')
    .innerJoin('documents.documents as d', (join) =>
      join.onRef('d.territory_id', '=', 'h.territory_id').onRef('d.id', '=', 'h.order_document_id'),
    )
    .select(['h.role', 'h.person_id as personId', 'h.starts_on as startsOn', 'h.ends_on as endsOn'])
    .select(['h.order_document_id as orderDocumentId', 'd.number as orderNumber', 'd.date as orderDate'])
    .where('h.territory_id', '=', ctx.territory.id)
    .where('h.site_id', '=', siteId)
    .orderBy('h.role', 'desc')
    .orderBy('h.starts_on', 'desc')
    .execute();
  return rows.map((row) => ({ ...row, role: row.role as SiteHead['role'] }));
}
