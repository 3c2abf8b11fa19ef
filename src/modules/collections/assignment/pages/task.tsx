// A task for who answers it: what is asked, by which hour, the answer with its file.
import { page, post } from '../../../../kernel/page.ts';
import { refusalOf } from '../../../../kernel/perform.ts';
import { signedIn } from '../../../../kernel/policy.ts';
import { ActionButton, Facts, Flash, HistoryList, Section } from '../../../../ui/index.ts';
import { type FileEntry, FilesTable, filesOf } from '../../../documents/index.ts';
import { type HistoryLine, historyOf } from '../../../people/index.ts';
import { momentWords, untilWords } from '../../moment.ts';
import { Panel } from '../../pages-parts.tsx';
import { acquaintTask, answerTask, taskPath, taskSubject } from '../assignment.commands.ts';
import { isSilent, type Task, visibleTask } from '../assignment.queries.ts';
import { assignmentSentences } from '../assignment.sentences.ts';
import { assignmentText as text } from '../assignment.text.ts';
import { TaskBadges } from './parts.tsx';

interface Shown {
  readonly task: Task;
  readonly files: readonly FileEntry[];
  readonly history: readonly HistoryLine[];
}

export const taskPage = page<Shown>({
  path: '/collections/tasks/:id',
  ru: 'Поручение адресату',
  ability: signedIn,
  load: async (ctx, { id = '' }) => {
    const task = await visibleTask(ctx, id);
    return task
      ? {
          task,
          files: await filesOf(ctx, taskSubject(id)),
          history: await historyOf(ctx, taskSubject(id), assignmentSentences),
        }
      : null;
  },
  posts: [
    post(acquaintTask, { next: (output) => taskPath(output.id), done: 'Отмечено: ознакомлен' }),
    post(answerTask, { next: (output) => taskPath(output.id), done: 'Ответ отправлен' }),
  ],
  view: (view, { task, files, history }) => {
    const mayAnswer = isSilent(task) && !refusalOf(view, answerTask, task);
    return {
      title: task.title,
      crumbs: [[text.title, '/collections/assignments']],
      badge: <TaskBadges task={task} />,
      lead: `Ответ нужен ${untilWords(view, task.dueAt)}. Поручил: ${task.author}.`,
      actions: mayAnswer ? (
        <>
          <Panel
            view={view}
            command={answerTask}
            hidden={{ id: task.id }}
            version={task.version}
            look="primary"
            values={{ answer: task.answer }}
          />
          {task.acquaintedAt ? null : (
            <ActionButton
              text={acquaintTask.ru}
              action={view.self}
              guard={{ idempotencyKey: `${view.formKey}-acquaint` }}
              hidden={{ _command: acquaintTask.name, id: task.id }}
            />
          )}
        </>
      ) : null,
      body: (
        <>
          {task.state === 'returned' || task.state === 'withdrawn' ? (
            <Flash kind="warning" text={`${text.fields.reason}: ${task.reason}`} />
          ) : null}
          <Facts
            facts={[
              { label: text.fields.addressee, value: task.addressee },
              { label: text.fields.responsible, value: task.responsible },
              { label: text.fields.details, value: task.details, wide: true },
              {
                label: text.fields.acquainted,
                value: task.acquaintedAt ? momentWords(view, task.acquaintedAt) : 'ещё нет',
              },
              {
                label: text.fields.answeredAt,
                value: task.answeredAt ? momentWords(view, task.answeredAt) : 'ещё нет',
              },
              { label: text.fields.answer, value: task.answer, wide: true },
            ]}
          />
          <Section title={text.files}>
            <FilesTable
              view={view}
              caption={text.files}
              files={files}
              empty={text.noFiles}
              purposeName={() => text.fields.answer}
            />
          </Section>
          <Section title="История">
            <HistoryList
              zone={view.territory.zone}
              entries={history.map((line) => ({ at: line.at, text: `${line.who}: ${line.text}` }))}
            />
          </Section>
        </>
      ),
    };
  },
});
