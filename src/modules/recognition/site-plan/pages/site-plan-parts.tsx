// Parts of the page of a site's plan: the editor, the lines to read, clashes of dates, the order, what can be done.
import type { PageView } from '../../../../kernel/page.ts';
import { refusalOf } from '../../../../kernel/perform.ts';
import { formatDate } from '../../../../platform/language/index.ts';
import {
  ActionButton,
  Facts,
  Field,
  type FieldDescriptor,
  FormPage,
  fieldsOf,
  PlainTable,
  Section,
} from '../../../../ui/index.ts';
import { siteWords as words } from '../../site/pages/site-pages.text.ts';
import { guardOf, orderText, returned } from '../../site/pages/site-parts.tsx';
import { fulfilmentNames } from '../../site-report/site-report.text.ts';
import type { Clash } from '../site-plan.clashes.ts';
import { agreeSitePlan, draftPlanOrder, returnSitePlan, saveSitePlan } from '../site-plan.commands.ts';
import type { SitePlan } from '../site-plan.queries.ts';

import type { Shown } from './site-plan.shown.ts';

function linesField(tasks: Shown['tasks']): FieldDescriptor {
  const field = fieldsOf(saveSitePlan.input).find((each) => each.name === 'lines') as FieldDescriptor;
  const options = tasks.map((task) => ({ value: task.key, label: task.text }));
  const columns = field.columns?.map((column) => (column.name === 'task' ? { ...column, options } : column));
  return { ...field, columns };
}

export function Editor({ view, shown }: { view: PageView; shown: Shown }) {
  const { plan } = shown;
  const back = returned(view, saveSitePlan);
  return (
    <FormPage
      action={view.self}
      submit={saveSitePlan.ru}
      guard={guardOf(view, 'save', plan.version)}
      hidden={{ _command: saveSitePlan.name, id: plan.id }}
      errors={back?.errors}
      autosave={{ href: view.self, key: `site-plan-${plan.id}` }}
    >
      <Field
        {...linesField(shown.tasks)}
        value={back?.values.lines ?? plan.lines}
        errors={back?.errors}
        error={back?.errors.lines}
      />
    </FormPage>
  );
}

export function Lines({ shown }: { shown: Shown }) {
  const task = new Map(shown.tasks.map((each) => [each.key, each.text]));
  const approved = shown.plan.state === 'approved';
  return (
    <PlainTable
      caption={words.plan}
      rows={[...shown.plan.lines]}
      rowKey={(line) => String(line.position)}
      empty={words.activityNone}
      columns={[
        { key: 'n', title: '№', cell: (line) => String(line.position), numeric: true },
        { key: 'title', title: 'Мероприятие', cell: (line) => line.title, wrap: true },
        { key: 'form', title: 'Форма', cell: (line) => line.form, wrap: true },
        { key: 'term', title: 'Срок', cell: (line) => line.term },
        { key: 'responsible', title: 'Ответственный', cell: (line) => line.responsible, wrap: true },
        { key: 'result', title: 'Результат', cell: (line) => line.result, wrap: true },
        { key: 'task', title: words.task, cell: (line) => task.get(line.task) ?? '', wrap: true },
        ...(approved
          ? [
              {
                key: 'fulfilment',
                title: 'Выполнение',
                wrap: true,
                cell: (line: SitePlan['lines'][number]) =>
                  [fulfilmentNames[line.fulfilment], line.outcome].filter(Boolean).join(': '),
              },
            ]
          : []),
      ]}
    />
  );
}

/** The same day twice: the head moves the event or leaves it, knowing. */
export function Clashes({ clashes }: { clashes: readonly Clash[] }) {
  if (clashes.length === 0) return null;
  return (
    <Section title={words.clashes}>
      <p class="o-hint">{words.clashesLead}</p>
      <PlainTable
        caption={words.clashes}
        rows={[...clashes]}
        rowKey={(each) => `${each.day} ${each.title} ${each.other}`}
        columns={[
          { key: 'day', title: 'День', cell: (each) => formatDate(each.day) },
          { key: 'title', title: 'В этом плане', cell: (each) => each.title, wrap: true },
          { key: 'other', title: 'В тот же день', cell: (each) => each.other, wrap: true },
        ]}
      />
    </Section>
  );
}

/** The order on the plan and who of those asked has not read it yet. */
export function Order({ view, shown }: { view: PageView; shown: Shown }) {
  const { plan, unread } = shown;
  if (!plan.orderDocumentId) return null;
  return (
    <Section title={words.planOrder}>
      <Facts
        facts={[
          {
            label: words.order,
            value: (
              <a href={view.url(`/documents/${plan.orderDocumentId}`)}>
                {orderText({ number: plan.orderNumber, date: plan.orderDate })}
              </a>
            ),
          },
          ...(unread
            ? [
                {
                  label: words.unread,
                  value:
                    unread.names.length === 0
                      ? words.allRead
                      : `${words.unreadCount(unread.names.length, unread.asked)}: ${unread.names.join(', ')}`,
                  wide: unread.names.length > 0,
                },
              ]
            : []),
        ]}
      />
    </Section>
  );
}

export function Actions({ view, plan }: { view: PageView; plan: SitePlan }) {
  const hidden = (name: string) => ({ _command: name, id: plan.id });
  const back = returned(view, returnSitePlan);
  return (
    <>
      {plan.state === 'draft' && !refusalOf(view, agreeSitePlan, plan) ? (
        <ActionButton
          text={agreeSitePlan.ru}
          look="primary"
          action={view.self}
          guard={guardOf(view, 'agree', plan.version)}
          hidden={hidden(agreeSitePlan.name)}
        />
      ) : null}
      {plan.state === 'agreed' && !refusalOf(view, draftPlanOrder, undefined) ? (
        <ActionButton
          text="Подготовить приказ"
          look="primary"
          action={view.self}
          guard={guardOf(view, 'order')}
          hidden={{ _command: draftPlanOrder.name, 'planIds[]': plan.id }}
        />
      ) : null}
      {plan.state !== 'approved' && !refusalOf(view, returnSitePlan, plan) ? (
        <ActionButton
          text={returnSitePlan.ru}
          action={view.self}
          guard={guardOf(view, 'return', plan.version)}
          hidden={hidden(returnSitePlan.name)}
          open={back !== null}
        >
          <Field
            name="reason"
            label="Что изменить в плане"
            widget="textarea"
            required
            value={back?.values.reason}
            error={back?.errors.reason}
          />
        </ActionButton>
      ) : null}
    </>
  );
}
