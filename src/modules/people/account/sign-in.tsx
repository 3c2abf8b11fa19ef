// Signing in by name and password, then a code where the account has one; signing out.
import { isRefusal, type Refusal } from '../../../kernel/refusal.ts';
import { safeNext } from '../../../platform/auth/index.ts';
import type { GlobalRoute } from '../../../platform/http/index.ts';
import { Field, LinkButton, LoginCard } from '../../../ui/index.ts';
import { accountText as words } from './account.text.ts';
import { type AccountParts, formOf, goTo, pageAnswer, refusedWith } from './answer.tsx';

const nextOf = (request: Request) => safeNext(new URL(request.url).searchParams.get('next'));

/** The page's address with the way onward kept in it. */
const withNext = (path: string, next: string) =>
  next === '/' ? path : `${path}?next=${encodeURIComponent(next)}`;

function providerTrouble(request: Request) {
  const error = new URL(request.url).searchParams.get('error');
  if (!error) return [];
  return [{ kind: 'trouble' as const, text: words.providerErrors[error] ?? words.providerError }];
}

function signInPage(
  parts: AccountParts,
  request: Request,
  next: string,
  given?: { login: string; refusal: Refusal },
) {
  const trouble = given ? refusedWith(given.refusal) : { flash: providerTrouble(request) };
  return pageAnswer(request, {
    title: words.signInTitle,
    help: words.signInHelp,
    ...trouble,
    body: (
      <>
        <LoginCard
          action="/sign-in"
          next={next}
          login={given?.login}
          errors={given?.refusal.fields}
          forgotHref="/reset"
          choices={
            <Field name="remember" label={words.remember} hint={words.rememberHint} widget="checkbox" />
          }
        >
          {parts.auth.providers.length > 0 ? (
            <div class="o-providers">
              {parts.auth.providers.map(({ id, name }) => (
                <LinkButton
                  download
                  text={words.orThrough(name)}
                  href={withNext(`/sign-in/oidc/${id}`, next)}
                />
              ))}
            </div>
          ) : null}
        </LoginCard>
        {parts.mode === 'demonstration' ? (
          <p>
            <a href={withNext('/demonstration', next)}>{words.asCharacter}</a>
          </p>
        ) : null}
      </>
    ),
  });
}

export const signInRoutes = (parts: AccountParts): GlobalRoute[] => [
  {
    method: 'GET',
    path: '/sign-in',
    ability: 'public',
    ru: 'Вход',
    handle: async (request, caller) =>
      caller?.sessionId && !new URL(request.url).searchParams.has('error')
        ? goTo(nextOf(request))
        : signInPage(parts, request, nextOf(request)),
  },
  {
    method: 'POST',
    path: '/sign-in',
    ability: 'public',
    ru: 'Войти по имени и паролю',
    handle: async (request) => {
      const form = await formOf(request);
      const next = safeNext(form.one('next'));
      const login = form.one('login');
      const outcome = await parts.auth.signIn(request, {
        login,
        password: form.one('password'),
        remember: form.one('remember') === 'true',
      });
      if (isRefusal(outcome)) return signInPage(parts, request, next, { login, refusal: outcome });
      return goTo(outcome.wantsCode ? withNext('/sign-in/code', next) : next, outcome.cookies);
    },
  },
  {
    method: 'GET',
    path: '/sign-in/code',
    ability: 'public',
    ru: 'Код второго фактора',
    handle: async (request, caller) => {
      if (caller?.secondFactor) return goTo(nextOf(request));
      if (!caller?.sessionId && !parts.auth.owesCode(request))
        return goTo(withNext('/sign-in', nextOf(request)));
      return codePage(request, nextOf(request));
    },
  },
  {
    method: 'POST',
    path: '/sign-in/code',
    ability: 'public',
    ru: 'Подтвердить вход кодом',
    handle: async (request) => {
      const form = await formOf(request);
      const next = safeNext(form.one('next'));
      const outcome = await parts.auth.passCode(request, form.one('code'));
      return isRefusal(outcome) ? codePage(request, next, outcome) : goTo(next, outcome.cookies);
    },
  },
  {
    method: 'POST',
    path: '/sign-out',
    ability: 'public',
    ru: 'Выйти',
    handle: async (request) => goTo('/sign-in?done=out', await parts.auth.signOut(request)),
  },
];

function codePage(request: Request, next: string, refusal?: Refusal) {
  return pageAnswer(request, {
    title: words.codeTitle,
    help: words.codeHelp,
    ...(refusal ? refusedWith(refusal) : {}),
    body: (
      <form class="card o-login" method="post" action="/sign-in/code" data-controller="submit-once">
        <input type="hidden" name="next" value={next} />
        <Field
          name="code"
          label={words.code}
          hint={words.codeHint}
          widget="text"
          autocomplete="one-time-code"
          width="short"
        />
        <div class="o-buttons">
          <button type="submit" class="btn btn-primary">
            {words.next}
          </button>
          <a href={withNext('/sign-in', next)}>{words.startAgain}</a>
        </div>
      </form>
    ),
  });
}
