// One row of the list: who hands over what to whom, and that it was accepted.
import { page, post } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { formatDate } from '../../../platform/language/index.ts';
import { Badge, Facts, LinkButton } from '../../../ui/index.ts';
import { Act } from '../../centre/index.ts';
import { seesClosing } from '../closing.policy.ts';
import { groupWords, closingText as text } from '../closing.text.ts';
import { acceptRow, handRow } from '../list/handing.commands.ts';
import { removeRow } from '../list/list.commands.ts';
import { type RowOfCase, visibleRow } from '../list/list.queries.ts';
import { giverChoice } from './choices.ts';

interface Shown extends RowOfCase {
  readonly known: Awaited<ReturnType<typeof giverChoice>>;
}

const back = ({ id }: { id: string }) => `/closing/${id}`;

export const rowPage = page<Shown>({
  path: '/closing/:caseId/rows/:rowId',
  ru: text.row,
  ability: seesClosing,
  load: async (ctx, { caseId = '', rowId = '' }) => {
    const shown = await visibleRow(ctx, { caseId, rowId });
    const kept = shown?.row.giverId ? [[shown.row.giverId, shown.row.giver] as const] : [];
    return shown && { ...shown, known: await giverChoice(ctx, kept) };
  },
  posts: [
    post(handRow, { next: back, done: ({ rows }) => text.handed(rows) }),
    post(acceptRow, { next: back, done: ({ rows }) => text.accepted(rows) }),
    post(removeRow, { next: back, done: text.removed }),
  ],
  view: (view, { found, row, known }) => {
    const hidden = { caseId: found.id, rowId: row.id };
    const open = found.state === 'preparing' && !row.acceptedOn;
    return {
      title: row.title,
      crumbs: [
        [text.title, '/closing'],
        [found.kindWords, `/closing/${found.id}`],
      ],
      badge: row.isObligation ? <Badge tone="waiting" text={text.obligation} /> : null,
      lead: groupWords[row.kind],
      actions: open ? (
        <>
          {refusalOf(view, handRow, { found, row }) ? null : (
            <Act
              view={view}
              command={handRow}
              look={row.handedOn ? 'plain' : 'primary'}
              hidden={hidden}
              known={known}
              values={{
                ...{ giverId: row.giverId ?? '', receiver: row.receiver || found.successor },
                handedOn: row.handedOn ?? view.today,
              }}
            />
          )}
          {!row.handedOn || refusalOf(view, acceptRow, { found, row }) ? null : (
            <Act
              view={view}
              command={acceptRow}
              look="primary"
              hidden={hidden}
              values={{ acceptedOn: view.today }}
            />
          )}
          {row.kind !== 'free' || refusalOf(view, removeRow, { found, row }) ? null : (
            <Act view={view} command={removeRow} look="quiet" hidden={hidden} />
          )}
        </>
      ) : null,
      body: (
        <>
          <Facts
            facts={[
              { label: text.detail, value: row.detail, wide: true },
              { label: text.giver, value: row.giver },
              { label: text.receiver, value: row.receiver },
              { label: text.handedOn, value: row.handedOn ? formatDate(row.handedOn) : '' },
              { label: text.acceptedOn, value: row.acceptedOn ? formatDate(row.acceptedOn) : '' },
              { label: text.acceptedBy, value: row.acceptedBy },
            ]}
          />
          {row.path ? (
            <p>
              <LinkButton text={text.openThing} look="quiet" href={view.url(row.path)} />
            </p>
          ) : null}
        </>
      ),
    };
  },
});
