// Closes an unfolded menu on Esc and on a click elsewhere.
import { Controller } from '@hotwired/stimulus';

export class Disclosure extends Controller<HTMLDetailsElement> {
  override connect() {
    document.addEventListener('click', this.outside);
    this.element.addEventListener('keydown', this.escape);
  }

  override disconnect() {
    document.removeEventListener('click', this.outside);
    this.element.removeEventListener('keydown', this.escape);
    this.element.open = false;
  }

  outside = (event: Event) => {
    if (event.target instanceof Node && !this.element.contains(event.target)) this.element.open = false;
  };

  escape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !this.element.open) return;
    this.element.open = false;
    this.element.querySelector('summary')?.focus();
  };
}
