// Links on the pages of both sides: what a line is linked with, and the lines of the plan linked with a record.
import type { PageView } from '../../../../kernel/page.ts';
import { refusalOf } from '../../../../kernel/perform.ts';
import { ActionButton, Field, fieldsOf, PlainTable, Section } from '../../../../ui/index.ts';
import type { LineOfPlan } from '../../line/line.commands.ts';
import type { LinkedLine } from '../../line/line.queries.ts';
import { lineText } from '../../line/line.text.ts';
import { StandingBadge } from '../../plan/pages/plan-parts.tsx';
import { linkLine, unlinkLine } from '../link.commands.ts';
import { type LinkedSubject, refOf } from '../link.subjects.ts';
import { linkKinds, linkText as text } from '../link.text.ts';

interface Parts {
  readonly view: PageView;
  readonly shown: LineOfPlan & { readonly links: readonly LinkedSubject[] };
}

function AddLink({ view, shown }: Parts) {
  const back = view.form?.command === linkLine.name ? view.form : null;
  const fields = fieldsOf(linkLine.input).filter((field) => field.name === 'subject');
  return (
    <ActionButton
      text={text.add}
      small
      action={view.self}
      guard={{ idempotencyKey: `${view.formKey}-${linkLine.name}` }}
      hidden={{ _command: linkLine.name, id: shown.line.id }}
      open={back !== null}
    >
      {fields.map((field) => (
        <Field
          {...field}
          source={`/api/v1${view.url('/planning/link/pick')}`}
          value={back?.values[field.name]}
          error={back?.refusal.fields[field.name] ?? back?.refusal.text}
        />
      ))}
    </ActionButton>
  );
}

/** «С чем связан пункт» on the card of a line. */
export function LineLinks({ view, shown }: Parts) {
  const mayLink = shown.state !== 'closed' && !refusalOf(view, linkLine, shown);
  return (
    <Section title={text.title} actions={mayLink ? <AddLink view={view} shown={shown} /> : undefined}>
      <PlainTable
        caption={text.title}
        rows={[...shown.links]}
        rowKey={refOf}
        empty={text.empty}
        columns={[
          {
            key: 'what',
            title: text.what,
            wrap: true,
            cell: (link) => (
              <>
                {link.path ? <a href={view.url(link.path)}>{link.title}</a> : link.title}
                {link.was ? <span class="o-hint d-block">{text.was(link.was)}</span> : null}
              </>
            ),
          },
          { key: 'kind', title: text.kind, wrap: true, cell: (link) => linkKinds[link.kind] },
          ...(mayLink
            ? [
                {
                  key: 'remove',
                  title: '',
                  cell: (link: LinkedSubject) => (
                    <ActionButton
                      text={text.remove}
                      look="danger"
                      small
                      action={view.self}
                      guard={{ idempotencyKey: `${view.formKey}-${refOf(link)}` }}
                      hidden={{ _command: unlinkLine.name, id: shown.line.id, subject: refOf(link) }}
                      confirm={text.removeConfirm}
                    />
                  ),
                },
              ]
            : []),
        ]}
      />
    </Section>
  );
}

interface TableParts {
  readonly view: PageView;
  readonly lines: readonly LinkedLine[];
  /** Says which record each line is linked with: the page shows several. */
  readonly several?: boolean;
}

/** Lines of the service's plan on the page of a record they are linked with. */
export function LinkedLines({ view, lines, several = false }: TableParts) {
  return (
    <PlainTable
      caption={text.lines}
      rows={[...lines]}
      rowKey={(line) => `${line.id} ${line.linkTitle}`}
      columns={[
        {
          key: 'line',
          title: text.line,
          wrap: true,
          cell: (line) => <a href={view.url(`/planning/lines/${line.id}`)}>{line.title}</a>,
        },
        ...(several
          ? [{ key: 'what', title: text.what, wrap: true, cell: (line: LinkedLine) => line.linkTitle }]
          : []),
        { key: 'term', title: lineText.fields.term, wrap: true, cell: (line) => line.term },
        { key: 'responsible', title: lineText.fields.responsible, cell: (line) => line.responsible },
        {
          key: 'standing',
          title: lineText.fields.state,
          cell: (line) => <StandingBadge standing={line.standing} />,
        },
      ]}
    />
  );
}
