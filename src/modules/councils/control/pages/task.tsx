// The card of a task: what was decided, who answers and until when, what proves it, what may be done next.
import { endOfDay } from '../../../../kernel/clock.ts';
import type { ReadCtx } from '../../../../kernel/ctx.ts';
import { page, post } from '../../../../kernel/page.ts';
import { formatDate } from '../../../../platform/language/index.ts';
import {
  AsideBlock,
  Badge,
  Facts,
  HistoryList,
  type Option,
  PlainTable,
  Section,
  Term,
} from '../../../../ui/index.ts';
import { callDocument, lastRegistered } from '../../../documents/index.ts';
import { dismissedAmong, type HistoryLine, historyOf, personNames } from '../../../people/index.ts';
import { seesCouncils } from '../../body.policy.ts';
import { dropTask, extendTask, reassignTask } from '../steering.commands.ts';
import { standingTones } from '../task.charges.tsx';
import { confirmTask, proveTask, reportTask, returnTask, taskPath, taskSubject } from '../task.commands.ts';
import { standings } from '../task.lifecycle.ts';
import { evidenceOfTask, type TaskEvidence, type TaskRecord, visibleTask } from '../task.queries.ts';
import { taskSentences, taskText as text } from '../task.text.ts';
import { TaskActions } from './task-actions.tsx';

export interface ShownTask {
  readonly task: TaskRecord;
  readonly name: (id: string | null) => string;
  readonly evidence: readonly TaskEvidence[];
  readonly documents: readonly Option[];
  readonly history: readonly HistoryLine[];
  readonly isOrphaned: boolean;
}

async function load(ctx: ReadCtx, id: string): Promise<ShownTask | null> {
  const task = await visibleTask(ctx, id);
  if (!task) return null;
  const names = await personNames(ctx, [task.ownerId, task.givenToId, ...task.standInIds]);
  return {
    task,
    name: (who) => names.get(who ?? '') ?? '—',
    evidence: await evidenceOfTask(ctx, id),
    documents: (await lastRegistered(ctx)).map((each) => ({
      value: each.id,
      label: `${callDocument(each)}: ${each.title}`,
    })),
    history: await historyOf(ctx, taskSubject(id), taskSentences),
    isOrphaned:
      task.state === 'open' && (await dismissedAmong(ctx, [task.ownerId], ctx.today)).has(task.ownerId),
  };
}

const here = ({ id }: { id: string }) => taskPath(id);

export const taskCardPage = page<ShownTask>({
  path: '/councils/tasks/:id',
  ru: 'Поручение совета',
  ability: seesCouncils,
  load: (ctx, params) => load(ctx, params.id ?? ''),
  posts: [
    post(reportTask, { next: here, done: 'Об исполнении сообщено, секретарь проверит' }),
    post(proveTask, { next: here, done: 'Подтверждение приложено' }),
    post(confirmTask, { next: here, done: 'Исполнение подтверждено' }),
    post(returnTask, { next: here, done: 'Поручение возвращено ответственному' }),
    post(reassignTask, { next: here, done: 'Назначен другой ответственный' }),
    post(extendTask, { next: here, done: 'Срок перенесён' }),
    post(dropTask, { next: here, done: 'Поручение снято с контроля' }),
  ],
  view: (view, shown) => {
    const { task, name } = shown;
    const acting = task.standInIds.map(name).join(', ');
    return {
      title: task.text,
      crumbs: [
        ['Советы и объединения', '/councils'],
        [text.title, '/councils/decisions'],
      ],
      badge: <Badge tone={standingTones[task.standing]} text={standings[task.standing]} />,
      lead: `${task.bodyName}, решение по вопросу «${task.itemTitle}»`,
      actions: <TaskActions view={view} shown={shown} />,
      aside: (
        <>
          <AsideBlock title={text.fields.due}>
            {task.state === 'open' ? (
              <Term
                at={endOfDay(task.dueOn, view.territory.zone)}
                now={view.now}
                zone={view.territory.zone}
              />
            ) : (
              <p>{formatDate(task.dueOn)}</p>
            )}
          </AsideBlock>
          <AsideBlock title="История">
            <HistoryList
              zone={view.territory.zone}
              entries={shown.history.map((line) => ({ at: line.at, text: `${line.who}: ${line.text}` }))}
            />
          </AsideBlock>
        </>
      ),
      body: (
        <>
          <Section title="Поручение">
            <Facts
              facts={[
                {
                  label: text.fields.owner,
                  value: `${name(task.ownerId)}${acting ? ` (и. о. — ${acting})` : ''}${shown.isOrphaned ? ` — ${text.orphaned}` : ''}`,
                },
                ...(task.givenToId === task.ownerId
                  ? []
                  : [{ label: 'По протоколу отвечал(а)', value: name(task.givenToId) }]),
                { label: text.fields.due, value: formatDate(task.dueOn) },
                ...(task.givenUntil === task.dueOn
                  ? []
                  : [{ label: 'Срок по протоколу', value: formatDate(task.givenUntil) }]),
                ...(task.lateSince ? [{ label: 'Опоздание', value: `с ${formatDate(task.lateSince)}` }] : []),
                ...(task.doneOn ? [{ label: text.fields.done, value: formatDate(task.doneOn) }] : []),
                ...(task.outcome ? [{ label: text.fields.outcome, value: task.outcome, wide: true }] : []),
                ...(task.explanation
                  ? [{ label: text.fields.explanation, value: task.explanation, wide: true }]
                  : []),
                ...(task.dropReason ? [{ label: 'Почему снято', value: task.dropReason, wide: true }] : []),
                {
                  label: text.fields.protocol,
                  value: (
                    <a href={view.url(`/councils/sessions/${task.sessionId}`)}>
                      заседание{task.sessionNumber ? ` № ${task.sessionNumber}` : ''} от{' '}
                      {formatDate(task.heldOn)}
                    </a>
                  ),
                },
              ]}
            />
          </Section>
          <Section title={text.fields.evidence}>
            <PlainTable
              caption={text.fields.evidence}
              rows={[...shown.evidence]}
              rowKey={(row) => row.id}
              empty="Пока ничего не приложено: об исполнении сообщают с документом или файлом."
              columns={[
                {
                  key: 'title',
                  title: 'Документ или файл',
                  wrap: true,
                  cell: (row) => (
                    <a href={view.url(row.path)} data-turbo="false">
                      {row.title}
                    </a>
                  ),
                },
                { key: 'on', title: 'Приложено', cell: (row) => formatDate(row.addedOn) },
              ]}
            />
          </Section>
        </>
      ),
    };
  },
});
