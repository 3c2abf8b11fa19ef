// A folded panel that asks what each thing of a file means: a list of choices sent together; open while something is wanted.
import { GuardFields } from '../action.tsx';
import type { FormGuard, Option } from '../types.ts';
import { isGated } from './form-gate.ts';

export interface Asked {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  /** Travels beside the choice: the column's number, the words of the file. */
  readonly hidden: Readonly<Record<string, string>>;
  readonly name: string;
  readonly value: string;
  readonly options: readonly Option[];
  /** What no choice means. */
  readonly blank: string;
}

export interface ChoicePanelProps {
  readonly title: string;
  readonly summary: string;
  readonly open: boolean;
  readonly fault?: string | undefined;
  readonly hint?: string | undefined;
  readonly action: string;
  readonly guard: FormGuard;
  readonly hidden: Readonly<Record<string, string>>;
  readonly asked: readonly Asked[];
  /** The button's words; null while nothing may be changed. */
  readonly submit: string | null;
}

export function ChoicePanel(props: ChoicePanelProps) {
  if (isGated(props.hidden)) return null;
  return (
    <details class="card o-section o-columns" open={props.open}>
      <summary>
        <h2>{props.title}</h2>
        <span class="o-hint">{props.summary}</span>
      </summary>
      {props.fault ? (
        <p class="o-error" role="alert">
          {props.fault}
        </p>
      ) : null}
      {props.hint ? <p class="o-hint">{props.hint}</p> : null}
      <form method="post" action={props.action} data-controller="submit-once">
        <GuardFields guard={props.guard} />
        {Object.entries(props.hidden).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <ul class="o-column-list">
          {props.asked.map((each) => (
            <li>
              <label for={each.id}>
                <strong>{each.label}</strong>
                {each.hint ? <span class="o-hint">{each.hint}</span> : null}
              </label>
              {Object.entries(each.hidden).map(([name, value]) => (
                <input type="hidden" name={name} value={value} />
              ))}
              <select
                id={each.id}
                class="form-select form-select-sm"
                name={each.name}
                disabled={props.submit === null}
              >
                <option value="">{each.blank}</option>
                {each.options.map((option) => (
                  <option value={option.value} selected={each.value === option.value}>
                    {option.label}
                  </option>
                ))}
              </select>
            </li>
          ))}
        </ul>
        {props.submit ? (
          <div class="o-buttons">
            <button type="submit" class="btn btn-sm">
              {props.submit}
            </button>
          </div>
        ) : null}
      </form>
    </details>
  );
}
