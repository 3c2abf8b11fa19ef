// Packages of proposals: what was handed over, what waits for the authority, what an order has answered.

import { dateIn } from '../../../../kernel/clock.ts';
import { page } from '../../../../kernel/page.ts';
import { signedIn } from '../../../../kernel/policy.ts';
import { formatDate } from '../../../../platform/language/index.ts';
import { ListPage } from '../../../../ui/index.ts';
import { packageWords as words } from '../../site/pages/site-pages.text.ts';
import { PackageBadge } from '../../site/pages/site-parts.tsx';
import { packagePolicy } from '../package.policy.ts';
import { type Package, packagesInState } from '../package.queries.ts';
import { packageKinds } from '../package.text.ts';

export const packageListPage = page<Package[]>({
  path: '/recognition/packages',
  ru: words.listTitle,
  ability: signedIn,
  load: async (ctx) => {
    const all = await packagesInState(ctx, ['prepared', 'transferred', 'received', 'ordered']);
    return all.filter((pack) => !packagePolicy.rules.view.check(ctx, pack));
  },
  view: (view, packages) => {
    const day = (at: Date | null) => (at ? formatDate(dateIn(at, view.territory.zone)) : '');
    return {
      title: words.listTitle,
      lead: words.listLead,
      crumbs: [['Отбор', '/recognition']],
      wide: true,
      body: (
        <ListPage
          caption={words.listTitle}
          path={view.url('/recognition/packages')}
          query={{}}
          count={{ total: packages.length, forms: ['пакет', 'пакета', 'пакетов'] }}
          rows={packages}
          rowKey={(pack) => pack.id}
          rowHref={(pack) => view.url(`/recognition/packages/${pack.id}`)}
          columns={[
            { key: 'kind', title: 'Пакет', cell: (pack) => packageKinds[pack.kind], wrap: true },
            { key: 'prepared', title: words.prepared, cell: (pack) => day(pack.preparedAt) },
            { key: 'transferred', title: 'Передан', cell: (pack) => day(pack.transferredAt) },
            { key: 'received', title: 'Принят', cell: (pack) => day(pack.receivedAt) },
            { key: 'state', title: 'Состояние', cell: (pack) => <PackageBadge state={pack.state} /> },
          ]}
          empty={{ title: words.none, text: words.noneHint }}
        />
      ),
    };
  },
});
