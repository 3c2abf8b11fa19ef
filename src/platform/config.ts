/** The settings of one running installation, read once from the environment; nothing else reads it. */
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { z } from 'zod';
import { startFault } from './faults.ts';

export type Mode = 'demonstration' | 'production';

export interface Config {
  mode: Mode;
  host: string;
  port: number;
  /** The address people type; letters and calendars link to it. No trailing slash. */
  publicUrl: string;
  /** Proxies in front whose word about the client's address is believed: addresses and networks. */
  trustedProxies: readonly string[];
  /** Absolute folder of everything this installation keeps on disk. */
  dataFolder: string;
  database: { kind: 'embedded' } | { kind: 'external'; url: string; ownerUrl: string | undefined };
  /** `smtp://user:password@host:port`; without it letters go to the mailbox page. */
  smtpUrl: string | undefined;
  mailFrom: string;
  files: FilesConfig;
  /** Signs sessions and links; without it the installation keeps a generated one in its data folder. */
  secret: string | undefined;
}

export type FilesConfig =
  | { kind: 'folder'; folder: string }
  | { kind: 's3'; endpoint: string; region: string; bucket: string; accessKey: string; secretKey: string };

type Environment = Record<string, string | undefined>;

const postgresUrl = (name: string) =>
  z.string().regex(/^postgres(ql)?:\/\/[^/]+\/.+/, {
    error: `${name} должен иметь вид postgres://имя:пароль@сервер:5432/база.`,
  });

const webUrl = (name: string) =>
  z.url({ protocol: /^https?$/, error: `${name} должен быть адресом вида https://opora.example.ru.` });

/** «10.0.0.5» or «10.0.0.0/8». */
function isNetwork(text: string): boolean {
  const [base = '', bits, ...rest] = text.split('/');
  const version = isIP(base);
  if (version === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 6 ? 128 : 32));
}

const loopback = ['127.0.0.0/8', '::1'];

/** `1` is a proxy on this machine; else a list of addresses and networks. */
const proxies = (text: string): string[] =>
  text === '1' ? loopback : text.split(/[\s,]+/).filter((each) => each && each !== '0');

const environmentShape = z.object({
  OPORA_MODE: z
    .enum(['demonstration', 'production'], {
      error: 'OPORA_MODE может быть только demonstration (показ) или production (работа).',
    })
    .optional(),
  PORT: z.coerce
    .number({ error: 'PORT должен быть числом от 1 до 65535.' })
    .int({ error: 'PORT должен быть целым числом от 1 до 65535.' })
    .min(1, { error: 'PORT должен быть числом от 1 до 65535.' })
    .max(65535, { error: 'PORT должен быть числом от 1 до 65535.' })
    .default(3000),
  HOST: z.string().optional(),
  OPORA_PUBLIC_URL: webUrl('OPORA_PUBLIC_URL').optional(),
  OPORA_TRUST_PROXY: z
    .string()
    .transform((text) => proxies(text.trim()))
    .refine((networks) => networks.every(isNetwork), {
      error:
        'OPORA_TRUST_PROXY: 1, если прокси на этой же машине, иначе его адрес или сеть, например 10.0.0.5 или 10.0.0.0/8.',
    })
    .default([]),
  OPORA_DATA: z.string().optional(),
  OPORA_SECRET: z
    .string()
    .min(32, { error: 'OPORA_SECRET слишком короткий: нужно не меньше 32 знаков.' })
    .optional(),
  DATABASE_URL: postgresUrl('DATABASE_URL').optional(),
  DATABASE_OWNER_URL: postgresUrl('DATABASE_OWNER_URL').optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/\S+$/, { error: 'SMTP_URL должен иметь вид smtp://имя:пароль@сервер:587.' })
    .optional(),
  MAIL_FROM: z.string().default('Опора <opora@localhost>'),
  S3_ENDPOINT: webUrl('S3_ENDPOINT').optional(),
  S3_REGION: z.string().default('us-east-1'),
  S3_BUCKET: z.string().optional(),
  S3_ACCESS_KEY: z.string().optional(),
  S3_SECRET_KEY: z.string().optional(),
});

/** Reads the environment; throws a start fault naming the first wrong setting. Empty values count as unset. */
export function readConfig(environment: Environment = process.env, root: string = process.cwd()): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const parsed = environmentShape.safeParse(given);
  if (!parsed.success) throw startFault(parsed.error.issues[0]?.message ?? 'Настройки не прочитаны.');
  const env = parsed.data;
  if (!env.DATABASE_URL && env.DATABASE_OWNER_URL)
    throw startFault('Задан DATABASE_OWNER_URL, но не задан DATABASE_URL: укажите оба или ни одного.');
  const dataFolder = resolve(root, env.OPORA_DATA ?? '.opora-data');
  return {
    mode: env.OPORA_MODE ?? (env.DATABASE_URL ? 'production' : 'demonstration'),
    host: env.HOST ?? '0.0.0.0',
    port: env.PORT,
    publicUrl: (env.OPORA_PUBLIC_URL ?? `http://localhost:${env.PORT}`).replace(/\/+$/, ''),
    trustedProxies: env.OPORA_TRUST_PROXY,
    dataFolder,
    database: env.DATABASE_URL
      ? { kind: 'external', url: env.DATABASE_URL, ownerUrl: env.DATABASE_OWNER_URL }
      : { kind: 'embedded' },
    smtpUrl: env.SMTP_URL,
    mailFrom: env.MAIL_FROM,
    files: filesConfig(env, dataFolder),
    secret: env.OPORA_SECRET,
  };
}

function filesConfig(env: z.infer<typeof environmentShape>, dataFolder: string): FilesConfig {
  if (!env.S3_ENDPOINT && !env.S3_BUCKET) return { kind: 'folder', folder: resolve(dataFolder, 'files') };
  const missing = (['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY', 'S3_SECRET_KEY'] as const).filter(
    (name) => !env[name],
  );
  if (missing.length)
    throw startFault(`Хранилище S3 настроено не полностью: не хватает ${missing.join(', ')}.`);
  return {
    kind: 's3',
    endpoint: env.S3_ENDPOINT as string,
    region: env.S3_REGION,
    bucket: env.S3_BUCKET as string,
    accessKey: env.S3_ACCESS_KEY as string,
    secretKey: env.S3_SECRET_KEY as string,
  };
}
