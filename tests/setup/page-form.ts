// A form of a page as a browser would send it: read from the HTML with its values, some of them changed, posted back.
import type { TestHouse, Visitor } from './house.ts';

const plain = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

const attribute = (tag: string, name: string): string | null => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag);
  return found ? plain(found[1] ?? '') : null;
};
const has = (tag: string, name: string): boolean => new RegExp(`\\s${name}(=|\\s|/|>)`).test(tag);

/** Names and values of one form's controls, in the order of the page. */
function controlsOf(form: string): URLSearchParams {
  const fields = new URLSearchParams();
  const controls = /<input\b[^>]*>|<textarea\b[^>]*>[\s\S]*?<\/textarea>|<select\b[^>]*>[\s\S]*?<\/select>/g;
  for (const [control] of form.matchAll(controls)) {
    const [tag = ''] = /^<[^>]*>/.exec(control) ?? [];
    const name = attribute(tag, 'name');
    if (!name || has(tag, 'disabled')) continue;
    if (tag.startsWith('<select')) {
      const options = [...control.matchAll(/<option\b[^>]*>/g)].map(([option]) => option);
      const chosen = options.find((option) => has(option, 'selected')) ?? options[0];
      if (chosen) fields.append(name, attribute(chosen, 'value') ?? '');
    } else if (tag.startsWith('<textarea')) {
      fields.append(name, plain(control.slice(tag.length, -'</textarea>'.length)));
    } else {
      const isMark = ['checkbox', 'radio'].includes(attribute(tag, 'type') ?? '');
      if (!isMark || has(tag, 'checked')) fields.append(name, attribute(tag, 'value') ?? '');
    }
  }
  return fields;
}

export interface PageForm {
  readonly action: string;
  readonly fields: URLSearchParams;
}

/** The forms of a page that send this command. */
export function formsOf(html: string, command: string): PageForm[] {
  return [...html.matchAll(/<form\b[^>]*>[\s\S]*?<\/form>/g)]
    .map(([form]) => ({
      action: attribute(/^<[^>]*>/.exec(form)?.[0] ?? '', 'action') ?? '',
      fields: controlsOf(form),
    }))
    .filter(({ fields }) => fields.get('_command') === command);
}

/** Opens a page, changes some values of the form of a command, sends it; the page it leads to. */
export async function sendForm(
  house: TestHouse,
  who: Visitor,
  path: string,
  command: string,
  values: Readonly<Record<string, string | readonly string[]>> = {},
): Promise<{ status: number; location: string; html: string }> {
  const page = await house.get(path, who);
  const [form] = formsOf(await page.text(), command);
  if (!form) throw new Error(`${path} has no form of ${command} (${page.status})`);
  for (const [name, value] of Object.entries(values)) {
    form.fields.delete(name);
    for (const each of typeof value === 'string' ? [value] : value) form.fields.append(name, each);
  }
  const answer = await house.form(form.action, form.fields, who);
  const location = answer.headers.get('location') ?? '';
  if (answer.status !== 303) return { status: answer.status, location, html: await answer.text() };
  // What was done is said on the next page: the word travels in a cookie of the answer.
  const said = answer.headers.getSetCookie().map((line) => line.split(';')[0]);
  const next = await house.get(location, { ...who, cookie: [who.cookie, ...said].join('; ') });
  return { status: next.status, location, html: await next.text() };
}
