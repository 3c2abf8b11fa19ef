// Answers of a collection one by one, and the list to call by: who has not answered, with telephones.
import type { PageView } from '../../../../kernel/page.ts';
import { CopyButton, LinkButton, PlainTable, Section } from '../../../../ui/index.ts';
import type { Reach } from '../../addressee/addressee.queries.ts';
import type { CollectedAnswer } from '../../answer/answer.queries.ts';
import { momentWords, untilWords } from '../../moment.ts';
import { answerPath, collectionPath } from '../collection.commands.ts';
import type { Collection } from '../collection.queries.ts';
import { collectionText as text } from '../collection.text.ts';
import { AnswerBadges } from './parts.tsx';

const f = text.fields;

interface SilentParts {
  readonly view: PageView;
  readonly collection: Collection;
  readonly silent: readonly CollectedAnswer[];
  readonly reach: ReadonlyMap<string, Reach>;
}

export function SilentTable({ view, collection, silent, reach }: SilentParts) {
  const phones = (answer: CollectedAnswer) => reach.get(answer.institutionId)?.phones.join(', ') ?? '';
  const who = (answer: CollectedAnswer) => reach.get(answer.institutionId)?.who ?? '';
  const words = [
    `«${collection.title}»: ${collection.dueAt ? untilWords(view, collection.dueAt) : ''}. Не ответили:`,
    ...silent.map((answer) => [answer.institution, who(answer), phones(answer)].filter(Boolean).join(', ')),
  ].join('\n');
  const actions =
    silent.length > 0 ? (
      <>
        <CopyButton text={words} small />
        <LinkButton
          text="XLSX"
          href={view.url(`${collectionPath(collection.id)}/silent.xlsx`)}
          icon="download"
          small
          download
        />
      </>
    ) : undefined;
  return (
    <Section title={text.silent} actions={actions}>
      <PlainTable<CollectedAnswer>
        caption={text.silent}
        rows={[...silent]}
        rowKey={(answer) => answer.id}
        rowHref={(answer) => view.url(answerPath(answer.id))}
        empty={text.silentEmpty}
        columns={[
          { key: 'institution', title: f.institution, cell: (answer) => answer.institution, wrap: true },
          {
            key: 'opened',
            title: f.opened,
            cell: (answer) => (answer.openedAt ? momentWords(view, answer.openedAt) : 'не открывала'),
          },
          { key: 'who', title: f.who, cell: (answer) => who(answer) || 'нет в реестре' },
          {
            key: 'phone',
            title: f.phone,
            cell: (answer) => phones(answer) || 'не указан',
            wrap: true,
          },
        ]}
      />
    </Section>
  );
}

export function AnswersTable({ view, answers }: { view: PageView; answers: readonly CollectedAnswer[] }) {
  return (
    <Section title={text.answers}>
      <PlainTable<CollectedAnswer>
        caption={text.answers}
        rows={[...answers]}
        rowKey={(answer) => answer.id}
        rowHref={(answer) => view.url(answerPath(answer.id))}
        columns={[
          { key: 'institution', title: f.institution, cell: (answer) => answer.institution, wrap: true },
          { key: 'state', title: f.state, cell: (answer) => <AnswerBadges answer={answer} /> },
          {
            key: 'answered',
            title: f.answeredAt,
            cell: (answer) => (answer.answeredAt ? momentWords(view, answer.answeredAt) : '—'),
          },
          { key: 'by', title: f.who, cell: (answer) => answer.answeredBy || '—' },
        ]}
      />
    </Section>
  );
}
