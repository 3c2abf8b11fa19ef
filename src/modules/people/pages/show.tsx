import { type PageView, page, post } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { signedIn } from '../../../kernel/policy.ts';
import { formatDate } from '../../../platform/language/index.ts';
import {
  ActionButton,
  Facts,
  HistoryList,
  LinkButton,
  PlainTable,
  Section,
  Tabs,
} from '../../../ui/index.ts';
import { invitePerson } from '../account/invite.commands.ts';
import { mergePeople, partPeople } from '../merge/merge.commands.ts';
import { mergeText } from '../merge/merge.text.ts';
import { renamePerson } from '../person/rename.commands.ts';
import { changePerson, correctForms } from '../person.commands.ts';
import { mergesPeople } from '../person.policy.ts';
import { nameIn, personSubject } from '../person.queries.ts';
import { genders, personText as text } from '../person.text.ts';
import { endLeave } from '../post/leave.commands.ts';
import { endPost } from '../post.commands.ts';
import { withdrawRelation } from '../relation.commands.ts';
import { endActing, endRole } from '../role.commands.ts';
import { loadCard, type PersonCard } from './person-card.ts';
import { Leaves, Posts, Timeline } from './post-sections.tsx';
import { Actings, Relations, Roles } from './sections.tsx';

const back = (output: { personId: string }) => `/people/${output.personId}`;

export const personPage = page<PersonCard>({
  path: '/people/:id',
  ru: text.one,
  ability: signedIn,
  load: (ctx, { id = '' }) => loadCard(ctx, id),
  shows: ({ personal, person }) => (personal ? personSubject(person.id) : null),
  posts: [
    post(endPost, { next: back, done: 'Работа в должности завершена' }),
    post(partPeople, {
      next: ({ mergedId }) => `/people/${mergedId}`,
      done: ({ returned }) => mergeText.undone(returned),
    }),
    post(endLeave, { next: back, done: 'Отпуск завершён' }),
    post(endRole, { next: back, done: 'Роль завершена' }),
    post(endActing, { next: back, done: 'Исполнение обязанностей завершено' }),
    post(withdrawRelation, { next: back, done: 'Сведения сняты' }),
  ],
  view: (view, card) => ({
    title: card.person.fullName,
    crumbs: [[text.title, '/people']],
    lead:
      card.posts[0]?.endsOn === null ? `${card.posts[0].title}, ${card.placeOf(card.posts[0])}` : undefined,
    actions: <Actions view={view} card={card} />,
    body: (
      <>
        <Anchors card={card} />
        <Section title="Сведения">
          <PersonFacts card={card} />
        </Section>
        <Posts view={view} card={card} />
        {card.personal ? <Leaves view={view} card={card} /> : null}
        {card.sections.map((section) => (
          <Section id={section.id} title={section.title} actions={section.actions?.(view)}>
            {section.body(view)}
          </Section>
        ))}
        <Timeline card={card} view={view} />
        <Roles view={view} card={card} />
        <Actings view={view} card={card} />
        {card.personal ? <Relations view={view} card={card} /> : null}
        <Merges view={view} card={card} />
        {card.personal ? (
          <Section id="history" title="История">
            <HistoryList
              zone={view.territory.zone}
              entries={card.history.map((line) => ({ at: line.at, text: `${line.who}: ${line.text}` }))}
            />
          </Section>
        ) : null}
      </>
    ),
  }),
});

/** What the card holds and how much of it; each leads to its section below. */
function Anchors({ card }: { card: PersonCard }) {
  const path = card.timeline.length > 0 ? [{ href: '#path', text: 'Путь', count: card.timeline.length }] : [];
  return (
    <Tabs
      label="Разделы карточки"
      tabs={[
        { href: '#posts', text: 'Должности', count: card.posts.length },
        ...card.sections.map(({ id, title, count }) => ({ href: `#${id}`, text: title, count })),
        ...path,
        ...(card.personal ? [{ href: '#history', text: 'История', count: card.history.length }] : []),
      ]}
    />
  );
}

function Merges({ view, card }: { view: PageView; card: PersonCard }) {
  if (card.merges.length === 0) return null;
  return (
    <Section title={mergeText.section}>
      <PlainTable
        caption={mergeText.section}
        rows={[...card.merges]}
        rowKey={(merge) => merge.id}
        columns={[
          { key: 'name', title: 'Запись', cell: (merge) => merge.name, wrap: true },
          {
            key: 'until',
            title: 'Срок',
            cell: (merge) => mergeText.until(formatDate(merge.until)),
            wrap: true,
          },
          {
            key: 'part',
            title: 'Действие',
            cell: (merge) =>
              view.today > merge.until ? null : (
                <ActionButton
                  text={partPeople.ru}
                  action={view.self}
                  small
                  look="quiet"
                  guard={{ idempotencyKey: `${view.formKey}-${merge.id}` }}
                  hidden={{ _command: partPeople.name, id: merge.id }}
                  confirm="Запись снова станет отдельной, её связи вернутся к ней."
                />
              ),
          },
        ]}
      />
    </Section>
  );
}

function Actions({ view, card }: { view: PageView; card: PersonCard }) {
  const path = (way: string) => view.url(`/people/${card.person.id}/${way}`);
  return (
    <>
      {refusalOf(view, changePerson, card) ? null : (
        <LinkButton text="Изменить" href={path('edit')} icon="pencil" />
      )}
      {refusalOf(view, renamePerson, card) ? null : (
        <LinkButton text={renamePerson.ru} href={path('rename')} />
      )}
      {refusalOf(view, correctForms, card) ? null : (
        <LinkButton text={correctForms.ru} href={path('forms')} />
      )}
      {card.person.accountId || mergesPeople.check(view, undefined) ? null : (
        <LinkButton text={mergePeople.ru} href={path('merge')} />
      )}
      {card.person.accountId || refusalOf(view, invitePerson, card) ? null : (
        <LinkButton text={invitePerson.ru} href={path('invite')} icon="mail" />
      )}
    </>
  );
}

const previousWords = ({ previous }: PersonCard): string =>
  previous
    .map(({ surname, given, patronymic, endsOn, reason }) => {
      const name = [surname, given, patronymic].filter(Boolean).join(' ');
      return `${name} (до ${formatDate(endsOn)}${reason ? `, ${reason}` : ''})`;
    })
    .join('; ');

function PersonFacts({ card }: { card: PersonCard }) {
  const { person, personal } = card;
  const shown = (value: string) => (personal ? value : text.hidden);
  return (
    <Facts
      facts={[
        { label: text.fields.gender, value: person.gender ? genders[person.gender] : '' },
        { label: text.fields.birthDate, value: shown(person.birthDate ? formatDate(person.birthDate) : '') },
        { label: text.fields.email, value: shown(person.email) },
        { label: text.fields.phone, value: shown(person.phone) },
        ...(card.previous.length > 0
          ? [{ label: 'Прежние имена', value: previousWords(card), wide: true }]
          : []),
        { label: 'Родительный падеж', value: nameIn(person, 'full', 'genitive') },
        { label: 'Дательный падеж', value: nameIn(person, 'full', 'dative') },
        ...(personal
          ? [{ label: 'Вход в систему', value: person.accountId ? 'есть' : 'нет учётной записи' }]
          : []),
      ]}
    />
  );
}
