// The qualification of one person: categories with their acts, education, degrees and awards, publications, service.
import type { Child } from 'hono/jsx';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { type PageView, page, post } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { signedIn } from '../../../kernel/policy.ts';
import type { Refusal } from '../../../kernel/refusal.ts';
import { HistoryList, LinkButton, Section } from '../../../ui/index.ts';
import {
  type HistoryLine,
  historyOf,
  outsideAssignment,
  type PlacedPerson,
  type Post,
  placedPerson,
  postsOn,
} from '../../people/index.ts';
import { fileApplication } from '../application.commands.ts';
import { applicationsOf } from '../application.queries.ts';
import type { Application } from '../application.schema.ts';
import { type HelpEntry, helpFilter, helpList } from '../help.journal.ts';
import { helpSentences } from '../help.text.ts';
import { indicatorSentences } from '../indicator.text.ts';
import { seesRecord } from '../qualification.policy.ts';
import { qualificationText as text } from '../qualification.text.ts';
import { holderSubject, recordSentences, removeRecord } from '../record.commands.ts';
import { type Held, heldBy } from '../record.queries.ts';
import { Attestation } from './card-attestation.tsx';
import { Categories, Distinctions, Educations, Publications, Service } from './card-sections.tsx';

export interface QualificationCard extends PlacedPerson {
  readonly held: Held;
  readonly posts: readonly Post[];
  readonly applications: readonly Application[];
  readonly help: readonly HelpEntry[];
  readonly history: readonly HistoryLine[];
  readonly on: string;
}

async function loadCard(ctx: ReadCtx, id: string): Promise<QualificationCard | Refusal | null> {
  const placed = await placedPerson(ctx, id);
  if (!placed) return null;
  if (!seesRecord(ctx, placed)) return outsideAssignment(ctx);
  return {
    ...placed,
    held: await heldBy(ctx, id, ctx.today),
    posts: await postsOn(ctx, id, ctx.today),
    applications: await applicationsOf(ctx, id),
    help: (await helpList(ctx, helpFilter.parse({ personId: id, limit: 20 }))).rows,
    history: await historyOf(ctx, holderSubject(id), {
      ...recordSentences,
      ...helpSentences,
      ...indicatorSentences,
    }),
    on: ctx.today,
  };
}

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
