// Sections of the qualification card; each lists one kind of record and offers to enter or take away.
import type { Child } from 'hono/jsx';
import { addDays } from '../../../kernel/clock.ts';
import type { AnyCommand } from '../../../kernel/command.ts';
import type { PageView } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { formatDate } from '../../../platform/language/index.ts';
import { ActionButton, Facts, Field, fieldsOf, LinkButton, PlainTable, Section } from '../../../ui/index.ts';
import { planConformity } from '../conformity.commands.ts';
import {
  distinctionKinds,
  educationLevels,
  qualificationText,
  type RecordKind,
  statedKinds,
} from '../qualification.text.ts';
import * as commands from '../record.commands.ts';
import { removeSchema } from '../record.schema.ts';
import type { QualificationCard } from './card.load.ts';
import { CategoryBadge, serviceText } from './parts.tsx';

interface SectionProps {
  readonly view: PageView;
  readonly card: QualificationCard;
}

const reasonFields = fieldsOf(removeSchema.pick({ reason: true }));

function Remove({ view, card, kind, id }: SectionProps & { kind: RecordKind; id: string }) {
  if (refusalOf(view, commands.removeRecord, card)) return null;
  return (
    <ActionButton
      text="Убрать"
      action={view.self}
      small
      look="quiet"
      guard={{ idempotencyKey: `${view.formKey}-${id}` }}
      hidden={{ _command: commands.removeRecord.name, personId: card.person.id, kind, id }}
      confirm="Запись уйдёт из карточки и всех списков; в истории останется, кто её убрал и почему."
    >
      {reasonFields.map((field) => (
        <Field {...field} />
      ))}
    </ActionButton>
  );
}

const addButton = ({ view, card }: SectionProps, command: AnyCommand, way: string): Child =>
  refusalOf(view, command, card) ? null : (
    <LinkButton
      text={command.ru}
      href={view.url(`/qualification/people/${card.person.id}/${way}`)}
      icon="plus"
      small
    />
  );

const removing = (props: SectionProps, kind: RecordKind) => ({
  key: 'remove',
  title: 'Действие',
  cell: (each: { id: string }) => <Remove {...props} kind={kind} id={each.id} />,
});

export function Categories(props: SectionProps) {
  return (
    <Section
      title="Категории"
      actions={
        <>
          {addButton(props, planConformity, 'conformity')}
          {addButton(props, commands.addCategory, 'category')}
        </>
      }
    >
      <PlainTable
        caption="Категории"
        rows={[...props.card.held.categories]}
        rowKey={(each) => each.id}
        empty="Категорий и соответствия должности нет"
        columns={[
          {
            key: 'kind',
            title: 'Что установлено',
            cell: (each) => <CategoryBadge category={each} today={props.card.on} />,
            wrap: true,
          },
          { key: 'position', title: 'По должности', cell: (each) => each.position, wrap: true },
          { key: 'granted', title: 'Решение', cell: (each) => formatDate(each.grantedOn) },
          { key: 'document', title: 'Документ', cell: (each) => each.document, wrap: true },
          { key: 'act', title: 'Порядок', cell: (each) => each.act, wrap: true },
          {
            ...removing(props, 'category'),
            cell: (each) =>
              each.applicationId ? (
                <a href={props.view.url(`/qualification/applications/${each.applicationId}`)}>По заявлению</a>
              ) : (
                <Remove {...props} kind="category" id={each.id} />
              ),
          },
        ]}
      />
    </Section>
  );
}

export function Educations(props: SectionProps) {
  return (
    <Section title="Образование" actions={addButton(props, commands.addEducation, 'education')}>
      <PlainTable
        caption="Образование"
        rows={[...props.card.held.educations]}
        rowKey={(each) => each.id}
        empty="Образование не указано"
        columns={[
          {
            key: 'level',
            title: 'Уровень',
            cell: (each) => `${educationLevels[each.level]}${each.pedagogical ? ', педагогическое' : ''}`,
            wrap: true,
          },
          {
            key: 'place',
            title: 'Где и когда',
            cell: (each) => [each.place, each.year].filter(Boolean).join(', '),
            wrap: true,
          },
          {
            key: 'qualification',
            title: 'Специальность, квалификация',
            cell: (each) => [each.speciality, each.qualification].filter(Boolean).join(' — '),
            wrap: true,
          },
          { key: 'document', title: 'Документ', cell: (each) => each.document, wrap: true },
          removing(props, 'education'),
        ]}
      />
    </Section>
  );
}

