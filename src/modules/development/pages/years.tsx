// The yearly record of development as a table: hours of courses, hours between them against the norm.
import { formatNumber } from '../../../platform/language/index.ts';
import { Badge, PlainTable } from '../../../ui/index.ts';
import { growthText as text } from '../growth.text.ts';
import { betweenWords, leftWords, type YearRecord } from '../growth.years.ts';

export const YearTable = ({ years }: { years: readonly YearRecord[] }) => (
  <PlainTable
    caption={text.years}
    rows={[...years]}
    rowKey={(row) => String(row.year)}
    columns={[
      { key: 'year', title: text.year, cell: (row) => row.words },
      {
        key: 'courses',
        title: text.courseHours,
        cell: (row) => formatNumber(row.courseHours),
        numeric: true,
      },
      { key: 'between', title: text.betweenHours, cell: betweenWords, numeric: true },
      {
        key: 'norm',
        title: 'Норма года',
        cell: (row) => (
          <Badge
            tone={
              row.norm !== null && row.betweenHours >= row.norm
                ? 'done'
                : row.norm === null
                  ? 'draft'
                  : 'waiting'
            }
            text={leftWords(row)}
          />
        ),
      },
    ]}
  />
);
