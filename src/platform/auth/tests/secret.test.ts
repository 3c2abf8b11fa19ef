import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { keepSecret } from '../index.ts';

const folder = mkdtempSync(join(tmpdir(), 'opora-secret-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('секрет создаётся один раз, длинный, читает его только владелец', () => {
  const data = join(folder, 'data');
  const secret = keepSecret(data);
  expect(secret).toMatch(/^[\w-]{64}$/);
  expect(keepSecret(data)).toBe(secret);
  expect(statSync(join(data, 'secret')).mode & 0o777).toBe(0o600);
  expect(readdirSync(data)).toEqual(['secret']);
});

test('заданный настройкой секрет на диск не пишется', () => {
  const data = join(folder, 'given');
  expect(keepSecret(data, 'given-by-the-settings-0123456789abcdef')).toBe(
    'given-by-the-settings-0123456789abcdef',
  );
  expect(readdirSync(folder)).toEqual(['data']);
});
