// Buttons of a task: each opens the fields of its command; a refused act comes back with what was typed.
import type { PageView } from '../../../../kernel/page.ts';
import { refusalOf } from '../../../../kernel/perform.ts';
import { ActionButton, type ButtonLook, Field, fieldsOf, type Option } from '../../../../ui/index.ts';
import { dropTask, extendTask, reassignTask } from '../steering.commands.ts';
import { confirmTask, proveTask, reportTask, returnTask } from '../task.commands.ts';
import type { ShownTask } from './task.tsx';

type TaskCommand =
  | typeof reportTask
  | typeof proveTask
  | typeof confirmTask
  | typeof returnTask
  | typeof reassignTask
  | typeof extendTask
  | typeof dropTask;

interface PanelProps {
  readonly view: PageView;
  readonly shown: ShownTask;
  readonly command: TaskCommand;
  readonly look?: ButtonLook;
  readonly skip?: readonly string[];
  readonly values?: Readonly<Record<string, unknown>>;
  readonly options?: Readonly<Record<string, readonly Option[]>>;
}

const hiddenFields = ['id', 'version'];

function Panel({ view, shown, command, look = 'plain', skip = [], values = {}, options = {} }: PanelProps) {
  if (refusalOf(view, command, shown.task)) return null;
  const back = view.form?.command === command.name ? view.form : null;
  const fields = fieldsOf(command.input)
    .filter(({ name }) => !hiddenFields.includes(name) && !skip.includes(name))
    .map((field) => ({
      ...field,
      ...(field.source ? { source: `/api/v1${view.url('/people/pick')}` } : {}),
      ...(options[field.name] ? { options: [...(options[field.name] ?? [])] } : {}),
    }));
  return (
    <ActionButton
      text={command.ru}
      look={look}
      action={view.self}
      guard={{ idempotencyKey: `${view.formKey}-${command.name}`, version: shown.task.version }}
      hidden={{ _command: command.name, id: shown.task.id }}
      open={back !== null}
      multipart={fields.some((field) => field.widget === 'file')}
    >
      {fields.length === 0
        ? null
        : fields.map((field) => (
            <Field
              {...field}
              value={back ? back.values[field.name] : values[field.name]}
              error={back?.refusal.fields[field.name]}
            />
          ))}
    </ActionButton>
  );
}

export function TaskActions({ view, shown }: Pick<PanelProps, 'view' | 'shown'>) {
  const { task, documents } = shown;
  const common = { view, shown };
  const proof = { options: { documentId: documents } };
  if (task.state === 'done' || task.state === 'dropped') return null;
  const isLate = task.lateSince !== null || task.dueOn < view.today;
  return (
    <>
      {task.state === 'open' ? (
        <Panel
          {...common}
          {...proof}
          command={reportTask}
          look="primary"
          skip={isLate || view.form ? [] : ['explanation']}
          values={{ doneOn: view.today }}
        />
      ) : (
        <>
          <Panel {...common} command={confirmTask} look="primary" />
          <Panel {...common} command={returnTask} />
        </>
      )}
      <Panel {...common} {...proof} command={proveTask} />
      {task.state === 'open' ? (
        <>
          <Panel {...common} command={reassignTask} />
          <Panel {...common} command={extendTask} values={{ dueOn: task.dueOn }} />
        </>
      ) : null}
      <Panel {...common} command={dropTask} look="danger" />
    </>
  );
}
