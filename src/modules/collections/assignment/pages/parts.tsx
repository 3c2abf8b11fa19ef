// Signs of a task: its state, whether it is late.
import { Badge } from '../../../../ui/index.ts';
import type { Task } from '../assignment.queries.ts';
import { taskStates } from '../assignment.text.ts';

const tones = {
  given: 'waiting',
  answered: 'going',
  returned: 'waiting',
  closed: 'done',
  withdrawn: 'draft',
} as const;

export function TaskBadges({ task }: { task: Task }) {
  return (
    <>
      <Badge tone={tones[task.state]} text={taskStates[task.state]} />{' '}
      {task.late ? <Badge tone="trouble" text={task.answeredAt ? 'с опозданием' : 'просрочено'} /> : null}
    </>
  );
}
