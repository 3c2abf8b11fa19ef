// Outside identity providers: the way there, the way back, linking one to the account signed in.
import { isRefusal, notFound } from '../../../kernel/refusal.ts';
import { safeNext } from '../../../platform/auth/index.ts';
import type { GlobalRoute } from '../../../platform/http/index.ts';
import { LinkButton } from '../../../ui/index.ts';
import { accountText as words } from './account.text.ts';
import { accountPage } from './account.tsx';
import { type AccountParts, goTo, ownSession, pageAnswer, refusedWith } from './answer.tsx';

const troublePage = (request: Request, refusal: ReturnType<typeof notFound>) =>
  pageAnswer(request, {
    title: words.providersTitle,
    ...refusedWith(refusal),
    body: <LinkButton text={words.toSignIn} href="/sign-in" look="primary" />,
  });

export const oidcRoutes = (parts: AccountParts): GlobalRoute[] => {
  const { auth } = parts;
  if (auth.providers.length === 0) return [];
  const nameOf = (id: string | undefined) => auth.providers.find((each) => each.id === id)?.name;
  return [
    {
      method: 'GET',
      path: '/sign-in/oidc/callback/:provider',
      ability: 'public',
      ru: 'Возвращение от внешнего поставщика входа',
      handle: async (request, _caller, params) =>
        nameOf(params.provider) ? auth.finishOidc(request) : troublePage(request, notFound()),
    },
    {
      method: 'GET',
      path: '/sign-in/oidc/:provider',
      ability: 'public',
      ru: 'Вход через внешнего поставщика',
      handle: async (request, _caller, params) => {
        if (!nameOf(params.provider)) return troublePage(request, notFound());
        const next = safeNext(new URL(request.url).searchParams.get('next'));
        const begun = await auth.beginOidc(request, params.provider ?? '', next);
        return isRefusal(begun) ? troublePage(request, begun) : goTo(begun.url, begun.cookies);
      },
    },
    {
      method: 'POST',
      path: '/account/oidc/:provider',
      ability: 'account',
      ru: 'Связать внешний вход с учётной записью',
      handle: ownSession(auth, async (request, _caller, params) => {
        const name = nameOf(params.provider);
        if (!name) return troublePage(request, notFound());
        const begun = await auth.beginOidc(request, params.provider ?? '', '/account', 'link');
        if (isRefusal(begun)) return troublePage(request, begun);
        // A link and not a redirect: our policy lets no form lead to another site.
        return pageAnswer(request, {
          title: words.linkTitle(name),
          help: words.linkHelp,
          cookies: begun.cookies,
          body: <LinkButton download text={words.linkGo(name)} href={begun.url} look="primary" />,
        });
      }),
    },
    {
      method: 'POST',
      path: '/account/oidc/:provider/drop',
      ability: 'account',
      ru: 'Отвязать внешний вход от учётной записи',
      handle: ownSession(auth, async (request, caller, params) => {
        const refusal = await auth.dropIdentity(caller.accountId, params.provider ?? '');
        return refusal
          ? accountPage(parts, request, caller, { form: 'unlink', refusal })
          : goTo('/account?done=unlinked');
      }),
    },
  ];
};
