// Parts shared by the pages of regulations: state badge, warnings, a command's form, the table of differences.
import type { AnyCommand } from '../../../kernel/command.ts';
import type { PageView } from '../../../kernel/page.ts';
import {
  Badge,
  type Content,
  Fields,
  Flash,
  FormPage,
  fieldsOf,
  PlainTable,
  type Tone,
} from '../../../ui/index.ts';
import { clauseName } from '../citation.ts';
import type { Difference } from '../compare.ts';
import type { RegulationRecord } from '../queries/regulations.ts';
import { type RegulationState, regulationLifecycle } from '../regulation.lifecycle.ts';
import { words } from './words.text.ts';

const tones: Record<RegulationState, Tone> = { draft: 'draft', 'in-force': 'done', repealed: 'trouble' };

export function StateBadge({ state }: { state: RegulationState }) {
  return <Badge tone={tones[state]} text={regulationLifecycle.states[state]} />;
}

export function Warnings({ texts }: { texts: readonly string[] }) {
  return (
    <>
      {texts.map((text) => (
        <Flash kind="warning" text={text} />
      ))}
    </>
  );
}

export const registerCrumb = [words.register.title, '/regulations'] as const;

/** «Порядок признания организаций…» is long: crumbs carry its kind and act. */
export const cardCrumb = (record: Pick<RegulationRecord, 'kind' | 'slug' | 'title'>) =>
  [shorten(record.title, 60), `/regulations/${record.slug}`] as const;

export const shorten = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, text.lastIndexOf(' ', length) || length)}…`;

interface CommandFormProps {
  view: PageView;
  command: AnyCommand;
  values?: Record<string, unknown> | undefined;
  hidden?: Record<string, string> | undefined;
  cancel?: string | undefined;
  children?: Content;
}

/** The form of one command, made from its schema; a refused one comes back as it was typed. */
export function CommandForm({ view, command, values, hidden, cancel, children }: CommandFormProps) {
  const refused = view.form?.command === command.name ? view.form : null;
  return (
    <FormPage
      action={view.self}
      submit={command.ru}
      guard={{ idempotencyKey: view.formKey }}
      hidden={{ _command: command.name, ...hidden }}
      errors={refused?.refusal.fields}
      cancel={cancel ? { text: 'Не менять', href: cancel } : undefined}
    >
      <Fields
        fields={fieldsOf(command.input)}
        values={refused ? refused.values : values}
        errors={refused?.refusal.fields}
      />
      {children}
    </FormPage>
  );
}

/** Added, taken away, changed: the sign and the text say it, not the colour. */
export function Differences({
  caption,
  rows,
  clauses,
}: {
  caption: string;
  rows: readonly Difference[];
  clauses?: boolean;
}) {
  return (
    <PlainTable
      caption={caption}
      rows={[...rows]}
      rowKey={(row) => `${row.name}${row.sign}`}
      empty={words.compare.none}
      columns={[
        {
          key: 'sign',
          title: words.compare.columns.sign || 'Знак',
          cell: (row) => words.compare.signs[row.sign],
        },
        {
          key: 'name',
          title: words.compare.columns.name,
          wrap: true,
          cell: (row) => (clauses ? clauseName(row.name) : row.name),
        },
        { key: 'before', title: words.compare.columns.before, wrap: true, cell: (row) => row.before ?? '—' },
        { key: 'after', title: words.compare.columns.after, wrap: true, cell: (row) => row.after ?? '—' },
      ]}
    />
  );
}
