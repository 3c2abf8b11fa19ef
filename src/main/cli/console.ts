// The console of the command line: where answers and progress go, and how a missing word is asked for.
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { startFault } from '../../platform/faults.ts';

export interface Console {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** An answer: standard output, so that it can be piped. */
  readonly say: (line: string) => void;
  /** Progress and hints: the error stream. */
  readonly note: (line: string) => void;
  /** A line typed by the person; null when nobody sits at a terminal. */
  readonly ask: (question: string, secret?: boolean) => Promise<string | null>;
}

export interface CliCommand {
  readonly name: string;
  /** One line of the list of commands. */
  readonly ru: string;
  /** How it is called, line by line. */
  readonly usage: readonly string[];
  readonly run: (console: Console, words: readonly string[]) => Promise<number>;
}

type Options = Readonly<Record<string, 'text' | 'flag'>>;

export interface Words {
  /** Words without a name, in order. */
  readonly plain: readonly string[];
  readonly text: (name: string) => string | undefined;
  readonly flag: (name: string) => boolean;
}

/** Splits the words of a command, at most so many of them without a name; what does not fit is one Russian sentence. */
export function readWords(words: readonly string[], options: Options, most = 0): Words {
  const parsed = parseWords(words, options);
  const extra = parsed.plain[most];
  if (extra !== undefined)
    throw startFault(
      `Лишнее слово «${extra}». Значение с пробелами пишется в прямых кавычках: "Береговой район".`,
    );
  return parsed;
}

function parseWords(words: readonly string[], options: Options): Words {
  const shape = Object.fromEntries(
    Object.entries(options).map(([name, kind]) => [
      name,
      { type: kind === 'flag' ? ('boolean' as const) : ('string' as const) },
    ]),
  );
  try {
    const { values, positionals } = parseArgs({ args: [...words], options: shape, allowPositionals: true });
    return {
      plain: positionals,
      text: (name) => (typeof values[name] === 'string' ? values[name].trim() || undefined : undefined),
      flag: (name) => values[name] === true,
    };
  } catch (error) {
    const option = /'(-{1,2}[^\s']+)/.exec((error as Error).message)?.[1] ?? '';
    const known = Object.keys(options)
      .map((name) => `--${name}`)
      .join(', ');
    throw startFault(
      `Ключ ${option} не подходит: он не известен или без значения. Есть: ${known || 'нет ключей'}.`,
    );
  }
}

/** The value of an option, else what the person types; without a terminal the option must be given. */
export async function need(console: Console, words: Words, name: string, question: string): Promise<string> {
  const given = words.text(name) ?? (await console.ask(`${question}: `))?.trim();
  if (!given) throw startFault(`Не задано --${name}: ${question.toLowerCase()}.`);
  return given;
}

/** The process's own console. */
export const terminal: Console = {
  environment: process.env,
  say: (line) => void process.stdout.write(`${line}\n`),
  note: (line) => void process.stderr.write(`${line}\n`),
  ask: async (question, secret = false) => {
    if (!process.stdin.isTTY) return null;
    process.stderr.write(question);
    // What is typed of a password is echoed nowhere.
    const output = secret ? new Writable({ write: (_chunk, _encoding, done) => done() }) : process.stderr;
    const reader = createInterface({ input: process.stdin, output, terminal: true });
    const line = await reader.question('');
    reader.close();
    if (secret) process.stderr.write('\n');
    return line;
  },
};
