// The month of a plan: a line dragged to another day; the page behind the drop asks for a reason where the plan is approved.
import { Controller } from '@hotwired/stimulus';
import { visit } from '@hotwired/turbo';

export class MonthDrag extends Controller<HTMLElement> {
  static override values = { command: String };
  declare readonly commandValue: string;
  line: HTMLElement | undefined;

  override connect() {
    this.element.addEventListener('dragstart', this.began);
    this.element.addEventListener('dragover', this.over);
    this.element.addEventListener('dragleave', this.left);
    this.element.addEventListener('drop', this.dropped);
    this.element.addEventListener('dragend', this.ended);
    for (const line of this.lines()) line.draggable = true;
  }

  lines = () => this.element.querySelectorAll<HTMLElement>('[data-place]');
  dayOf = (event: Event) =>
    event.target instanceof Element ? event.target.closest<HTMLElement>('[data-day]') : null;

  began = (event: DragEvent) => {
    const line = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-place]') : null;
    if (!line || !event.dataTransfer) return;
    this.line = line;
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', line.dataset.place ?? '');
    line.classList.add('o-dragged');
  };

  over = (event: DragEvent) => {
    const day = this.dayOf(event);
    if (!this.line || !day) return;
    event.preventDefault();
    day.classList.add('o-day-target');
  };

  left = (event: Event) => this.dayOf(event)?.classList.remove('o-day-target');

  ended = () => {
    this.line?.classList.remove('o-dragged');
    this.line = undefined;
    for (const day of this.element.querySelectorAll('.o-day-target')) day.classList.remove('o-day-target');
  };

  dropped = (event: DragEvent) => {
    const [line, day] = [this.line, this.dayOf(event)?.dataset.day];
    event.preventDefault();
    this.ended();
    if (!line?.dataset.place || !day || line.closest<HTMLElement>('[data-day]')?.dataset.day === day) return;
    if (this.commandValue) this.send(line, day);
    else visit(`${line.dataset.place}?day=${day}`);
  };

  /** In a draft the term changes at once: the same form the page behind the drop has. */
  send(line: HTMLElement, day: string) {
    const form = document.createElement('form');
    form.method = 'post';
    form.action = line.dataset.place ?? '';
    form.hidden = true;
    const fields = {
      _command: this.commandValue,
      ...{
        id: line.dataset.line ?? '',
        _version: line.dataset.version ?? '',
        _key: crypto.randomUUID(),
        day,
      },
    };
    for (const [name, value] of Object.entries(fields)) {
      const field = document.createElement('input');
      Object.assign(field, { type: 'hidden', name, value });
      form.append(field);
    }
    document.body.append(form);
    form.requestSubmit();
  }
}
