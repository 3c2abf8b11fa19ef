// What the pages of councils share: a form or a button of one command, tones of states, the quorum in large type.
import type { z } from 'zod';
import type { Command } from '../../../kernel/command.ts';
import type { PageView } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { upperFirst } from '../../../platform/language/index.ts';
import {
  ActionButton,
  Badge,
  type ButtonLook,
  type Content,
  type FieldErrors,
  Fields,
  FormPage,
  type FormValues,
  fieldsOf,
  type IconName,
  type Option,
  type Tone,
  valueAt,
} from '../../../ui/index.ts';
import { quorumWords } from '../councils.text.ts';
import type { Quorum } from '../quorum.ts';
import { type ItemState, itemLifecycle, type SessionState, sessionLifecycle } from '../session.lifecycle.ts';
import { Labelled } from './labelled.tsx';

const sessionTones: Record<SessionState, Tone> = {
  planned: 'draft',
  summoned: 'waiting',
  open: 'going',
  closed: 'waiting',
  'minutes-circulated': 'waiting',
  signed: 'done',
  published: 'done',
  cancelled: 'trouble',
  'not-held': 'trouble',
};
const itemTones: Record<ItemState, Tone> = {
  queued: 'draft',
  scheduled: 'waiting',
  decided: 'done',
  postponed: 'trouble',
  withdrawn: 'draft',
};

export const SessionBadge = ({ state }: { state: SessionState }) => (
  <Badge tone={sessionTones[state]} text={sessionLifecycle.states[state]} />
);
export const ItemBadge = ({ state }: { state: ItemState }) => (
  <Badge tone={itemTones[state]} text={itemLifecycle.states[state]} />
);

/** «присутствуют 7 из 9, отвод 1, кворум есть (нужно 5)», large enough for the far end of the table. */
export const QuorumLine = ({ quorum }: { quorum: Quorum }) => (
  <p class={`h2 o-edge-${quorum.reached ? 'done' : 'trouble'} o-stat`} role="status">
    {upperFirst(quorumWords(quorum))}
  </p>
);

interface CommandParts<R> {
  readonly view: PageView;
  // biome-ignore lint/suspicious/noExplicitAny: the input's shape is the command's own.
  readonly command: Command<z.ZodType, R, any>;
  readonly record: R;
  readonly hidden: Readonly<Record<string, string>>;
}

/** The same command may stand on a page several times: the hidden values tell the forms apart. */
const keyOf = ({
  view,
  command,
  hidden,
}: Omit<CommandParts<never>, 'record' | 'command'> & { command: { name: string } }) =>
  [view.formKey, command.name, ...Object.values(hidden)].join('-');

const guardOf = <R,>(parts: CommandParts<R>): Record<string, string> => ({
  _command: parts.command.name,
  _key: keyOf(parts),
  ...parts.hidden,
});

/** The refused form comes back into its own place. */
function returned<R>({
  view,
  command,
  hidden,
}: CommandParts<R>): { values: FormValues; errors: FieldErrors } | null {
  const form = view.form;
  const isOwn =
    form?.command === command.name &&
    Object.entries(hidden).every(([name, value]) => form.values[name] === value);
  return form && isOwn ? { values: { ...form.values }, errors: { ...form.refusal.fields } } : null;
}

export interface ActProps<R> extends CommandParts<R> {
  readonly text?: string;
  readonly look?: ButtonLook;
  readonly icon?: IconName;
  readonly small?: boolean;
  readonly confirm?: Content;
  readonly children?: Content;
}

/** A button of a command; absent for those whose right it never is. */
export function Act<R>(props: ActProps<R>) {
  if (refusalOf(props.view, props.command, props.record)) return null;
  return (
    <ActionButton
      text={props.text ?? props.command.ru}
      action={props.view.self}
      hidden={guardOf(props)}
      look={props.look}
      icon={props.icon}
      small={props.small}
      confirm={props.confirm}
    >
      {props.children}
    </ActionButton>
  );
}

export interface CommandFormProps<R> extends CommandParts<R> {
  readonly submit?: string;
  readonly values?: FormValues;
  readonly options?: Record<string, Option[]>;
  /** Names of the fields to draw; all but the hidden ones unless told. */
  readonly only?: readonly string[];
  readonly autosave?: string;
  /** Stands on the page many times: labels hold their controls instead of ids. */
  readonly repeated?: boolean;
  readonly children?: Content;
}

/** A form of a command with fields drawn from its schema; absent for those whose right it never is. */
export function CommandForm<R>(props: CommandFormProps<R>) {
  if (refusalOf(props.view, props.command, props.record)) return null;
  const back = returned(props);
  const fields = fieldsOf(props.command.input)
    .filter((field) => !(field.name in props.hidden) && (props.only?.includes(field.name) ?? true))
    .map((field) =>
      field.source ? { ...field, source: `/api/v1${props.view.url('/people/pick')}` } : field,
    );
  return (
    <FormPage
      action={props.view.self}
      submit={props.submit ?? props.command.ru}
      hidden={guardOf(props)}
      errors={back?.errors}
      autosave={props.autosave ? { href: props.view.self, key: props.autosave } : undefined}
    >
      {props.repeated ? (
        fields.map((field) => (
          <Labelled
            {...field}
            options={props.options?.[field.name] ?? field.options}
            value={valueAt(back?.values ?? props.values, field.name)}
            error={back?.errors[field.name]}
          />
        ))
      ) : (
        <Fields
          fields={fields}
          values={back?.values ?? props.values}
          errors={back?.errors}
          options={props.options}
        />
      )}
      {props.children}
    </FormPage>
  );
}
