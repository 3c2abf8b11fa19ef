// The people of a journey: each signs in once through the list of the demonstration and keeps an own browser window.
import type { APIResponse, BrowserContext, Page } from 'playwright-core';
import type { Stage } from './stage.ts';

export interface Person {
  readonly login: string;
  readonly page: Page;
  readonly context: BrowserContext;
  /** Opens a page inside the territory: go('/recognition'). */
  readonly go: (path: string) => Promise<number>;
  /** A command through the API with the same rights; the answer's result, or the test fails with its words. */
  readonly does: <T = { id: string }>(command: string, input: unknown) => Promise<T>;
  /** The same, where a refusal is what we look at. */
  readonly asks: (command: string, input: unknown) => Promise<APIResponse>;
}

export interface People {
  readonly as: (login: string) => Promise<Person>;
}

export function peopleOf(stage: Stage): People {
  const known = new Map<string, Promise<Person>>();
  return {
    as: (login) => {
      const person = known.get(login) ?? enter(stage, login, known.size + 1);
      known.set(login, person);
      return person;
    },
  };
}

/** A window of its own; every window comes from an address of its own, as people do. */
export async function openWindow(stage: Stage, number: number): Promise<BrowserContext> {
  const context = await stage.browser.newContext({
    baseURL: stage.address,
    locale: 'ru-RU',
    viewport: { width: 1366, height: 768 },
    extraHTTPHeaders: { 'x-forwarded-for': `10.0.${number >> 8}.${number & 255}` },
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(60_000);
  await noteTyping(context, stage.typed);
  return context;
}

/** Writes down what is typed into fields of text, once a field; choices, dates and ticks are not typing. */
async function noteTyping(context: BrowserContext, typed: string[]): Promise<void> {
  await context.exposeBinding('noteTyped', (_source, text: string) => {
    typed.push(text);
  });
  await context.addInitScript(() => {
    const isText = (field: EventTarget | null): field is HTMLInputElement | HTMLTextAreaElement =>
      field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && field.type === 'text');
    document.addEventListener('change', ({ target }) => {
      const { noteTyped } = window as unknown as { noteTyped: (text: string) => void };
      if (isText(target)) noteTyped(target.value);
    });
  });
}

async function enter(stage: Stage, login: string, number: number): Promise<Person> {
  const context = await openWindow(stage, number);
  const page = await context.newPage();
  await page.goto('/demonstration');
  const chosen = page.locator(`button[name="login"][value="${login}"]`);
  const folded = page.locator('details:not([open])').filter({ has: chosen });
  if (await folded.count()) await folded.locator('summary').click();
  await chosen.click();
  await page.waitForURL((url) => url.pathname !== '/demonstration');
  const territory = new URL(page.url()).pathname.split('/')[1] ?? '';
  const asks = (command: string, input: unknown) =>
    context.request.post(`/api/v1/${territory}/${command.replaceAll('.', '/')}`, {
      data: input as Record<string, unknown>,
    });
  return {
    login,
    page,
    context,
    go: async (path) => (await page.goto(`/${territory}${path}`))?.status() ?? 0,
    asks,
    does: async (command, input) => {
      const answer = await asks(command, input);
      const body = await answer.json();
      if (!body.ok) throw new Error(`${command} by ${login}: ${answer.status()} ${JSON.stringify(body)}`);
      return body.result;
    },
  };
}