export function Distinctions(props: SectionProps) {
  return (
    <Section
      title="Степени, звания, награды"
      actions={addButton(props, commands.addDistinction, 'distinction')}
    >
      <PlainTable
        caption="Степени, звания, награды"
        rows={[...props.card.held.distinctions]}
        rowKey={(each) => each.id}
        empty="Степеней, званий и наград нет"
        columns={[
          { key: 'name', title: 'Наименование', cell: (each) => each.name, wrap: true },
          { key: 'kind', title: 'Вид', cell: (each) => distinctionKinds[each.kind] },
          {
            key: 'given',
            title: 'Дата',
            cell: (each) => (each.givenOn ? formatDate(each.givenOn) : qualificationText.noDay),
          },
          { key: 'document', title: 'Документ', cell: (each) => each.document, wrap: true },
          removing(props, 'distinction'),
        ]}
      />
    </Section>
  );
}

export function Publications(props: SectionProps) {
  return (
    <Section title="Публикации" actions={addButton(props, commands.addPublication, 'publication')}>
      <PlainTable
        caption="Публикации"
        rows={[...props.card.held.publications]}
        rowKey={(each) => each.id}
        empty="Публикаций нет"
        columns={[
          {
            key: 'title',
            title: 'Работа',
            cell: (each) =>
              each.link ? (
                <a href={each.link} rel="noopener noreferrer">
                  {each.title}
                </a>
              ) : (
                each.title
              ),
            wrap: true,
          },
          { key: 'imprint', title: 'Где опубликована', cell: (each) => each.imprint, wrap: true },
          { key: 'year', title: 'Год', cell: (each) => String(each.year) },
          removing(props, 'publication'),
        ]}
      />
    </Section>
  );
}

export function Service(props: SectionProps) {
  const { service, periods, statements } = props.card.held;
  return (
    <Section
      title="Стаж"
      actions={
        <>
          {addButton(props, commands.addStatement, 'statement')}
          {addButton(props, commands.addPeriod, 'period')}
        </>
      }
    >
      <Facts
        facts={[
          { label: 'Общий стаж сегодня', value: serviceText(service.general) },
          { label: 'Педагогический стаж сегодня', value: serviceText(service.pedagogical) },
        ]}
      />
      <p class="o-hint">
        К последней справке прибавляются должности реестра и периоды вне его; дни, занятые дважды, считаются
        один раз; 30 дней — месяц, 12 месяцев — год.
      </p>
      {statements.length > 0 ? (
        <PlainTable
          caption="Справки о стаже"
          rows={[...statements]}
          rowKey={(each) => each.id}
          columns={[
            { key: 'kind', title: 'Какой стаж', cell: (each) => statedKinds[each.kind] },
            { key: 'on', title: 'На день', cell: (each) => formatDate(each.onDate) },
            { key: 'months', title: 'Сколько', cell: (each) => serviceText(each.months) },
            { key: 'document', title: 'Документ', cell: (each) => each.document, wrap: true },
            removing(props, 'statement'),
          ]}
        />
      ) : null}
      {periods.length > 0 ? (
        <PlainTable
          caption="Работа вне реестра"
          rows={[...periods]}
          rowKey={(each) => each.id}
          columns={[
            { key: 'place', title: 'Где', cell: (each) => `${each.place}, ${each.position}`, wrap: true },
            {
              key: 'when',
              title: 'Когда',
              cell: (each) => `${formatDate(each.startsOn)} — ${formatDate(addDays(each.endsOn, -1))}`,
              wrap: true,
            },
            { key: 'kind', title: 'Стаж', cell: (each) => (each.pedagogical ? 'педагогический' : 'общий') },
            { key: 'document', title: 'Документ', cell: (each) => each.document, wrap: true },
            removing(props, 'period'),
          ]}
        />
      ) : null}
    </Section>
  );
}
