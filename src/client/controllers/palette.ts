// Opens the search and command list on Ctrl K; the list itself is loaded the first time.
import { Controller } from '@hotwired/stimulus';

export class Palette extends Controller<HTMLElement> {
  static override values = { href: String };
  declare readonly hrefValue: string;

  override connect() {
    document.addEventListener('keydown', this.key);
  }

  override disconnect() {
    document.removeEventListener('keydown', this.key);
  }

  /** By place on the keyboard: in the Russian layout the same key types «л». */
  key = (event: KeyboardEvent) => {
    if (event.code === 'KeyK' && (event.ctrlKey || event.metaKey) && !event.altKey) void this.open(event);
  };

  async open(event: Event) {
    event.preventDefault();
    const { openPalette } = await import('../palette-dialog.ts');
    openPalette(this.hrefValue);
  }
}
