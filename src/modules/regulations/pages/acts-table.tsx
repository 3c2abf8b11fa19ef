// How an act stands in a table: its name, its page for those who work here, whether it is in force.
import type { PageView } from '../../../kernel/page.ts';
import { Badge, PlainTable } from '../../../ui/index.ts';
import { actName } from '../queries/acts.ts';
import type { ActLine } from '../queries/regulations.ts';
import { words } from './words.text.ts';

const text = words.acts;

/** Acts have pages for those who work here; a visitor reads their names. */
export const actHref = (view: PageView) =>
  view.actor.kind === 'visitor' ? undefined : (act: ActLine) => view.url(`/regulations/acts/${act.id}`);

export function ActState({ act }: { act: ActLine }) {
  if (!act.superseded) return <Badge tone="done" text={text.valid} />;
  return (
    <>
      <Badge tone="trouble" text={text.superseded} /> {act.supersededBy ?? ''}
    </>
  );
}

export function ActTable({
  view,
  caption,
  acts,
}: {
  view: PageView;
  caption: string;
  acts: readonly ActLine[];
}) {
  return (
    <PlainTable
      caption={caption}
      rows={[...acts]}
      rowKey={(act) => act.id}
      rowHref={actHref(view)}
      empty={text.none}
      columns={[
        { key: 'act', title: text.columns.act, wrap: true, cell: actName },
        { key: 'issuer', title: text.columns.issuer, wrap: true, cell: (act) => act.issuer },
        { key: 'state', title: text.columns.state, wrap: true, cell: (act) => <ActState act={act} /> },
      ]}
    />
  );
}
