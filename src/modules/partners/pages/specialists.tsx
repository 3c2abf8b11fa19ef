// Outside specialists: those engaged on a day, one of them, engaging another.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { type PageView, page, post } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { signedIn } from '../../../kernel/policy.ts';
import { formatDate } from '../../../platform/language/index.ts';
import {
  type Column,
  Facts,
  type FieldDescriptor,
  type Filter,
  fieldsOf,
  HistoryList,
  LinkButton,
  ListPage,
  type Option,
  Section,
} from '../../../ui/index.ts';
import { type HistoryLine, historyOf } from '../../people/index.ts';
import { engagesSpecialists } from '../partner.policy.ts';
import { partnerOptions } from '../partner.queries.ts';
import { partnerSentences } from '../partner.sentences.ts';
import { partnerText } from '../partner.text.ts';
import { endSpecialist, engageSpecialist, specialistSubject } from '../specialist.commands.ts';
import {
  type Specialist,
  type SpecialistPage,
  specialist,
  specialistsPage,
  whence,
  wholeName,
} from '../specialist.queries.ts';
import { specialistFilter } from '../specialist.schema.ts';
import { engagements, specialistText as text } from '../specialist.text.ts';
import { termWords } from '../words.ts';
import { Act } from './card-acts.tsx';
import { RegisterForm } from './forms.tsx';
import { PartnerTabs } from './tabs.tsx';

const columns: Column<Specialist>[] = [
  { key: 'name', title: text.fields.name, cell: wholeName, fixed: true, wrap: true },
  { key: 'from', title: text.fields.from, cell: whence, wrap: true },
  {
    key: 'engagement',
    title: text.fields.engagement,
    cell: (row) => engagements[row.engagement],
    wrap: true,
  },
  { key: 'work', title: text.fields.work, cell: (row) => row.work, wrap: true },
  { key: 'term', title: text.fields.state, cell: (row) => termWords(row.startsOn, row.endsOn) },
];

const optionsOf = (words: Readonly<Record<string, string>>): Option[] =>
  Object.entries(words).flatMap(([value, label]) => (value ? [{ value, label }] : []));

const filtersOf = (partners: Option[]): Filter[] => [
  { name: 'q', label: text.fields.surname, kind: 'search' },
  { name: 'on', label: 'На дату', kind: 'date' },
  { name: 'partnerId', label: text.fields.partnerId, kind: 'select', options: partners },
  { name: 'engagement', label: text.fields.engagement, kind: 'select', options: optionsOf(engagements) },
  {
    name: 'state',
    label: text.fields.state,
    kind: 'select',
    options: optionsOf(text.options),
    any: text.options[''],
  },
];

export const specialistsListPage = page<{ found: SpecialistPage; partners: Option[] }>({
  path: '/partners/specialists',
  ru: text.title,
  ability: signedIn,
  load: async (ctx, _params, query) => ({
    found: await specialistsPage(ctx, specialistFilter.parse({ ...Object.fromEntries(query), limit: 50 })),
    partners: await partnerOptions(ctx, query.get('partnerId')),
  }),
  view: (view, { found, partners }) => {
    const filters = filtersOf(partners);
    const filtered = filters.some(({ name }) => view.query.get(name));
    const add = engagesSpecialists.check(view, undefined) ? null : (
      <LinkButton
        text={text.newTitle}
        href={view.url('/partners/specialists/new')}
        look="primary"
        icon="plus"
      />
    );
    return {
      title: text.title,
      crumbs: [[partnerText.title, '/partners']],
      lead: text.lead,
      actions: add,
      wide: true,
      body: (
        <>
          <PartnerTabs view={view} current="specialists" />
          <ListPage
            caption={text.title}
            path={view.url('/partners/specialists')}
            query={Object.fromEntries(view.query)}
            filters={filters}
            columns={columns}
            rows={[...found.rows]}
            rowKey={(row) => row.id}
            rowHref={(row) => view.url(`/partners/specialists/${row.id}`)}
            count={{ total: found.total, forms: text.count }}
            exportHref={view.url(`/partners/specialists.xlsx?${view.query}`)}
            pager={{ after: found.after }}
            empty={
              filtered
                ? { title: text.empty.filtered, text: text.empty.filteredText }
                : { title: text.empty.title, text: text.empty.text, action: add }
            }
          />
        </>
      ),
    };
  },
});

