// A table as a sheet: arrows, Enter, paste from Excel, fill down, undo; saved as it is typed, two people lose nothing.
import { Controller } from '@hotwired/stimulus';
import { rowsOf, textOf } from '../../ui/sheet-text.ts';
import { uiText } from '../../ui/ui.text.ts';

export interface Edit {
  line: string | null;
  row: number;
  field: string;
  value: string;
  was: string;
}

export interface Fault extends Omit<Edit, 'was'> {
  text: string;
}

export interface Saved {
  id: string;
  row: number;
  cells: Record<string, string>;
}

interface Conflict {
  line: string;
  field: string;
  mine: string;
  theirs: string | null;
}

interface Change {
  cell: HTMLTableCellElement;
  before: string;
  after: string;
}

const words = uiText.grid;
const saveAfter = 350;
const retryAfter = 5000;

/** What the plan's draft and an institution's answer share; each says where its rows are saved and which may be added. */
export abstract class SheetGrid extends Controller<HTMLElement> {
  static override targets = ['table', 'status'];
  static override values = { api: String, record: String };
  declare readonly tableTarget: HTMLTableElement;
  declare readonly hasTableTarget: boolean;
  declare readonly statusTarget: HTMLElement;
  declare readonly apiValue: string;
  declare readonly recordValue: string;

  /** What the server is known to hold, by cell: the other side of a conflict is found with it. */
  known = new WeakMap<HTMLTableCellElement, string>();
  waiting = new Map<HTMLTableCellElement, string>();
  done: Change[][] = [];
  rows = new Map<number, HTMLTableRowElement>();
  fields: string[] = [];
  active: HTMLTableCellElement | undefined;
  anchor: HTMLTableCellElement | undefined;
  editor: HTMLInputElement | HTMLTextAreaElement | undefined;
  timer = 0;
  sending = false;

  /** The command that saves cells, with its input. */
  abstract saving(edits: readonly Edit[]): readonly [path: string, body: unknown];
  /** The command that takes rows away. */
  abstract removing(ids: readonly string[]): readonly [path: string, body: unknown];
  /** Whether a new row has enough to be saved. */
  abstract isWhole(told: (field: string) => boolean): boolean;
  /** The list of words offered in a cell, by its id. */
  listOf = (cell: HTMLTableCellElement) => `plan-${this.fieldOf(cell)}`;
  /** What else goes with a new row. */
  besides(_row: HTMLTableRowElement): Edit[] {
    return [];
  }
  /** A row that may be added at the end of a body; none where rows are given. */
  mayAdd(): boolean {
    return true;
  }
  /** The column whose emptied cell means that a new row was undone. */
  firstField = 'title';
  drawn(_cell: HTMLTableCellElement, _field: string, _saved: Saved): void {}
  isUnsaved = () => this.waiting.size > 0 || this.tableTarget.querySelector('[data-typed]') !== null;

  override connect() {
    if (!this.hasTableTarget) return;
    this.fields = [...(this.tableTarget.tHead?.rows[0]?.cells ?? [])].map((cell) => cell.dataset.field ?? '');
    for (const body of this.tableTarget.tBodies) {
      for (const row of body.rows) if (row.dataset.line) this.prepare(row);
      if (this.mayAdd()) this.addBlank(body);
    }
    this.tableTarget.addEventListener('mousedown', this.pointed);
    this.tableTarget.addEventListener('dblclick', this.opened);
    this.tableTarget.addEventListener('keydown', this.pressed);
    this.tableTarget.addEventListener('focusin', this.entered);
    document.addEventListener('paste', this.pasted);
    document.addEventListener('copy', this.copied);
    window.addEventListener('beforeunload', this.leaving);
    window.addEventListener('online', this.flush);
  }

  override disconnect() {
    window.clearTimeout(this.timer);
    document.removeEventListener('paste', this.pasted);
    document.removeEventListener('copy', this.copied);
    window.removeEventListener('beforeunload', this.leaving);
    window.removeEventListener('online', this.flush);
    void this.flush();
  }

  prepare(row: HTMLTableRowElement) {
    const number = this.rows.size;
    this.rows.set(number, row);
    row.dataset.row = String(number);
    for (const cell of row.cells) {
      if (!this.fields[cell.cellIndex]) continue;
      cell.tabIndex = this.active || this.rows.size > 1 || cell.cellIndex > 1 ? -1 : 0;
      this.known.set(cell, cell.dataset.value ?? cell.textContent ?? '');
    }
  }

