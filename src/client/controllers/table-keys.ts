// Arrows walk along the records of a table; a table wider than the page gets its own scroll bar.
import { Controller } from '@hotwired/stimulus';

export class TableKeys extends Controller<HTMLTableElement> {
  override connect() {
    this.element.addEventListener('keydown', this.move);
    window.addEventListener('resize', this.measure);
    this.measure();
  }

  override disconnect() {
    this.element.removeEventListener('keydown', this.move);
    window.removeEventListener('resize', this.measure);
  }

  measure = () => {
    const frame = this.element.parentElement;
    frame?.classList.remove('o-wide-table');
    if (frame && this.element.offsetWidth > frame.clientWidth + 1) frame.classList.add('o-wide-table');
  };

  move = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    const row = event.target instanceof Element ? event.target.closest('tbody tr') : null;
    if (!step || !row || event.target instanceof HTMLSelectElement) return;
    const column = (event.target as Element).closest('td')?.cellIndex ?? 0;
    const next = (
      step > 0 ? row.nextElementSibling : row.previousElementSibling
    ) as HTMLTableRowElement | null;
    const goal =
      next?.cells[column]?.querySelector<HTMLElement>('a, input, button') ?? next?.querySelector('a');
    if (!goal) return;
    event.preventDefault();
    goal.focus();
  };
}
