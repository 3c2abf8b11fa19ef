// Notices as rows: which letter, about what, by when it will be done, and how it stands now.
import type { PageView } from '../../../kernel/page.ts';
import { countOf, formatDateShort } from '../../../platform/language/index.ts';
import { Badge, PlainTable, type Tone } from '../../../ui/index.ts';
import { lineStates } from '../../planning/index.ts';
import { ministryText as text } from '../ministry.text.ts';
import { noticePath } from '../notice.commands.ts';
import type { NoticeState } from '../notice.lifecycle.ts';
import type { Notice, NoticeLine } from '../notice.queries.ts';

export const noticeTones: Readonly<Record<NoticeState, Tone>> = {
  draft: 'waiting',
  sent: 'done',
  discarded: 'draft',
};

export const nowOf = (line: NoticeLine): string => lineStates[line.state as keyof typeof lineStates];

/** «№ 41 от 02.04.2026» or what the draft still waits for. */
export const letterOf = (notice: Notice): string =>
  notice.number && notice.sentOn
    ? `№ ${notice.number} от ${formatDateShort(notice.sentOn)}`
    : text.states[notice.state];

export function NoticesTable({ view, notices }: { view: PageView; notices: readonly Notice[] }) {
  return (
    <PlainTable
      caption={text.notices}
      rows={[...notices]}
      rowKey={(notice) => notice.id}
      rowHref={(notice) => view.url(noticePath(notice.id))}
      empty={text.none}
      columns={[
        { key: 'letter', title: text.fields.number, cell: letterOf },
        {
          key: 'count',
          title: text.fields.line,
          wrap: true,
          cell: (notice) => (
            <>
              {countOf(notice.lines.length, ...text.lineForms)}
              <br />
              <small>{notice.lines.map(({ title }) => title).join('; ')}</small>
            </>
          ),
        },
        {
          key: 'new',
          title: text.fields.newDay,
          wrap: true,
          cell: (notice) =>
            [...new Set(notice.lines.map(({ newDay }) => formatDateShort(newDay)))].join(', '),
        },
        {
          key: 'state',
          title: text.fields.state,
          cell: (notice) => <Badge tone={noticeTones[notice.state]} text={text.states[notice.state]} />,
        },
        {
          key: 'now',
          title: text.fields.now,
          wrap: true,
          cell: (notice) => [...new Set(notice.lines.map(nowOf))].join(', '),
        },
      ]}
    />
  );
}
