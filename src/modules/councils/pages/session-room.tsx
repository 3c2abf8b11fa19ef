// The working place at the meeting: agenda at the left, the question with its live quorum, votes and decision at the right.
import type { Child } from 'hono/jsx';
import { refusalOf } from '../../../kernel/perform.ts';
import { Field, FormPage, fieldId, Icon, LinkButton, Section } from '../../../ui/index.ts';
import { arrive, leave, markAttendance, movesQuorum } from '../attendance.commands.ts';
import { memberRoles } from '../councils.text.ts';
import { isRemote } from '../remote/remote.deadline.ts';
import { closeSession } from '../session.commands.ts';
import { failSession, wasNeverHeld } from '../session.failing.ts';
import {
  type AgendaItem,
  type Ground,
  isPresentAt,
  meetingMoment,
  quorumAt,
  type SheetMember,
  undecidedItems,
} from '../sheet.ts';
import { decideUnanimously } from '../unanimous.commands.ts';
import type { WithOwners } from './decision-tasks.tsx';
import type { FilesByItem } from './item-files.tsx';
import { Act, CommandForm, QuorumLine } from './parts.tsx';
import { type PlaceProps, QueueForm } from './session-agenda.tsx';
import { CurrentItem } from './session-item.tsx';

/** Offered as the secretary begins to write; another reason may be typed. */
const absenceReasons = ['отпуск', 'болезнь', 'командировка', 'занятость на уроках', 'уважительная причина'];

