// Filters of a list in one row, with a chip for each that is on; a plain GET form.
import { ControlOf } from '../form/control.tsx';
import { formatDay, withQuery } from '../format.ts';
import { Icon } from '../icon.tsx';
import type { Link, Option, Query } from '../types.ts';
import { uiText } from '../ui.text.ts';
import { HiddenQuery } from './hidden-query.tsx';

export interface Filter {
  name: string;
  label: string;
  kind: 'search' | 'select' | 'date' | 'check';
  options?: Option[] | undefined;
  /** Too many to list: a select becomes a box that finds them as they are typed; `options` then name the chosen one. */
  source?: string | undefined;
  /** Word of the empty choice of a select; «Все» unless told. */
  any?: string | undefined;
  /** Holds also where the address is silent (the year of the header): it is put off by an empty word. */
  standing?: boolean | undefined;
}

export interface FilterBarProps {
  path: string;
  query: Query;
  filters: Filter[];
  savedViews?: (Link & { current?: boolean | undefined })[] | undefined;
}

const off = (filter: Filter) => (filter.standing ? '' : undefined);

/** Forgets the page as soon as a filter changes. */
const paging = { after: undefined, before: undefined };

export function FilterBar({ path, query, filters, savedViews }: FilterBarProps) {
  const names = new Set(filters.flatMap(({ name }) => [name, `${name}@text`]));
  const rest = Object.fromEntries(Object.entries(query).filter(([name]) => !names.has(name)));
  const on = filters.filter((filter) => queryValue(query, filter.name));
  const cleared = Object.fromEntries(filters.map((filter) => [filter.name, off(filter)]));
  return (
    <search class="o-filters">
      {savedViews?.length ? (
        <nav class="o-views" aria-label={uiText.savedViews}>
          {savedViews.map((view) => (
            <a href={view.href} aria-current={view.current ? 'true' : undefined}>
              {view.text}
            </a>
          ))}
        </nav>
      ) : null}
      <form
        class="o-filter-row"
        method="get"
        action={path}
        aria-label={uiText.filters}
        data-controller="auto-submit"
      >
        <HiddenQuery query={{ ...rest, ...paging }} />
        {filters.map((filter) => (
          <FilterField filter={filter} value={queryValue(query, filter.name)} />
        ))}
        <button type="submit" class="btn" data-auto-submit-target="button">
          {uiText.applyFilters}
        </button>
      </form>
      {on.length > 0 ? (
        <div class="o-chips">
          {on.map((filter) => (
            <a class="o-chip" href={withQuery(path, query, { ...paging, [filter.name]: off(filter) })}>
              <span class="visually-hidden">{uiText.clearFilter} </span>
              {chipText(filter, queryValue(query, filter.name))}
              <Icon name="x" />
            </a>
          ))}
          <a class="o-reset" href={withQuery(path, query, { ...paging, ...cleared })}>
            {uiText.resetFilters}
          </a>
        </div>
      ) : null}
    </search>
  );
}

function queryValue(query: Query, name: string): string {
  const value = query[name];
  return typeof value === 'string' ? value : (value?.[0] ?? '');
}

function chipText(filter: Filter, value: string): string {
  if (filter.kind === 'check') return filter.label;
  if (filter.kind === 'date' && !Number.isNaN(Date.parse(`${value}T12:00:00Z`)))
    return `${filter.label}: ${formatDay(value)}`;
  const label = filter.options?.find((option) => option.value === value)?.label ?? value;
  return `${filter.label}: ${label}`;
}

/** An option's value is its words unless told otherwise: long lists of words are not sent twice. */
const ownValue = ({ value, label }: Option) => (value === label ? undefined : value);

function FilterField({ filter, value }: { filter: Filter; value: string }) {
  const id = `filter-${filter.name}`;
  if (filter.kind === 'check')
    return (
      <label class="form-check o-filter-check">
        <input
          type="checkbox"
          class="form-check-input"
          name={filter.name}
          value="1"
          checked={value !== ''}
          data-action="auto-submit#now"
        />
        <span class="form-check-label">{filter.label}</span>
      </label>
    );
  return (
    <div class={`o-filter o-filter-${filter.kind}`}>
      <label for={id}>{filter.label}</label>
      {filter.kind === 'select' && filter.source ? (
        <div data-action="picker:picked->auto-submit#now">
          <ControlOf
            name={filter.name}
            id={id}
            label={filter.label}
            widget="picker"
            options={filter.options}
            source={filter.source}
            value={value}
          />
        </div>
      ) : filter.kind === 'select' ? (
        <select id={id} name={filter.name} class="form-select" data-action="auto-submit#now">
          <option value="">{filter.any ?? uiText.any}</option>
          {filter.options?.map((option) => (
            <option value={ownValue(option)} selected={option.value === value}>
              {option.label}
            </option>
          ))}
        </select>
      ) : (
        <input
          id={id}
          type={filter.kind}
          name={filter.name}
          value={value}
          class="form-control"
          data-action={filter.kind === 'date' ? 'auto-submit#now' : undefined}
        />
      )}
    </div>
  );
}
