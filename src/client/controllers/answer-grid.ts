// An institution's answer as a sheet: wrong words are kept in the draft with their complaint, counted columns follow by themselves.
import { type Edit, type Saved, SheetGrid } from './sheet-grid.ts';

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

  override take(saved: Saved) {
    super.take(saved);
    for (const cell of this.rows.get(saved.row)?.querySelectorAll<HTMLElement>('td[data-counted]') ?? [])
      cell.textContent = saved.cells[cell.dataset.counted ?? ''] ?? '';
  }
}
