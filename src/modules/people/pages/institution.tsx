// Two tabs of an institution's card that need people: its staff today, and its history in sentences.
import { type PageView, page, post } from '../../../kernel/page.ts';
import { signedIn } from '../../../kernel/policy.ts';
import { formatDate, formatNumber } from '../../../platform/language/index.ts';
import { HistoryList, LinkButton, PlainTable, Section } from '../../../ui/index.ts';
import {
  type Institution,
  type InstitutionLink,
  InstitutionTabs,
  institution,
  institutionsModule,
  institutionText,
  staffLinksOf,
} from '../../institutions/index.ts';
import { type HistoryLine, historyOf } from '../history.ts';
import { placesStaff } from '../person.policy.ts';
import { employments, personText as text } from '../person.text.ts';
import { type Vacancy, vacanciesOn } from '../post/leave.queries.ts';
import { closeVacancy, openVacancy } from '../post/vacancy.commands.ts';
import { type StaffMember, staffOf } from '../post.queries.ts';
import { EndButton } from './sections.tsx';

interface Staff {
  readonly card: Institution;
  readonly staff: readonly StaffMember[];
  readonly vacancies: readonly Vacancy[];
  readonly links: readonly InstitutionLink[];
}

export const staffPage = page<Staff>({
  path: '/institutions/:id/staff',
  ru: 'Сотрудники организации',
  ability: signedIn,
  load: async (ctx, { id = '' }) => {
    const card = await institution(ctx, id);
    return (
      card && {
        card,
        staff: await staffOf(ctx, id, ctx.today),
        vacancies: await vacanciesOn(ctx, ctx.today, id),
        links: await staffLinksOf(ctx, id),
      }
    );
  },
  posts: [
    post(closeVacancy, {
      next: (output) => `/institutions/${output.institutionId}/staff`,
      done: 'Вакансия закрыта',
    }),
  ],
  view: (view, { card, staff, vacancies, links }) => ({
    title: card.shortName,
    crumbs: [[institutionText.title, '/institutions']],
    lead: card.fullName,
    actions: (
      <>
        {links.map(({ text: words, path, download }) => (
          <LinkButton text={words} href={view.url(path)} look="quiet" download={download} />
        ))}
        {keeps(view, card) ? (
          <>
            <LinkButton text={openVacancy.ru} href={view.url(`/institutions/${card.id}/vacancy`)} />
            <LinkButton
              text="Внести сотрудника"
              href={view.url(`/people/new?institutionId=${card.id}`)}
              icon="plus"
            />
          </>
        ) : null}
      </>
    ),
    body: (
      <>
        <InstitutionTabs view={view} id={card.id} current="staff" />
        <PlainTable
          caption="Сотрудники"
          rows={[...staff]}
          rowKey={(each) => each.id}
          rowHref={(each) => view.url(`/people/${each.personId}`)}
          empty="Сотрудники ещё не внесены"
          columns={[
            { key: 'name', title: text.one, cell: (each) => each.name },
            { key: 'title', title: text.fields.position, cell: (each) => each.title, wrap: true },
            {
              key: 'subjects',
              title: text.fields.subjects,
              cell: (each) => each.subjects.join(', '),
              wrap: true,
            },
            {
              key: 'load',
              title: text.fields.load,
              cell: (each) => (each.load === null ? '' : formatNumber(each.load)),
              numeric: true,
            },
            {
              key: 'employment',
              title: text.fields.employment,
              cell: (each) => employments[each.employment],
            },
          ]}
        />
        <Vacancies view={view} card={card} vacancies={vacancies} />
      </>
    ),
  }),
});

const keeps = (view: PageView, card: Institution): boolean =>
  card.state === 'active' && !placesStaff.check(view, { institutionId: card.id, gives: null });

/** What is free; nothing is drawn where nothing is. */
function Vacancies({ view, card, vacancies }: Omit<Staff, 'staff' | 'links'> & { view: PageView }) {
  if (vacancies.length === 0) return null;
  return (
    <Section title="Вакансии">
      <PlainTable
        caption="Вакансии"
        rows={[...vacancies]}
        rowKey={(each) => each.id}
        columns={[
          { key: 'position', title: text.fields.position, cell: (each) => each.position, wrap: true },
          { key: 'subject', title: text.fields.subject, cell: (each) => each.subject, wrap: true },
          { key: 'load', title: text.fields.load, cell: (each) => formatNumber(each.load), numeric: true },
          { key: 'since', title: text.fields.startsOn, cell: (each) => formatDate(each.startsOn) },
          { key: 'note', title: text.fields.note, cell: (each) => each.note, wrap: true },
          {
            key: 'close',
            title: 'Действие',
            cell: (each) =>
              keeps(view, card) ? <EndButton view={view} command={closeVacancy} id={each.id} /> : null,
          },
        ]}
      />
    </Section>
  );
}

interface History {
  readonly card: Institution;
  readonly lines: readonly HistoryLine[];
}

export const institutionHistoryPage = page<History>({
  path: '/institutions/:id/history',
  ru: 'История организации',
  ability: signedIn,
  load: async (ctx, { id = '' }) => {
    const card = await institution(ctx, id);
    const subject = { kind: 'institutions.institution', id };
    return card && { card, lines: await historyOf(ctx, subject, institutionsModule.sentences ?? {}) };
  },
  view: (view, { card, lines }) => ({
    title: card.shortName,
    crumbs: [[institutionText.title, '/institutions']],
    lead: card.fullName,
    body: (
      <>
        <InstitutionTabs view={view} id={card.id} current="history" />
        <HistoryList
          zone={view.territory.zone}
          entries={lines.map((line) => ({ at: line.at, text: `${line.who}: ${line.text}` }))}
        />
      </>
    ),
  }),
});
