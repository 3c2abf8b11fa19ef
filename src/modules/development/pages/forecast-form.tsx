// The conditions of the forecast: rows and step, and the scenario; a plain GET form, so that an answer can be sent as an address.
import type { PageView } from '../../../kernel/page.ts';
import type { Option } from '../../../ui/index.ts';
import { attestationGrounds } from '../../qualification/index.ts';
import { isAttestation } from '../forecast.attestation.ts';
import type { ForecastFilter } from '../forecast.schema.ts';
import { forecastText as text } from '../forecast.text.ts';

const optionsOf = (words: Readonly<Record<string, string>>): Option[] =>
  Object.entries(words).map(([value, label]) => ({ value, label }));
const upTo = (from: number, to: number): Option[] =>
  Array.from({ length: to - from + 1 }, (_, index) => ({
    value: String(from + index),
    label: String(from + index),
  }));

export function ForecastForm({ view, filter }: { view: PageView; filter: ForecastFilter }) {
  const select = (
    name: 'ground' | 'by' | 'step' | 'years' | 'interval' | 'retirement',
    options: Option[],
    any?: string,
  ) => (
    <div class="o-filter o-filter-select">
      <label for={`filter-${name}`}>{text.fields[name]}</label>
      <select id={`filter-${name}`} name={name} class="form-select" data-action="auto-submit#now">
        {any ? <option value="">{any}</option> : null}
        {options.map(({ value, label }) => (
          <option value={value} selected={value === String(filter[name])}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
  const about = isAttestation(filter);
  return (
    <search class="o-filters">
      <form
        class="o-filter-row"
        method="get"
        action={view.url('/development/forecast')}
        aria-label={text.scenario}
        data-controller="auto-submit"
      >
        {filter.institutionId ? (
          <input type="hidden" name="institutionId" value={filter.institutionId} />
        ) : null}
        {about ? <input type="hidden" name="about" value={filter.about} /> : null}
        {select('by', optionsOf(text.by))}
        {select('step', optionsOf(text.step))}
        {select('years', upTo(1, 10))}
        {about
          ? select('ground', optionsOf(attestationGrounds), text.attestation.anyGround)
          : select('interval', upTo(1, 5), text.anyRule)}
        {select('retirement', upTo(55, 75), 'не считать возраст')}
        {about ? null : <Seats filter={filter} />}
        <button type="submit" class="btn" data-auto-submit-target="button">
          Показать
        </button>
      </form>
    </search>
  );
}

/** What an order of courses is counted with. */
function Seats({ filter }: { filter: ForecastFilter }) {
  return (
    <>
      <label class="form-check o-filter-check">
        <input
          type="checkbox"
          class="form-check-input"
          name="vacancies"
          value="1"
          checked={filter.vacancies === '1'}
          data-action="auto-submit#now"
        />
        <span class="form-check-label">{text.fields.vacancies}</span>
      </label>
      <div class="o-filter">
        <label for="filter-hours">{text.fields.hours}</label>
        <input
          id="filter-hours"
          type="number"
          min="1"
          name="hours"
          value={String(filter.hours)}
          class="form-control"
        />
      </div>
      <div class="o-filter">
        <label for="filter-group">{text.fields.group}</label>
        <input
          id="filter-group"
          type="number"
          min="1"
          name="group"
          value={String(filter.group)}
          class="form-control"
        />
      </div>
    </>
  );
}