async function questions(ctx: ReadCtx): Promise<FieldDescriptor[]> {
  const partners = await partnerOptions(ctx);
  return fieldsOf(engageSpecialist.input).map((field) => {
    if (field.name === 'personId') return { ...field, source: `/api/v1/${ctx.territory.slug}/people/pick` };
    return field.name === 'partnerId' ? { ...field, options: partners } : field;
  });
}

export const specialistNewPage = page<FieldDescriptor[]>({
  path: '/partners/specialists/new',
  ru: text.newTitle,
  ability: engagesSpecialists,
  load: questions,
  posts: [
    post(engageSpecialist, { next: ({ id }) => `/partners/specialists/${id}`, done: text.done.engaged }),
  ],
  view: (view, fields) => ({
    title: text.newTitle,
    crumbs: [[text.title, '/partners/specialists']],
    lead: text.empty.text,
    body: (
      <RegisterForm
        view={view}
        command={engageSpecialist}
        fields={fields}
        values={{ startsOn: view.today, partnerId: view.query.get('partnerId') }}
        cancel="/partners/specialists"
      />
    ),
  }),
});

export const specialistPage = page<{ found: Specialist; lines: readonly HistoryLine[] }>({
  path: '/partners/specialists/:id',
  ru: text.one,
  ability: signedIn,
  load: async (ctx, { id = '' }) => {
    const found = await specialist(ctx, id);
    return found && { found, lines: await historyOf(ctx, specialistSubject(id), partnerSentences) };
  },
  posts: [post(endSpecialist, { next: ({ id }) => `/partners/specialists/${id}`, done: text.done.ended })],
  view: (view, { found, lines }) => ({
    title: wholeName(found),
    crumbs: [[text.title, '/partners/specialists']],
    lead: `${engagements[found.engagement]}, ${termWords(found.startsOn, found.endsOn)}`,
    actions: <SpecialistActs view={view} found={found} />,
    body: (
      <>
        <Section title={text.groups.terms}>
          <Facts
            facts={[
              { label: text.fields.work, value: found.work, wide: true },
              { label: text.fields.document, value: found.document, wide: true },
              {
                label: text.fields.partnerId,
                value: found.partnerId ? (
                  <a href={view.url(`/partners/${found.partnerId}`)}>{found.partner}</a>
                ) : (
                  ''
                ),
              },
              { label: text.fields.affiliation, value: found.affiliation },
              { label: text.fields.startsOn, value: formatDate(found.startsOn) },
              {
                label: text.fields.name,
                value: <a href={view.url(`/people/${found.personId}`)}>карточка в реестре людей</a>,
              },
            ]}
          />
        </Section>
        <NextSteps view={view} found={found} />
        <Section title={partnerText.tabs.history}>
          <HistoryList
            zone={view.territory.zone}
            entries={lines.map((line) => ({ at: line.at, text: `${line.who}: ${line.text}` }))}
          />
        </Section>
      </>
    ),
  }),
});

function SpecialistActs({ view, found }: { view: PageView; found: Specialist }) {
  const isPast = found.endsOn !== null && found.endsOn <= view.today;
  if (isPast || refusalOf(view, endSpecialist, found)) return null;
  return <Act view={view} command={endSpecialist} record={found} look="plain" />;
}

/** How an outside specialist becomes an expert: the way in, then the body by its document. */
function NextSteps({ view, found }: { view: PageView; found: Specialist }) {
  if (engagesSpecialists.check(view, undefined)) return null;
  return (
    <Section title={text.next.title}>
      <p>{found.hasAccount ? text.next.hasAccount : text.next.noAccount}</p>
      <p>{text.next.council}</p>
      <div class="o-buttons">
        {found.hasAccount ? null : (
          <LinkButton
            text={text.next.invite}
            href={view.url(`/people/${found.personId}/invite`)}
            icon="mail"
          />
        )}
        <LinkButton text={text.next.councils} href={view.url('/councils')} />
      </div>
    </Section>
  );
}
