// The rows of a table that is typed in as a sheet: its cells, what the server is known to hold of them, their marks.
import { Controller } from '@hotwired/stimulus';

export abstract class SheetRows extends Controller<HTMLElement> {
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
  rows = new Map<number, HTMLTableRowElement>();
  fields: string[] = [];
  editor: HTMLInputElement | HTMLTextAreaElement | undefined;

  /** A row that may be added at the end of a body; none where rows are given. */
  mayAdd(): boolean {
    return true;
  }

  prepare(row: HTMLTableRowElement) {
    const number = this.rows.size;
    this.rows.set(number, row);
    row.dataset.row = String(number);
    for (const cell of row.cells) {
      if (!this.fields[cell.cellIndex]) continue;
      cell.tabIndex = this.rows.size > 1 || cell.cellIndex > 1 ? -1 : 0;
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

  useBlank(row: HTMLTableRowElement) {
    row.classList.remove('o-plan-blank');
    const body = row.parentElement as HTMLTableSectionElement;
    if (this.mayAdd() && ![...body.rows].some((each) => each.classList.contains('o-plan-blank')))
      this.addBlank(body);
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

  /** The words of a cell without what was drawn beside them. */
  shown = (cell: HTMLTableCellElement) =>
    this.waiting.get(cell) ?? cell.dataset.typed ?? this.known.get(cell) ?? '';

  cellOfEdit(edit: { line: string | null; row: number; field: string }): HTMLTableCellElement | undefined {
    const row = this.rows.get(edit.row);
    return this.cellAt(row, this.fields.indexOf(edit.field));
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
}

const inOrder = (a: Element, b: Element): number =>
  a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
