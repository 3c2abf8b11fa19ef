// What is to be done by a decision: who answers for each point and until when; points are added until the minutes are signed.
import type { PageView } from '../../../kernel/page.ts';
import { formatDate } from '../../../platform/language/index.ts';
import type { Option } from '../../../ui/index.ts';
import type { ItemOfBody } from '../agenda.commands.ts';
import { addTask, withdrawTask } from '../control/steering.commands.ts';
import type { Names } from '../papers/people.ts';
import { minutesAreOpen } from '../session.lifecycle.ts';
import type { AgendaItem, Sheet } from '../sheet.ts';
import { Act, CommandForm } from './parts.tsx';

interface TaskListProps {
  readonly view: PageView;
  readonly sheet: Sheet;
  readonly names: Names;
  readonly item: AgendaItem;
}

/** Those usually asked first: the composition, then the service's own people; anybody else is found by typing. */
export interface WithOwners {
  readonly owners: Option[];
}

export function TaskList({ view, sheet, names, item }: TaskListProps) {
  const { decision } = item;
  if (!decision || decision.outcome === 'postpone') return null;
  const record: ItemOfBody = { ...item, institutionId: sheet.session.institutionId, item };
  const isOpen = minutesAreOpen(sheet.session.state);
  return (
    <>
      {decision.tasks.length > 0 ? (
        <ul class="o-people">
          {decision.tasks.map((task) => (
            <li>
              <a href={view.url(`/councils/tasks/${task.id}`)}>{task.text}</a>
              <small>
                {names(task.ownerId).short}, до {formatDate(task.dueOn)}
              </small>
              {isOpen ? (
                <Act
                  view={view}
                  command={withdrawTask}
                  record={record}
                  hidden={{ itemId: item.id, taskId: task.id }}
                  small
                  look="quiet"
                />
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      {isOpen ? (
        <details
          class="o-group"
          open={view.form?.command === addTask.name && view.form.values.itemId === item.id}
        >
          <summary class="btn btn-sm">{addTask.ru}</summary>
          <CommandForm view={view} command={addTask} record={record} hidden={{ itemId: item.id }} />
        </details>
      ) : null}
    </>
  );
}
