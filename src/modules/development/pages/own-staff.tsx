// The report on training of the service's own staff.
import { page } from '../../../kernel/page.ts';
import { formatDateShort } from '../../../platform/language/index.ts';
import { Badge, ListPage } from '../../../ui/index.ts';
import { seesTerritoryList } from '../development.policy.ts';
import { type OwnWorker, ownStaffTraining } from '../own-staff.queries.ts';
import { recordText as text } from '../record.text.ts';
import { shortName } from './signs.tsx';
import { DevelopmentTabs } from './tabs.tsx';

export const ownStaffPage = page<OwnWorker[]>({
  path: '/development/own-staff',
  ru: text.ownStaff,
  ability: seesTerritoryList,
  load: ownStaffTraining,
  view: (view, rows) => ({
    title: text.ownStaff,
    lead: text.ownStaffLead,
    wide: true,
    body: (
      <>
        <DevelopmentTabs view={view} current="own" />
        <ListPage
          caption={text.ownStaff}
          path={view.url('/development/own-staff')}
          query={Object.fromEntries(view.query)}
          rows={rows}
          rowKey={(row) => row.personId}
          rowHref={(row) => view.url(`/development/people/${row.personId}`)}
          count={{ total: rows.length, forms: ['работник', 'работника', 'работников'] }}
          exportHref={view.url('/development/own-staff.xlsx')}
          columns={[
            { key: 'name', title: 'Работник', cell: shortName },
            { key: 'position', title: text.fields.position, cell: (row) => row.position, wrap: true },
            {
              key: 'due',
              title: 'Состояние',
              cell: (row) => (
                <Badge
                  tone={row.isDue ? 'waiting' : 'done'}
                  text={row.isDue ? 'требуется направить' : 'в норме'}
                />
              ),
            },
            { key: 'title', title: 'Последнее обучение', cell: (row) => row.title ?? '', wrap: true },
            {
              key: 'on',
              title: text.fields.endsOn,
              cell: (row) => (row.endedOn ? formatDateShort(row.endedOn) : ''),
            },
            { key: 'hours', title: 'Часов за срок', cell: (row) => String(row.hours), numeric: true },
            { key: 'going', title: 'Сейчас', cell: (row) => row.going ?? 'не учится', wrap: true },
          ]}
          empty={{ title: 'Работников службы нет', text: 'Внесите сотрудников службы в «Люди».' }}
        />
      </>
    ),
  }),
});
