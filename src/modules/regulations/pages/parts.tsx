// Parts shared by the pages of regulations: state badge, warnings, a command's form, the table of differences.
import type { AnyCommand } from '../../../kernel/command.ts';
import type { Norm } from '../../../kernel/norm.ts';
import type { PageView } from '../../../kernel/page.ts';
import {
  AsideBlock,
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
import { type Difference, dateWords } from '../compare.ts';
import type { RegulationRecord } from '../queries/regulations.ts';
import { type RegulationState, regulationLifecycle } from '../regulation.lifecycle.ts';
import { settingLines } from '../settings.text.ts';
import { parametersOf } from '../settings.ts';
import type { RegulationVersion } from '../version.ts';
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
  multipart?: boolean;
  children?: Content;
}

/** The form of one command, made from its schema; a refused one comes back as it was typed. */
export function CommandForm({
  view,
  command,
  values,
  hidden,
  cancel,
  multipart,
  children,
}: CommandFormProps) {
  const refused = view.form?.command === command.name ? view.form : null;
  return (
    <FormPage
      action={view.self}
      submit={command.ru}
      guard={{ idempotencyKey: view.formKey }}
      hidden={{ _command: command.name, ...hidden }}
      errors={refused?.refusal.fields}
      multipart={multipart}
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

/** What a version sets for a norm: the date, single values, lists under their names. */
export function SettingValues({ version, norm }: { version: RegulationVersion; norm: Norm }) {
  const entry = version.calendar[norm.slug];
  const lines = norm.parameters ? settingLines(norm, parametersOf(version, norm)) : [];
  const lists = Map.groupBy(
    lines.filter((line) => line.row),
    (line) => line.label,
  );
  return (
    <>
      {norm.deadline ? <p>{entry ? dateWords(entry) : words.settings.noDate}</p> : null}
      {lines
        .filter((line) => !line.row)
        .map((line) => (
          <p>
            {line.label}: {line.value}
          </p>
        ))}
      {[...lists].map(([label, rows]) => (
        <>
          <p>{label}:</p>
          <ul>
            {rows.map((line) => (
              <li>{line.value}</li>
            ))}
          </ul>
        </>
      ))}
    </>
  );
}

/** What the text itself has wrong, told once and folded: it stays as printed. */
export function TextRemarks({ texts }: { texts: readonly string[] }) {
  if (texts.length === 0) return null;
  return (
    <AsideBlock title={words.card.remarks}>
      <ul>
        {texts.map((text) => (
          <li>{text}</li>
        ))}
      </ul>
    </AsideBlock>
  );
}
