// Tabs of the room and of a partner's card.
import type { PageView } from '../../../kernel/page.ts';
import { Tabs } from '../../../ui/index.ts';
import { seesPartnerReport } from '../partner.policy.ts';
import { partnerText as text } from '../partner.text.ts';
import { specialistText } from '../specialist.text.ts';

type RoomTab = 'partners' | 'work' | 'specialists' | 'report';

export function PartnerTabs({ view, current }: { view: PageView; current: RoomTab }) {
  const tabs: [RoomTab, string, string][] = [
    ['partners', text.title, '/partners'],
    ['work', text.work.title, '/partners/work'],
    ['specialists', specialistText.title, '/partners/specialists'],
    ...(seesPartnerReport.check(view, undefined)
      ? []
      : [['report', text.report.title, '/partners/report'] as [RoomTab, string, string]]),
  ];
  return (
    <Tabs
      label="Разделы работы с партнёрами"
      tabs={tabs.map(([key, words, path]) => ({
        text: words,
        href: view.url(path),
        current: key === current,
      }))}
    />
  );
}

export type CardTab = 'card' | 'work' | 'history';

export function CardTabs(props: { view: PageView; id: string; current: CardTab; works: number }) {
  const { view, id, current, works } = props;
  const card = view.url(`/partners/${id}`);
  return (
    <Tabs
      label="Разделы карточки партнёра"
      tabs={[
        { text: text.tabs.card, href: card, current: current === 'card' },
        { text: text.tabs.work, href: `${card}/work`, current: current === 'work', count: works },
        { text: text.tabs.history, href: `${card}/history`, current: current === 'history' },
      ]}
    />
  );
}
