// Sends a filter form as soon as a choice is made.
import { Controller } from '@hotwired/stimulus';

export class AutoSubmit extends Controller<HTMLFormElement> {
  now() {
    this.element.requestSubmit();
  }
}
