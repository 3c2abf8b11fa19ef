// Checks the directions of the house, and first that each contract really fails on a seeded violation.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { root } from './prepare.mjs';

const config = createRequire(import.meta.url)('../.dependency-cruiser.cjs');
const last = config.floors.at(-1);

/** One violation for each contract: [file, what it imports, files that must exist]. */
const seeds = {
  'kernel-imports-nothing-of-ours': ['src/kernel/a.ts', '../platform/db/index.ts'],
  'platform-imports-only-kernel': ['src/platform/db/a.ts', '../../ui/index.ts'],
  'ui-imports-no-module': ['src/ui/a.tsx', `../modules/${last}/index.ts`],
  'main-is-the-roof': ['src/modules/people/a.ts', '../../main/modules.ts'],
  'module-through-its-front-door': [`src/modules/${last}/a.ts`, '../people/secret.ts'],
  'platform-through-its-front-doors': ['src/modules/people/b.ts', '../../platform/db/pools.ts'],
  'rules-know-no-deeds': ['src/modules/people/post.policy.ts', './post.commands.ts'],
  'deeds-know-no-pages': ['src/modules/people/post.commands.ts', './pages/list.tsx'],
  'client-is-alone': ['src/client/a.ts', '../kernel/clock.ts'],
  'world-through-the-platform': ['src/modules/people/c.ts', 'pg'],
  'no-test-in-the-product': ['src/modules/people/d.ts', './tests/world.ts'],
  'no-circles': ['src/modules/people/e.ts', './f.ts'],
  'nothing-unresolved': ['src/modules/people/g.ts', './no-such-file.ts'],
  'product-needs-no-test-library': ['src/modules/people/h.ts', 'fast-check'],
  ...Object.fromEntries(
    config.floors
      .slice(0, -1)
      .map((name) => [`${name}-looks-only-down`, [`src/modules/${name}/up.ts`, `../${last}/index.ts`]]),
  ),
};

async function check(folder) {
  process.chdir(folder);
  const options = { ...config.options, ruleSet: { forbidden: config.forbidden }, validate: true };
  const tsConfig = extractTSConfig(join(root, 'tsconfig.json'));
  const { output } = await cruise(['src'], options, undefined, { tsConfig });
  return { modules: output.summary.totalCruised, violations: output.summary.violations };
}

/** A house of seeded mistakes in a temporary folder: every contract has to catch its own. */
async function proveContractsCanFail() {
  const folder = mkdtempSync(join(tmpdir(), 'opora-contracts-'));
  const put = (file, text) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  try {
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    for (const file of ['package.json', 'tsconfig.json']) symlinkSync(join(root, file), join(folder, file));
    for (const [file, target] of Object.values(seeds)) {
      const path = join(dirname(file), target);
      if (/\.tsx?$/.test(target) && !/no-such/.test(target) && !existsSync(join(folder, path)))
        put(path, 'export const made = 1;\n');
    }
    for (const [file, target] of Object.values(seeds))
      put(file, `import * as seeded from '${target}';\nexport const used = seeded;\n`);
    put('src/modules/people/f.ts', `import * as back from './e.ts';\nexport const used = back;\n`);
    const { violations } = await check(folder);
    const caught = new Set(violations.map((each) => each.rule.name));
    return Object.keys(seeds).filter((name) => !caught.has(name));
  } finally {
    process.chdir(root);
    rmSync(folder, { recursive: true, force: true });
  }
}

const faults = [];
const seeded = new Set(Object.keys(seeds));
for (const { name } of config.forbidden)
  if (!seeded.has(name) && name !== `${last}-looks-only-down`)
    faults.push(`У договора ${name} нет засеянного нарушения.`);
for (const name of await proveContractsCanFail())
  faults.push(`Договор ${name} не замечает засеянного нарушения.`);

const rooms = readdirSync(join(root, 'src', 'modules'), { withFileTypes: true }).filter((each) =>
  each.isDirectory(),
);
for (const { name } of rooms)
  if (!config.floors.includes(name))
    faults.push(`Модуль ${name} не назван среди этажей в .dependency-cruiser.cjs.`);

const { modules, violations } = await check(root);
if (modules === 0) faults.push('Проверка не увидела ни одного файла.');
const sentences = new Map(config.forbidden.map((each) => [each.name, each.comment]));
for (const each of violations) {
  const circle = each.cycle ? ` → ${each.cycle.map((step) => step.name).join(' → ')}` : '';
  faults.push(`${each.from} → ${each.to}${circle}\n    ${sentences.get(each.rule.name)} (${each.rule.name})`);
}
for (const fault of faults) console.error(fault);
console.log(`Договоров ${config.forbidden.length}, файлов ${modules}, нарушений ${faults.length}.`);
process.exitCode = faults.length ? 1 : 0;
