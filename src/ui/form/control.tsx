// The control of a field by its widget: input, textarea, select, radio, checkboxes, file, picker.

import type { Content, Option } from '../types.ts';
import { uiText } from '../ui.text.ts';
import { scopedFieldId } from './field-scope.ts';
import type { FieldDescriptor } from './field-types.ts';

export interface ControlProps extends FieldDescriptor {
  value?: unknown;
  error?: string | undefined;
  describedBy?: string | undefined;
  /** Name heard instead of a visible label, for cells of a table. */
  ariaLabel?: string | undefined;
  readOnly?: boolean | undefined;
  /** Outside forms a control is known by an id of its own. */
  id?: string | undefined;
}

export function ControlOf(props: ControlProps) {
  switch (props.widget) {
    case 'textarea':
      return <TextArea {...props} />;
    case 'select':
      return <Select {...props} />;
    case 'radio':
    case 'checkboxes':
      return <Choices {...props} />;
    case 'picker':
      return <Picker {...props} />;
    case 'file':
      return <FileInput {...props} />;
    default:
      return <Input {...props} />;
  }
}

function shared(props: ControlProps) {
  return {
    id: props.id ?? scopedFieldId(props.name),
    name: props.name,
    'aria-describedby': props.describedBy,
    'aria-invalid': props.error ? ('true' as const) : undefined,
    'aria-required': props.required ? ('true' as const) : undefined,
    'aria-label': props.ariaLabel,
  };
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  // A hostile form nests where a line of text is wanted: there is nothing to show back.
  return typeof value === 'object' ? '' : String(value);
}

const inputTypes: Partial<Record<FieldDescriptor['widget'], string>> = {
  date: 'date',
  time: 'time',
  datetime: 'datetime-local',
  email: 'email',
  tel: 'tel',
  password: 'password',
};

/** Numbers are text fields with a digits keyboard: «1,5» is allowed, the wheel changes nothing. */
function Input(props: ControlProps) {
  const isNumber = props.widget === 'number';
  const isDate = props.widget === 'date';
  const text = isNumber ? textOf(props.value).replace('.', ',') : textOf(props.value);
  return (
    <input
      {...shared(props)}
      type={inputTypes[props.widget] ?? 'text'}
      inputmode={isNumber ? 'decimal' : undefined}
      class={`form-control${props.error ? ' is-invalid' : ''} o-input-${props.widget}`}
      value={props.widget === 'password' ? undefined : text}
      maxlength={isNumber ? undefined : props.maxLength}
      min={isDate ? textOf(props.min) || undefined : undefined}
      max={isDate ? textOf(props.max) || undefined : undefined}
      autocomplete={props.autocomplete}
      list={props.list}
      readonly={props.readOnly}
    />
  );
}

function TextArea(props: ControlProps) {
  const text = textOf(props.value);
  return (
    <textarea
      {...shared(props)}
      class={`form-control${props.error ? ' is-invalid' : ''}`}
      rows={props.ariaLabel ? 2 : 5}
      readonly={props.readOnly}
    >
      {text}
    </textarea>
  );
}

function Select(props: ControlProps) {
  const now = textOf(props.value);
  const groups = new Map<string, Option[]>();
  for (const option of props.options ?? []) {
    groups.set(option.group ?? '', [...(groups.get(option.group ?? '') ?? []), option]);
  }
  const draw = (option: Option) => (
    <option value={option.value} selected={option.value === now} disabled={option.disabled}>
      {option.label}
    </option>
  );
  return (
    <select
      {...shared(props)}
      class={`form-select${props.error ? ' is-invalid' : ''}`}
      disabled={props.readOnly}
    >
      <option value="">{uiText.chooseOne}</option>
      {[...groups].map(([title, options]) =>
        title ? <optgroup label={title}>{options.map(draw)}</optgroup> : options.map(draw),
      )}
    </select>
  );
}

function Choices(props: ControlProps) {
  const many = props.widget === 'checkboxes';
  const value = props.value;
  const chosen = new Set(Array.isArray(value) ? value.map(textOf) : [textOf(value)]);
  return (
    <div class="o-choices">
      {props.options?.map((option) => (
        <label class="form-check">
          <input
            type={many ? 'checkbox' : 'radio'}
            class="form-check-input"
            name={many ? `${props.name}[]` : props.name}
            value={option.value}
            checked={chosen.has(option.value)}
            disabled={props.readOnly || option.disabled}
          />
          <span class="form-check-label">
            {option.label}
            {option.hint ? <span class="o-hint">{option.hint}</span> : null}
          </span>
        </label>
      ))}
    </div>
  );
}

/**
 * A person or institution out of many: the words go as `name@text`, the id as `name`.
 * Without scripts only the words arrive and parseForm finds the id among the options given to it.
 */
function Picker(props: ControlProps) {
  const id = props.id ?? scopedFieldId(props.name);
  const now = textOf(props.value);
  const chosen = props.options?.find((option) => option.value === now);
  // Words that found nothing come back as they were typed.
  const isWords = !chosen && /[^\w-]|[а-яё]/i.test(now);
  return (
    <div class="o-picker" data-controller="picker" data-picker-source-value={props.source}>
      <input
        {...shared({ ...props, name: `${props.name}@text` })}
        id={id}
        type="text"
        class={`form-control${props.error ? ' is-invalid' : ''}`}
        list={`${id}-list`}
        value={chosen?.label ?? (isWords ? now : '')}
        autocomplete="off"
        readonly={props.readOnly}
        data-picker-target="text"
        data-action="input->picker#type change->picker#pick"
      />
      <input type="hidden" name={props.name} value={isWords ? '' : now} data-picker-target="id" />
      <datalist id={`${id}-list`} data-picker-target="list">
        {props.options?.map((option) => (
          <option value={option.label} data-id={option.value}>
            {option.hint}
          </option>
        ))}
      </datalist>
    </div>
  );
}

function FileInput(props: ControlProps) {
  const files = fileNames(props.value);
  return (
    <>
      {files ? (
        <p class="o-file-now">
          {uiText.fileChosen} {files}
        </p>
      ) : null}
      <input
        {...shared(props)}
        name={props.multiple ? `${props.name}[]` : props.name}
        type="file"
        class={`form-control${props.error ? ' is-invalid' : ''}`}
        accept={props.accept}
        multiple={props.multiple}
      />
    </>
  );
}

/** Names of what is attached already: a string, a list, or markup a page made of links. */
function fileNames(value: unknown): Content | undefined {
  if (Array.isArray(value)) return value.length > 0 ? value.map(textOf).join(', ') : undefined;
  return value ? (value as Content) : undefined;
}
