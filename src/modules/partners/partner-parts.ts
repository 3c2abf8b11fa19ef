// What rooms above did together with partners: lines of their own tables, handed over by the composition root.
import type { RawBuilder } from 'kysely';
import type { ReadCtx } from '../../kernel/ctx.ts';
import type { PageView } from '../../kernel/page.ts';
import type { Child } from '../../ui/index.ts';

export interface PartnerSection {
  readonly title: string;
  readonly body: (view: PageView) => Child;
}

export interface PartnerPart {
  readonly key: string;
  /**
   * Selects (id uuid, partner_id uuid, kind text, on_date date, title text, result text, participants int, path text)
   * of the territory's joint doings: a plan line with a partner, an event held together, a course. `kind` is one of
   * `workKinds`; `path` leads to the record within the territory. Lists, the card and the report count these rows
   * as they count entered ones, so nothing is typed twice.
   */
  readonly work: (ctx: ReadCtx) => RawBuilder<unknown>;
  /** A section of the partner's card; null: nothing to show to this reader. */
  readonly section?: (ctx: ReadCtx, partnerId: string) => Promise<PartnerSection | null>;
}

let parts: readonly PartnerPart[] = [];

/** Called once by the composition root, in the order the sections stand on the card. */
export function usePartnerParts(given: readonly PartnerPart[]): void {
  parts = given;
}

export const partnerParts = (): readonly PartnerPart[] => parts;