  /** An empty row at the end of a section: typing in it makes a line. */
  addBlank(body: HTMLTableSectionElement): HTMLTableRowElement {
    const row = body.insertRow();
    row.className = 'o-plan-blank';
    for (const field of this.fields) {
      const cell = row.insertCell();
      if (!field && cell.cellIndex === 0) {
        cell.className = 'o-num';
        cell.textContent = '+';
      }
    }
    this.prepare(row);
    for (const cell of row.cells) if (this.fields[cell.cellIndex]) this.known.set(cell, '');
    return row;
  }

  fieldOf = (cell: HTMLTableCellElement) => this.fields[cell.cellIndex] ?? '';
  cellAt = (row: Element | null | undefined, index: number) =>
    (row as HTMLTableRowElement | null)?.cells[index] as HTMLTableCellElement | undefined;
  rowOf = (cell: HTMLTableCellElement) => cell.parentElement as HTMLTableRowElement;
  allRows = () => [...this.rows.values()].filter((row) => row.isConnected).sort(inOrder);

  cellOf(target: EventTarget | null): HTMLTableCellElement | undefined {
    const cell = target instanceof Element ? target.closest<HTMLTableCellElement>('td') : null;
    return cell && this.fieldOf(cell) ? cell : undefined;
  }

  pointed = (event: MouseEvent) => {
    const cell = this.cellOf(event.target);
    if (!cell || this.editor?.closest('td') === cell || (event.target as Element).closest('button')) return;
    const again = cell === this.active && !event.shiftKey;
    event.preventDefault();
    this.commit();
    if (again) this.edit(cell);
    else this.go(cell, event.shiftKey);
  };

  opened = (event: MouseEvent) => {
    const cell = this.cellOf(event.target);
    if (cell && !this.editor) this.edit(cell);
  };

  entered = (event: FocusEvent) => {
    const cell = this.cellOf(event.target);
    if (cell && cell !== this.active && !this.editor) this.go(cell, false);
  };

  go(cell: HTMLTableCellElement | undefined, extend: boolean) {
    if (!cell) return;
    if (this.active) this.active.tabIndex = -1;
    this.active = cell;
    if (!extend || !this.anchor) this.anchor = cell;
    cell.tabIndex = 0;
    cell.focus({ preventScroll: false });
    this.paint();
  }

  /** Cells between the anchor and the active one, row by row. */
  chosen(): HTMLTableCellElement[][] {
    if (!this.active || !this.anchor) return [];
    const rows = this.allRows();
    const [a, b] = [rows.indexOf(this.rowOf(this.anchor)), rows.indexOf(this.rowOf(this.active))];
    const [c, d] = [this.anchor.cellIndex, this.active.cellIndex];
    return rows
      .slice(Math.min(a, b), Math.max(a, b) + 1)
      .map((row) => [...row.cells].slice(Math.min(c, d), Math.max(c, d) + 1) as HTMLTableCellElement[]);
  }

  paint() {
    for (const cell of this.tableTarget.querySelectorAll('.o-cell-chosen'))
      cell.classList.remove('o-cell-chosen');
    const chosen = this.chosen();
    if (chosen.length > 1 || (chosen[0]?.length ?? 0) > 1)
      for (const cell of chosen.flat()) cell.classList.add('o-cell-chosen');
  }

  pressed = (event: KeyboardEvent) => {
    const cell = this.cellOf(event.target);
    if (!cell || (event.target as Element).closest('button')) return;
    if (this.editor) return this.pressedInside(event, cell);
    const key = event.key;
    const control = event.ctrlKey || event.metaKey;
    const letter = event.code;
    if (control && letter === 'KeyZ') this.undo();
    else if (control && letter === 'KeyD') this.fillDown();
    else if (control || event.altKey) return;
    else if (key === 'Enter' || key === 'F2') this.edit(cell);
    else if (key === 'Delete' || key === 'Backspace')
      this.write(
        this.chosen()
          .flat()
          .map((each) => [each, '']),
      );
    else if (key === 'Escape') this.go(cell, false);
    else if (moves[key]) this.step(cell, moves[key], event.shiftKey);
    else if (key.length === 1) this.edit(cell, key);
    else return;
    event.preventDefault();
  };

  pressedInside(event: KeyboardEvent, cell: HTMLTableCellElement) {
    if (event.key === 'Escape') {
      this.close(this.shown(cell));
      this.go(cell, false);
    } else if (event.key === 'Enter' && !event.shiftKey && !event.altKey) {
      this.commit();
      this.step(cell, [1, 0], false);
    } else if (event.key === 'Tab') {
      this.commit();
      this.step(cell, [0, event.shiftKey ? -1 : 1], false);
    } else return;
    event.preventDefault();
  }

