import type { ReadCtx } from '../../../kernel/ctx.ts';
import type { Refusal } from '../../../kernel/refusal.ts';
import {
  type HistoryLine,
  historyOf,
  outsideAssignment,
  type PlacedPerson,
  type Post,
  placedPerson,
  postsOn,
} from '../../people/index.ts';
import { applicationsOf } from '../application.queries.ts';
import type { Application } from '../application.schema.ts';
import { type HelpEntry, helpFilter, helpList } from '../help.journal.ts';
import { helpSentences } from '../help.text.ts';
import { indicatorSentences } from '../indicator.text.ts';
import { seesRecord } from '../qualification.policy.ts';
import { holderSubject, recordSentences } from '../record.commands.ts';
import { type Held, heldBy } from '../record.queries.ts';

export interface QualificationCard extends PlacedPerson {
  readonly held: Held;
  readonly posts: readonly Post[];
  readonly applications: readonly Application[];
  readonly help: readonly HelpEntry[];
  readonly history: readonly HistoryLine[];
  readonly on: string;
}

export async function loadCard(ctx: ReadCtx, id: string): Promise<QualificationCard | Refusal | null> {
  const placed = await placedPerson(ctx, id);
  if (!placed) return null;
  if (!seesRecord(ctx, placed)) return outsideAssignment(ctx);
  return {
    ...placed,
    held: await heldBy(ctx, id, ctx.today),
    posts: await postsOn(ctx, id, ctx.today),
    applications: await applicationsOf(ctx, id),
    help: (await helpList(ctx, helpFilter.parse({ personId: id, limit: 20 }))).rows,
    history: await historyOf(ctx, holderSubject(id), {
      ...recordSentences,
      ...helpSentences,
      ...indicatorSentences,
    }),
    on: ctx.today,
  };
}
