// Directions of the house: who may know whom. Each contract is a sentence; tools/contracts.mjs proves that each can fail.

/** From the ground up: a module may use those before it and never those after it. */
const floors = [
  'territories',
  'institutions',
  'people',
  'notices',
  'regulations',
  'staffing',
  'documents',
  'partners',
  'privacy',
  'qualification',
  'development',
  'centre',
  'library',
  'premises',
  'councils',
  'review',
  'recognition',
  'planning',
  'collections',
  'network',
  'reporting',
  'ministry',
  'calendar',
  'nomenclature',
  'authority',
  'imports',
  'closing',
];

const src = '^src';
const tests = '(^|/)tests/';
const anyOf = (names) => `(${names.join('|')})`;

const floorContracts = floors.map((name, index) => ({
  name: `${name}-looks-only-down`,
  comment: `Модуль ${name} знает только нижние этажи; наверх говорят фактами.`,
  severity: 'error',
  from: { path: `${src}/modules/${name}/`, pathNot: tests },
  to: { path: `${src}/modules/`, pathNot: `${src}/modules/${anyOf(floors.slice(0, index + 1))}/` },
}));

module.exports = {
  floors,
  forbidden: [
    {
      name: 'kernel-imports-nothing-of-ours',
      comment: 'Ядро не знает ни одного предметного слова и ничего нашего.',
      severity: 'error',
      from: { path: `${src}/kernel/`, pathNot: tests },
      to: { path: `${src}/(?!kernel/)` },
    },
    {
      name: 'platform-imports-only-kernel',
      comment: 'Переходники сменяемы: они знают только ядро.',
      severity: 'error',
      from: { path: `${src}/platform/`, pathNot: tests },
      to: { path: `${src}/(?!kernel/|platform/)` },
    },
    {
      name: 'ui-imports-no-module',
      comment: 'Оформление не знает предметных слов: ни модулей, ни сборки, ни базы.',
      severity: 'error',
      from: { path: `${src}/ui/`, pathNot: tests },
      to: { path: `${src}/(modules|main|migrations|platform/(?!language/))` },
    },
    {
      name: 'main-is-the-roof',
      comment: 'Сборку не импортирует никто: она одна знает всех.',
      severity: 'error',
      from: { path: `${src}/(?!main/)`, pathNot: tests },
      to: { path: `${src}/main/` },
    },
    {
      name: 'module-through-its-front-door',
      comment: 'В чужой модуль входят только через его index.ts.',
      severity: 'error',
      from: { path: `${src}/modules/([^/]+)/`, pathNot: tests },
      to: { path: `${src}/modules/[^/]+/`, pathNot: [`${src}/modules/$1/`, `${src}/modules/[^/]+/index\\.ts$`] },
    },
    {
      name: 'platform-through-its-front-doors',
      comment: 'Модули пользуются площадкой через её парадные двери.',
      severity: 'error',
      from: { path: `${src}/(modules|ui)/`, pathNot: tests },
      to: { path: `${src}/platform/[^/]+/`, pathNot: `${src}/platform/[^/]+/index\\.ts$` },
    },
    ...floorContracts,
    {
      name: 'rules-know-no-deeds',
      comment: 'Права, состояния, формы и слова не знают ни команд, ни запросов, ни страниц.',
      severity: 'error',
      from: { path: `${src}/modules/.+\\.(policy|lifecycle|schema|text|norms)\\.tsx?$`, pathNot: tests },
      to: { path: `${src}/modules/.+(\\.commands\\.ts|/pages/.+)$` },
    },
    {
      name: 'deeds-know-no-pages',
      comment: 'Команды и запросы не знают страниц.',
      severity: 'error',
      from: { path: `${src}/modules/.+\\.(commands|queries)\\.ts$`, pathNot: tests },
      to: { path: `${src}/modules/[^/]+/pages/` },
    },
    {
      name: 'client-is-alone',
      comment: 'Код браузера берёт только слова и вид из оформления и ничего у сервера.',
      severity: 'error',
      from: { path: `${src}/client/`, pathNot: tests },
      to: { path: `${src}/(?!client/|ui/)` },
    },
    {
      name: 'world-through-the-platform',
      comment: 'С базой, почтой и сетью модули говорят только через площадку.',
      severity: 'error',
      from: { path: `${src}/(modules|ui|kernel)/`, pathNot: tests },
      to: { path: 'node_modules/(pg|pg-boss|better-auth|nodemailer|@hono/node-server|exceljs|pino)/' },
    },
    {
      name: 'no-test-in-the-product',
      comment: 'Программа не зависит от своих тестов.',
      severity: 'error',
      from: { path: `${src}/`, pathNot: tests },
      to: { path: '(^tests/|/tests/)', pathNot: 'node_modules' },
    },
    {
      name: 'no-circles',
      comment: 'Файлы не ходят по кругу.',
      severity: 'error',
      from: { path: src, pathNot: tests },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'nothing-unresolved',
      comment: 'Каждый импорт куда-то ведёт.',
      severity: 'error',
      from: { path: src },
      to: { couldNotResolve: true },
    },
    {
      name: 'product-needs-no-test-library',
      comment: 'Программа обходится без библиотек разработки.',
      severity: 'error',
      from: { path: src, pathNot: tests },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
