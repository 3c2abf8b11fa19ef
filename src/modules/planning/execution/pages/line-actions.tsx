// What may be done with a line: evidence, report, confirmation; and corrections of what was approved.
import type { PageView } from '../../../../kernel/page.ts';
import { refusalOf } from '../../../../kernel/perform.ts';
import { ActionButton, Field, type FieldDescriptor, fieldsOf, type Option } from '../../../../ui/index.ts';
import { cancelLine, moveLine, reassignLine } from '../../correction/correction.commands.ts';
import { proposesCorrection } from '../../correction/correction.policy.ts';
import {
  attachEvidence,
  confirmLine,
  explanationNeeded,
  failLine,
  linkDocument,
  reportLine,
  returnLine,
} from '../execution.commands.ts';
import type { ShownLine } from './line-show.tsx';

interface Parts {
  readonly view: PageView;
  readonly shown: ShownLine;
}

type LineCommand =
  | typeof attachEvidence
  | typeof linkDocument
  | typeof reportLine
  | typeof returnLine
  | typeof failLine
  | typeof moveLine
  | typeof cancelLine
  | typeof reassignLine;

interface PanelParts extends Parts {
  readonly command: LineCommand;
  readonly look?: 'primary' | 'plain' | 'danger';
  readonly skip?: readonly string[];
  readonly values?: Readonly<Record<string, unknown>>;
  readonly options?: Readonly<Record<string, readonly Option[]>>;
  readonly small?: boolean;
}

const hiddenFields = ['id', 'version'];

/** A button that opens the fields of its command; a refused act comes back with what was typed. */
function Panel({
  view,
  shown,
  command,
  look = 'plain',
  skip = [],
  values = {},
  options = {},
  small,
}: PanelParts) {
  const back = view.form?.command === command.name ? view.form : null;
  const fields: FieldDescriptor[] = fieldsOf(command.input)
    .filter((field) => !hiddenFields.includes(field.name) && !skip.includes(field.name))
    .map((field) => {
      const own = options[field.name];
      return own ? { ...field, options: [...own], widget: 'select' as const } : field;
    });
  return (
    <ActionButton
      text={command.ru}
      look={look}
      small={small}
      action={view.self}
      guard={{ idempotencyKey: `${view.formKey}-${command.name}`, version: shown.line.version }}
      hidden={{ _command: command.name, id: shown.line.id }}
      open={back !== null}
      multipart={fields.some((field) => field.widget === 'file')}
    >
      {fields.map((field) => (
        <Field
          {...field}
          value={back ? back.values[field.name] : values[field.name]}
          error={back?.refusal.fields[field.name]}
        />
      ))}
    </ActionButton>
  );
}

export function EvidenceActions({ view, shown }: Parts) {
  const { line, plan } = shown;
  if (plan.state !== 'executing' || line.state === 'cancelled' || line.state === 'not-done') return null;
  if (refusalOf(view, reportLine, shown)) return null;
  const values = { happenedOn: view.today };
  return (
    <>
      <Panel view={view} shown={shown} command={attachEvidence} values={values} small />
      {shown.documents.length > 0 ? (
        <Panel
          view={view}
          shown={shown}
          command={linkDocument}
          values={values}
          options={{ documentId: shown.documents }}
          small
        />
      ) : null}
    </>
  );
}

export function ExecutionActions({ view, shown }: Parts) {
  const { line, plan } = shown;
  if (plan.state !== 'executing') return null;
  const common = { view, shown };
  const needsWhy = explanationNeeded(line, line.facts, view.today) !== null;
  const isOver = line.endsOn !== null && line.endsOn <= view.today;
  return (
    <>
      {line.state === 'open' && !refusalOf(view, reportLine, shown) ? (
        <Panel
          {...common}
          command={reportLine}
          look="primary"
          skip={needsWhy ? [] : ['explanation']}
          values={{ doneOn: view.today, costActual: line.costPlanned }}
        />
      ) : null}
      {line.state === 'reported' && !refusalOf(view, confirmLine, shown) ? (
        <>
          <ActionButton
            text={confirmLine.ru}
            look="primary"
            action={view.self}
            guard={{ idempotencyKey: `${view.formKey}-confirm`, version: line.version }}
            hidden={{ _command: confirmLine.name, id: line.id }}
          />
          <Panel {...common} command={returnLine} />
        </>
      ) : null}
      {line.state === 'open' && isOver && !refusalOf(view, failLine, shown) ? (
        <Panel {...common} command={failLine} />
      ) : null}
    </>
  );
}

export function CorrectionActions({ view, shown }: Parts) {
  const { line, plan } = shown;
  const isWaiting = shown.corrections.some((each) => each.state === 'proposed');
  if (plan.state !== 'executing' && plan.state !== 'approved')
    return <p class="o-hint">В проекте пункт меняют прямо, в закрытом плане — уже нет.</p>;
  if (isWaiting) return <p class="o-hint">Изменение уже предложено и ждёт решения.</p>;
  if (line.state !== 'open' || proposesCorrection.check(view, undefined))
    return <p class="o-hint">Пункт закончен или не Ваш: менять нечего.</p>;
  const values = { source: 'own', term: '' };
  const common = { view, shown, values };
  return (
    <div class="o-buttons">
      <Panel {...common} command={moveLine} />
      <Panel {...common} command={reassignLine} options={{ responsibleId: shown.people }} />
      <Panel {...common} command={cancelLine} look="danger" />
    </div>
  );
}
