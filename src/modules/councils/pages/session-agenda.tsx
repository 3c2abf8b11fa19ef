// Before the meeting: the agenda in order, the questions that wait, who is invited, sending it out and opening.
import type { PageView } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { formatDate, formatMoment, upperFirst } from '../../../platform/language/index.ts';
import { EmptyState, Field, FormPage, Icon, PlainTable, Section } from '../../../ui/index.ts';
import { addItem, orderItems, scheduleItems, unscheduleItem } from '../agenda.commands.ts';
import { type AgendaOffer, originOf } from '../agenda.offers.ts';
import { memberRoles } from '../councils.text.ts';
import { markRead } from '../material.commands.ts';
import type { Names } from '../papers/people.ts';
import { neededFor } from '../quorum.ts';
import { handOutBallots } from '../remote/remote.commands.ts';
import { isRemote } from '../remote/remote.deadline.ts';
import { remoteText } from '../remote/remote.text.ts';
import { cancelSession, openSession, summon } from '../session.commands.ts';
import type { AgendaItem, Sheet } from '../sheet.ts';
import { type FilesByItem, ItemFiles } from './item-files.tsx';
import { Labelled } from './labelled.tsx';
import { Act, CommandForm } from './parts.tsx';
import { Offers } from './session-offers.tsx';

export interface PlaceProps {
  readonly view: PageView;
  readonly sheet: Sheet;
  readonly names: Names;
}

interface PlanProps extends PlaceProps {
  readonly queue: readonly AgendaItem[];
  readonly readings: ReadonlyMap<string, Date>;
  readonly offers: readonly AgendaOffer[];
  readonly files: FilesByItem;
}

export function AgendaPlan({ view, sheet, names, queue, readings, offers, files }: PlanProps) {
  const { session, body, members, items } = sheet;
  const hidden = { sessionId: session.id };
  return (
    <>
      <Section title="Повестка" actions={<SessionActs view={view} sheet={sheet} />}>
        {items.length === 0 ? (
          <EmptyState
            title="В повестке пока нет вопросов"
            text="Вопросы предлагают заявки и отчёты; свой вопрос добавьте ниже."
          />
        ) : (
          <ol>
            {items.map((item) => (
              <AgendaRow view={view} sheet={sheet} item={item} files={files} />
            ))}
          </ol>
        )}
      </Section>
      <QueueForm view={view} sheet={sheet} queue={queue} />
      <Offers view={view} sheet={sheet} offers={offers} />
      {refusalOf(view, addItem, session) ? null : (
        <details class="o-section">
          <summary class="btn">Добавить вопрос</summary>
          <CommandForm view={view} command={addItem} record={session} hidden={{ bodyId: body.id }} />
        </details>
      )}
      <Section
        title={`Кого ждут: ${members.length}, для кворума нужно ${neededFor(members.length, sheet.rule)}`}
      >
        <PlainTable
          caption="Состав на день заседания"
          rows={[...members]}
          rowKey={(member) => member.personId}
          empty="Состав совета на этот день не внесён."
          columns={[
            { key: 'who', title: 'Кто', cell: (member) => names(member.personId).withPost, wrap: true },
            { key: 'role', title: 'В совете', cell: (member) => memberRoles[member.role] },
            {
              key: 'read',
              title: 'Ознакомлен',
              cell: (member) => {
                const at = readings.get(member.personId);
                return at ? formatMoment(at, view.territory.zone) : '—';
              },
            },
          ]}
        />
      </Section>
      <Act
        view={view}
        command={cancelSession}
        record={session}
        hidden={hidden}
        look="danger"
        confirm="Вопросы вернутся в очередь, членам совета уйдёт уведомление."
      >
        <Labelled name="reason" label="Причина" widget="text" required />
      </Act>
    </>
  );
}