/** «Все, кроме…»: mark who is missing; the rest are present from the opening. */
export function Attendance({ view, sheet, names }: PlaceProps) {
  const { session, members } = sheet;
  if (refusalOf(view, markAttendance, session)) return <p>Заседание открыто, секретарь отмечает явку.</p>;
  const presiders = members.filter((member) => member.role !== 'secretary');
  const options = (people: readonly SheetMember[]) =>
    people.map(({ personId }) => ({ value: personId, label: names(personId).short }));
  return (
    <Section title="Явка: отметьте только тех, кого нет">
      <FormPage
        action={view.self}
        submit="Остальные присутствуют"
        hidden={{ _command: markAttendance.name, _key: `${view.formKey}-attendance`, sessionId: session.id }}
        errors={view.form?.command === markAttendance.name ? { ...view.form.refusal.fields } : undefined}
      >
        <div class="o-edit-scroll">
          <table class="o-edit">
            <thead>
              <tr>
                <th scope="col">Нет</th>
                <th scope="col">Кого</th>
                <th scope="col">Причина отсутствия</th>
              </tr>
            </thead>
            <tbody>
              {members.map((member, index) => (
                <tr>
                  <td>
                    <input type="hidden" name={`members[${index}].personId`} value={member.personId} />
                    <input
                      type="checkbox"
                      class="form-check-input"
                      id={fieldId(`away-${member.personId}`)}
                      name={`members[${index}].absent`}
                      value="true"
                      checked={member.absenceReason !== null}
                    />
                  </td>
                  <th scope="row">
                    <label for={fieldId(`away-${member.personId}`)}>
                      {names(member.personId).short}, {memberRoles[member.role]}
                    </label>
                  </th>
                  <td>
                    <input
                      class="form-control"
                      name={`members[${index}].reason`}
                      value={member.absenceReason ?? ''}
                      maxlength={200}
                      list={fieldId('absence-reasons')}
                      aria-label={`Причина отсутствия: ${names(member.personId).short}`}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <datalist id={fieldId('absence-reasons')}>
          {absenceReasons.map((reason) => (
            <option value={reason} />
          ))}
        </datalist>
        <details class="o-group" open={view.form?.command === markAttendance.name}>
          <summary class="btn btn-sm">Ведёт не председатель, есть приглашённые</summary>
          <Field
            name="presiderId"
            label="Председательствует"
            hint="Пусто — председатель, без него тот, кто исполняет его обязанности, или заместитель"
            widget="select"
            options={options(presiders)}
          />
          <Field
            name="secretaryId"
            label="Протокол ведёт"
            hint="Пусто — секретарь совета"
            widget="select"
            options={options(members)}
          />
          <Field name="invited" label="Приглашённые" widget="textarea" value={session.invited} />
        </details>
      </FormPage>
    </Section>
  );
}

interface RoomProps extends PlaceProps, WithOwners {
  readonly current: AgendaItem | null;
  readonly grounds: readonly Ground[];
  readonly queue: readonly AgendaItem[];
  readonly files: FilesByItem;
}

export function Room(props: RoomProps) {
  const { view, sheet, current } = props;
  const at = meetingMoment(view, sheet);
  const rest = undecidedItems(sheet).length;
  const remote = isRemote(sheet.session);
  return (
    <>
      <div class="row g-3">
        {sheet.items.length > 0 ? (
          <nav class="col-lg-4" aria-label="Повестка">
            <ol class="o-people">
              {sheet.items.map((item) => (
                <AgendaLink {...props} item={item} isCurrent={item.id === current?.id} />
              ))}
            </ol>
          </nav>
        ) : null}
        <div class={sheet.items.length > 0 ? 'col-lg-8' : 'col-12'}>
          {current ? (
            <>
              <QuorumLine quorum={current.decision?.quorum ?? quorumAt(sheet, current, at)} />
              <CurrentItem {...props} item={current} at={at} />
            </>
          ) : (
            <QuorumLine quorum={quorumAt(sheet, null, at)} />
          )}
        </div>
      </div>
      {rest > 1 && !remote && !refusalOf(view, decideUnanimously, sheet.session) ? (
        <p>
          <LinkButton
            text={`Остальные вопросы единогласно: ${rest}`}
            icon="check"
            href={view.url(`/councils/sessions/${sheet.session.id}/unanimous`)}
          />
        </p>
      ) : null}
      {remote ? null : <Movements {...props} at={at} />}
      <QueueForm view={view} sheet={sheet} queue={props.queue} />
      {refusalOf(view, closeSession, sheet.session) ? null : (
        <Section title="Закрыть заседание">
          <p>
            {rest === 0
              ? 'По всем вопросам есть решения: протокол соберётся сам.'
              : `Без решения вопросов: ${rest}.`}
          </p>
          {wasNeverHeld(sheet, at) ? (
            <Act
              view={view}
              command={failSession}
              record={sheet.session}
              hidden={{ sessionId: sheet.session.id }}
              look="primary"
              confirm="Кворума нет и решений нет: вопросы перейдут в следующую повестку, члены совета узнают об этом."
            />
          ) : null}
          <CommandForm
            view={view}
            command={closeSession}
            record={sheet.session}
            hidden={{ sessionId: sheet.session.id }}
            only={rest === 0 ? [] : ['postponeRest']}
          />
        </Section>
      )}
    </>
  );
}

function AgendaLink({ view, sheet, item, isCurrent }: PlaceProps & { item: AgendaItem; isCurrent: boolean }) {
  const signs: Partial<Record<AgendaItem['state'], Child>> = {
    decided: <Icon name="check" />,
    postponed: <Icon name="clock" />,
  };
  const words =
    item.state === 'decided' ? 'решено' : item.state === 'postponed' ? 'отложен' : 'не рассмотрен';
  return (
    <li>
      <a
        href={view.url(`/councils/sessions/${sheet.session.id}?item=${item.id}`)}
        aria-current={isCurrent ? 'true' : undefined}
      >
        {item.position}. {isCurrent ? <strong>{item.title}</strong> : item.title}
      </a>
      <small>
        {signs[item.state]} {words}
      </small>
    </li>
  );
}

/** Coming late and leaving early: the hour is asked only where it turns a quorum. */
function Movements({ view, sheet, names, at }: PlaceProps & { at: Date }) {
  const { session, members } = sheet;
  if (refusalOf(view, leave, session)) return null;
  const inside = members.filter((member) => isPresentAt(member, at));
  const outside = members.filter((member) => !isPresentAt(member, at));
  const needsTime = (people: readonly SheetMember[], to: 'in' | 'out') =>
    people.some((member) => movesQuorum(sheet, member, to, at));
  const form = (command: typeof arrive | typeof leave, people: readonly SheetMember[], to: 'in' | 'out') =>
    people.length === 0 ? null : (
      <div class="col-md-6">
        <CommandForm
          view={view}
          repeated
          command={command}
          record={session}
          hidden={{ sessionId: session.id }}
          only={
            needsTime(people, to) || view.form?.command === command.name ? ['personId', 'time'] : ['personId']
          }
          options={{
            personId: people.map(({ personId }) => ({ value: personId, label: names(personId).short })),
          }}
        />
      </div>
    );
  return (
    <details
      class="card o-section"
      open={view.form?.command === arrive.name || view.form?.command === leave.name}
      id={fieldId('movements')}
    >
      <summary class="btn">Пришёл или ушёл</summary>
      <div class="row g-3">
        {form(leave, inside, 'out')}
        {form(arrive, outside, 'in')}
      </div>
    </details>
  );
}
