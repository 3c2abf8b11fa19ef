// What the nomenclature puts on the head's page: how many documents are in force, what is missing, what legal support waits.
import type { ReadCtx } from '../../kernel/ctx.ts';
import { formatNumber } from '../../platform/language/index.ts';
import { PlainTable, Stat, StatRow } from '../../ui/index.ts';
import type { HeadPart } from '../centre/index.ts';
import { mattersOf } from './legal/legal.queries.ts';
import { maySee } from './nomenclature.policy.ts';
import { slotStates, nomenclatureText as text } from './nomenclature.text.ts';
import { holesOf, slotsOf } from './slots/slot.queries.ts';
import { yearItems } from './year/year.queries.ts';

export const nomenclatureHeadPart: HeadPart = {
  key: 'nomenclature',
  section: async (ctx: ReadCtx) => {
    if (!maySee(ctx)) return null;
    const slots = await slotsOf(ctx);
    const items = await yearItems(ctx, ctx.schoolYear);
    const matters = await mattersOf(ctx);
    const holes = holesOf(slots);
    const lacking = items.filter(({ state }) => state === 'absent' || state === 'overdue').length;
    return {
      title: text.headTitle,
      body: (view) => (
        <>
          <StatRow>
            {slots.length > 0 ? (
              <>
                <Stat
                  value={slots.filter(({ state }) => state === 'in-force' || state === 'revising').length}
                  label={text.figures.inForce}
                  note={`из ${formatNumber(slots.length)}`}
                  tone={holes.length === 0 ? 'done' : undefined}
                  href={view.url('/nomenclature')}
                />
                <Stat
                  value={holes.length}
                  label={text.figures.holes}
                  tone={holes.length > 0 ? 'trouble' : 'done'}
                  href={view.url('/nomenclature')}
                />
              </>
            ) : null}
            {items.length > 0 ? (
              <Stat
                value={lacking}
                label={text.figures.absent}
                note={`из ${formatNumber(items.length)}`}
                tone={lacking > 0 ? 'waiting' : 'done'}
                href={view.url('/nomenclature/year')}
              />
            ) : null}
            <Stat
              value={matters.length}
              label={text.figures.legal}
              tone={matters.length > 0 ? 'waiting' : 'done'}
              href={view.url('/nomenclature/legal')}
            />
          </StatRow>
          {holes.length > 0 ? (
            <PlainTable
              caption={text.figures.holes}
              rows={holes}
              rowKey={(row) => row.key}
              rowHref={(row) => view.url(`/nomenclature#${row.key}`)}
              columns={[
                { key: 'title', title: text.slot, cell: (row) => row.title, wrap: true },
                { key: 'state', title: text.state, cell: (row) => slotStates[row.state] },
                { key: 'why', title: text.placed, cell: (row) => row.why, wrap: true },
              ]}
            />
          ) : null}
        </>
      ),
    };
  },
};
