// Shows the panel of an asked action as a modal dialog instead of unfolding it in place.
import { Controller } from '@hotwired/stimulus';

export class Confirm extends Controller<HTMLDetailsElement> {
  static override targets = ['opener', 'panel'];
  declare readonly openerTarget: HTMLElement;
  declare readonly panelTarget: HTMLElement;
  dialog: HTMLDialogElement | undefined;

  override connect() {
    if (typeof HTMLDialogElement === 'undefined') return;
    this.openerTarget.addEventListener('click', this.open);
    if (this.element.open) this.show();
  }

  override disconnect() {
    this.openerTarget.removeEventListener('click', this.open);
    this.putBack();
  }

  open = (event: Event) => {
    event.preventDefault();
    this.show();
  };

  show() {
    const dialog = document.createElement('dialog');
    dialog.className = 'o-dialog';
    dialog.setAttribute('aria-label', this.openerTarget.textContent?.trim() ?? '');
    dialog.append(this.panelTarget);
    this.element.append(dialog);
    this.element.open = true;
    dialog.addEventListener('close', () => this.putBack(), { once: true });
    dialog.addEventListener('click', (event) => {
      if (event.target === dialog) dialog.close();
    });
    this.dialog = dialog;
    dialog.showModal();
  }

  close() {
    if (this.dialog) this.dialog.close();
    else this.element.open = false;
  }

  putBack() {
    const { dialog } = this;
    if (!dialog) return;
    this.dialog = undefined;
    this.element.append(...dialog.childNodes);
    dialog.remove();
    this.element.open = false;
    this.openerTarget.focus();
  }
}
