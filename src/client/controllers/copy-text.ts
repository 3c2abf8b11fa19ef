// Copies ready words for a messenger.
import { Controller } from '@hotwired/stimulus';
import { uiText } from '../../ui/ui.text.ts';

export class CopyText extends Controller<HTMLElement> {
  static override targets = ['label'];
  static override values = { text: String };
  declare readonly labelTarget: HTMLElement;
  declare readonly textValue: string;

  async copy() {
    const before = this.labelTarget.textContent;
    await copyWords(this.textValue);
    this.labelTarget.textContent = uiText.copied;
    setTimeout(() => {
      this.labelTarget.textContent = before;
    }, 2500);
  }
}

/** The clipboard API is absent on plain HTTP inside a school's network; the old way still works there. */
async function copyWords(text: string) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const area = document.createElement('textarea');
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand('copy');
  area.remove();
}
