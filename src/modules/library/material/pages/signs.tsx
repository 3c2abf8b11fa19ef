// Signs of the room's pages: the badge of a material's state, names of authors, tabs.
import type { PageView } from '../../../../kernel/page.ts';
import { Badge, Tabs, type Tone } from '../../../../ui/index.ts';
import { fundText } from '../../fund/fund.text.ts';
import { isKeeper } from '../../library.policy.ts';
import type { MaterialState } from '../material.lifecycle.ts';
import type { Author } from '../material.queries.ts';
import { materialText as text } from '../material.text.ts';

const tones: Readonly<Record<MaterialState, Tone>> = {
  ...{ draft: 'draft', review: 'going', returned: 'trouble', reviewed: 'waiting', approved: 'waiting' },
  ...{ fund: 'done', outdated: 'draft', withdrawn: 'draft' },
};

export const MaterialBadge = ({ state }: { state: MaterialState }) => (
  <Badge tone={tones[state]} text={text.states[state]} />
);

export const wholeName = ({ surname, given, patronymic }: Omit<Author, 'personId'>) =>
  [surname, given, patronymic].filter(Boolean).join(' ');

export const shortNames = (authors: readonly Author[]) =>
  authors
    .map(({ surname, given, patronymic }) =>
      [surname, `${given[0] ?? ''}.${patronymic ? `${patronymic[0]}.` : ''}`].join('\u00a0'),
    )
    .join(', ');

export type FundTab = 'materials' | 'items' | 'loans' | 'requests' | 'intakes' | 'write-offs' | 'mine';

const tabs: readonly { key: FundTab; text: string; path: string; keeper?: true }[] = [
  { key: 'materials', text: text.title, path: '/library' },
  { key: 'items', text: fundText.title, path: '/library/items' },
  { key: 'loans', text: fundText.journal, path: '/library/loans', keeper: true },
  { key: 'requests', text: fundText.requests, path: '/library/requests', keeper: true },
  { key: 'intakes', text: fundText.intakes, path: '/library/intakes', keeper: true },
  { key: 'write-offs', text: fundText.acts, path: '/library/write-offs', keeper: true },
  { key: 'mine', text: fundText.mine, path: '/library/mine' },
];

/** The parts of the room: what readers use, then what the keepers work with. */
export function FundTabs({ view, current }: { view: PageView; current: FundTab }) {
  const shown = tabs.filter((tab) => !tab.keeper || isKeeper(view));
  return (
    <Tabs
      label={text.menu}
      tabs={shown.map((tab) => ({ text: tab.text, href: view.url(tab.path), current: tab.key === current }))}
    />
  );
}