  step(cell: HTMLTableCellElement, [down, right]: readonly [number, number], extend: boolean) {
    const rows = this.allRows();
    const row = rows[rows.indexOf(this.rowOf(cell)) + down];
    let next = this.cellAt(row, cell.cellIndex + right);
    // Columns that are counted are stepped over.
    while (right !== 0 && next && !this.fieldOf(next)) next = this.cellAt(row, next.cellIndex + right);
    if (next && this.fieldOf(next)) this.go(next, extend);
  }

  /** The words of a cell without what was drawn beside them. */
  shown = (cell: HTMLTableCellElement) =>
    this.waiting.get(cell) ?? cell.dataset.typed ?? this.known.get(cell) ?? '';

  edit(cell: HTMLTableCellElement, first?: string) {
    this.go(cell, false);
    const list = document.getElementById(this.listOf(cell));
    const editor = document.createElement(list ? 'input' : 'textarea');
    if (list) editor.setAttribute('list', list.id);
    editor.value = first ?? this.shown(cell);
    editor.className = 'o-plan-editor';
    editor.setAttribute(
      'aria-label',
      this.tableTarget.tHead?.rows[0]?.cells[cell.cellIndex]?.textContent ?? '',
    );
    editor.addEventListener('blur', () => this.commit());
    cell.replaceChildren(editor);
    cell.classList.add('o-cell-open');
    this.editor = editor;
    editor.focus();
    if (first === undefined) editor.select();
  }

  commit() {
    const { editor } = this;
    const cell = editor?.closest('td') as HTMLTableCellElement | null | undefined;
    if (!editor || !cell) return;
    const value = editor.value.trim();
    const before = this.shown(cell);
    this.close(value);
    if (value !== before) this.write([[cell, value]], before);
  }

  close(text: string) {
    const cell = this.editor?.closest('td');
    this.editor = undefined;
    if (!cell) return;
    cell.classList.remove('o-cell-open');
    cell.textContent = text;
  }

  /** Puts words into cells at once, remembers how to undo it, and sends them soon. */
  write(pairs: readonly (readonly [HTMLTableCellElement, string])[], before?: string, isUndo = false) {
    const changes: Change[] = [];
    for (const [cell, value] of pairs) {
      const was = before ?? this.shown(cell);
      if (was === value && before === undefined) continue;
      changes.push({ cell, before: was, after: value });
      cell.textContent = value;
      delete cell.dataset.typed;
      this.mark(cell, 'wait');
      this.waiting.set(cell, value);
      const row = this.rowOf(cell);
      if (row.classList.contains('o-plan-blank') && value !== '') this.useBlank(row);
    }
    if (changes.length === 0) return;
    if (!isUndo) this.done.push(changes);
    this.later(saveAfter);
  }

  useBlank(row: HTMLTableRowElement) {
    row.classList.remove('o-plan-blank');
    const body = row.parentElement as HTMLTableSectionElement;
    if (this.mayAdd() && ![...body.rows].some((each) => each.classList.contains('o-plan-blank')))
      this.addBlank(body);
  }

  undo() {
    const changes = this.done.pop();
    if (!changes) return this.say(words.nothingToUndo);
    const made = new Set(
      changes.map(({ cell }) => this.rowOf(cell)).filter((row) => row.dataset.made !== undefined),
    );
    const emptied = [...made].filter((row) =>
      changes.some(
        ({ cell, before }) =>
          this.rowOf(cell) === row && this.fieldOf(cell) === this.firstField && before === '',
      ),
    );
    if (emptied.length > 0) void this.remove(emptied);
    const kept = changes.filter(({ cell }) => !emptied.includes(this.rowOf(cell)));
    this.write(
      kept.map(({ cell, before }) => [cell, before] as const),
      undefined,
      true,
    );
    this.say(words.undone);
  }

  async remove(rows: readonly HTMLTableRowElement[]) {
    const ids = rows.flatMap((row) => row.dataset.line ?? []);
    for (const row of rows) {
      for (const cell of row.cells) this.waiting.delete(cell as HTMLTableCellElement);
      row.remove();
    }
    this.active = undefined;
    if (ids.length > 0) await this.ask(...this.removing(ids));
  }

  fillDown() {
    const chosen = this.chosen();
    const [top, ...others] = chosen;
    if (!top) return;
    const single = others.length === 0;
    const rows = this.allRows();
    const above = rows[rows.indexOf(this.rowOf(top[0] as HTMLTableCellElement)) - 1];
    const pairs = single
      ? top.map((cell) => [cell, this.shown(this.cellAt(above, cell.cellIndex) ?? cell)] as const)
      : others.flatMap((row) => row.map((cell, at) => [cell, this.shown(top[at] ?? cell)] as const));
    this.write(pairs);
  }

