// The rooms of the network as tabs: the same on every page, so that nobody is lost.
import type { PageView } from '../../../kernel/page.ts';
import { Tabs } from '../../../ui/index.ts';
import { networkText as text } from '../network.text.ts';

const tabs = [
  ['tree', text.tree, '/network'],
  ['plan', text.tabs.plan, '/network/plan'],
  ['assignments', text.tabs.assignments, '/network/assignments'],
  ['participation', text.tabs.participation, '/network/participation'],
  ['governance', text.tabs.governance, '/network/governance'],
  ['map', text.map, '/network/map'],
] as const;

export type NetworkTab = (typeof tabs)[number][0];

interface NetworkTabsProps {
  readonly view: PageView;
  readonly current: NetworkTab;
  /** The reader holds the network's role: the centre's leadership is its own affair. */
  readonly isCentre?: boolean;
}

export function NetworkTabs({ view, current, isCentre }: NetworkTabsProps) {
  const shown = tabs.filter(([key]) => isCentre || key !== 'governance');
  return (
    <Tabs
      label={text.title}
      tabs={shown.map(([key, label, path]) => ({
        text: label,
        href: view.url(path),
        current: key === current,
      }))}
    />
  );
}
