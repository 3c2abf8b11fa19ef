// One assignment for who gave it: who has answered and how, whom to call, the sheet of acquaintance.
import { type PageView, page, post } from '../../../../kernel/page.ts';
import { refusalOf } from '../../../../kernel/perform.ts';
import { countOf } from '../../../../platform/language/index.ts';
import {
  ActionButton,
  CopyButton,
  Facts,
  HistoryList,
  LinkButton,
  PlainTable,
  PrintButton,
  Section,
} from '../../../../ui/index.ts';
import { type HistoryLine, historyOf } from '../../../people/index.ts';
import { type Reach, reachOf } from '../../addressee/addressee.queries.ts';
import { givesWork } from '../../collections.policy.ts';
import { momentWords, untilWords } from '../../moment.ts';
import { Panel } from '../../pages-parts.tsx';
import {
  assignmentPath,
  assignmentSubject,
  closeTask,
  remindSilent,
  returnTask,
  taskPath,
  withdrawTask,
} from '../assignment.commands.ts';
import { type Assignment, isSilent, oneAssignment, type Task } from '../assignment.queries.ts';
import { assignmentSentences } from '../assignment.sentences.ts';
import { assignmentText as text } from '../assignment.text.ts';
import { TaskBadges } from './parts.tsx';

interface Shown {
  readonly found: Assignment;
  readonly reach: ReadonlyMap<string, Reach>;
  readonly history: readonly HistoryLine[];
}

export const assignmentPage = page<Shown>({
  path: '/collections/assignments/:id',
  ru: text.one,
  ability: givesWork,
  load: async (ctx, { id = '' }) => {
    const found = await oneAssignment(ctx, id);
    if (!found) return null;
    const silent = found.tasks.filter(isSilent).flatMap((task) => task.institutionId ?? []);
    return {
      found,
      reach: await reachOf(ctx, silent),
      history: await historyOf(ctx, { kind: assignmentSubject, id }, assignmentSentences),
    };
  },
  posts: [
    post(remindSilent, {
      next: (output) => assignmentPath(output.id),
      done: (output) => `Напоминание отправлено: ${output.reminded}`,
    }),
    post(closeTask, { next: (_output, { id = '' }) => assignmentPath(id), done: 'Закрыто' }),
    post(returnTask, { next: (_output, { id = '' }) => assignmentPath(id), done: 'Возвращено с замечанием' }),
    post(withdrawTask, { next: (_output, { id = '' }) => assignmentPath(id), done: 'Снято' }),
  ],
  view: (view, shown) => {
    const { found } = shown;
    const silent = found.tasks.filter(isSilent);
    return {
      title: found.title,
      crumbs: [[text.title, '/collections/assignments']],
      lead: `${untilWords(view, found.dueAt)}; ${countOf(found.tasks.length, ...text.addressees)}, без ответа ${silent.length}.`,
      actions: (
        <>
          {silent.length > 0 ? (
            <ActionButton
              text={remindSilent.ru}
              look="primary"
              action={view.self}
              guard={{ idempotencyKey: `${view.formKey}-remind` }}
              hidden={{ _command: remindSilent.name, id: found.id }}
            />
          ) : null}
          <LinkButton
            text={text.acquaintance}
            href={view.url(`${assignmentPath(found.id)}/acquaintance.docx`)}
            icon="download"
            download
          />
          <PrintButton />
        </>
      ),
      wide: true,
      body: (
        <>
          <Facts
            facts={[
              { label: text.fields.author, value: found.author },
              { label: text.fields.due, value: untilWords(view, found.dueAt) },
              { label: text.fields.details, value: found.details, wide: true },
              ...(found.lineId
                ? [
                    {
                      label: text.fields.lineId,
                      value: <a href={view.url(`/planning/lines/${found.lineId}`)}>открыть пункт плана</a>,
                    },
                  ]
                : []),
            ]}
          />
          <TaskTable view={view} found={found} />
          <Silent view={view} shown={shown} silent={silent} />
          <Section title="История">
            <HistoryList
              zone={view.territory.zone}
              entries={shown.history.map((line) => ({ at: line.at, text: `${line.who}: ${line.text}` }))}
            />
          </Section>
        </>
      ),
    };
  },
});

function TaskTable({ view, found }: { view: PageView; found: Assignment }) {
  return (
    <Section title="Кто ответил">
      <PlainTable<Task>
        caption="Кто ответил"
        rows={[...found.tasks]}
        rowKey={(task) => task.id}
        rowHref={(task) => view.url(taskPath(task.id))}
        columns={[
          { key: 'addressee', title: text.fields.addressee, cell: (task) => task.addressee, wrap: true },
          { key: 'responsible', title: text.fields.responsible, cell: (task) => task.responsible },
          { key: 'state', title: text.fields.state, cell: (task) => <TaskBadges task={task} /> },
          {
            key: 'answered',
            title: text.fields.answeredAt,
            cell: (task) => (task.answeredAt ? momentWords(view, task.answeredAt) : '—'),
          },
          { key: 'answer', title: text.fields.answer, cell: (task) => task.answer || '—', wrap: true },
          { key: 'act', title: 'Действие', cell: (task) => <TaskActs view={view} task={task} /> },
        ]}
      />
    </Section>
  );
}

function TaskActs({ view, task }: { view: PageView; task: Task }) {
  if (refusalOf(view, closeTask, task)) return null;
  const common = { view, hidden: { id: task.id }, version: task.version, small: true };
  return (
    <div class="o-buttons">
      {task.state === 'answered' ? (
        <>
          <ActionButton
            text={closeTask.ru}
            small
            action={view.self}
            guard={{ idempotencyKey: `${view.formKey}-close-${task.id}`, version: task.version }}
            hidden={{ _command: closeTask.name, id: task.id }}
          />
          <Panel {...common} command={returnTask} />
        </>
      ) : null}
      {isSilent(task) ? <Panel {...common} command={withdrawTask} text="Снять" look="danger" /> : null}
    </div>
  );
}

interface SilentParts {
  readonly view: PageView;
  readonly shown: Shown;
  readonly silent: readonly Task[];
}

function Silent({ view, shown, silent }: SilentParts) {
  const phonesOf = (task: Task) => shown.reach.get(task.institutionId ?? '')?.phones.join(', ') ?? '';
  const words = [
    `${shown.found.title}: ответ нужен ${untilWords(view, shown.found.dueAt)}. Не ответили:`,
    ...silent.map((task) => `${task.addressee}, ${task.responsible}, ${phonesOf(task)}`),
  ].join('\n');
  return (
    <Section
      title="Кому позвонить"
      actions={silent.length > 0 ? <CopyButton text={words} small /> : undefined}
    >
      <PlainTable<Task>
        caption="Кому позвонить"
        rows={[...silent]}
        rowKey={(task) => task.id}
        empty={text.nobodySilent}
        columns={[
          { key: 'addressee', title: text.fields.addressee, cell: (task) => task.addressee, wrap: true },
          { key: 'responsible', title: text.fields.responsible, cell: (task) => task.responsible },
          { key: 'phone', title: 'Телефон', cell: (task) => phonesOf(task) || 'не указан', wrap: true },
        ]}
      />
    </Section>
  );
}
