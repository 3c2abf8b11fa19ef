// The form page: error summary, fields, steps with progress, autosave, review before sending.
import { GuardFields } from '../action.tsx';
import { countOf, formatDay } from '../format.ts';
import { Icon } from '../icon.tsx';
import type { Content, FormGuard, Link } from '../types.ts';
import { uiText } from '../ui.text.ts';
import { scopedFieldId } from './field-scope.ts';
import { type FieldDescriptor, type FieldErrors, type FormValues, valueAt } from './field-types.ts';
import { isGated } from './form-gate.ts';

export interface FormPageProps {
  action: string;
  /** Words of the main button, a verb: «Подать заявку». */
  submit: string;
  guard?: FormGuard | undefined;
  hidden?: Record<string, string> | undefined;
  errors?: FieldErrors | undefined;
  /** Given, the summary of errors names each field before its error. */
  fields?: FieldDescriptor[] | undefined;
  cancel?: Link | undefined;
  /** A second button of the same form: «Сохранить черновик». */
  also?: { name: string; value: string; text: string } | undefined;
  multipart?: boolean | undefined;
  /** Saves as it is typed: `href` takes the same fields by POST; `key` names the copy kept in the browser. */
  autosave?: { href: string; key: string; savedAt?: string | undefined } | undefined;
  children?: Content;
}

