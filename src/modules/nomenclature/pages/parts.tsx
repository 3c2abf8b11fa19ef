// What the pages of the nomenclature share: the ways between them and the colours of their states.
import type { PageView } from '../../../kernel/page.ts';
import { Tabs, type Tone } from '../../../ui/index.ts';
import { type ItemState, type SlotState, nomenclatureText as text } from '../nomenclature.text.ts';

const paths = { slots: '/nomenclature', year: '/nomenclature/year', legal: '/nomenclature/legal' } as const;
export type Way = keyof typeof paths;

export function Ways({ view, current }: { view: PageView; current: Way }) {
  return (
    <Tabs
      label={text.title}
      tabs={(Object.keys(paths) as Way[]).map((key) => ({
        text: text.tabs[key],
        href: view.url(paths[key]),
        current: key === current,
      }))}
    />
  );
}

export const slotTones: Readonly<Record<SlotState, Tone>> = {
  'in-force': 'done',
  revising: 'going',
  outdated: 'trouble',
  missing: 'trouble',
};

export const itemTones: Readonly<Record<ItemState, Tone>> = {
  present: 'done',
  partial: 'going',
  late: 'waiting',
  absent: 'draft',
  overdue: 'trouble',
};
