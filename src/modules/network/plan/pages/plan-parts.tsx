// Parts the pages of the centre's plan share: tabs, the badge of a change, the marks of who acknowledged.
import type { PageView } from '../../../../kernel/page.ts';
import { formatMoment } from '../../../../platform/language/index.ts';
import { Badge, Tabs, type Tone } from '../../../../ui/index.ts';
import { networkText } from '../../network.text.ts';
import { centrePlanPath } from '../publication.look.ts';
import type { Acknowledgement, LineChange } from '../publication.queries.ts';
import { publicationText as text } from '../publication.text.ts';

export const planCrumbs = [[networkText.title, '/network']] as const;

export function CentrePlanTabs({ view, current }: { view: PageView; current: 'plan' | 'sheet' }) {
  return (
    <Tabs
      label={text.title}
      tabs={[
        { text: text.title, href: view.url(centrePlanPath), current: current === 'plan' },
        { text: text.sheet, href: view.url(`${centrePlanPath}/sheet`), current: current === 'sheet' },
      ]}
    />
  );
}

const tones: Readonly<Record<LineChange, Tone>> = {
  same: 'draft',
  added: 'going',
  moved: 'waiting',
  cancelled: 'trouble',
  changed: 'waiting',
};

export function ChangeBadge({ change, was }: { change: LineChange; was: string }) {
  if (change === 'same') return null;
  return (
    <>
      <Badge tone={tones[change]} text={text.changes[change]} />{' '}
      {was && change !== 'cancelled' ? <small>{text.was(was)}</small> : null}
    </>
  );
}

export const acknowledgedAt = (view: PageView, { at }: Acknowledgement): string =>
  formatMoment(at, view.territory.zone);