export function FormPage(props: FormPageProps) {
  const { autosave } = props;
  if (isGated(props.hidden)) return null;
  return (
    <form
      class="o-form"
      method="post"
      action={props.action}
      enctype={props.multipart ? 'multipart/form-data' : undefined}
      novalidate
      data-controller={autosave ? 'submit-once autosave' : 'submit-once dirty'}
      data-dirty-text-value={autosave ? undefined : uiText.unsaved}
      data-autosave-href-value={autosave?.href}
      data-autosave-key-value={autosave?.key}
    >
      <GuardFields guard={props.guard} />
      {Object.entries(props.hidden ?? {}).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <ErrorSummary errors={props.errors} fields={props.fields} />
      {autosave ? <RestoreOffer /> : null}
      {props.children}
      <div class="o-buttons o-form-end">
        <button type="submit" class="btn btn-primary">
          {props.submit}
        </button>
        {props.also ? (
          <button type="submit" class="btn" name={props.also.name} value={props.also.value}>
            {props.also.text}
          </button>
        ) : null}
        {props.cancel ? (
          <a class="btn btn-ghost-primary" href={props.cancel.href}>
            {props.cancel.text}
          </a>
        ) : null}
        {autosave ? <SavedMark savedAt={autosave.savedAt} /> : null}
      </div>
    </form>
  );
}

function SavedMark({ savedAt }: { savedAt?: string | undefined }) {
  return (
    <span class="o-saved" data-autosave-target="status" aria-live="polite">
      {savedAt ? uiText.autosaveSaved(savedAt) : uiText.autosaveIdle}
    </span>
  );
}

function RestoreOffer() {
  return (
    <div class="o-flash o-flash-warning" data-autosave-target="offer" hidden>
      <Icon name="history" />
      <div>
        {uiText.restoreOffer}
        <div class="o-buttons">
          <button type="button" class="btn btn-sm" data-action="autosave#restore">
            {uiText.restore}
          </button>
          <button type="button" class="btn btn-sm btn-ghost-primary" data-action="autosave#forget">
            {uiText.dropCopy}
          </button>
        </div>
      </div>
    </div>
  );
}

export interface ErrorSummaryProps {
  errors?: FieldErrors | undefined;
  fields?: FieldDescriptor[] | undefined;
}

/** Errors at the top, each a link to its field; takes the focus after a refused form. */
export function ErrorSummary({ errors, fields }: ErrorSummaryProps) {
  const list = Object.entries(errors ?? {});
  if (list.length === 0) return null;
  return (
    <div class="o-errors" role="alert" tabindex={-1} data-controller="focus">
      <h2>{uiText.errorsTitle(countOf(list.length, uiText.errorsCount))}</h2>
      <ul>
        {list.map(([name, message]) => {
          const label = labelAt(fields ?? [], name);
          const words = label && !message.includes('«') ? `${label}: ${lowerFirst(message)}` : message;
          return <li>{name ? <a href={`#${scopedFieldId(name)}`}>{words}</a> : message}</li>;
        })}
      </ul>
    </div>
  );
}

/** «План работы, строка 2, срок» for plan[1].due. */
function labelAt(fields: FieldDescriptor[], name: string): string | undefined {
  const [, table, row, column] = /^(.+?)\[(\d+)\](?:\.(.+))?$/.exec(name) ?? [];
  const field = fields.find((one) => one.name === (table ?? name));
  if (!field || row === undefined) return field?.label;
  const inner = field.columns?.find((one) => one.name === column);
  return `${field.label}, ${uiText.row(Number(row) + 1)}${inner ? `, ${lowerFirst(inner.label)}` : ''}`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

export interface FormStep {
  text: string;
  href?: string | undefined;
  state: 'done' | 'now' | 'next' | 'trouble';
  /** «не хватает: тема, план» */
  note?: string | undefined;
}

/** Named steps of a long form with progress. */
export function Steps({ steps }: { steps: FormStep[] }) {
  const now = steps.findIndex((step) => step.state === 'now') + 1;
  return (
    <nav class="o-steps" aria-label={uiText.steps}>
      {now > 0 ? <p class="o-steps-of">{uiText.stepOf(now, steps.length)}</p> : null}
      <ol>
        {steps.map((step, index) => (
          <li class={`o-step o-step-${step.state}`} aria-current={step.state === 'now' ? 'step' : undefined}>
            <span class="o-step-mark">
              {step.state === 'done' ? <Icon name="check" /> : String(index + 1)}
            </span>
            <span>
              {step.href ? <a href={step.href}>{step.text}</a> : step.text}
              {step.note ? <small>{step.note}</small> : null}
            </span>
          </li>
        ))}
      </ol>
    </nav>
  );
}

export interface ReviewListProps {
  fields: FieldDescriptor[];
  values: FormValues;
  /** Where a field can be changed. */
  changeHref?: ((field: FieldDescriptor) => string) | undefined;
  errors?: FieldErrors | undefined;
  /** Words for values that are ids: returns undefined to show the value itself. */
  show?: ((field: FieldDescriptor, value: unknown) => Content | undefined) | undefined;
}

/** Everything that was filled in, before it is sent. */
export function ReviewList({ fields, values, changeHref, errors, show }: ReviewListProps) {
  return (
    <dl class="o-review">
      {fields.map((field) => {
        const value = valueAt(values, field.name);
        const shown = show?.(field, value) ?? shownValue(field, value);
        return (
          <div class={errors?.[field.name] ? 'o-field-bad' : undefined}>
            <dt>{field.label}</dt>
            <dd>
              {shown}
              {errors?.[field.name] ? <p class="o-error">{errors[field.name]}</p> : null}
            </dd>
            {changeHref ? (
              <dd class="o-review-change">
                <a href={changeHref(field)} aria-label={uiText.changeOf(field.label)}>
                  {uiText.change}
                </a>
              </dd>
            ) : null}
          </div>
        );
      })}
    </dl>
  );
}

function shownValue(field: FieldDescriptor, value: unknown): Content {
  if (value === true) return uiText.yes;
  if (value === false) return uiText.no;
  if (field.columns && Array.isArray(value)) return <ReviewTable field={field} rows={value} />;
  if (Array.isArray(value)) return value.map((one) => labelOf(field, one)).join(', ') || uiText.notFilled;
  if (value === undefined || value === null || value === '')
    return <span class="o-none">{uiText.notFilled}</span>;
  return labelOf(field, value);
}

function labelOf(field: FieldDescriptor, value: unknown): string {
  const text = value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
  if (field.widget === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(text)) return formatDay(text);
  return field.options?.find((option) => option.value === text)?.label ?? text;
}

function ReviewTable({ field, rows }: { field: FieldDescriptor; rows: Record<string, unknown>[] }) {
  return (
    <section class="o-edit-scroll" tabindex={0} aria-label={field.label}>
      <table class="o-edit">
        <thead>
          <tr>
            {field.columns?.map((column) => (
              <th scope="col">{column.label}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              {field.columns?.map((column) => (
                <td>{shownValue(column, row[column.name])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
