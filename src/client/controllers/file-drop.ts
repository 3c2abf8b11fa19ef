// A file dropped anywhere on the page lands in the form's file box.
import { Controller } from '@hotwired/stimulus';

export class FileDrop extends Controller<HTMLElement> {
  override connect() {
    document.addEventListener('dragover', this.over);
    document.addEventListener('dragleave', this.leave);
    document.addEventListener('drop', this.drop);
  }

  override disconnect() {
    document.removeEventListener('dragover', this.over);
    document.removeEventListener('dragleave', this.leave);
    document.removeEventListener('drop', this.drop);
  }

  over = (event: DragEvent) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.element.classList.add('o-drop-over');
  };

  leave = (event: DragEvent) => {
    if (event.relatedTarget === null) this.element.classList.remove('o-drop-over');
  };

  drop = (event: DragEvent) => {
    const files = event.dataTransfer?.files;
    const box = this.element.querySelector<HTMLInputElement>('input[type=file]');
    this.element.classList.remove('o-drop-over');
    if (!files?.length || !box) return;
    event.preventDefault();
    box.files = files;
    box.dispatchEvent(new Event('change', { bubbles: true }));
    box.focus();
  };
}
