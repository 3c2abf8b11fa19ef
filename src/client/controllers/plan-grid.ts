// The draft of a plan as a sheet: a new row is a line once it has a title, a term and a responsible person.
import { SheetGrid } from './sheet-grid.ts';
import type { Edit, Saved } from './sheet-saving.ts';

const needed = ['title', 'term', 'responsible'];

export class PlanGrid extends SheetGrid {
  override saving(edits: readonly Edit[]) {
    return ['grid/save', { planId: this.recordValue, edits }] as const;
  }

  override removing(ids: readonly string[]) {
    return ['line/remove', { planId: this.recordValue, ids }] as const;
  }

  override isWhole(told: (field: string) => boolean) {
    return needed.every(told);
  }

  /** A row belongs to the section it was typed in. */
  override besides(row: HTMLTableRowElement): Edit[] {
    const value = (row.parentElement as HTMLElement).dataset.direction ?? '';
    return value ? [{ line: null, row: Number(row.dataset.row), field: 'direction', value, was: '' }] : [];
  }

  override drawn(cell: HTMLTableCellElement, field: string, saved: Saved) {
    const { termKind } = saved as Saved & { termKind: string };
    if (field === 'term') cell.classList.toggle('o-cell-doubt', termKind === 'unknown');
  }
}
