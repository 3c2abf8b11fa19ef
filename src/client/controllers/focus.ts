// Moves the focus to what has just appeared and must be read first.
import { Controller } from '@hotwired/stimulus';

export class Focus extends Controller<HTMLElement> {
  override connect() {
    this.element.focus();
  }
}
