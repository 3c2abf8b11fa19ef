// An institution's answer as a sheet: wrong words are kept in the draft with their complaint, counted columns follow by themselves.
import { SheetGrid } from './sheet-grid.ts';
import type { Edit, Fault, Saved } from './sheet-saving.ts';

export class AnswerGrid extends SheetGrid {
  override listOf = (cell: HTMLTableCellElement) => `answer-${this.fieldOf(cell)}`;
  /** A fault does not keep words from being saved: only what is on its way is unsaved. */
  override isUnsaved = () => this.waiting.size > 0;
  override firstField = 'c1';

  override saving(edits: readonly Edit[]) {
    return ['answer/save', { answerId: this.recordValue, edits }] as const;
  }

  override removing(ids: readonly string[]) {
    return ['answer/remove', { answerId: this.recordValue, ids }] as const;
  }

  override isWhole() {
    return true;
  }

  override mayAdd() {
    return this.tableTarget.dataset.rows === 'free';
  }

  /** A new row is saved with its faults: they are said once it stands among the others. */
  override saved(told: { saved: Saved[]; faults: Fault[] }, edits: readonly Edit[]) {
    super.saved(told, edits);
    for (const fault of told.faults) {
      const cell = this.cellOfEdit(fault);
      if (!cell || this.waiting.has(cell) || this.editor?.closest('td') === cell) continue;
      cell.dataset.typed = this.known.get(cell) ?? '';
      this.mark(cell, 'bad', fault.text);
    }
  }

  override take(saved: Saved) {
    super.take(saved);
    for (const cell of this.rows.get(saved.row)?.querySelectorAll<HTMLElement>('td[data-counted]') ?? [])
      cell.textContent = saved.cells[cell.dataset.counted ?? ''] ?? '';
  }
}
