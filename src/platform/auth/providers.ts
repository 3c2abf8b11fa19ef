// Outside identity providers (OpenID Connect) as the settings name them; ЕСИА comes through a gateway (decision 7).
import { z } from 'zod';
import { startFault } from '../faults.ts';

const providerShape = z
  .object({
    /** Part of the address: /sign-in/oidc/<id>. */
    id: z.string().regex(/^[a-z][a-z0-9-]{0,30}$/, { error: 'id: латинские буквы, цифры и дефис.' }),
    /** On the button: «Войти через …». */
    name: z.string().min(1),
    issuer: z.url({ error: 'issuer должен быть адресом.' }).optional(),
    discoveryUrl: z.url({ error: 'discoveryUrl должен быть адресом.' }).optional(),
    clientId: z.string().min(1),
    clientSecret: z.string().optional(),
    scopes: z.array(z.string()).default(['openid', 'profile', 'email']),
    /** The provider itself asks for a second factor; its sign-in counts as passed (decision 29). */
    strong: z.boolean().default(false),
    /** The provider has checked its addresses although it does not say email_verified. */
    trustsEmail: z.boolean().default(false),
  })
  .refine((each) => each.issuer ?? each.discoveryUrl, { error: 'Нужен issuer или discoveryUrl.' });

export type OidcProvider = z.output<typeof providerShape>;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads OPORA_OIDC (a JSON list) or OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME, OIDC_SCOPES, OIDC_STRONG.
 * A wrong setting is an error whose message is a sentence for the console.
 */
export function readProviders(environment: Environment = process.env): OidcProvider[] {
  const raw = environment.OPORA_OIDC ? parseList(environment.OPORA_OIDC) : singleProvider(environment);
  const parsed = z.array(providerShape).safeParse(raw);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw startFault(
      `Настройка входа через OpenID Connect неверна (${issue?.path.join('.')}): ${issue?.message}`,
    );
  }
  if (new Set(parsed.data.map((each) => each.id)).size < parsed.data.length)
    throw startFault('В OPORA_OIDC два поставщика с одинаковым id.');
  return parsed.data;
}

function parseList(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw startFault('OPORA_OIDC должен быть списком JSON: [{"id": …, "issuer": …, "clientId": …}].', {
      cause,
    });
  }
}

function singleProvider(environment: Environment): unknown[] {
  if (!environment.OIDC_ISSUER) return [];
  return [
    {
      id: 'oidc',
      name: environment.OIDC_NAME ?? 'единый вход',
      issuer: environment.OIDC_ISSUER,
      clientId: environment.OIDC_CLIENT_ID,
      clientSecret: environment.OIDC_CLIENT_SECRET,
      scopes: environment.OIDC_SCOPES?.split(/[\s,]+/).filter(Boolean),
      strong: environment.OIDC_STRONG === 'true',
    },
  ];
}

export const discoveryOf = (provider: OidcProvider): string =>
  provider.discoveryUrl ?? `${provider.issuer?.replace(/\/$/, '')}/.well-known/openid-configuration`;
