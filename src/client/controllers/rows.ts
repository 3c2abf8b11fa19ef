// Adds and removes rows of an editable table; takes a block pasted from Excel.
import { Controller } from '@hotwired/stimulus';

export class Rows extends Controller<HTMLElement> {
  static override targets = ['body'];
  static override values = { name: String };
  declare readonly bodyTarget: HTMLTableSectionElement;
  declare readonly nameValue: string;

  override connect() {
    this.bodyTarget.addEventListener('paste', this.paste);
  }

  override disconnect() {
    this.bodyTarget.removeEventListener('paste', this.paste);
  }

  add(event: Event) {
    event.preventDefault();
    this.addRow()?.querySelector<HTMLElement>('input, textarea, select')?.focus();
  }

  addRow(): HTMLTableRowElement | undefined {
    const last = this.bodyTarget.rows[this.bodyTarget.rows.length - 1];
    if (!last) return undefined;
    const row = last.cloneNode(true) as HTMLTableRowElement;
    for (const field of fieldsIn(row)) empty(field);
    for (const error of row.querySelectorAll('.o-error')) error.remove();
    this.bodyTarget.append(row);
    this.number();
    return row;
  }

  remove(event: Event) {
    const row = (event.target as Element).closest('tr');
    if (!row) return;
    if (this.bodyTarget.rows.length === 1) for (const field of fieldsIn(row)) empty(field);
    else row.remove();
    this.number();
    this.dispatch('removed', { prefix: 'rows', bubbles: true });
    this.element.dispatchEvent(new Event('input', { bubbles: true }));
  }

  /** Names, ids and spoken names follow the order on the screen. */
  number() {
    [...this.bodyTarget.rows].forEach((row, index) => {
      const head = row.querySelector('th');
      if (head) head.textContent = String(index + 1);
      for (const field of fieldsIn(row)) {
        field.name = field.name.replace(/\[\d+\]/, `[${index}]`);
        field.id = `f-${field.name.replace(/[^\wа-яё]+/gi, '-').replace(/-+$/, '')}`;
        const spoken = field.getAttribute('aria-label') ?? '';
        field.setAttribute('aria-label', spoken.replace(/\d+$/, String(index + 1)));
      }
    });
  }

  paste = (event: ClipboardEvent) => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    const cell = (event.target as Element).closest('td');
    const row = cell?.closest('tr');
    if (!/[\t\n]/.test(text.trimEnd()) || !cell || !row) return;
    event.preventDefault();
    const startRow = row.rowIndex - (this.bodyTarget.rows[0]?.rowIndex ?? 0);
    const lines = text.replace(/\r?\n$/, '').split(/\r?\n/);
    lines.forEach((line, down) => {
      const target = this.bodyTarget.rows[startRow + down] ?? this.addRow();
      line.split('\t').forEach((value, right) => {
        const field = target?.cells[cell.cellIndex + right]?.querySelector('input, textarea, select');
        if (field) (field as HTMLInputElement).value = value.trim();
      });
    });
    this.element.dispatchEvent(new Event('input', { bubbles: true }));
  };
}

type Fillable = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

function fieldsIn(row: Element): Fillable[] {
  return [...row.querySelectorAll<Fillable>('input, textarea, select')];
}

function empty(field: Fillable) {
  field.value = '';
  field.classList.remove('is-invalid');
  field.removeAttribute('aria-invalid');
  field.removeAttribute('aria-describedby');
}
