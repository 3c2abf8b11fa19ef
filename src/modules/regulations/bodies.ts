// What others may rest on a regulation: a body governed by it, a document that cites it (REG-04, REG-09).
import type { ReadCtx } from '../../kernel/ctx.ts';
import { notFound, type Refusal } from '../../kernel/refusal.ts';
import { actById } from './queries/acts.ts';
import { register, regulationById } from './queries/regulations.ts';
import { regulationLifecycle } from './regulation.lifecycle.ts';
import { approvedByWords, draftIsNotCited } from './regulation.text.ts';

export interface BodyRegulation {
  readonly id: string;
  readonly title: string;
  /** Within the territory. */
  readonly path: string;
  /** False: the body is shown as «не учреждён». */
  readonly inForce: boolean;
}

/** The Положение of a body; null without one. A body whose regulation is not in force is not constituted. */
export async function regulationForBody(
  ctx: ReadCtx,
  regulationId: string | null,
): Promise<BodyRegulation | null> {
  const record = regulationId === null ? null : await regulationById(ctx, regulationId);
  if (!record) return null;
  return {
    id: record.id,
    title: record.title,
    path: `/regulations/${record.slug}`,
    inForce: record.state === 'in-force',
  };
}

/** Regulations a body may be governed by, those in force first; a draft says that it is one. */
export async function regulationsForBodies(ctx: ReadCtx): Promise<{ value: string; label: string }[]> {
  const rows = await register(ctx);
  return rows
    .filter((row) => row.state !== 'repealed')
    .map((row) => ({
      value: row.id,
      label: row.state === 'draft' ? `${row.title} (${regulationLifecycle.states.draft})` : row.title,
    }));
}

/** How a document cites a whole regulation; a draft, and one with blank requisites, is refused. */
export async function citeRegulation(ctx: ReadCtx, regulationId: string): Promise<string | Refusal> {
  const record = await regulationById(ctx, regulationId);
  if (!record) return notFound();
  if (record.state !== 'in-force') return draftIsNotCited(record.title);
  const act = record.approvingActId === null ? null : await actById(ctx, record.approvingActId);
  const words = approvedByWords(act);
  return words ? `${record.title}, ${words}` : record.title;
}