  copied = (event: ClipboardEvent) => {
    if (this.editor || !this.active || document.activeElement !== this.active) return;
    event.clipboardData?.setData('text/plain', textOf(this.chosen().map((row) => row.map(this.shown))));
    event.preventDefault();
  };

  pasted = (event: ClipboardEvent) => {
    if (this.editor || !this.active || document.activeElement !== this.active) return;
    const rows = rowsOf(event.clipboardData?.getData('text/plain') ?? '');
    if (rows.length === 0) return;
    event.preventDefault();
    const start = this.active;
    const body = this.rowOf(start).parentElement as HTMLTableSectionElement;
    let row: HTMLTableRowElement | undefined = this.rowOf(start);
    const pairs: [HTMLTableCellElement, string][] = [];
    for (const cells of rows) {
      if (!row && !this.mayAdd()) break;
      if (!row) row = this.addBlank(body);
      cells.forEach((value, at) => {
        const cell = this.cellAt(row, start.cellIndex + at);
        if (cell && this.fieldOf(cell)) pairs.push([cell, value.trim()]);
      });
      const next: Element | null = row.nextElementSibling;
      row = next instanceof HTMLTableRowElement && next.dataset.row ? next : undefined;
    }
    for (const [cell] of pairs) this.rowOf(cell).classList.remove('o-plan-blank');
    if (this.mayAdd() && ![...body.rows].some((each) => each.classList.contains('o-plan-blank')))
      this.addBlank(body);
    this.write(pairs);
  };

  later(after: number) {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(this.flush, after);
  }

  /** Cells of saved lines as they are; a new row only when it can be a line, and then whole. */
  takeWaiting(): Edit[] {
    const edits: Edit[] = [];
    const fresh = new Set<HTMLTableRowElement>();
    for (const [cell, value] of this.waiting) {
      const row = this.rowOf(cell);
      if (!row.dataset.line) fresh.add(row);
      else edits.push(this.editOf(cell, value, row.dataset.line));
    }
    for (const row of fresh) {
      const cells = [...row.cells].filter((cell) =>
        this.fieldOf(cell as HTMLTableCellElement),
      ) as HTMLTableCellElement[];
      const told = (field: string) =>
        cells.some((cell) => this.fieldOf(cell) === field && this.shown(cell) !== '');
      if (!this.isWhole(told)) continue;
      edits.push(
        ...cells
          .filter((cell) => this.shown(cell) !== '')
          .map((cell) => this.editOf(cell, this.shown(cell), null)),
      );
      edits.push(...this.besides(row));
    }
    return edits;
  }

  editOf = (cell: HTMLTableCellElement, value: string, line: string | null): Edit => ({
    line,
    row: Number(this.rowOf(cell).dataset.row),
    field: this.fieldOf(cell),
    value,
    was: line ? (this.known.get(cell) ?? '') : '',
  });

  flush = async () => {
    window.clearTimeout(this.timer);
    if (this.sending || this.waiting.size === 0) return;
    const edits = this.takeWaiting();
    if (edits.length === 0) return this.say(words.rowWaits);
    this.sending = true;
    this.say(words.saving);
    try {
      const answer = await this.ask(...this.saving(edits));
      await this.answered(answer, edits);
    } catch {
      this.say(words.offline, true);
      this.later(retryAfter);
    } finally {
      this.sending = false;
      if (this.takeWaiting().length > 0 && !this.timer) this.later(saveAfter);
    }
  };

