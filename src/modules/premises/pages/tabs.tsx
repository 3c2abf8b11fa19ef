// Tabs of the room.
import type { PageView } from '../../../kernel/page.ts';
import { Tabs } from '../../../ui/index.ts';
import { premisesText as text } from '../premises.text.ts';

export function PremisesTabs({ view, current }: { view: PageView; current: 'list' | 'week' }) {
  return (
    <Tabs
      label={text.title}
      tabs={[
        { text: text.tabs.list, href: view.url('/premises'), current: current === 'list' },
        { text: text.tabs.week, href: view.url('/premises/week'), current: current === 'week' },
      ]}
    />
  );
}
