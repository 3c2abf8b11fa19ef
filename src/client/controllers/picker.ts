// Finds a person or institution as it is typed and keeps the id beside the words.
import { Controller } from '@hotwired/stimulus';
import { listOf } from '../answers.ts';

interface Found {
  value: string;
  label: string;
  hint?: string;
}

export class Picker extends Controller {
  static override targets = ['text', 'id', 'list'];
  static override values = { source: String };
  declare readonly textTarget: HTMLInputElement;
  declare readonly idTarget: HTMLInputElement;
  declare readonly listTarget: HTMLDataListElement;
  declare readonly sourceValue: string;
  timer = 0;

  type(event: Event) {
    this.pick();
    // A line of the list was taken, not typed: a filter is sent at once.
    const way = event instanceof InputEvent ? event.inputType : '';
    if (this.idTarget.value && (way === '' || way === 'insertReplacementText')) {
      this.dispatch('picked');
      return;
    }
    if (!this.sourceValue) return;
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.look(), 200);
  }

  pick() {
    const words = this.textTarget.value.trim();
    const option = [...this.listTarget.options].find((one) => one.value === words);
    this.idTarget.value = option?.dataset.id ?? '';
  }

  async look() {
    const asked = this.textTarget.value.trim();
    if (asked.length < 2) return;
    const url = new URL(this.sourceValue, window.location.href);
    url.searchParams.set('q', asked);
    const answer = await fetch(url, { headers: { accept: 'application/json' } });
    if (!answer.ok || asked !== this.textTarget.value.trim()) return;
    const found = await listOf<Found>(answer);
    // A name offered with the form may be written otherwise than the search writes it: what is understood stays so.
    const known = [...this.listTarget.options].filter((one) => one.value === asked);
    this.listTarget.replaceChildren(...known, ...found.map(optionOf));
    this.pick();
  }
}

function optionOf({ value, label, hint }: Found): HTMLOptionElement {
  const option = document.createElement('option');
  option.value = label;
  option.dataset.id = value;
  if (hint) option.textContent = hint;
  return option;
}