  ask(path: string, body: unknown): Promise<Response> {
    return fetch(`${this.apiValue}/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
      body: JSON.stringify(body),
    });
  }

  async answered(answer: Response, edits: readonly Edit[]) {
    const told = (await answer.json()) as {
      result?: { saved: Saved[]; faults: Fault[] };
      error?: { text: string; details?: { conflicts?: Conflict[] } };
    };
    this.timer = 0;
    if (told.result) return this.saved(told.result, edits);
    const conflicts = told.error?.details?.conflicts;
    if (answer.status === 409 && conflicts) {
      for (const conflict of conflicts) this.clash(conflict);
      this.say(told.error?.text ?? '', true);
      return this.later(saveAfter);
    }
    this.say(told.error?.text ?? words.refused, true);
    for (const each of edits) this.settle(each, 'bad', told.error?.text);
  }

  cellOfEdit(edit: { line: string | null; row: number; field: string }): HTMLTableCellElement | undefined {
    const row = this.rows.get(edit.row);
    return this.cellAt(row, this.fields.indexOf(edit.field));
  }

  /** The cell no longer waits; a newer word typed meanwhile still does. */
  settle(edit: Edit, mark: 'ok' | 'bad', text?: string) {
    const cell = this.cellOfEdit(edit);
    if (!cell || this.waiting.get(cell) !== edit.value) return;
    this.waiting.delete(cell);
    if (mark === 'bad') cell.dataset.typed = edit.value;
    this.mark(cell, mark, text);
  }

  saved({ saved, faults }: { saved: Saved[]; faults: Fault[] }, edits: readonly Edit[]) {
    const bad = new Map(faults.map((fault) => [`${fault.row} ${fault.field}`, fault]));
    for (const each of edits) {
      const fault = bad.get(`${each.row} ${each.field}`);
      this.settle(each, fault ? 'bad' : 'ok', fault?.text);
    }
    for (const row of saved) this.take(row);
    for (const each of edits) this.keepUnsaved(each);
    if (faults.length > 0) this.say(words.faults(faults.length), true);
    else this.say(words.saved);
  }

  /** A new row that did not become a line keeps its words on the screen and is sent whole again. */
  keepUnsaved(edit: Edit) {
    const cell = this.cellOfEdit(edit);
    if (cell && !this.rowOf(cell).dataset.line && !this.waiting.has(cell)) cell.dataset.typed = edit.value;
  }

  /** What the server holds now: its spelling of names, of sums, and whether the term was understood. */
  take(saved: Saved) {
    const { id, row: number, cells } = saved;
    const row = this.rows.get(number);
    if (!row) return;
    if (!row.dataset.line) {
      row.dataset.line = id;
      row.dataset.made = '';
      for (const cell of row.cells) delete (cell as HTMLTableCellElement).dataset.typed;
      const first = row.cells[0];
      if (first) first.textContent = '·';
    }
    for (const cell of [...row.cells] as HTMLTableCellElement[]) {
      const field = this.fieldOf(cell);
      const value = cells[field];
      if (!field || value === undefined) continue;
      this.known.set(cell, value);
      if (this.waiting.has(cell) || cell.dataset.typed !== undefined || this.editor?.closest('td') === cell)
        continue;
      cell.textContent = value;
      this.drawn(cell, field, saved);
    }
  }

  /** Both values in the cell, and a button for each. */
  clash({ line, field, mine, theirs }: Conflict) {
    const row = [...this.rows.values()].find((each) => each.dataset.line === line);
    const cell = this.cellAt(row, this.fields.indexOf(field));
    if (!row || !cell) return;
    this.waiting.delete(cell);
    if (theirs === null) {
      this.mark(cell, 'bad', words.gone);
      cell.dataset.typed = mine;
      return;
    }
    cell.dataset.typed = mine;
    this.known.set(cell, theirs);
    this.mark(cell, 'clash');
    const choice = (label: string, value: string, act: () => void) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'btn btn-sm';
      button.textContent = `${label}: ${value || words.empty}`;
      button.addEventListener('click', act);
      return button;
    };
    cell.replaceChildren(
      choice(words.mine, mine, () => {
        delete cell.dataset.typed;
        this.write([[cell, mine]], theirs);
      }),
      choice(words.theirs, theirs, () => {
        delete cell.dataset.typed;
        cell.textContent = theirs;
        this.mark(cell, 'ok');
      }),
    );
  }

  mark(cell: HTMLTableCellElement, as: 'wait' | 'ok' | 'bad' | 'clash', text?: string) {
    cell.classList.remove('o-cell-wait', 'o-cell-bad', 'o-cell-clash');
    if (as !== 'ok') cell.classList.add(`o-cell-${as}`);
    if (as === 'bad' && text) {
      cell.title = text;
      const note = document.createElement('span');
      note.className = 'o-error o-cell-note';
      note.textContent = text;
      cell.replaceChildren(cell.dataset.typed ?? '', note);
    } else cell.removeAttribute('title');
  }

  say(text: string, bad = false) {
    this.statusTarget.textContent = text;
    this.statusTarget.classList.toggle('o-saved-bad', bad);
  }

  leaving = (event: BeforeUnloadEvent) => {
    this.commit();
    if (!this.isUnsaved()) return;
    void this.flush();
    event.preventDefault();
  };
}

const moves: Readonly<Record<string, readonly [number, number]>> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
};

const inOrder = (a: Element, b: Element): number =>
  a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
