// Front door of collections: the room itself, what people answer for in it, its files and demonstration.
import type { FileVisibility } from '../documents/index.ts';
import { answerLifecycle } from './answer/answer.lifecycle.ts';
import { visibleAnswer } from './answer/answer.queries.ts';
import { taskLifecycle } from './assignment/assignment.lifecycle.ts';
import { visibleTask } from './assignment/assignment.queries.ts';

export { assignmentCharges, assignmentHeadPart } from './assignment/assignment.charges.tsx';
export { loadCollectionsDemo } from './demo.ts';
export { collectionsModule } from './module.ts';

/** Files of an answer are seen by whoever sees the answer; the composition root tells it to documents. */
export const collectionFiles: Readonly<Record<string, FileVisibility>> = {
  [answerLifecycle.name]: async (ctx, id) => (await visibleAnswer(ctx, id)) !== null,
  [taskLifecycle.name]: async (ctx, id) => (await visibleTask(ctx, id)) !== null,
};
