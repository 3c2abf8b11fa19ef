// Builds everything that runs: browser files into dist/public, server bundles into dist. Plain JavaScript,
// so that any Node from 20 on can run it before anything else exists.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build, transformSync } from 'esbuild';
import { imagesOut, purgeCss, wordsOf } from './build-styles.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const publicDir = join(root, 'dist/public');
const publicPath = '/assets';
const servers = ['web', 'worker', 'cli'];

const started = Date.now();
rmSync(publicDir, { recursive: true, force: true });
mkdirSync(publicDir, { recursive: true });
try {
  const assets = await buildClient();
  // `--client` is for work on the looks alone.
  if (!process.argv.includes('--client')) await buildServers(assets);
} catch (error) {
  // esbuild has already shown each mistake with its place.
  console.error(`Сборка не удалась: ${String(error.message).split('\n')[0]}`);
  process.exit(1);
}
console.log(`Сборка готова за ${((Date.now() - started) / 1000).toFixed(1).replace('.', ',')} с`);

async function buildClient() {
  console.log('Сборка: страницы для браузера');
  const result = await build({
    absWorkingDir: root,
    entryPoints: { app: 'src/client/app.ts', styles: 'src/client/app.css' },
    outdir: publicDir,
    bundle: true,
    splitting: true,
    format: 'esm',
    target: ['es2020', 'chrome90', 'firefox90', 'safari15'],
    minify: true,
    metafile: true,
    write: false,
    publicPath,
    entryNames: '[name].[hash]',
    chunkNames: 'chunk.[hash]',
    assetNames: 'fonts/[name].[hash]',
    external: [`${publicPath}/*`],
    loader: { '.woff2': 'file' },
    logLevel: 'warning',
    plugins: [tablerPlugin(), turboPlugin()],
  });
  for (const file of result.outputFiles) writePublic(file.path.slice(publicDir.length + 1), file.contents);
  const names = result.outputFiles.map((file) => file.path.slice(publicDir.length + 1));
  const find = (pattern) => `${publicPath}/${names.find((name) => pattern.test(name))}`;
  const made = {
    css: find(/^styles\..*\.css$/),
    js: find(/^app\..*\.js$/),
    icons: writeHashed('icons', 'svg', iconSprite()),
    favicon: writeHashed('favicon', 'svg', readFileSync(join(root, 'src/client/favicon.svg'))),
    preload: [
      find(/pt-sans-cyrillic-400-normal/),
      find(/pt-sans-latin-400-normal/),
      find(/pt-sans-cyrillic-700-normal/),
      find(/pt-sans-latin-700-normal/),
    ],
  };
  // Code run from source (tests) does not know the hashes: it asks for the same files by plain names.
  for (const [name, url] of [
    ['app.css', made.css],
    ['app.js', made.js],
  ]) {
    writePublic(name, readFileSync(join(publicDir, url.slice(publicPath.length + 1))));
  }
  writeFileSync(join(publicDir, 'manifest.json'), `${JSON.stringify(made, null, 2)}\n`);
  return made;
}

async function buildServers(assets) {
  const entries = servers.map((name) => `src/main/${name}.ts`).filter((path) => existsSync(join(root, path)));
  if (entries.length === 0) return;
  console.log('Сборка: сервер');
  await build({
    absWorkingDir: root,
    entryPoints: entries,
    outdir: 'dist',
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    packages: 'external',
    sourcemap: true,
    define: { OPORA_ASSETS: JSON.stringify(assets) },
    logLevel: 'warning',
  });
}

/** `@import "tabler"`: the framework's style sheet less the rules whose classes nobody writes. */
function tablerPlugin() {
  return {
    name: 'tabler',
    setup(builder) {
      builder.onResolve({ filter: /^tabler$/ }, () => ({ path: 'tabler', namespace: 'tabler' }));
      builder.onLoad({ filter: /.*/, namespace: 'tabler' }, () => {
        const whole = readFileSync(join(root, 'node_modules/@tabler/core/dist/css/tabler.css'), 'utf8');
        const words = wordsOf(
          ['src/ui', 'src/client', 'src/modules', 'src/main', 'src/platform'].map((dir) => join(root, dir)),
        );
        const contents = imagesOut(purgeCss(whole, words), (svg) => writeHashed('img/control', 'svg', svg));
        return { contents, loader: 'css' };
      });
    },
  };
}

/** Turbo puts a style element into the page for its progress bar; ours is in app.css, and CSP forbids the other. */
function turboPlugin() {
  return {
    name: 'turbo-without-inline-style',
    setup(builder) {
      builder.onLoad({ filter: /@hotwired\/turbo\/dist\/.*\.js$/ }, ({ path }) => {
        const source = readFileSync(path, 'utf8');
        const contents = source.replace('this.installStylesheetElement();', '');
        if (contents === source) throw new Error('Turbo изменился: место вставки стилей не найдено');
        return { contents, loader: 'js' };
      });
    },
  };
}

function iconSprite() {
  const { code } = transformSync(readFileSync(join(root, 'src/ui/icon-names.ts'), 'utf8'), { loader: 'ts' });
  const names = [...code.matchAll(/"([a-z0-9-]+)"/g)].map((match) => match[1]);
  const look =
    'fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"';
  const symbols = names.map((name) => {
    const svg = readFileSync(join(root, `node_modules/@tabler/icons/icons/outline/${name}.svg`), 'utf8');
    const inner = svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.lastIndexOf('</svg>'));
    return `<symbol id="${name}" viewBox="0 0 24 24" ${look}>${inner.replace(/\s*\n\s*/g, '')}</symbol>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>\n`;
}

function writeHashed(name, extension, contents) {
  const hash = createHash('sha256').update(contents).digest('hex').slice(0, 8);
  writePublic(`${name}.${hash}.${extension}`, contents);
  if (!name.includes('/')) writePublic(`${name}.${extension}`, contents);
  return `${publicPath}/${name}.${hash}.${extension}`;
}

/** Text files are also written compressed, so that the server only picks one. */
function writePublic(name, contents) {
  const path = join(publicDir, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, contents);
  if (!/\.(css|js|svg)$/.test(name)) return;
  const bytes = Buffer.from(contents);
  writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
  writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
}
