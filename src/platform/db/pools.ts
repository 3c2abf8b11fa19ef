/** Connections: one place that decides how PostgreSQL values become JavaScript values and how faults are told. */
import pg from 'pg';
import { isStartFault, startFault } from '../faults.ts';

const INT8 = 20;
const NUMERIC = 1700;
const DATE = 1082;
const DATE_ARRAY = 1182;
const INT8_ARRAY = 1016;
const TEXT_ARRAY = 1009;

const whole = (text: string): number | bigint => {
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : BigInt(text);
};

const textArray = pg.types.getTypeParser(TEXT_ARRAY as never) as (text: string) => (string | null)[];

/** `date` stays 'YYYY-MM-DD' (a day has no zone), int8 is a number while exact, numeric is a number. */
const typeParsers = new Map<number, (text: string) => unknown>([
  [INT8, whole],
  [NUMERIC, Number],
  [DATE, (text) => text],
  [DATE_ARRAY, textArray],
  [INT8_ARRAY, (text) => textArray(text).map((each) => (each === null ? null : whole(each)))],
]);

export const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && typeParsers.get(oid)) ||
    pg.types.getTypeParser(oid, format as 'text')) as pg.CustomTypesConfig['getTypeParser'],
};

/** A pool that survives the database being away: broken idle connections are dropped, new ones are tried. */
export function createPool(url: string, max: number, name: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    types,
    application_name: name,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
  });
  // Without a listener the loss of an idle connection would end the process; the next query reconnects.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/** Asks the server behind a pool what it is; a failure becomes one sentence for the console. */
export async function greetDatabase(pool: pg.Pool, name: string, url: string): Promise<{ version: number }> {
  try {
    const { rows } = await pool.query<{ version: string; product: string }>(
      `select current_setting('server_version_num') as version, version() as product`,
    );
    const greeting = rows[0];
    if (!greeting?.product.startsWith('PostgreSQL'))
      throw startFault(`${name} указывает на «${greeting?.product}», а нужен PostgreSQL не ниже 15.`);
    const version = Math.floor(Number(greeting.version) / 10_000);
    if (version < 15)
      throw startFault(`${name} указывает на PostgreSQL ${version}, а нужен не ниже 15: обновите сервер.`);
    return { version };
  } catch (error) {
    throw explainDatabaseError(error, name, url);
  }
}

/** One Russian sentence for the ways a database can fail at start; unknown errors are passed as they are. */
export function explainDatabaseError(error: unknown, name: string, url: string): unknown {
  if (isStartFault(error)) return error;
  const { code, message = '' } = error as { code?: string; message?: string };
  const address = describeUrl(url);
  const sentences: Record<string, string> = {
    ECONNREFUSED: `По адресу ${address} (${name}) никто не отвечает: проверьте адрес, порт и запущен ли PostgreSQL.`,
    ENOTFOUND: `Сервер из ${name} не найден: имя «${address}» неизвестно сети.`,
    EAI_AGAIN: `Сервер из ${name} не найден: имя «${address}» неизвестно сети.`,
    EHOSTUNREACH: `Сервер ${address} (${name}) недоступен по сети.`,
    ENETUNREACH: `Сервер ${address} (${name}) недоступен по сети.`,
    ETIMEDOUT: `Сервер ${address} (${name}) не ответил вовремя.`,
    '28P01': `PostgreSQL на ${address} не принял имя или пароль из ${name}.`,
    '28000': `PostgreSQL на ${address} не пускает пользователя из ${name}: проверьте имя и pg_hba.conf.`,
    '3D000': `На ${address} нет базы, указанной в ${name}: создайте её или исправьте адрес.`,
    '42501': `Пользователю из ${name} не хватает прав в базе на ${address}: ${message}.`,
    '53100': 'На диске базы данных не осталось места: освободите место и запустите Опору снова.',
    '53300': `PostgreSQL на ${address} исчерпал соединения: увеличьте max_connections.`,
  };
  const known = sentences[code ?? ''];
  if (known) return startFault(known, error);
  // What PostgreSQL itself says has a code of five signs and is not about the connection.
  if (/^[0-9A-Z]{5}$/.test(code ?? '') && code !== 'EPIPE') return error;
  if (/timeout/i.test(message)) return startFault(`Сервер ${address} (${name}) не ответил вовремя.`, error);
  if (/terminated unexpectedly|ECONNRESET|SSL|invalid response|message/i.test(`${message} ${code}`))
    return startFault(
      `По адресу ${address} (${name}) отвечает не PostgreSQL или соединение обрывается.`,
      error,
    );
  return error;
}

/** host:port/base without name and password, fit for a log. */
export function describeUrl(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}
