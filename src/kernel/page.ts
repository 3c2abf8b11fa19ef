// A page: load + form + view under one declared right; buttons come from the same abilities as the commands.
import type { Child } from 'hono/jsx';
import type { z } from 'zod';
import type { AnyCommand, Command } from './command.ts';
import type { ReadCtx } from './ctx.ts';
import type { Rule } from './policy.ts';
import type { Refusal } from './refusal.ts';

export type Params = Readonly<Record<string, string>>;

/** What a page shows; the frame around it (menu, crumbs, notices) is put by the composition root. */
export interface PageContent {
  readonly title: string;
  /** Trail above the title: [label, path within the territory]. */
  readonly crumbs?: readonly (readonly [string, string])[];
  readonly badge?: Child;
  /** One line: what this is and what is wanted of the reader. */
  readonly lead?: Child;
  readonly actions?: Child;
  readonly aside?: Child;
  readonly body: Child;
  /** Wide pages (grids, matrices) drop the side column. */
  readonly wide?: boolean;
}

/** What came back from a refused form: values as typed and faults by field. */
export interface FormState {
  readonly command: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly refusal: Refusal;
}

/** What a view knows besides the data. */
export interface PageView extends ReadCtx {
  /** Address within the territory: url('/recognition/applications'). */
  readonly url: (path: string) => string;
  /** This page's own address with its query string, e.g. for forms that post back to it. */
  readonly self: string;
  readonly query: URLSearchParams;
  readonly form: FormState | null;
  /** Fresh key for the forms of this page: a second press of the same button does nothing (decision 10). */
  readonly formKey: string;
}

/** A command this page's forms may send. */
export interface PagePost {
  // biome-ignore lint/suspicious/noExplicitAny: the registry holds commands of every shape.
  readonly command: Command<any, any, any>;
  /** Where to go after success, within the territory. */
  // biome-ignore lint/suspicious/noExplicitAny: the output's shape is the command's own.
  readonly next: (output: any, params: Params) => string;
  /** Said on the next page: «Заявка подана, номер 12». */
  // biome-ignore lint/suspicious/noExplicitAny: the output's shape is the command's own.
  readonly done: string | ((output: any) => string);
}

/** What a line of the access log is about: a person's record, or a list of many by its address with the filter. */
export interface Shown {
  readonly kind: string;
  readonly id: string;
}

/** A list that shows personal data of many people. */
export const shownList = (address: string): Shown => ({ kind: 'list', id: address.slice(0, 300) });

export interface Page<D = unknown> {
  /** Within the territory, with parameters: '/recognition/applications/:id'. */
  readonly path: string;
  /** For the inventory of routes and the menu. */
  readonly ru: string;
  readonly ability: Rule<void>;
  readonly load: (ctx: ReadCtx, params: Params, query: URLSearchParams) => Promise<D | Refusal | null>;
  readonly view: (view: PageView, data: D) => PageContent;
  readonly posts?: readonly PagePost[];
  /** Whose personal data the page shows: a line of the access log, written outside the reading transaction (decision 9). */
  readonly shows?: (data: D, address: string) => Shown | null;
  /** It exists to hold a form: of a ceased service it is refused and no button leads to it. «…/new» and «…/edit» are so by their address. */
  readonly onlyForm?: true;
  /** 'public' pages need no account and have no side menu. */
  readonly frame?: 'work' | 'public';
}

// biome-ignore lint/suspicious/noExplicitAny: the registry holds pages of every shape; each is typed where it is declared.
export type AnyPage = Page<any>;

export const page = <D>(spec: Page<D>): Page<D> => spec;

/** Sorts addresses: words before parameters, so that '/people/new' is not a person. */
export const byWordsFirst = (one: { readonly path: string }, other: { readonly path: string }): number =>
  shapeOf(one.path).localeCompare(shapeOf(other.path));

const shapeOf = (path: string): string =>
  path
    .split('/')
    .map((part) => (part.startsWith(':') ? '1' : '0'))
    .join('');

/** Whether there is nothing to look at but a form. */
export const holdsOnlyForm = ({ path, onlyForm }: Pick<AnyPage, 'path' | 'onlyForm'>): boolean =>
  onlyForm ?? /\/(new|edit)$/.test(path);

export const post = <I extends z.ZodType, R, O>(
  // biome-ignore lint/suspicious/noExplicitAny: R is a method parameter of the command's rule and run.
  command: Command<I, R & any, O>,
  parts: {
    next: (output: Exclude<O, Refusal>, params: Params) => string;
    done: string | ((output: Exclude<O, Refusal>) => string);
  },
): PagePost => ({ command: command as AnyCommand, ...parts });

/** A file or other raw answer under a declared right: PDF, DOCX, XLSX, attachments. */
export interface Download {
  readonly path: string;
  readonly ru: string;
  readonly ability: Rule<void>;
  readonly load: (
    ctx: ReadCtx,
    params: Params,
    query: URLSearchParams,
  ) => Promise<FileAnswer | Refusal | null>;
  /** 'page': lines a page of ours asks for as one types. Else a file is taken out, and the access log says who took it (decision 9). */
  readonly serves?: 'page';
}

export interface FileAnswer {
  readonly name: string;
  readonly type: string;
  readonly body: Uint8Array | ReadableStream<Uint8Array>;
  /** Shown in the browser instead of saved (PDF preview); always under a sandboxing CSP. */
  readonly inline?: boolean;
}

export const download = (spec: Download): Download => spec;
