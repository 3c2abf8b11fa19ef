// Tabs of an institution's card; staff and history are pages of the people module, one floor above.
import type { PageView } from '../../../kernel/page.ts';
import { Tabs } from '../../../ui/index.ts';

export type InstitutionTab = 'card' | 'staff' | 'history';

export function InstitutionTabs({
  view,
  id,
  current,
}: {
  view: PageView;
  id: string;
  current: InstitutionTab;
}) {
  const card = view.url(`/institutions/${id}`);
  return (
    <Tabs
      label="Разделы карточки организации"
      tabs={[
        { text: 'Сведения', href: card, current: current === 'card' },
        { text: 'Сотрудники', href: `${card}/staff`, current: current === 'staff' },
        { text: 'История', href: `${card}/history`, current: current === 'history' },
      ]}
    />
  );
}
