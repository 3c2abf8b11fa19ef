// The filter of a plan's lines, the same for the table and the timeline: words, direction, person, how a line stands, whom it concerns.
import type { ReadCtx } from '../../../../kernel/ctx.ts';
import type { PageView } from '../../../../kernel/page.ts';
import { type Filter, FilterBar, type Option } from '../../../../ui/index.ts';
import { concernsOf } from '../../concern/concern.queries.ts';
import { type ConcernKind, concernKinds, concernText } from '../../concern/concern.text.ts';
import { type Line, troubles } from '../../line/line.queries.ts';
import type { Standing } from '../../line/line.standing.ts';
import { lineText, standings } from '../../line/line.text.ts';
import { planPath } from '../plan.commands.ts';
import type { Plan } from '../plan.queries.ts';

/** Bodies and institutions the filter offers: asked only when the address names one. */
export type ConcernChoices = Readonly<Partial<Record<ConcernKind, readonly Option[]>>>;

export async function concernedOf(
  ctx: ReadCtx,
  planId: string,
  query: URLSearchParams,
): Promise<ConcernChoices> {
  const choices: Partial<Record<ConcernKind, Option[]>> = {};
  for (const kind of concernKinds) {
    if (!query.get(kind)) continue;
    const { known } = await concernsOf(ctx, planId, kind);
    choices[kind] = known.map(({ id, title }) => ({ value: id, label: title }));
  }
  return choices;
}

const standingOptions = (lines: readonly Line[]): Option[] => {
  const present = new Set<Standing>(lines.map((line) => line.standing));
  return [
    ...(lines.some((line) => troubles.includes(line.standing))
      ? [{ value: 'late', label: 'опоздания и несделанное' }]
      : []),
    ...(Object.keys(standings) as Standing[])
      .filter((key) => present.has(key))
      .map((key) => ({ value: key, label: standings[key] })),
  ];
};

const peopleOptions = (lines: readonly Line[]): Option[] =>
  [...new Map(lines.map((line) => [line.responsibleId, line.responsible.replaceAll('\u00a0', ' ')]))]
    .map(([value, label]) => ({ value, label }))
    .toSorted((a, b) => a.label.localeCompare(b.label, 'ru'));

const directionOptions = ({ catalogue }: Plan, lines: readonly Line[]): Option[] => [
  ...catalogue.directions.map(({ key, text: label }) => ({ value: key, label })),
  ...(lines.some((line) => line.direction === '') ? [{ value: '-', label: lineText.noSection }] : []),
];

export interface Filtered {
  readonly plan: Plan;
  readonly all: readonly Line[];
  readonly isDraft: boolean;
  readonly concerned: ConcernChoices;
}

export function PlanFilters(props: { view: PageView; shown: Filtered; path?: string }) {
  const { view, shown, path = '' } = props;
  const { plan, all } = shown;
  const select = (name: string, label: string, options: readonly Option[]): Filter => ({
    ...{ name, label, kind: 'select', options: [...options] },
  });
  return (
    <FilterBar
      path={view.url(`${planPath(plan.id)}${path}`)}
      query={Object.fromEntries(view.query)}
      filters={[
        { name: 'q', label: 'Найти в плане', kind: 'search' },
        select('direction', lineText.fields.direction, directionOptions(plan, all)),
        select('person', lineText.fields.responsible, peopleOptions(all)),
        ...(shown.isDraft ? [] : [select('standing', lineText.fields.standing, standingOptions(all))]),
        ...concernKinds.flatMap((kind) => {
          const options = shown.concerned[kind];
          const none = { value: '-', label: concernText.none[kind].toLocaleLowerCase('ru') };
          return options ? [select(kind, concernText.who[kind], [...options, none])] : [];
        }),
      ]}
    />
  );
}
