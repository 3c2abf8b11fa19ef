// Home: what I must do, by date, each with its clause and one button; what waits for others.

import { ClauseChip, Term } from '../signs.tsx';
import type { Clause, Content } from '../types.ts';
import { uiText } from '../ui.text.ts';
import { EmptyState } from './list.tsx';

export interface Todo {
  text: string;
  href: string;
  /** Which record, in words: organisation, theme. */
  note?: Content | undefined;
  due?: Date | string | undefined;
  clause?: Clause | undefined;
  /** One button: ActionButton or LinkButton. */
  action?: Content | undefined;
}

export interface TodoListProps {
  todos: Todo[];
  now: Date;
  zone: string;
  zoneText?: string | undefined;
  /** What comes next when nothing is due: «Ближайшее: заседание РЭС 12 августа». */
  next?: Content | undefined;
}

export function TodoList({ todos, now, zone, zoneText, next }: TodoListProps) {
  if (todos.length === 0) return <EmptyState title={uiText.allDone} text={next} icon="circle-check" />;
  return (
    <ol class="card o-todos">
      {todos.map((todo) => (
        <li>
          <div class="o-todo-what">
            <a href={todo.href}>{todo.text}</a>
            {todo.note ? <span class="o-todo-note">{todo.note}</span> : null}
          </div>
          <div class="o-todo-when">
            {todo.due ? <Term at={todo.due} now={now} zone={zone} zoneText={zoneText} /> : null}{' '}
            {todo.clause ? <ClauseChip {...todo.clause} /> : null}
          </div>
          {todo.action ? <div class="o-todo-action">{todo.action}</div> : null}
        </li>
      ))}
    </ol>
  );
}

export interface WaitingLine {
  text: string;
  href: string;
  /** Who holds it. */
  who: string;
  /** How long it has waited: «4 дня». */
  howLong?: string | undefined;
  /** Until when it is waited for: «30 июля». */
  until?: string | undefined;
  late?: boolean | undefined;
}

/** What waits for others and how long. */
export function WaitingList({ lines, empty }: { lines: WaitingLine[]; empty: string }) {
  if (lines.length === 0) return <p class="o-none">{empty}</p>;
  return (
    <ul class="o-waiting">
      {lines.map((line) => (
        <li>
          <a href={line.href}>{line.text}</a>
          <small class={line.late ? 'o-late' : undefined}>{waitingWords(line)}</small>
        </li>
      ))}
    </ul>
  );
}

const waitingWords = ({ who, howLong, until }: WaitingLine): string =>
  [howLong ? `${uiText.since} ${howLong}` : '', until ? uiText.due(until) : '', who]
    .filter(Boolean)
    .join(', ');
