// Parts every page of the room uses: its ways, a command as a button with its own form, the sign of a clause.
import type { AnyCommand } from '../../../kernel/command.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import type { PageView } from '../../../kernel/page.ts';
import {
  ActionButton,
  type ActionButtonProps,
  type Clause,
  ClauseChip,
  type FieldDescriptor,
  Fields,
  fieldsOf,
  Tabs,
} from '../../../ui/index.ts';
import { chipFor, clausePath, currentVersion, settingOfService } from '../../regulations/index.ts';
import { keepsStructure, overseesStaff, seesStructure } from '../centre.policy.ts';
import { centreText as text } from '../centre.text.ts';

const ways = [
  { key: 'structure', path: '/centre', closed: seesStructure },
  { key: 'who', path: '/centre/who', closed: null },
  { key: 'mine', path: '/centre/my-terms', closed: null },
  { key: 'versions', path: '/centre/versions', closed: seesStructure },
  { key: 'requirements', path: '/centre/requirements', closed: keepsStructure },
  { key: 'head', path: '/centre/head', closed: overseesStaff },
  { key: 'responsibility', path: '/centre/responsibility', closed: overseesStaff },
] as const;

/** Pages of the room this person may open; one way alone needs no row of ways. */
export function CentreTabs({ view, current }: { view: PageView; current: (typeof ways)[number]['key'] }) {
  const open = ways.filter(({ closed }) => !closed?.check(view, undefined));
  if (open.length < 2) return null;
  return (
    <Tabs
      label={text.title}
      tabs={open.map(({ key, path }) => ({
        text: text.tabs[key],
        href: view.url(path),
        current: key === current,
      }))}
    />
  );
}

interface ActProps extends Pick<ActionButtonProps, 'look' | 'icon' | 'small' | 'confirm' | 'text'> {
  readonly view: PageView;
  readonly command: AnyCommand;
  /** What tells this form from another of the same command, and what the form knows already. */
  readonly hidden: Readonly<Record<string, string>>;
  readonly values?: Readonly<Record<string, unknown>>;
  /** What is known of a field only now: choices. */
  readonly known?: Readonly<Record<string, Partial<FieldDescriptor>>>;
}

/** Whether the form that came back refused is this very one. */
const isSame = (hidden: ActProps['hidden'], values: Readonly<Record<string, unknown>>) =>
  Object.entries(hidden).every(([key, value]) => key === 'version' || String(values[key] ?? '') === value);

/** A command as a button: without questions it acts, with questions its form unfolds; a refused form comes back open. */
export function Act({
  view,
  command,
  hidden,
  values,
  known,
  ...face
}: Omit<ActProps, 'text'> & { text?: string }) {
  const sent = view.form?.command === command.name && isSame(hidden, view.form.values) ? view.form : null;
  const fields = fieldsOf(command.input)
    .filter((field) => !(field.name in hidden) && field.widget !== 'hidden')
    .map((field) => ({ ...field, ...known?.[field.name] }));
  return (
    <ActionButton
      text={face.text ?? command.ru}
      look={face.look}
      icon={face.icon}
      small={face.small}
      confirm={face.confirm}
      action={view.self}
      guard={{ idempotencyKey: [view.formKey, command.name, ...Object.values(hidden)].join('-') }}
      hidden={{ _command: command.name, ...hidden }}
      open={Boolean(sent)}
    >
      {fields.length > 0 ? (
        <Fields fields={fields} values={sent?.values ?? values} errors={sent?.refusal.fields} />
      ) : null}
    </ActionButton>
  );
}

/** The sign of the clause a norm rests on in this territory. */
export async function clauseOf(ctx: ReadCtx, norm: string): Promise<Clause & { path: string | null }> {
  const chip = chipFor(await currentVersion(ctx, norm), norm);
  return { number: chip.label, path: chip.path, summary: chip.summary ?? undefined };
}

export function ClauseSign({ view, clause }: { view: PageView; clause: Clause & { path: string | null } }) {
  return (
    <ClauseChip
      number={clause.number}
      act={clause.act}
      summary={clause.summary}
      href={clause.path ? view.url(clause.path) : undefined}
    />
  );
}

/** Words and address of the clause a direction names, when the regulation in force has such a clause. */
export async function clausesOfDirections(
  ctx: ReadCtx,
): Promise<(key: string) => Clause & { path: string | null }> {
  const version = await currentVersion(ctx, 'service-portfolios');
  return (key) => {
    const clause = version?.clauses.find((each) => each.key === key);
    if (!version || !clause) return { number: settingOfService, path: null };
    const number = /^\d+(\.\d+)*/.exec(key)?.[0] ?? key;
    return { number, act: version.citation.genitive, path: clausePath(version, key), summary: clause.text };
  };
}
