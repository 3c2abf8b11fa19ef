// Settings: what is taken when nothing is said, and the sentence for each wrong one.
import { describe, expect, test } from 'vitest';
import { readConfig } from '../config.ts';

describe('with nothing set', () => {
  test('it is the demonstration on the embedded database in the folder of the checkout', () => {
    expect(readConfig({}, '/srv/opora')).toEqual({
      mode: 'demonstration',
      host: '0.0.0.0',
      port: 3000,
      publicUrl: 'http://localhost:3000',
      trustedProxies: [],
      dataFolder: '/srv/opora/.opora-data',
      database: { kind: 'embedded' },
      smtpUrl: undefined,
      mailFrom: 'Опора <opora@localhost>',
      files: { kind: 'folder', folder: '/srv/opora/.opora-data/files' },
      secret: undefined,
    });
  });

  test('empty values count as unset', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: ' ', OPORA_MODE: '' }, '/srv').mode).toBe('demonstration');
  });
});

test('an external database means production unless said otherwise', () => {
  const url = 'postgres://opora_app:x@db.example:5432/opora';
  expect(readConfig({ DATABASE_URL: url }).mode).toBe('production');
  expect(readConfig({ DATABASE_URL: url }).database).toEqual({ kind: 'external', url, ownerUrl: undefined });
  expect(readConfig({ DATABASE_URL: url, OPORA_MODE: 'demonstration' }).mode).toBe('demonstration');
  expect(readConfig({ OPORA_MODE: 'production' }).database).toEqual({ kind: 'embedded' });
});

test.each([
  ['1', ['127.0.0.0/8', '::1']],
  ['10.0.0.5, 172.16.0.0/12', ['10.0.0.5', '172.16.0.0/12']],
  ['0', []],
])('OPORA_TRUST_PROXY=%s', (text, networks) => {
  expect(readConfig({ OPORA_TRUST_PROXY: text }).trustedProxies).toEqual(networks);
});

test('S3 is taken whole', () => {
  const s3 = {
    S3_ENDPOINT: 'https://s3.example.ru',
    S3_BUCKET: 'opora',
    S3_ACCESS_KEY: 'k',
    S3_SECRET_KEY: 's',
  };
  expect(readConfig(s3).files).toEqual({
    kind: 's3',
    endpoint: 'https://s3.example.ru',
    region: 'us-east-1',
    bucket: 'opora',
    accessKey: 'k',
    secretKey: 's',
  });
});

test.each([
  [{ PORT: 'три тысячи' }, 'PORT должен быть числом от 1 до 65535.'],
  [{ PORT: '70000' }, 'PORT должен быть числом от 1 до 65535.'],
  [{ PORT: '80.5' }, 'PORT должен быть целым числом от 1 до 65535.'],
  [{ OPORA_MODE: 'prod' }, 'OPORA_MODE может быть только demonstration (показ) или production (работа).'],
  [{ DATABASE_URL: 'mysql://x/y' }, 'DATABASE_URL должен иметь вид postgres://имя:пароль@сервер:5432/база.'],
  [
    { DATABASE_OWNER_URL: 'postgres://o:x@db/opora' },
    'Задан DATABASE_OWNER_URL, но не задан DATABASE_URL: укажите оба или ни одного.',
  ],
  [{ SMTP_URL: 'mail.example.ru' }, 'SMTP_URL должен иметь вид smtp://имя:пароль@сервер:587.'],
  [
    { OPORA_PUBLIC_URL: 'opora.example.ru' },
    'OPORA_PUBLIC_URL должен быть адресом вида https://opora.example.ru.',
  ],
  [
    { OPORA_TRUST_PROXY: 'nginx' },
    'OPORA_TRUST_PROXY: 1, если прокси на этой же машине, иначе его адрес или сеть, например 10.0.0.5 или 10.0.0.0/8.',
  ],
  [{ OPORA_SECRET: 'short' }, 'OPORA_SECRET слишком короткий: нужно не меньше 32 знаков.'],
  [
    { S3_ENDPOINT: 'https://s3.example.ru' },
    'Хранилище S3 настроено не полностью: не хватает S3_BUCKET, S3_ACCESS_KEY, S3_SECRET_KEY.',
  ],
])('%o is refused with one sentence', (environment, sentence) => {
  expect(() => readConfig(environment)).toThrow(sentence);
});
