// The list of people, records, pages and commands that answers as one types.
import { visit } from '@hotwired/turbo';
import { uiText } from '../ui/ui.text.ts';
import { listOf } from './answers.ts';

/** One line of the answer to `?q=`; lines of one group stand together. */
interface PaletteLine {
  text: string;
  href: string;
  hint?: string;
  group?: string;
}

export function openPalette(href: string) {
  if (document.querySelector('.o-palette')) return;
  const dialog = drawDialog();
  const input = dialog.querySelector('input') as HTMLInputElement;
  const list = dialog.querySelector('[role=listbox]') as HTMLElement;
  let timer = 0;
  const ask = () => void fetchLines(href, input.value).then((lines) => drawLines(list, input, lines));
  input.addEventListener('input', () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(ask, 120);
  });
  dialog.addEventListener('keydown', (event) => onKey(event, list, input));
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
    if (event.target instanceof Element && event.target.closest('a')) dialog.close();
  });
  dialog.addEventListener('close', () => dialog.remove());
  dialog.showModal();
  input.focus();
  ask();
}

function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Record<string, string>,
  text = '',
) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.textContent = text;
  return element;
}

function drawDialog(): HTMLDialogElement {
  const dialog = make('dialog', { class: 'o-dialog o-palette', 'aria-label': uiText.search });
  const input = make('input', {
    type: 'search',
    class: 'form-control',
    role: 'combobox',
    'aria-expanded': 'true',
    'aria-controls': 'palette-list',
    'aria-autocomplete': 'list',
    'aria-label': uiText.searchPlaceholder,
    placeholder: uiText.searchPlaceholder,
    autocomplete: 'off',
  });
  const list = make('div', { id: 'palette-list', role: 'listbox', 'aria-label': uiText.search });
  dialog.append(input, list, make('p', { class: 'o-hint' }, uiText.searchHint));
  document.body.append(dialog);
  return dialog;
}

async function fetchLines(href: string, words: string): Promise<PaletteLine[]> {
  const url = new URL(href, window.location.href);
  url.searchParams.set('q', words.trim());
  const answer = await fetch(url, { headers: { accept: 'application/json' } }).catch(() => undefined);
  return answer?.ok ? listOf<PaletteLine>(answer) : [];
}

function drawLines(list: HTMLElement, input: HTMLInputElement, lines: PaletteLine[]) {
  list.replaceChildren();
  if (lines.length === 0) list.append(make('p', { class: 'o-none' }, uiText.searchEmpty));
  let group = '';
  lines.forEach((line, index) => {
    if (line.group && line.group !== group) {
      group = line.group;
      list.append(make('p', { class: 'o-menu-title', role: 'presentation' }, group));
    }
    const link = make(
      'a',
      { id: `palette-${index}`, role: 'option', href: line.href, tabindex: '-1' },
      line.text,
    );
    if (line.hint) link.append(make('small', {}, line.hint));
    list.append(link);
  });
  choose(list, input, 0);
}

function choose(list: HTMLElement, input: HTMLInputElement, index: number) {
  const options = [...list.querySelectorAll('[role=option]')];
  options.forEach((option, at) => {
    option.setAttribute('aria-selected', String(at === index));
  });
  const chosen = options[index];
  input.setAttribute('aria-activedescendant', chosen?.id ?? '');
  chosen?.scrollIntoView({ block: 'nearest' });
}

function onKey(event: KeyboardEvent, list: HTMLElement, input: HTMLInputElement) {
  const options = [...list.querySelectorAll<HTMLAnchorElement>('[role=option]')];
  const now = options.findIndex((option) => option.getAttribute('aria-selected') === 'true');
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step) {
    event.preventDefault();
    choose(list, input, (now + step + options.length) % Math.max(options.length, 1));
  }
  const chosen = options[now];
  if (event.key === 'Enter' && chosen) {
    event.preventDefault();
    chosen.closest('dialog')?.close();
    visit(chosen.href);
  }
}
