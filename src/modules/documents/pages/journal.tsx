// The journal of registration for print: one kind, one year, numbers in order, cancelled ones left in their place.
import { otherYear, type ReadCtx } from '../../../kernel/ctx.ts';
import { page } from '../../../kernel/page.ts';
import { signedIn } from '../../../kernel/policy.ts';
import {
  Badge,
  type Column,
  EmptyState,
  FilterBar,
  formatDay,
  LinkButton,
  PrintButton,
  SortableTable,
} from '../../../ui/index.ts';
import { correspondenceText } from '../correspondence/correspondence.text.ts';
import { type DocumentKind, documentKinds } from '../document.schema.ts';
import { kindNames, documentText as words } from '../document.text.ts';
import { type JournalEntry, journalOf } from '../journal.queries.ts';
import { numberingYear } from '../numbering.ts';
import { officeFileOf } from '../office.queries.ts';
import { registerYears } from '../register.queries.ts';

const columnsIn = (zone: string): Column<JournalEntry>[] => [
  { key: 'number', title: '№', cell: (entry) => entry.number ?? '' },
  { key: 'date', title: 'Дата', cell: (entry) => (entry.date ? formatDay(entry.date) : '') },
  {
    key: 'title',
    title: 'Заголовок',
    wrap: true,
    cell: (entry) => (
      <>
        {entry.title}
        {entry.cancelReason ? (
          <>
            {' '}
            <Badge tone="trouble" text={words.cancelledMark} /> {entry.cancelReason}
          </>
        ) : null}
      </>
    ),
  },
  { key: 'office', title: 'Дело', cell: (entry) => entry.officeIndex ?? '' },
  { key: 'term', title: 'Срок хранения', cell: (entry) => entry.storageTerm ?? '', wrap: true },
  { key: 'signer', title: 'Подписал', cell: (entry) => entry.signer ?? '' },
  {
    key: 'registered',
    title: 'Зарегистрирован',
    cell: (entry) => `${formatDay(entry.registeredAt, zone)} ${entry.registeredBy}`,
  },
];

/** The year chosen in the header, or the one today's papers are numbered in. */
const shownYear = (ctx: ReadCtx, office: Parameters<typeof numberingYear>[0]): number =>
  otherYear(ctx) ?? numberingYear(office, ctx.today);

const kindIn = (text: string | null): DocumentKind => documentKinds.find((kind) => kind === text) ?? 'order';

export const journalPage = page({
  path: '/documents/journal',
  ru: words.journalTitle,
  ability: signedIn,
  load: async (ctx, _params, query) => {
    const kind = kindIn(query.get('kind'));
    const office = await officeFileOf(ctx, kind);
    const asked = Number(query.get('year'));
    const year = asked >= 1990 && asked <= 2200 ? Math.trunc(asked) : shownYear(ctx, office);
    return { kind, year, office, entries: await journalOf(ctx, kind, year), years: await registerYears(ctx) };
  },
  view: (view, { kind, year, office, entries, years }) => {
    const path = view.url('/documents/journal');
    const span = office.yearUnit === 'school' ? `${year}/${year + 1}` : String(year);
    return {
      title: `${words.journalTitle}: ${kindNames[kind].toLowerCase()}, ${span}`,
      crumbs: [[words.registerTitle, '/documents']],
      lead: words.journalLead(office.index, office.title, office.storageTerm),
      actions: (
        <>
          <LinkButton text={correspondenceText.incoming} href={view.url('/documents/incoming')} icon="mail" />
          <LinkButton text={correspondenceText.outgoing} href={view.url('/documents/outgoing')} icon="send" />
          <PrintButton />
        </>
      ),
      wide: true,
      body: (
        <>
          <FilterBar
            path={path}
            query={{ kind, year: String(year) }}
            filters={[
              {
                name: 'kind',
                label: 'Вид',
                kind: 'select',
                options: documentKinds.map((each) => ({ value: each, label: kindNames[each] })),
              },
              {
                name: 'year',
                label: 'Год',
                kind: 'select',
                options: years.map((each) => ({ value: String(each), label: String(each) })),
              },
            ]}
          />
          {entries.length === 0 ? (
            <EmptyState title={words.journalEmpty} text={words.journalEmptyText} icon="books" />
          ) : (
            <div class="card o-list-card">
              <SortableTable
                caption={words.journalTitle}
                columns={columnsIn(view.territory.zone)}
                rows={entries}
                rowKey={(entry) => entry.id}
                rowHref={(entry) => view.url(entry.path)}
              />
            </div>
          )}
        </>
      ),
    };
  },
});
