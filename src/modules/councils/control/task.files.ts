// Who opens files that prove a task: whoever sees the task.
import type { FileVisibility } from '../../documents/index.ts';
import { taskLifecycle } from './task.lifecycle.ts';
import { visibleTask } from './task.queries.ts';

export const taskFiles: Readonly<Record<string, FileVisibility>> = {
  [taskLifecycle.name]: async (ctx, id) => (await visibleTask(ctx, id)) !== null,
};
