// The rooms of the network as tabs: the same on every page, so that nobody is lost.
import type { PageView } from '../../../kernel/page.ts';
import { Tabs } from '../../../ui/index.ts';
import { networkText as text } from '../network.text.ts';

const tabs = [
  ['tree', text.tree, '/network'],
  ['plan', text.tabs.plan, '/network/plan'],
  ['assignments', text.tabs.assignments, '/network/assignments'],
  ['map', text.map, '/network/map'],
] as const;

export type NetworkTab = (typeof tabs)[number][0];

export function NetworkTabs({ view, current }: { view: PageView; current: NetworkTab }) {
  return (
    <Tabs
      label={text.title}
      tabs={tabs.map(([key, label, path]) => ({
        text: label,
        href: view.url(path),
        current: key === current,
      }))}
    />
  );
}
