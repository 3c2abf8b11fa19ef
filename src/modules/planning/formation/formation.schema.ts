// The draft of the yearly formation: what was carried over from last year and what has been confirmed of it, step by step.
import { z } from 'zod';
import type { CivilDate } from '../../../kernel/clock.ts';
import type { FormationState } from './formation.lifecycle.ts';

const role = z.enum(['chair', 'deputy-chair', 'secretary', 'member']);
export const memberDraft = z.object({
  personId: z.uuid(),
  role,
  organisation: z.string(),
  /** Why the person may no longer sit: no post in the system today, a membership that ends; empty for others. */
  left: z.string(),
  stays: z.boolean(),
});
const bodyDraft = z.object({
  bodyId: z.uuid(),
  name: z.string(),
  kind: z.string(),
  subject: z.string(),
  fate: z.enum(['keep', 'close']),
  /** Why it is offered to be closed: its term is over. */
  hint: z.string(),
  members: z.array(memberDraft),
  confirmed: z.boolean(),
});
export const formationDraft = z.object({
  bodies: z.array(bodyDraft),
  bodiesConfirmed: z.boolean(),
  sites: z.array(z.object({ siteId: z.string(), title: z.string(), direction: z.string() })),
  directionsConfirmed: z.boolean(),
  lines: z.array(
    z.object({ lineId: z.uuid(), title: z.string(), term: z.string(), form: z.string(), keep: z.boolean() }),
  ),
  linesConfirmed: z.boolean(),
  mechanisms: z.array(z.object({ key: z.string(), title: z.string(), words: z.string() })),
  mechanismsConfirmed: z.boolean(),
});

export type BodyDraft = z.output<typeof bodyDraft>;
export type FormationDraft = z.output<typeof formationDraft>;

export interface Formation {
  readonly id: string;
  readonly schoolYear: number;
  readonly state: FormationState;
  readonly version: number;
  readonly draft: FormationDraft;
  readonly regulationVersionId: string | null;
  readonly documentId: string | null;
  readonly savedOn: CivilDate;
}

export const steps = ['bodies', 'members', 'directions', 'lines', 'mechanisms', 'order'] as const;
export type Step = (typeof steps)[number];

const isConfirmed: Readonly<Record<Exclude<Step, 'order'>, (draft: FormationDraft) => boolean>> = {
  bodies: (draft) => draft.bodiesConfirmed,
  members: (draft) => draft.bodies.every((body) => body.fate === 'close' || body.confirmed),
  directions: (draft) => draft.directionsConfirmed,
  lines: (draft) => draft.linesConfirmed,
  mechanisms: (draft) => draft.mechanismsConfirmed,
};

/** Steps nobody has confirmed yet, in their order. */
export const openSteps = (draft: FormationDraft): Exclude<Step, 'order'>[] =>
  (Object.keys(isConfirmed) as Exclude<Step, 'order'>[]).filter((step) => !isConfirmed[step](draft));
