// The attestation part of a person's card: applications with their terms, and help given.
import type { PageView } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { formatDate } from '../../../platform/language/index.ts';
import { LinkButton, PlainTable, Section } from '../../../ui/index.ts';
import { dueOf } from '../application.schema.ts';
import { type HelpEntry, noteHelp, rateHelp } from '../help.journal.ts';
import { helpKinds, helpText } from '../help.text.ts';
import { categoryNames } from '../qualification.text.ts';
import { nextStep } from './application-steps.ts';
import { StateBadge } from './applications.tsx';
import type { QualificationCard } from './card.load.ts';

export function Attestation({ view, card }: { view: PageView; card: QualificationCard }) {
  const mayHelp = refusalOf(view, noteHelp, card) === null;
  if (card.applications.length === 0 && card.help.length === 0 && !mayHelp) return null;
  return (
    <Section
      title="Аттестация"
      actions={
        mayHelp ? (
          <LinkButton
            text={noteHelp.ru}
            href={view.url(`/qualification/people/${card.person.id}/help`)}
            icon="plus"
            small
          />
        ) : null
      }
    >
      <PlainTable
        caption="Заявления"
        rows={[...card.applications]}
        rowKey={(each) => each.id}
        empty="Заявлений нет"
        columns={[
          {
            key: 'kind',
            title: 'Заявление',
            cell: (each) => (
              <a href={view.url(`/qualification/applications/${each.id}`)}>
                {categoryNames[each.kind]}, {each.position}
              </a>
            ),
            wrap: true,
          },
          { key: 'filed', title: 'Подано', cell: (each) => formatDate(each.filedOn) },
          { key: 'state', title: 'Состояние', cell: (each) => <StateBadge state={each.state} /> },
          { key: 'next', title: 'Следующий шаг', cell: nextStep, wrap: true },
          {
            key: 'due',
            title: 'Срок',
            cell: (each) => {
              const due = dueOf(each);
              return due ? `до ${formatDate(due)}` : '';
            },
          },
        ]}
      />
      {card.help.length > 0 ? (
        <PlainTable
          caption="Журнал помощи"
          rows={[...card.help]}
          rowKey={(each) => each.id}
          columns={[
            { key: 'on', title: 'День', cell: (each) => formatDate(each.onDate) },
            { key: 'kind', title: 'Помощь', cell: (each) => helpKinds[each.kind], wrap: true },
            { key: 'topic', title: 'О чём', cell: (each) => each.topic, wrap: true },
            { key: 'outcome', title: 'Итог', cell: (each) => each.outcome, wrap: true },
            { key: 'helper', title: 'Кто помог', cell: (each) => each.helper },
            { key: 'mark', title: 'Отзыв', cell: (each) => ratingOf(view, each), wrap: true },
          ]}
        />
      ) : null}
    </Section>
  );
}

/** What was said, or the way to say it for the one who was helped. */
function ratingOf(view: PageView, entry: HelpEntry) {
  if (entry.mark) return [helpText.rated(entry.mark), entry.feedback].filter(Boolean).join(': ');
  return refusalOf(view, rateHelp, entry) ? (
    ''
  ) : (
    <a href={view.url('/qualification/help')}>{helpText.rate}</a>
  );
}
