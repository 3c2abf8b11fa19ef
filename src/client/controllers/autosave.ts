// Saves a long form as it is typed; what the server has not yet confirmed stays in this browser.
import { Controller } from '@hotwired/stimulus';
import { uiText } from '../../ui/ui.text.ts';
import { type DraftFields, findDraft, forgetDraft, keepDraft } from '../drafts.ts';

interface Saved {
  /** «14:32», by the server's clock. */
  savedAt?: string;
  version?: string | number;
}

const notOurs = new Set(['_csrf', '_key', '_version']);

export class Autosave extends Controller<HTMLFormElement> {
  static override targets = ['status', 'offer'];
  static override values = { href: String, key: String };
  declare readonly statusTarget: HTMLElement;
  declare readonly offerTarget: HTMLElement;
  declare readonly hrefValue: string;
  declare readonly keyValue: string;
  timer = 0;
  changed = false;
  /** The server refused or did not answer: tried again on blur, on typing, when the connection returns. */
  failed = false;
  sending = false;
  /** A press of the form's button that waits for the save under way, so that the two do not overtake each other. */
  pressed: { submitter: HTMLElement | null } | undefined;
  /** The form itself is on its way: its button loses the focus just then, which must not save once more. */
  away = false;

  override connect() {
    this.element.addEventListener('submit', this.leaving, { capture: true });
    this.element.addEventListener('input', this.typed);
    this.element.addEventListener('focusout', this.left);
    this.element.addEventListener('turbo:submit-end', this.submitted);
    window.addEventListener('online', this.left);
    const draft = findDraft(this.keyValue);
    if (draft && JSON.stringify(draft) !== JSON.stringify(this.fields())) this.offerTarget.hidden = false;
  }

  override disconnect() {
    window.clearTimeout(this.timer);
    this.element.removeEventListener('submit', this.leaving, { capture: true });
    this.element.removeEventListener('input', this.typed);
    this.element.removeEventListener('focusout', this.left);
    this.element.removeEventListener('turbo:submit-end', this.submitted);
    window.removeEventListener('online', this.left);
  }

  typed = () => {
    this.changed = true;
    keepDraft(this.keyValue, this.fields());
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.save(), 1000);
  };

  left = () => {
    if (this.changed || this.failed) void this.save();
  };

  /** Passwords and files never go into the copy, nor do the guards of one particular page. */
  fields(): DraftFields {
    return [...new FormData(this.element)].filter(
      (pair): pair is [string, string] => typeof pair[1] === 'string' && !notOurs.has(pair[0]),
    );
  }

  async save() {
    if (this.sending || this.away) return;
    window.clearTimeout(this.timer);
    this.sending = true;
    this.changed = false;
    this.failed = false;
    const body = new FormData(this.element);
    body.delete('_key');
    for (const [name, value] of [...body]) if (typeof value !== 'string') body.delete(name);
    try {
      const answer = await fetch(this.hrefValue, {
        method: 'POST',
        body,
        headers: { accept: 'application/json' },
        redirect: 'manual',
      });
      await this.answered(answer);
    } catch {
      this.fail(uiText.autosaveOffline);
    } finally {
      this.sending = false;
      if (this.pressed) this.goOn(this.pressed);
      else if (this.changed) this.typed();
    }
  }

  leaving = (event: SubmitEvent) => {
    window.clearTimeout(this.timer);
    if (!this.sending) {
      this.away = true;
      // A lost connection must not silence the form for ever.
      window.setTimeout(() => this.arrived(), 20_000);
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    this.pressed = { submitter: event.submitter };
  };

  arrived() {
    this.away = false;
  }

  goOn({ submitter }: { submitter: HTMLElement | null }) {
    this.pressed = undefined;
    this.element.requestSubmit(submitter);
  }

  async answered(answer: Response) {
    if (answer.type === 'opaqueredirect' || answer.status === 401) return this.fail(uiText.autosaveExpired);
    if (answer.status === 409) return this.fail(uiText.autosaveStale);
    if (!answer.ok) return this.fail(uiText.autosaveRefused);
    const saved: Saved = answer.status === 204 ? {} : ((await answer.json()) as Saved);
    const version = this.element.querySelector<HTMLInputElement>('input[name="_version"]');
    if (version && saved.version !== undefined) version.value = String(saved.version);
    if (!this.changed) forgetDraft(this.keyValue);
    this.say(
      uiText.autosaveSaved(saved.savedAt ?? new Date().toLocaleTimeString('ru-RU').slice(0, 5)),
      false,
    );
  }

  fail(words: string) {
    this.failed = true;
    this.say(words, true);
  }

  say(words: string, bad: boolean) {
    this.statusTarget.textContent = words;
    this.statusTarget.classList.toggle('o-saved-bad', bad);
  }

  restore() {
    for (const [name, value] of findDraft(this.keyValue) ?? []) this.fill(name, value);
    this.offerTarget.hidden = true;
    this.typed();
  }

  forget() {
    forgetDraft(this.keyValue);
    this.offerTarget.hidden = true;
  }

  fill(name: string, value: string) {
    const table = /^(.+?)\[\d+\]/.exec(name)?.[1];
    for (let rows = 0; table && !this.named(name).length && rows < 300; rows++) {
      const add = this.element.querySelector<HTMLButtonElement>(
        `button[name="_add"][value="${CSS.escape(table)}"]`,
      );
      if (!add) return;
      add.click();
    }
    for (const field of this.named(name)) {
      if (field instanceof HTMLInputElement && /^(checkbox|radio)$/.test(field.type)) {
        if (field.value === value) field.checked = true;
      } else field.value = value;
    }
  }

  named(name: string) {
    const selector = `[name="${CSS.escape(name)}"]`;
    return [
      ...this.element.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>(selector),
    ];
  }

  /** Sent for good: the copy goes, unless the answer was the sign-in page. */
  submitted = async (event: Event) => {
    this.arrived();
    const { success, fetchResponse } = (event as CustomEvent).detail as {
      success: boolean;
      fetchResponse?: { responseHTML: Promise<string | undefined> };
    };
    const html = (await fetchResponse?.responseHTML) ?? '';
    if (success && !html.includes('autocomplete="current-password"')) forgetDraft(this.keyValue);
  };
}
