// A table as a sheet: arrows, Enter, paste from Excel, fill down, undo; saved as it is typed, two people lose nothing.
import { rowsOf, textOf } from '../../ui/sheet-text.ts';
import { uiText } from '../../ui/ui.text.ts';
import { SheetSaving, saveAfter } from './sheet-saving.ts';

interface Change {
  cell: HTMLTableCellElement;
  before: string;
  after: string;
}

const words = uiText.grid;

/** What the plan's draft and an institution's answer share; each says where its rows are saved and which may be added. */
export abstract class SheetGrid extends SheetSaving {
  done: Change[][] = [];
  active: HTMLTableCellElement | undefined;
  anchor: HTMLTableCellElement | undefined;
  /** The list of words offered in a cell, by its id. */
  listOf = (cell: HTMLTableCellElement) => `plan-${this.fieldOf(cell)}`;
  /** The column whose emptied cell means that a new row was undone. */
  firstField = 'title';

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

  override commit() {
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
  override write(
    pairs: readonly (readonly [HTMLTableCellElement, string])[],
    before?: string,
    isUndo = false,
  ) {
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
}

const moves: Readonly<Record<string, readonly [number, number]>> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
};
