// Asks before leaving a form whose changes have not been sent.
import { Controller } from '@hotwired/stimulus';

export class Dirty extends Controller<HTMLFormElement> {
  static override values = { text: String };
  declare readonly textValue: string;
  changed = false;

  override connect() {
    this.element.addEventListener('input', this.mark);
    this.element.addEventListener('submit', this.clear);
    window.addEventListener('beforeunload', this.leave);
    document.addEventListener('turbo:before-visit', this.visit);
  }

  override disconnect() {
    this.element.removeEventListener('input', this.mark);
    this.element.removeEventListener('submit', this.clear);
    window.removeEventListener('beforeunload', this.leave);
    document.removeEventListener('turbo:before-visit', this.visit);
  }

  mark = () => {
    this.changed = true;
  };

  clear = () => {
    this.changed = false;
  };

  leave = (event: BeforeUnloadEvent) => {
    if (this.changed) event.preventDefault();
  };

  visit = (event: Event) => {
    if (this.changed && !window.confirm(this.textValue)) event.preventDefault();
  };
}
