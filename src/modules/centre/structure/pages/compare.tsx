// Two versions of the structure side by side.
import type { ReadCtx } from '../../../../kernel/ctx.ts';
import { page } from '../../../../kernel/page.ts';
import { formatNumber } from '../../../../platform/language/index.ts';
import { Badge, FilterBar, PlainTable, Section, Stat, StatRow, type Tone } from '../../../../ui/index.ts';
import { seesStructure } from '../../centre.policy.ts';
import { centreText } from '../../centre.text.ts';
import { type Comparison, compareStructures, type Difference, type SeatPair } from '../structure.compare.ts';
import { type ListedVersion, type SeatLine, structureVersions } from '../structure.queries.ts';
import { structureText as text } from '../structure.text.ts';

const words: Record<Difference, string> = {
  same: 'без изменений',
  added: 'добавлена',
  removed: 'убрана',
  changed: 'изменена',
};
const tones: Record<Difference, Tone> = {
  same: 'draft',
  added: 'done',
  removed: 'trouble',
  changed: 'waiting',
};

interface Shown {
  readonly versions: readonly ListedVersion[];
  readonly found: Comparison | null;
}

/** Without a choice in the address the two newest are compared. */
async function load(ctx: ReadCtx, query: URLSearchParams): Promise<Shown> {
  const versions = (await structureVersions(ctx)).filter((each) => each.state !== 'withdrawn');
  const to = query.get('to') || versions[0]?.id || '';
  const from = query.get('from') || versions.find((each) => each.id !== to)?.id || '';
  return { versions, found: await compareStructures(ctx, from, to) };
}

const seatWords = (seat: SeatLine | null) =>
  seat ? `${seat.title}, ${formatNumber(seat.rates)} ст., ${seat.unit}` : '—';

export const comparePage = page<Shown>({
  path: '/centre/compare',
  ru: text.compare,
  ability: seesStructure,
  load: (ctx, _params, query) => load(ctx, query),
  view: (view, { versions, found }) => {
    const options = versions.map((each) => ({ value: each.id, label: text.version(each.number) }));
    const number = (version: { number: number }) => text.version(version.number);
    return {
      title: text.compare,
      crumbs: [
        [centreText.title, '/centre'],
        [text.versions, '/centre/versions'],
      ],
      wide: true,
      body: (
        <>
          <FilterBar
            path={view.url('/centre/compare')}
            query={Object.fromEntries(view.query)}
            filters={[
              { name: 'from', label: 'Было', kind: 'select', options, any: 'Прежняя' },
              { name: 'to', label: 'Стало', kind: 'select', options, any: 'Новейшая' },
            ]}
          />
          {found ? (
            <>
              <StatRow>
                <Stat value={found.rates.before} label={`ставок: ${number(found.before).toLowerCase()}`} />
                <Stat value={found.rates.after} label={`ставок: ${number(found.after).toLowerCase()}`} />
                <Stat
                  value={found.seats.filter((each) => each.kind !== 'same').length}
                  label="должностей изменилось"
                />
              </StatRow>
              {found.unitsAdded.length + found.unitsRemoved.length > 0 ? (
                <p>
                  {found.unitsAdded.length > 0 ? `Новые отделы: ${found.unitsAdded.join(', ')}. ` : ''}
                  {found.unitsRemoved.length > 0 ? `Упразднены: ${found.unitsRemoved.join(', ')}.` : ''}
                </p>
              ) : null}
              <Section title={`${number(found.before)} и ${number(found.after).toLowerCase()}`}>
                <PlainTable<SeatPair>
                  caption={text.compare}
                  rows={[...found.seats]}
                  rowKey={(row) => row.seatId}
                  columns={[
                    {
                      key: 'before',
                      title: number(found.before),
                      cell: (row) => seatWords(row.before),
                      wrap: true,
                    },
                    {
                      key: 'after',
                      title: number(found.after),
                      cell: (row) => seatWords(row.after),
                      wrap: true,
                    },
                    {
                      key: 'kind',
                      title: 'Что изменилось',
                      cell: (row) => <Badge tone={tones[row.kind]} text={words[row.kind]} />,
                    },
                  ]}
                />
              </Section>
            </>
          ) : (
            <p class="o-none">Для сравнения нужны две редакции.</p>
          )}
        </>
      ),
    };
  },
});
