// Who has confirmed the staff of the date and who has not, with telephones; an operator sees the own institutions.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { page } from '../../../kernel/page.ts';
import { formatMoment } from '../../../platform/language/index.ts';
import { EmptyState, PlainTable } from '../../../ui/index.ts';
import { peopleWithRole, personNames } from '../../people/index.ts';
import { type InstitutionState, statesOn } from '../confirmation.queries.ts';
import { dueDates } from '../due.ts';
import { seesConfirmations } from '../staffing.policy.ts';
import { staffingText as text } from '../staffing.text.ts';

interface Shown {
  readonly due: string;
  readonly states: readonly InstitutionState[];
  readonly names: ReadonlyMap<string, string>;
  /** Heads and operators by institution. */
  readonly keepers: ReadonlyMap<string, string>;
}

async function load(ctx: ReadCtx): Promise<Shown> {
  const { current } = await dueDates(ctx);
  const due = current ?? ctx.today;
  const states = await statesOn(ctx, due);
  const holders = await peopleWithRole(ctx, ['institution-operator', 'institution-head']);
  const keepers = Map.groupBy(holders, (holder) => holder.scopeId ?? '');
  return {
    due,
    states,
    names: await personNames(
      ctx,
      states.flatMap((each) => each.confirmedBy ?? []),
    ),
    keepers: new Map(
      [...keepers].map(([id, own]) => [id, [...new Set(own.map((holder) => holder.name))].join(', ')]),
    ),
  };
}

export const confirmationsPage = page<Shown>({
  path: '/staffing',
  ru: text.title,
  ability: seesConfirmations,
  load: (ctx) => load(ctx),
  view: (view, { due, states, names, keepers }) => ({
    title: text.title,
    lead: text.lead(due, states.filter((each) => each.confirmedAt !== null).length, states.length),
    wide: true,
    body:
      states.length === 0 ? (
        <EmptyState title={text.empty} />
      ) : (
        <PlainTable
          caption={text.title}
          rows={[...states]}
          rowKey={(each) => each.institutionId}
          rowHref={(each) => view.url(`/staffing/institutions/${each.institutionId}`)}
          columns={[
            { key: 'name', title: text.fields.institution, cell: (each) => each.name, wrap: true },
            {
              key: 'state',
              title: text.fields.state,
              cell: (each) =>
                each.confirmedAt
                  ? text.confirmed(formatMoment(each.confirmedAt, view.territory.zone))
                  : text.waiting,
              wrap: true,
            },
            { key: 'people', title: text.fields.people, cell: (each) => each.people ?? '', numeric: true },
            {
              key: 'who',
              title: text.fields.who,
              cell: (each) => names.get(each.confirmedBy ?? '') ?? '',
            },
            {
              key: 'keepers',
              title: text.fields.responsible,
              cell: (each) => keepers.get(each.institutionId) ?? '',
              wrap: true,
            },
            { key: 'phone', title: text.fields.phone, cell: (each) => each.phone },
          ]}
        />
      ),
  }),
});
