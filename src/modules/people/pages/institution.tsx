// Two tabs of an institution's card that need people: its staff today, and its history in sentences.
import { page } from '../../../kernel/page.ts';
import { signedIn } from '../../../kernel/policy.ts';
import { HistoryList, LinkButton, PlainTable } from '../../../ui/index.ts';
import {
  type Institution,
  InstitutionTabs,
  institution,
  institutionsModule,
  institutionText,
} from '../../institutions/index.ts';
import { type HistoryLine, historyOf } from '../history.ts';
import { placesStaff } from '../person.policy.ts';
import { employments, personText as text } from '../person.text.ts';
import { type StaffMember, staffOf } from '../post.queries.ts';

interface Staff {
  readonly card: Institution;
  readonly staff: readonly StaffMember[];
}

export const staffPage = page<Staff>({
  path: '/institutions/:id/staff',
  ru: 'Сотрудники организации',
  ability: signedIn,
  load: async (ctx, { id = '' }) => {
    const card = await institution(ctx, id);
    return card && { card, staff: await staffOf(ctx, id, ctx.today) };
  },
  view: (view, { card, staff }) => ({
    title: card.shortName,
    crumbs: [[institutionText.title, '/institutions']],
    lead: card.fullName,
    actions:
      card.state === 'active' && !placesStaff.check(view, { institutionId: card.id, gives: null }) ? (
        <LinkButton
          text="Внести сотрудника"
          href={view.url(`/people/new?institutionId=${card.id}`)}
          icon="plus"
        />
      ) : null,
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
              key: 'employment',
              title: text.fields.employment,
              cell: (each) => employments[each.employment],
            },
          ]}
        />
      </>
    ),
  }),
});

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
