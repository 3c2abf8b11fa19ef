// One question of a form: label, hint under it, the control, the error in words beside it.

import { Icon } from '../icon.tsx';
import type { Content, Option } from '../types.ts';
import { uiText } from '../ui.text.ts';
import { ControlOf } from './control.tsx';
import { EditableTable } from './editable-table.tsx';
import { scopedFieldId } from './field-scope.ts';
import { type FieldDescriptor, type FieldErrors, type FormValues, valueAt } from './field-types.ts';

export interface FieldProps extends FieldDescriptor {
  value?: unknown;
  error?: string | undefined;
  /** Errors of inner cells of an editable table, by full path. */
  errors?: FieldErrors | undefined;
  /** Words beside the field from somebody who has read it: a remark of the secretary. */
  remark?: Content | undefined;
  readOnly?: boolean | undefined;
}

const groupWidgets = new Set(['radio', 'checkboxes', 'table']);

export function Field(props: FieldProps) {
  if (props.widget === 'hidden')
    return <input type="hidden" name={props.name} value={String(props.value ?? '')} />;
  if (props.widget === 'checkbox') return <CheckField {...props} />;
  const className = `o-field${props.error ? ' o-field-bad' : ''}${props.width ? ` o-w-${props.width}` : ''}`;
  if (groupWidgets.has(props.widget))
    return (
      <fieldset
        class={className}
        id={scopedFieldId(props.name)}
        aria-describedby={describedBy(props)}
        tabindex={-1}
      >
        <legend>
          <FieldLabel {...props} />
        </legend>
        <FieldNotes {...props} />
        {props.widget === 'table' ? <EditableTable {...props} /> : <ControlOf {...props} />}
      </fieldset>
    );
  return (
    <div class={className}>
      <label for={scopedFieldId(props.name)}>
        <FieldLabel {...props} />
      </label>
      <FieldNotes {...props} />
      <ControlOf {...props} describedBy={describedBy(props)} />
    </div>
  );
}

export function describedBy(props: Pick<FieldProps, 'name' | 'hint' | 'error' | 'remark' | 'widget'>) {
  const id = scopedFieldId(props.name);
  const parts = [
    props.hint || props.widget === 'file' ? `${id}-hint` : '',
    props.remark ? `${id}-remark` : '',
    props.error ? `${id}-error` : '',
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(' ') : undefined;
}

function FieldLabel({ label, required }: FieldProps) {
  return (
    <>
      <span class="o-label">{label}</span>
      {required ? <span class="o-required">{uiText.required}</span> : null}
    </>
  );
}

function FieldNotes(props: FieldProps) {
  const id = scopedFieldId(props.name);
  const hint = props.widget === 'file' ? fileHint(props) : props.hint;
  return (
    <>
      {hint || props.widget === 'file' ? (
        <p class="o-hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {props.remark ? (
        <p class="o-remark" id={`${id}-remark`}>
          <Icon name="message" />
          <span>{props.remark}</span>
        </p>
      ) : null}
      {props.error ? (
        <p class="o-error" id={`${id}-error`}>
          <Icon name="alert-triangle" />
          <span>{props.error}</span>
        </p>
      ) : null}
    </>
  );
}

function fileHint({ hint, accept, maxMegabytes }: FieldProps): Content {
  const kinds = accept?.replaceAll(',', ', ').replaceAll('.', '').toUpperCase();
  return [
    hint ?? '',
    kinds ? ` ${uiText.filesAllowed(kinds)}` : '',
    maxMegabytes ? ` ${uiText.fileLimit(maxMegabytes)}` : '',
  ];
}

function CheckField(props: FieldProps) {
  const id = scopedFieldId(props.name);
  const on = props.value === true || props.value === 'on' || props.value === 'true' || props.value === '1';
  return (
    <div class={`o-field${props.error ? ' o-field-bad' : ''}`}>
      <label class="form-check">
        <input
          id={id}
          type="checkbox"
          class="form-check-input"
          name={props.name}
          value="true"
          checked={on}
          disabled={props.readOnly}
          aria-describedby={describedBy(props)}
          aria-invalid={props.error ? 'true' : undefined}
        />
        <span class="form-check-label">
          <FieldLabel {...props} />
        </span>
      </label>
      <FieldNotes {...props} />
    </div>
  );
}

export interface FieldsProps {
  fields: FieldDescriptor[];
  values?: FormValues | undefined;
  errors?: FieldErrors | undefined;
  /** Choices known only at run time, by field name. */
  options?: Record<string, Option[]> | undefined;
  remarks?: Record<string, Content> | undefined;
  readOnly?: boolean | undefined;
}

/** All fields of a form in order, those of one group under its heading. */
export function Fields({ fields, values, errors, options, remarks, readOnly }: FieldsProps) {
  const groups: { title: string | undefined; fields: FieldDescriptor[] }[] = [];
  for (const field of fields) {
    const last = groups.at(-1);
    if (last && last.title === field.group) last.fields.push(field);
    else groups.push({ title: field.group, fields: [field] });
  }
  const draw = (field: FieldDescriptor) => (
    <Field
      {...field}
      options={options?.[field.name] ?? field.options}
      columns={field.columns?.map((column) => ({
        ...column,
        options: options?.[`${field.name}.${column.name}`] ?? column.options,
      }))}
      value={valueAt(values, field.name)}
      error={errors?.[field.name]}
      errors={errors}
      remark={remarks?.[field.name]}
      readOnly={readOnly}
    />
  );
  return (
    <>
      {groups.map((group) =>
        group.title ? (
          <section class="o-group">
            <h2>{group.title}</h2>
            {group.fields.map(draw)}
          </section>
        ) : (
          group.fields.map(draw)
        ),
      )}
    </>
  );
}
