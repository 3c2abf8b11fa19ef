// `npm run docs:generate`: writes docs/generated; --check says what is stale, --proof compares claims with the run's record.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { root } from './prepare.mjs';

const target = join(root, 'docs', 'generated');
const bundle = join(root, 'node_modules', '.cache', `opora-docs-${process.pid}.mjs`);

/** The house holds markup, which Node does not read by itself. */
async function loadGenerator() {
  await build({
    absWorkingDir: root,
    entryPoints: ['tools/docs-house.ts'],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    packages: 'external',
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    logLevel: 'warning',
    // The bundle lies elsewhere than the sources it looks at.
    define: { 'import.meta.dirname': JSON.stringify(join(root, 'tools')) },
  });
  try {
    return await import(pathToFileURL(bundle).href);
  } finally {
    rmSync(bundle, { force: true });
  }
}

const { generate, unrecorded } = await loadGenerator();
const faults = [];
if (process.argv.includes('--proof')) faults.push(...unrecorded(root));
else {
  const { files, faults: found, notes } = generate(root);
  faults.push(...found);
  mkdirSync(target, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    const path = join(target, name);
    if (existsSync(path) && readFileSync(path, 'utf8') === text) continue;
    if (process.argv.includes('--check'))
      faults.push(`docs/generated/${name} устарел: выполните npm run docs:generate и сохраните изменения.`);
    else {
      writeFileSync(path, text);
      console.log(`Записано: docs/generated/${name}`);
    }
  }
  if (process.argv.includes('--notes')) for (const note of notes) console.log(note);
}
for (const fault of faults) console.error(fault);
if (faults.length === 0) console.log('Описания соответствуют программе.');
process.exit(faults.length > 0 ? 1 : 0);
