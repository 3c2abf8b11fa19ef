// The inventory of addresses: every page, form, file and method with the right that opens it; nothing may be missing from it.
import type { House } from '../src/kernel/house.ts';
import { reservedAddresses } from '../src/main/cli/init.ts';
import { httpParts } from '../src/main/http-parts.ts';
import type { Installation } from '../src/main/installation.ts';
import { apiPath } from '../src/platform/http/api.ts';
import { buildApp } from '../src/platform/http/app.ts';

const HERE = '/{территория}';
const TERRITORY = /^\/:territory(\{[^/]*\})?/;

/** Addresses of the HTTP layer itself. */
const own: readonly Line[] = [
  { method: 'GET', path: '/healthz', ru: 'Процесс жив', right: 'public' },
  { method: 'GET', path: '/readyz', ru: 'База отвечает', right: 'public' },
  { method: 'GET', path: '/metrics', ru: 'Показатели для Prometheus', right: 'public' },
  { method: 'GET', path: '/assets/*', ru: 'Файлы оформления', right: 'public' },
  { method: 'GET', path: '/api/v1/openapi.json', ru: 'Описание OpenAPI 3.1', right: 'public' },
];

interface Line {
  readonly method: string;
  readonly path: string;
  readonly ru: string;
  readonly right: string;
}

/** Nothing is opened: only what the declarations of addresses look at when they are put together. */
function emptyInstallation(house: House): Installation {
  return {
    config: { mode: 'demonstration', publicUrl: 'http://localhost:3000', trustedProxies: [] },
    auth: {
      mode: 'demonstration',
      providers: [{ id: 'oidc', name: 'OpenID Connect' }],
      callerOf: async () => null,
    },
    mail: { hasServer: false },
    gateway: { house, pool: {} },
    travelling: { refresh: async () => {} },
    log: {},
    territories: async () => [],
  } as unknown as Installation;
}

function inventoryOf(house: House): { title: string; lines: Line[] }[] {
  const parts = httpParts(emptyInstallation(house), 'dist/public');
  const globals = parts.globals.map((route) => ({
    method: route.method,
    path: route.path,
    ru: route.ru,
    right: route.ability,
  }));
  return [
    { title: 'Вне территорий', lines: [...own, ...globals] },
    ...house.modules.map((module) => ({
      title: `${module.ru} (${module.name})`,
      lines: [
        ...(module.pages ?? []).flatMap((page) => [
          { method: 'GET', path: HERE + page.path, ru: page.ru, right: page.ability.id },
          ...(page.posts ?? []).map((post) => ({
            method: 'POST',
            path: HERE + page.path,
            ru: `${post.command.ru} (\`${post.command.name}\`)`,
            right: post.command.ability.id,
          })),
        ]),
        ...(module.downloads ?? []).map((file) => ({
          method: 'GET',
          path: HERE + file.path,
          ru: file.ru,
          right: file.ability.id,
        })),
        ...(module.commands ?? []).map((command) => ({
          method: 'POST',
          path: `/api/v1${HERE}${apiPath(command.name)}`,
          ru: command.ru,
          right: command.ability.id,
        })),
        ...(module.queries ?? []).map((query) => ({
          method: 'GET',
          path: `/api/v1${HERE}${apiPath(query.name)}`,
          ru: query.ru,
          right: query.ability.id,
        })),
      ],
    })),
  ];
}

const bare = (path: string): string =>
  path
    .replace(/\/+$/, '')
    .replace(TERRITORY, HERE)
    .replace(/^\/api\/v1\/:territory(\{[^/]*\})?/, `/api/v1${HERE}`) || '/';

/** Addresses the application answers and the inventory does not name. */
function forgotten(house: House, lines: readonly Line[]): string[] {
  const known = new Set(lines.map((line) => `${line.method} ${bare(line.path)}`));
  const app = buildApp(httpParts(emptyInstallation(house), 'dist/public'));
  return app.routes
    .filter((route) => route.method !== 'ALL')
    .map((route) => `${route.method} ${bare(route.path)}`)
    .filter((route) => !known.has(route) && !known.has(route.replace('POST', 'GET')));
}

/** Addresses outside the territories whose first word a territory could still take. */
const unreserved = (lines: readonly Line[]): string[] =>
  lines
    .map((line) => line.path.split('/')[1] ?? '')
    .filter((word) => /^[a-z]/.test(word) && !reservedAddresses.includes(word))
    .map((word) => `Адрес /${word} не закрыт для территорий: допишите его в src/main/cli/init.ts.`);

export function routesDocument(house: House): { text: string; faults: string[] } {
  const sections = inventoryOf(house);
  const lines = sections.flatMap((section) => section.lines);
  return {
    text: [
      '# Адреса и права',
      '',
      'Правила прав — по именам, как они объявлены; таблица прав — в rights.md.',
      '',
      ...sections.flatMap(({ title, lines: rows }) => [
        `## ${title}`,
        '',
        '| | Адрес | Что это | Право |',
        '|---|---|---|---|',
        ...rows.map((row) => `| ${row.method} | \`${row.path}\` | ${row.ru} | \`${row.right}\` |`),
        '',
      ]),
    ].join('\n'),
    faults: [
      ...new Set([
        ...forgotten(house, lines).map((route) => `Адрес ${route} не попал в опись.`),
        ...unreserved(sections[0]?.lines ?? []),
      ]),
    ],
  };
}
