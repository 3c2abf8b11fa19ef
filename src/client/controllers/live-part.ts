// A part of a form's page is asked for again while one types: what the server makes of the words is seen before they are sent.
import { Controller } from '@hotwired/stimulus';

const quietFor = 300;

export class LivePart extends Controller<HTMLElement> {
  static override values = { href: String, part: String, names: String };
  declare readonly hrefValue: string;
  declare readonly partValue: string;
  declare readonly namesValue: string;
  timer = 0;
  asked = '';

  override connect() {
    this.element.addEventListener('input', this.typed);
    this.element.addEventListener('change', this.typed);
  }

  override disconnect() {
    window.clearTimeout(this.timer);
    this.element.removeEventListener('input', this.typed);
    this.element.removeEventListener('change', this.typed);
  }

  typed = () => {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.look(), quietFor);
  };

  async look() {
    const form = this.element.querySelector('form');
    if (!form) return;
    const names = this.namesValue.split(',');
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(form))
      if (names.includes(name) && typeof value === 'string') query.append(name, value);
    const asked = query.toString();
    if (asked === this.asked) return;
    this.asked = asked;
    const answer = await fetch(`${this.hrefValue}?${asked}`, { headers: { accept: 'text/html' } });
    if (!answer.ok || asked !== this.asked) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const fresh = page.getElementById(this.partValue);
    const now = this.element.querySelector(`#${this.partValue}`);
    if (fresh && now) now.replaceChildren(...fresh.childNodes);
  }
}