function SessionActs({ view, sheet }: Pick<PlaceProps, 'view' | 'sheet'>) {
  const { session, members } = sheet;
  const hidden = { sessionId: session.id };
  return (
    <>
      {session.state === 'summoned' ? (
        <Act view={view} command={markRead} record={session} hidden={hidden} icon="check" />
      ) : null}
      {session.state === 'planned' && !isRemote(session) ? (
        <Act
          view={view}
          command={summon}
          record={session}
          hidden={hidden}
          look="primary"
          icon="send"
          confirm={`Повестку и материалы получат члены совета: ${members.length}.`}
        />
      ) : null}
      {isRemote(session) ? (
        <HandOut view={view} sheet={sheet} />
      ) : (
        <Act
          view={view}
          command={openSession}
          record={session}
          hidden={hidden}
          look={session.state === 'summoned' ? 'primary' : 'plain'}
          icon="gavel"
          confirm="Состав совета будет зафиксирован на этот день, заседание получит номер."
        >
          <Labelled name="heldOn" label="День" hint="Пусто — сегодня" widget="date" />
          <Labelled name="openedAt" label="Начало" hint="Пусто — сейчас" widget="time" />
        </Act>
      )}
    </>
  );
}

/** By correspondence the agenda goes out together with the ballots. */
function HandOut({ view, sheet }: Pick<PlaceProps, 'view' | 'sheet'>) {
  const { session, members, items } = sheet;
  const until = `${formatDate(session.plannedOn)}, ${session.plannedTime}`;
  return (
    <Act
      view={view}
      command={handOutBallots}
      record={session}
      hidden={{ sessionId: session.id }}
      look="primary"
      icon="send"
      confirm={remoteText.handOutConfirm(members.length, until)}
    >
      <Field
        name="secret"
        label={remoteText.secret}
        hint={remoteText.secretHint}
        widget="checkboxes"
        options={items.map((item) => ({ value: item.id, label: item.title }))}
      />
    </Act>
  );
}

/** The title is for all members; the closed part is missing for a recused one (see openPart). */
function AgendaRow({
  view,
  sheet,
  item,
  files,
}: Pick<PlaceProps, 'view' | 'sheet'> & { item: AgendaItem; files: FilesByItem }) {
  const record = { ...item, item, institutionId: sheet.session.institutionId };
  const own = item.recused.includes(view.actor.personId ?? '');
  const order = (to: 'up' | 'down', text: string) => (
    <Act
      view={view}
      command={orderItems}
      record={sheet.session}
      hidden={{ sessionId: sheet.session.id, itemId: item.id, to }}
      text={text}
      small
      look="quiet"
      icon={to === 'up' ? 'arrow-up' : 'arrow-down'}
    />
  );
  return (
    <li class="mb-3">
      <p class="mb-1">
        <a href={view.url(`/councils/items/${item.id}`)}>{item.title}</a>
        {item.speaker ? ` — ${item.speaker}` : ''}
      </p>
      {own ? (
        <p class="o-hint">
          <Icon name="lock" /> Вы взяли отвод: материалы вопроса для Вас закрыты.
        </p>
      ) : null}
      {item.materialsPath ? (
        <p class="mb-1">
          <a href={view.url(item.materialsPath)}>{upperFirst(originOf(item.subjectKind) ?? 'материалы')}</a>
        </p>
      ) : null}
      {item.proposedDecision ? <p class="o-hint mb-1">Проект решения: {item.proposedDecision}</p> : null}
      <ItemFiles view={view} files={files} itemId={item.id} />
      <div class="o-buttons">
        {order('up', 'Выше')}
        {order('down', 'Ниже')}
        <Act
          view={view}
          command={unscheduleItem}
          record={record}
          hidden={{ itemId: item.id }}
          small
          look="quiet"
        />
      </div>
    </li>
  );
}

export function QueueForm({
  view,
  sheet,
  queue,
}: Pick<PlaceProps, 'view' | 'sheet'> & { queue: readonly AgendaItem[] }) {
  if (queue.length === 0 || refusalOf(view, scheduleItems, sheet.session)) return null;
  return (
    <Section title="Ждут повестки">
      <FormPage
        action={view.self}
        submit={scheduleItems.ru}
        hidden={{ _command: scheduleItems.name, _key: `${view.formKey}-queue`, sessionId: sheet.session.id }}
      >
        <Field
          name="itemIds"
          label="Вопросы"
          widget="checkboxes"
          value={queue.map((item) => item.id)}
          options={queue.map((item) => ({ value: item.id, label: item.title }))}
        />
      </FormPage>
    </Section>
  );
}
