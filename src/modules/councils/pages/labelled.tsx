// A field whose label holds its control: for forms that stand on one page many times, where ids would repeat.
import { type FieldDescriptor, Icon, type Option } from '../../../ui/index.ts';

export interface LabelledProps extends Pick<FieldDescriptor, 'name' | 'label'> {
  readonly widget?: FieldDescriptor['widget'] | undefined;
  readonly hint?: FieldDescriptor['hint'] | undefined;
  readonly required?: boolean | undefined;
  readonly value?: unknown;
  readonly error?: string | undefined;
  readonly options?: readonly Option[] | undefined;
}

const inputTypes: Partial<Record<FieldDescriptor['widget'], string>> = { date: 'date', time: 'time' };
const textOf = (value: unknown): string => (value === undefined || value === null ? '' : String(value));

export function Labelled(props: LabelledProps) {
  const { label, hint, error, widget = 'text' } = props;
  if (widget === 'checkbox')
    return (
      <label class="form-check o-field">
        <input
          type="checkbox"
          class="form-check-input"
          name={props.name}
          value="true"
          checked={props.value === true}
        />
        <span class="form-check-label">{label}</span>
      </label>
    );
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is inside, drawn by Control.
    <label class={`o-field d-block${error ? ' o-field-bad' : ''}`}>
      <span class="o-label">{label}</span>
      {props.required ? <span class="o-required"> обязательно</span> : null}
      {hint ? <span class="o-hint d-block">{hint}</span> : null}
      {error ? (
        <span class="o-error d-block">
          <Icon name="alert-triangle" /> {error}
        </span>
      ) : null}
      <Control {...props} widget={widget} />
    </label>
  );
}

function Control({ name, widget = 'text', value, error, required, options }: LabelledProps) {
  const shared = {
    name,
    'aria-invalid': error ? ('true' as const) : undefined,
    'aria-required': required ? ('true' as const) : undefined,
  };
  if (widget === 'textarea')
    return (
      <textarea {...shared} class="form-control" rows={4}>
        {textOf(value)}
      </textarea>
    );
  if (widget === 'select' || widget === 'radio')
    return (
      <select {...shared} class="form-select">
        <option value="">Выберите</option>
        {options?.map((option) => (
          <option value={option.value} selected={option.value === textOf(value)}>
            {option.label}
          </option>
        ))}
      </select>
    );
  return <input {...shared} type={inputTypes[widget] ?? 'text'} class="form-control" value={textOf(value)} />;
}
