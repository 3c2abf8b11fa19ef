// The qualification of one person: categories with their acts, education, degrees and awards, publications, service.
import type { Child } from 'hono/jsx';
import { type PageView, page, post } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { signedIn } from '../../../kernel/policy.ts';
import { HistoryList, LinkButton, Section } from '../../../ui/index.ts';
import { fileApplication } from '../application.commands.ts';
import { qualificationText as text } from '../qualification.text.ts';
import { holderSubject, removeRecord } from '../record.commands.ts';
import { loadCard, type QualificationCard } from './card.load.ts';
import { Attestation } from './card-attestation.tsx';
import { Categories, Distinctions, Educations, Publications, Service } from './card-sections.tsx';

export const cardPage = page<QualificationCard>({
  path: '/qualification/people/:id',
  ru: text.one,
  ability: signedIn,
  load: (ctx, { id = '' }) => loadCard(ctx, id),
  shows: ({ person }) => holderSubject(person.id),
  posts: [
    post(removeRecord, {
      next: (output) => `/qualification/people/${output.personId}`,
      done: 'Запись убрана',
    }),
  ],
  view: (view, card) => ({
    title: card.person.fullName,
    crumbs: [[text.title, '/qualification']],
    lead: card.posts.map((each) => each.title).join('; '),
    actions: <Actions view={view} card={card} />,
    body: (
      <>
        <Categories view={view} card={card} />
        <Attestation view={view} card={card} />
        <Educations view={view} card={card} />
        <Distinctions view={view} card={card} />
        <Service view={view} card={card} />
        <Publications view={view} card={card} />
        <Section title="История">
          <HistoryList
            zone={view.territory.zone}
            entries={card.history.map((line) => ({ at: line.at, text: `${line.who}: ${line.text}` }))}
          />
        </Section>
      </>
    ),
  }),
});

function Actions({ view, card }: { view: PageView; card: QualificationCard }): Child {
  const apply = `/qualification/people/${card.person.id}/apply`;
  return (
    <>
      {refusalOf(view, fileApplication, card) ? null : (
        <LinkButton text={fileApplication.ru} href={view.url(apply)} icon="clipboard-check" />
      )}
      <LinkButton
        text="Профиль показателей"
        href={view.url(`/qualification/people/${card.person.id}/profile`)}
        icon="adjustments-horizontal"
      />
      <LinkButton text="Карточка человека" href={view.url(`/people/${card.person.id}`)} icon="user" />
    </>
  );
}
