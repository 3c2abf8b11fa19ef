// Marks rows for a mass action: all, one, a range with Shift; counts them.
import { Controller } from '@hotwired/stimulus';

export class Bulk extends Controller<HTMLElement> {
  static override targets = ['all', 'one', 'count', 'command', 'bar'];
  declare readonly allTarget: HTMLInputElement;
  declare readonly hasAllTarget: boolean;
  declare readonly oneTargets: HTMLInputElement[];
  declare readonly countTarget: HTMLElement;
  declare readonly hasCountTarget: boolean;
  declare readonly commandTargets: HTMLButtonElement[];
  declare readonly barTarget: HTMLElement;
  last: HTMLInputElement | undefined;
  shift = false;

  override connect() {
    this.element.addEventListener('click', this.remember, true);
    this.show();
  }

  override disconnect() {
    this.element.removeEventListener('click', this.remember, true);
  }

  remember = (event: MouseEvent) => {
    this.shift = event.shiftKey;
  };

  all() {
    for (const box of this.oneTargets) box.checked = this.allTarget.checked;
    this.show();
  }

  one(event: Event) {
    const box = event.target as HTMLInputElement;
    if (this.shift && this.last) this.range(this.last, box);
    this.last = box;
    this.show();
  }

  range(from: HTMLInputElement, to: HTMLInputElement) {
    const boxes = this.oneTargets;
    const ends = [boxes.indexOf(from), boxes.indexOf(to)].sort((a, b) => a - b);
    for (const box of boxes.slice(ends[0], (ends[1] ?? 0) + 1)) box.checked = to.checked;
  }

  show() {
    // An empty list has no bar.
    if (!this.hasCountTarget) return;
    const marked = this.oneTargets.filter((box) => box.checked).length;
    this.countTarget.textContent = String(marked);
    this.barTarget.classList.toggle('o-bulk-on', marked > 0);
    for (const button of this.commandTargets) button.disabled = marked === 0;
    if (!this.hasAllTarget) return;
    this.allTarget.checked = marked > 0 && marked === this.oneTargets.length;
    this.allTarget.indeterminate = marked > 0 && marked < this.oneTargets.length;
  }
}
