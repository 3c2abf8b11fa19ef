// A page of work under way is asked for again every two seconds, in its place.
import { Controller } from '@hotwired/stimulus';
import { visit } from '@hotwired/turbo';

export class Refresh extends Controller<HTMLElement> {
  private timer = 0;

  override connect() {
    this.timer = window.setTimeout(() => visit(window.location.href, { action: 'replace' }), 2000);
  }

  override disconnect() {
    window.clearTimeout(this.timer);
  }
}
