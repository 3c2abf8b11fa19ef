// A form already on its way is not sent a second time.
import { Controller } from '@hotwired/stimulus';

export class SubmitOnce extends Controller<HTMLFormElement> {
  override connect() {
    this.element.addEventListener('submit', this.submit);
    this.element.addEventListener('turbo:submit-end', this.release);
    window.addEventListener('pageshow', this.release);
  }

  override disconnect() {
    this.element.removeEventListener('submit', this.submit);
    this.element.removeEventListener('turbo:submit-end', this.release);
    window.removeEventListener('pageshow', this.release);
    this.release();
  }

  submit = (event: SubmitEvent) => {
    if (this.element.dataset.sending) {
      event.preventDefault();
      return;
    }
    this.element.dataset.sending = 'yes';
    this.element.setAttribute('aria-busy', 'true');
    // A lost connection must not lock the form for ever.
    window.setTimeout(this.release, 20_000);
  };

  release = () => {
    delete this.element.dataset.sending;
    this.element.removeAttribute('aria-busy');
  };
}
