// The samples of deploy/ are what they say: nginx takes its file, the program knows every setting it is offered.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../src/main/project-root.ts';

const textOf = (path: string) => readFileSync(join(projectRoot, path), 'utf8');
const nginx = '/usr/sbin/nginx';

test('каждая настройка образца читается программой', () => {
  const readers = ['src/platform/config.ts', 'src/platform/auth/providers.ts'].map(textOf).join('\n');
  const offered = [...textOf('deploy/opora.env.example').matchAll(/^#?([A-Z][A-Z0-9_]+)=/gm)].map(
    (match) => match[1] ?? '',
  );
  expect(offered.length).toBeGreaterThan(12);
  expect(offered.filter((name) => !new RegExp(`\\b${name}\\b`).test(readers))).toEqual([]);
});

test.skipIf(!existsSync(nginx))('nginx понимает свой образец (без nginx не проверяется)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'opora-nginx-'));
  try {
    const words = [
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-days',
      '1',
      '-subj',
      '/CN=opora.example.ru',
    ];
    const pair = ['-keyout', join(folder, 'privkey.pem'), '-out', join(folder, 'fullchain.pem')];
    execFileSync('openssl', [...words, ...pair], { stdio: 'ignore' });
    const server = textOf('deploy/nginx.conf').replaceAll('/etc/letsencrypt/live/opora.example.ru', folder);
    const file = join(folder, 'nginx.conf');
    writeFileSync(
      file,
      `pid ${folder}/pid;\nerror_log ${folder}/log;\nevents {}\nhttp {\naccess_log off;\n${server}}\n`,
    );
    expect(() => execFileSync(nginx, ['-t', '-c', file], { stdio: 'pipe' })).not.toThrow();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
