// Who proposes and who decides: own changes whom the regulation names, those of the ministry and the institute the head of the authority.
import { hasRole } from '../../../kernel/ctx.ts';
import { policy, rule } from '../../../kernel/policy.ts';
import type { LineSource } from '../line/line.text.ts';
import { keepers } from '../plan/plan.policy.ts';
import type { Catalogue } from '../plan/plan.queries.ts';
import { correctionText as text } from './correction.text.ts';

export interface CorrectionRights {
  readonly source: LineSource;
  /** Its line is of a direction the authority has declared strategic (004 §3.1). */
  readonly strategic?: boolean;
  readonly plan: { readonly catalogue: Pick<Catalogue, 'correctionApprover'> };
}

const fromOutside: readonly LineSource[] = ['ministry', 'institute', 'authority'];

/** Whose word makes the change effective (001 §8.6: the ministry's takes effect when the head of the authority approves). */
export const deciderOf = (record: CorrectionRights): Catalogue['correctionApprover'] =>
  record.strategic || fromOutside.includes(record.source)
    ? 'authority-head'
    : record.plan.catalogue.correctionApprover;

export const proposesCorrection = rule<unknown>(
  'proposes-correction',
  { text: text.refusals.keepers, norm: 'plan-corrections' },
  (ctx) => hasRole(ctx, [...keepers, 'authority-head']),
);

const decides = rule<CorrectionRights>(
  'decides-correction',
  { text: text.refusals.decider, norm: 'plan-corrections' },
  (ctx, record) => hasRole(ctx, [deciderOf(record), 'authority-head']),
);

export const correctionPolicy = policy<CorrectionRights, 'decide'>('planning.correction', {
  decide: decides,
});
