// Finds a Chromium for the journeys: an installed one, else Debian's package as root, else Playwright's download.
import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { node, root, run } from './prepare.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The path of a browser that answers, or undefined with the reason printed. */
export async function findBrowser(report) {
  const named = process.env.OPORA_CHROMIUM;
  if (named) return answers(named) ? named : undefined;
  const found = installed();
  if (found) return found;
  if (process.getuid?.() === 0 && (await installFromDebian(report))) {
    const made = installed();
    if (made) return made;
  }
  report('Скачивается Chromium для проверок…');
  await run(node, [join('node_modules', 'playwright-core', 'cli.js'), 'install', 'chromium']);
  const { chromium } = createRequire(join(root, 'package.json'))('playwright-core');
  return answers(chromium.executablePath()) ? chromium.executablePath() : undefined;
}

async function installFromDebian(report) {
  if (!which('apt-get')) return false;
  report('Устанавливается пакет chromium…');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  if ((await run('apt-get', ['update', '-qq'], { env })) !== 0) return false;
  return (
    (await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { env })) === 0
  );
}

const installed = () => NAMES.map(which).find((path) => path && answers(path));

function which(name) {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {}
  }
  return undefined;
}

function answers(path) {
  try {
    return /Chrom/.test(
      execFileSync(path, ['--no-sandbox', '--version'], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    );
  } catch {
    return false;
  }
}
