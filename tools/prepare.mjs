// What every command of ours needs first: installed packages and a fresh build. Plain JavaScript for Node 20.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Node 24 from npm, whatever Node runs us. */
export const node = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');

const SETPRIV = '/usr/bin/setpriv';
const PROGRESS_EVERY_MS = 5000;
const STAMP = join(root, 'dist', '.sources');

/** A failure the person can cure: printed as one sentence. */
export function stopWith(sentence) {
  console.error(sentence);
  process.exit(1);
}

export const seconds = (from) => `${((performance.now() - from) / 1000).toFixed(1).replace('.', ',')} с`;

/** Installs what package-lock.json names unless it is there; `dev` adds what tests need. */
export async function installPackages({ dev, report }) {
  const missing = missingPackages(dev);
  if (missing === 0) return;
  refuseReadOnly(root, 'установить библиотеки');
  const from = performance.now();
  report('Устанавливаются библиотеки (в первый раз это занимает одну-три минуты)…');
  const total = lockedPackages(dev).length;
  const ticking = setInterval(() => {
    report(`  готово ${total - missingFolders(dev)} из ${total}, прошло ${seconds(from)}`);
  }, PROGRESS_EVERY_MS);
  // Not `npm ci`: it refuses a lock file made where the registry lacks a binary of some other platform.
  const scope = dev ? '--include=dev' : '--omit=dev';
  const code = await runNpm(['install', '--no-save', scope, '--no-audit', '--no-fund', '--loglevel=error']);
  clearInterval(ticking);
  if (code !== 0)
    stopWith('Не удалось установить библиотеки: проверьте доступ к реестру npm и место на диске.');
  report(`Библиотеки установлены за ${seconds(from)}.`);
}

/** Bundles server and client when any source changed since the last build. */
export async function buildIfStale({ report, stdio = 'inherit' }) {
  const sources = describeSources();
  if (
    existsSync(join(root, 'dist', 'web.js')) &&
    existsSync(STAMP) &&
    readFileSync(STAMP, 'utf8') === sources
  )
    return;
  refuseReadOnly(root, 'собрать программу');
  const from = performance.now();
  report('Собирается программа…');
  const code = await run(node, [join('tools', 'build.mjs')], { stdio });
  if (code !== 0 || !existsSync(join(root, 'dist', 'web.js')))
    stopWith('Сборка не удалась: причина названа выше.');
  writeFileSync(STAMP, sources);
  report(`Программа собрана за ${seconds(from)}.`);
}

/** Becomes the program: where Node can, without a process in between; else as a child with its signals and its code. */
export function become(file, words = []) {
  // Whoever started us may be killed without a word: the kernel then asks the program to stop, so none is left behind.
  const guard = existsSync(SETPRIV) ? [SETPRIV, '--pdeathsig', 'TERM', '--'] : [];
  // Without source maps: reading them costs a quarter of the idle memory; NODE_OPTIONS=--enable-source-maps brings them back.
  const parts = [...guard, realNode(), file, ...words];
  const command = parts[0];
  process.chdir(root);
  if (process.execve) {
    process.removeAllListeners('warning');
    process.execve(command, parts, process.env);
  }
  const child = spawn(command, parts.slice(1), { stdio: 'inherit', cwd: root });
  for (const signal of ['SIGTERM', 'SIGHUP', 'SIGINT'])
    process.on(signal, () => {
      // A terminal sends Ctrl+C to the child itself.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  child.once('error', () =>
    stopWith('Node 24 из node_modules не запускается: удалите папку node_modules и повторите.'),
  );
  child.once('exit', (code, signal) => process.exit(code ?? (signal === 'SIGKILL' ? 137 : 1)));
}

/** The binary behind node_modules/.bin/node. */
function realNode() {
  const binary = join(
    root,
    'node_modules',
    'node',
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  );
  return existsSync(binary) ? binary : node;
}

export function run(command, words, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, words, {
      cwd: root,
      stdio: 'inherit',
      shell: process.platform === 'win32',
      ...options,
    });
    child.once('error', () => resolve(127));
    child.once('close', (code) => resolve(code ?? 1));
  });
}

/** npm as it was started, on the Node it was started with: it may replace the Node of node_modules. */
export function runNpm(words) {
  const paths = (process.env.PATH ?? '').split(delimiter).filter((each) => !each.includes('node_modules'));
  const env = { ...process.env, PATH: paths.join(delimiter) };
  const { npm_execpath: npm, npm_node_execpath: itsNode } = process.env;
  // What npm says on its standard output is no answer of ours: a command's answer must stay clean.
  const stdio = ['ignore', 2, 2];
  if (npm?.endsWith('.js') && itsNode && !itsNode.includes('node_modules'))
    return run(itsNode, [npm, ...words], { env, stdio });
  return run('npm', words, { env, stdio });
}

function lockedPackages(dev) {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  return Object.entries(packages).filter(
    ([path, entry]) => path && !entry.optional && !entry.devOptional && (dev || !entry.dev),
  );
}

function missingPackages(dev) {
  const installed = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return lockedPackages(dev).length;
  const { packages } = JSON.parse(readFileSync(installed, 'utf8'));
  return lockedPackages(dev).filter(([path, entry]) => packages[path]?.version !== entry.version).length;
}

const missingFolders = (dev) =>
  lockedPackages(dev).filter(([path]) => !existsSync(join(root, path, 'package.json'))).length;

function describeSources() {
  const hash = createHash('sha256');
  const files = ['package-lock.json', join('tools', 'build.mjs')];
  const walk = (folder) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true }))
      if (entry.isDirectory() && entry.name !== 'tests') walk(join(folder, entry.name));
      else if (entry.isFile()) files.push(join(folder, entry.name));
  };
  walk('src');
  for (const file of files.sort()) {
    const path = join(root, file);
    if (!existsSync(path)) continue;
    const { size, mtimeMs } = statSync(path);
    hash.update(`${relative(root, path)} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

function refuseReadOnly(folder, purpose) {
  try {
    accessSync(folder, constants.W_OK);
  } catch {
    stopWith(`Нет прав на запись в ${folder}: нужно ${purpose}, запустите от имени владельца папки.`);
  }
}
