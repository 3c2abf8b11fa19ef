// A regulation of the demonstration entered as a clerk enters one: title, approving act, text, the day it comes into force.
import type { z } from 'zod';
import { type CivilDate, momentIn } from '../../kernel/clock.ts';
import type { Command } from '../../kernel/command.ts';
import type { WriteCtx } from '../../kernel/ctx.ts';
import { isRefusal } from '../../kernel/refusal.ts';
import { addAct, supersedeAct } from './commands/acts.ts';
import { pasteClauses } from './commands/clauses.ts';
import { draftVersion, publishVersion } from './commands/publish.ts';
import { draftRegulation } from './commands/regulations.ts';
import { draftAmong, regulationBySlug, versionsOf } from './queries/regulations.ts';
import type { ActLevel } from './regulation.text.ts';

interface DemoAct {
  readonly level: ActLevel;
  readonly kind: string;
  readonly issuer: string;
  readonly number: string;
  readonly dated: CivilDate;
  readonly title: string;
}

export interface OwnRegulation {
  readonly title: string;
  readonly text: string;
  /** Without it the regulation stays a draft. */
  readonly order?: DemoAct;
  readonly inForceFrom?: CivilDate;
  /** An act it rests on that no longer holds, and what came instead. */
  readonly oldLaw?: { readonly act: DemoAct; readonly instead: string };
  /** A new version is being prepared. */
  readonly revised?: boolean;
}

/** The loader writes before anybody has signed in: rights are not asked, everything else is. */
async function run<I extends z.ZodType, R, O>(
  ctx: WriteCtx,
  command: Command<I, R, O>,
  input: z.input<I>,
): Promise<O> {
  const parsed = command.input.parse(input);
  const record = command.load ? await command.load(ctx, parsed) : undefined;
  const answer = await command.run(ctx, parsed, record as R);
  if (isRefusal(answer)) throw new Error(`Demonstration: ${answer.text}`);
  return answer as O;
}

export async function enterOwnRegulation(ctx: WriteCtx, own: OwnRegulation): Promise<string> {
  const day = own.inForceFrom ?? ctx.today;
  const then = { ...ctx, now: momentIn(day, '10:00', ctx.territory.zone), today: day };
  const { id, slug } = await run(then, draftRegulation, { kind: 'Положение', title: own.title });
  const draftSeen = async () => draftAmong(await versionsOf(then, id))?.version ?? 1;
  if (own.order) await run(then, addAct, { slug, role: 'approves', ...own.order });
  if (own.oldLaw) {
    const added = await run(then, addAct, { slug, role: 'legal-basis', ...own.oldLaw.act });
    if (!isRefusal(added))
      await run(then, supersedeAct, { id: added.actId, superseded: true, supersededBy: own.oldLaw.instead });
  }
  await run(then, pasteClauses, { slug, version: await draftSeen(), text: own.text });
  if (!own.inForceFrom) return id;
  await run(then, publishVersion, {
    ...{ slug, version: await draftSeen(), effectiveFrom: own.inForceFrom },
    reason: 'Положение утверждено приказом',
  });
  const record = own.revised ? await regulationBySlug(then, slug) : null;
  if (record) await run(ctx, draftVersion, { slug });
  return id;
}
