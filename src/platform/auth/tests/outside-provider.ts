// A real OpenID Connect provider in this process, with its own people, pages and keys.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import { site } from './house.ts';

export interface OutsidePerson {
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly name: string;
}

export interface OutsideProvider {
  readonly issuer: string;
  readonly people: Record<string, OutsidePerson>;
  /** Signs in and consents there as its person would; answers the address it sends the browser back to. */
  readonly visit: (authorizationUrl: string, subject: string) => Promise<string>;
  readonly close: () => Promise<void>;
}

export async function openOutsideProvider(people: Record<string, OutsidePerson>): Promise<OutsideProvider> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'opora',
        client_secret: 'secret-of-the-client-0123456789',
        redirect_uris: [`${site}/sign-in/oidc/callback/gov`],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    cookies: { keys: ['key-of-the-provider'] },
    findAccount: (_ctx, subject) => {
      const person = people[subject];
      return person && { accountId: subject, claims: () => ({ sub: subject, ...person }) };
    },
  });
  server.on('request', provider.callback());
  return {
    issuer,
    people,
    visit: (url, subject) => visit(issuer, url, subject),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** Follows the provider's pages: login form, consent form, back to us. */
async function visit(issuer: string, start: string, subject: string): Promise<string> {
  const jar = new Map<string, string>();
  let target = new URL(start);
  let form: URLSearchParams | null = null;
  for (let step = 0; step < 12; step += 1) {
    const answer: Response = await fetch(target, {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form ? { method: 'POST', body: form } : {}),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=', 2);
      jar.set(name, value);
    }
    const location = answer.headers.get('location');
    if (location) {
      target = new URL(location, target);
      form = null;
      if (target.origin !== issuer) return target.href;
      continue;
    }
    const page = await answer.text();
    const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1];
    if (!prompt) throw new Error(`The provider shows ${answer.status}: ${page.slice(0, 500)}`);
    target = new URL(/<form[^>]*action="([^"]+)"/.exec(page)?.[1] ?? '', target);
    form = new URLSearchParams({ prompt, login: subject, password: 'any' });
  }
  throw new Error('The provider never sent the browser back');
}
