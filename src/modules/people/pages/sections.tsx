// Sections of a person's card: posts, roles, acting appointments, relatives; each with its own acts.
import type { Child } from 'hono/jsx';
import { addDays } from '../../../kernel/clock.ts';
import type { AnyCommand } from '../../../kernel/command.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import type { PageView } from '../../../kernel/page.ts';
import { formatDate, lowerFirst } from '../../../platform/language/index.ts';
import { ActionButton, Field, LinkButton, PlainTable, Section } from '../../../ui/index.ts';
import { relationPolicy, rolePolicy } from '../person.policy.ts';
import { relationKinds, personText as text } from '../person.text.ts';
import { declareRelation, withdrawRelation } from '../relation.commands.ts';
import { appointActing, endActing, endRole, grantRole } from '../role.commands.ts';
import { roleKinds, roleName } from '../roles.ts';
import { lastDayField } from './fields.ts';
import type { PersonCard } from './person-card.ts';

export interface SectionProps {
  readonly view: PageView;
  readonly card: PersonCard;
}

interface Period {
  readonly startsOn: string;
  readonly endsOn: string | null;
}

export const period = ({ startsOn, endsOn }: Period) =>
  `с ${formatDate(startsOn)}${endsOn ? ` по ${formatDate(addDays(endsOn, -1))}` : ''}`;

export const isOpen = (view: PageView, { endsOn }: Period) => endsOn === null || endsOn > view.today;

/** «Завершить …»: asks for the last day; the page itself takes the post. */
export function EndButton(props: { view: PageView; command: AnyCommand; id: string }) {
  const { view, command, id } = props;
  return (
    <ActionButton
      text={command.ru}
      action={view.self}
      small
      look="quiet"
      guard={{ idempotencyKey: `${view.formKey}-${id}` }}
      hidden={{ _command: command.name, id }}
    >
      <Field {...lastDayField} value={view.today} />
    </ActionButton>
  );
}

export const addButton = (
  { view, card }: SectionProps,
  command: AnyCommand,
  way: string,
  allowed: boolean,
): Child =>
  allowed ? (
    <LinkButton text={command.ru} href={view.url(`/people/${card.person.id}/${way}`)} icon="plus" small />
  ) : null;

export function Roles(props: SectionProps) {
  const { view, card } = props;
  const may = roleKinds.some(({ kind }) =>
    [...card.institutionIds, null].some(
      (institutionId) => !rolePolicy.rules.grant.check(view, { kind, institutionId }),
    ),
  );
  return (
    <Section title="Роли в системе" actions={addButton(props, grantRole, 'role', may)}>
      <PlainTable
        caption="Роли"
        rows={[...card.roles]}
        rowKey={(role) => role.id}
        empty="Ролей по документу нет. Должность методиста и руководителя даёт роль сама."
        columns={[
          { key: 'kind', title: text.fields.kind, cell: (role) => roleName(role.kind), wrap: true },
          {
            key: 'scope',
            title: 'Где',
            cell: (role) => card.names.get(role.scopeId ?? '') ?? 'территория',
            wrap: true,
          },
          { key: 'document', title: text.fields.document, cell: (role) => role.document, wrap: true },
          { key: 'period', title: 'Когда', cell: period, wrap: true },
          {
            key: 'end',
            title: 'Действие',
            cell: (role) =>
              isOpen(view, role) &&
              !rolePolicy.rules.grant.check(view, { kind: role.kind, institutionId: role.scopeId }) ? (
                <EndButton view={view} command={endRole} id={role.id} />
              ) : null,
          },
        ]}
      />
    </Section>
  );
}

/** Whether an order about this person may be recorded for any role at all. */
export const mayAct = (ctx: ReadCtx, institutionIds: readonly string[]): boolean =>
  ['authority-head', 'centre-head'].some(
    (kind) => !rolePolicy.rules.act.check(ctx, { kind, institutionId: null }),
  ) ||
  institutionIds.some(
    (id) => !rolePolicy.rules.act.check(ctx, { kind: 'institution-head', institutionId: id }),
  );

export function Actings(props: SectionProps) {
  const { view, card } = props;
  const may = mayAct(view, card.institutionIds);
  if (card.actings.length === 0 && !may) return null;
  return (
    <Section title="Исполнение обязанностей" actions={addButton(props, appointActing, 'acting', may)}>
      <PlainTable
        caption="Исполнение обязанностей"
        rows={[...card.actings]}
        rowKey={(each) => each.id}
        empty="Обязанности не возлагались"
        columns={[
          { key: 'title', title: 'Кем', cell: (each) => each.title, wrap: true },
          {
            key: 'absent',
            title: text.fields.absentPersonId,
            cell: (each) => card.names.get(each.absentPersonId ?? '') ?? 'вакансия',
          },
          {
            key: 'order',
            title: 'Приказ',
            cell: (each) => `от ${formatDate(each.orderDate)} № ${each.orderNumber}`,
            wrap: true,
          },
          { key: 'period', title: 'Когда', cell: period, wrap: true },
          {
            key: 'end',
            title: 'Действие',
            cell: (each) =>
              isOpen(view, each) &&
              !rolePolicy.rules.act.check(view, { kind: each.kind, institutionId: each.scopeId }) ? (
                <EndButton view={view} command={endActing} id={each.id} />
              ) : null,
          },
        ]}
      />
    </Section>
  );
}

export function Relations(props: SectionProps) {
  const { view, card } = props;
  const may = !relationPolicy.rules.declare.check(view, { personId: card.person.id });
  return (
    <Section
      title="Родственники и личная заинтересованность"
      actions={addButton(props, declareRelation, 'relation', may)}
    >
      <p class="o-hint">По этим сведениям эксперт не получает заявки, где возможен конфликт интересов.</p>
      <PlainTable
        caption="Родственники и личная заинтересованность"
        rows={[...card.relations]}
        rowKey={(relation) => relation.id}
        empty="Сведения не поданы"
        columns={[
          {
            key: 'who',
            title: 'Кто или где',
            cell: (relation) => card.names.get(relation.relativeId ?? relation.institutionId ?? '') ?? '',
            wrap: true,
          },
          {
            key: 'kind',
            title: text.fields.relationKind,
            cell: (relation) => lowerFirst(relationKinds[relation.kind as keyof typeof relationKinds]),
            wrap: true,
          },
          { key: 'declared', title: 'Подано', cell: (relation) => formatDate(relation.declaredOn) },
          {
            key: 'withdraw',
            title: 'Действие',
            cell: (relation) =>
              may ? (
                <ActionButton
                  text={withdrawRelation.ru}
                  action={view.self}
                  small
                  look="quiet"
                  guard={{ idempotencyKey: `${view.formKey}-${relation.id}` }}
                  hidden={{ _command: withdrawRelation.name, id: relation.id }}
                  confirm="Запрет на экспертизу по этим сведениям перестанет действовать."
                />
              ) : null,
          },
        ]}
      />
    </Section>
  );
}
