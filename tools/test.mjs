// `npm test` and `npm run check`: everything the project proves about itself, from this one list of steps.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findBrowser } from './browser.mjs';
import { buildIfStale, installPackages, node, root, seconds } from './prepare.mjs';

const bin = (path) => join('node_modules', path);
const results = join(root, 'test-results');

/** A step is a command on Node 24; `projects` marks one whose tests are counted one by one. */
const steps = [
  { name: 'Типы', words: [bin('typescript-native/bin/tsc'), '--noEmit', '-p', '.'] },
  { name: 'Правила кода', words: [bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings'] },
  { name: 'Договоры модулей', words: ['tools/contracts.mjs'] },
  { name: 'Типы таблиц', words: ['tools/database-types.ts', '--check'] },
  { name: 'Лишний код', words: [bin('knip/bin/knip.js'), '--no-progress'] },
  { name: 'Описания и требования', words: ['tools/docs.mjs', '--check'] },
  { name: 'Тесты', projects: ['unit', 'clause', 'security', 'invariants'] },
  {
    name: 'Тесты на PostgreSQL 15',
    before: ['tools/postgres-15.ts', node],
    projects: ['clause', 'security', 'invariants'],
    files: [
      'db/tests/walls',
      'db/tests/migrations',
      'db/tests/values',
      'db/tests/tenancy-catalogue',
      'tests/security/database-tenancy',
      'tests/security/rights',
      'tests/invariants/',
    ],
  },
  { name: 'Доступность страниц', projects: ['accessibility'] },
  { name: 'Истории в браузере', projects: ['journeys'] },
  { name: 'Доказательства показаны прогоном', words: ['tools/docs.mjs', '--proof'] },
];

const sum = { passed: 0, failed: 0, skipped: 0 };
// Said however the run ends, also when nothing could be installed or built.
process.on('exit', (code) => {
  if (code && !sum.failed) sum.failed = 1;
  console.log(`${sum.passed} passed, ${sum.failed} failed`);
});

const report = (line) => console.log(line);
const started = performance.now();
process.chdir(root);
await installPackages({ dev: true, report });
await buildIfStale({ report });
const chromium = await findBrowser(report);
if (!chromium)
  report('Браузер не найден и не установился: истории в браузере не пройдут (задайте OPORA_CHROMIUM).');
const env = {
  ...process.env,
  PATH: `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}`,
  NODE_NO_WARNINGS: '1',
  ...(chromium ? { OPORA_CHROMIUM: chromium } : {}),
};
mkdirSync(results, { recursive: true });
// Proofs are gathered step by step from nothing.
rmSync(join(root, 'node_modules', '.cache', 'opora-proof.json'), { force: true });

const lines = [];
for (const step of steps) {
  const from = performance.now();
  const outcome = step.projects ? await runTests(step) : await runCheck(step.words);
  for (const key of Object.keys(sum)) sum[key] += outcome[key] ?? 0;
  const counted = step.projects ? `, тестов ${outcome.passed + outcome.failed}` : '';
  lines.push(`${outcome.failed ? '✗' : '✓'} ${step.name}: ${seconds(from)}${counted}`);
  console.log(lines.at(-1));
  if (outcome.failed && !process.argv.includes('--keep-going')) break;
}
const unrun = steps.slice(lines.length).map((step) => `– ${step.name}: до этого шага не дошли`);
console.log(
  `\n${[...lines, ...unrun].join('\n')}\nВсего ${seconds(started)}${sum.skipped ? `, пропущено ${sum.skipped}` : ''}`,
);
process.exit(sum.failed ? 1 : 0);

/** A check is silent when it passes and shows all it said when it fails. */
async function runCheck(words) {
  const { code, output } = await start(words, 'pipe');
  if (code !== 0) console.log(output);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function runTests({ name, projects, files = [], before = [] }) {
  const file = join(results, `${name.replaceAll(' ', '-')}.json`);
  rmSync(file, { force: true });
  const words = [...before, bin('vitest/vitest.mjs'), 'run', '--passWithNoTests', ...files];
  for (const project of projects) words.push(`--project=${project}`);
  words.push('--reporter=default', '--reporter=json', `--outputFile.json=${file}`);
  words.push('--reporter=./tools/proof-reporter.ts');
  const { code } = await start(words, 'inherit');
  if (!existsSync(file)) return code === 0 ? { passed: 0, failed: 0 } : { passed: 0, failed: 1 };
  const {
    numPassedTests: passed,
    numFailedTests: failed,
    numPendingTests: skipped,
  } = JSON.parse(readFileSync(file, 'utf8'));
  // A suite that does not even load has no failed test, yet it fails.
  return { passed, failed: code === 0 ? failed : Math.max(failed, 1), skipped };
}

function start(words, output) {
  return new Promise((resolve) => {
    const child = spawn(node, words, { cwd: root, env, stdio: ['ignore', output, output] });
    let text = '';
    child.stdout?.on('data', (part) => (text += part));
    child.stderr?.on('data', (part) => (text += part));
    child.once('error', (error) => resolve({ code: 127, output: String(error) }));
    child.once('close', (code) => resolve({ code, output: text }));
  });
}
