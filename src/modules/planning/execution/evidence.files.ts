// Who opens files of planning: evidence and grounds are seen by whoever sees the line or the plan.
import type { FileVisibility } from '../../documents/index.ts';
import { correctionWithPlan } from '../correction/correction.queries.ts';
import { visibleLine } from '../line/line.queries.ts';
import { seesDrafts } from '../plan/plan.visibility.ts';

export const planningFiles: Readonly<Record<string, FileVisibility>> = {
  'planning.line': async (ctx, id) => seesDrafts(ctx) && (await visibleLine(ctx, id)) !== null,
  'planning.correction': async (ctx, id) => seesDrafts(ctx) && (await correctionWithPlan(ctx, id)) !== null,
};
