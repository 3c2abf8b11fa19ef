// Saving what is typed in a sheet: soon, whole rows only, again when the line is back; of two people's words both are shown.
import { uiText } from '../../ui/ui.text.ts';
import { SheetRows } from './sheet-rows.ts';

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

const words = uiText.grid;
export const saveAfter = 350;
const retryAfter = 5000;

export abstract class SheetSaving extends SheetRows {
  timer = 0;
  sending = false;

  /** The command that saves cells, with its input. */
  abstract saving(edits: readonly Edit[]): readonly [path: string, body: unknown];
  /** The command that takes rows away. */
  abstract removing(ids: readonly string[]): readonly [path: string, body: unknown];
  /** Whether a new row has enough to be saved. */
  abstract isWhole(told: (field: string) => boolean): boolean;
  /** What else goes with a new row. */
  besides(_row: HTMLTableRowElement): Edit[] {
    return [];
  }
  drawn(_cell: HTMLTableCellElement, _field: string, _saved: Saved): void {}
  isUnsaved = () => this.waiting.size > 0 || this.tableTarget.querySelector('[data-typed]') !== null;

  /** Closes the open cell with what was typed in it. */
  abstract commit(): void;
  /** Puts words into cells and sends them. */
  abstract write(pairs: readonly (readonly [HTMLTableCellElement, string])[], before?: string): void;

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

  leaving = (event: BeforeUnloadEvent) => {
    this.commit();
    if (!this.isUnsaved()) return;
    void this.flush();
    event.preventDefault();
  };
}
