// A new password by a letter, for those who have forgotten theirs.
import { isRefusal, type Refusal, refuse } from '../../../kernel/refusal.ts';
import { passwordLimits } from '../../../platform/auth/index.ts';
import type { GlobalRoute } from '../../../platform/http/index.ts';
import { ErrorSummary, Field, type FieldErrors, LinkButton, uiText } from '../../../ui/index.ts';
import { accountText as words } from './account.text.ts';
import { type AccountParts, formOf, goTo, pageAnswer, refusedWith } from './answer.tsx';

/** Two fields of a new password, for every page that asks for one. */
export function NewPasswordFields({ errors }: { errors?: FieldErrors | undefined }) {
  return (
    <>
      <Field
        name="password"
        label={words.newPassword}
        hint={words.passwordHint(passwordLimits.min)}
        widget="password"
        autocomplete="new-password"
        error={errors?.password}
      />
      <Field
        name="repeat"
        label={words.repeatPassword}
        widget="password"
        autocomplete="new-password"
        error={errors?.repeat}
      />
    </>
  );
}

export const differentPasswords = (): Refusal =>
  refuse('invalid', words.repeatWrong, { kind: 'invalid', fields: { repeat: words.repeatWrong } });

function askPage(request: Request, refusal?: Refusal, login = '') {
  return pageAnswer(request, {
    title: words.resetTitle,
    help: words.resetHelp,
    ...(refusal ? refusedWith(refusal) : {}),
    body: (
      <form class="card o-login" method="post" action="/reset" data-controller="submit-once">
        <Field name="login" label={uiText.login} widget="text" value={login} autocomplete="username" />
        <div class="o-buttons">
          <button type="submit" class="btn btn-primary">
            {words.resetSend}
          </button>
          <a href="/sign-in">{words.toSignIn}</a>
        </div>
      </form>
    ),
  });
}

function setPage(request: Request, refusal?: Refusal) {
  return pageAnswer(request, {
    title: words.resetTitle,
    ...(refusal ? refusedWith(refusal) : {}),
    body: (
      <form
        class="card o-login"
        method="post"
        action={new URL(request.url).pathname}
        data-controller="submit-once"
        novalidate
      >
        <ErrorSummary errors={refusal?.fields} />
        <NewPasswordFields errors={refusal?.fields} />
        <div class="o-buttons">
          <button type="submit" class="btn btn-primary">
            {words.savePassword}
          </button>
        </div>
      </form>
    ),
  });
}

const overPage = (request: Request) =>
  pageAnswer(request, {
    title: words.resetTitle,
    help: words.resetOver,
    status: 404,
    body: <LinkButton text={words.resetSend} href="/reset" look="primary" />,
  });

export const resetRoutes = (parts: AccountParts): GlobalRoute[] => [
  {
    method: 'GET',
    path: '/reset',
    ability: 'public',
    ru: 'Забыли пароль',
    handle: async (request) => askPage(request),
  },
  {
    method: 'POST',
    path: '/reset',
    ability: 'public',
    ru: 'Запросить ссылку для нового пароля',
    handle: async (request) => {
      const login = (await formOf(request)).one('login');
      const refusal = await parts.auth.requestReset(request, login);
      return refusal ? askPage(request, refusal, login) : goTo('/reset/sent');
    },
  },
  {
    method: 'GET',
    path: '/reset/sent',
    ability: 'public',
    ru: 'Ссылка отправлена',
    handle: async (request) =>
      pageAnswer(request, {
        title: words.resetSentTitle,
        help: words.resetSent,
        body: <LinkButton text={words.toSignIn} href="/sign-in" />,
      }),
  },
  {
    method: 'GET',
    path: '/reset/:token',
    ability: 'public',
    ru: 'Новый пароль по ссылке',
    handle: async (request, _caller, params) =>
      (await parts.auth.isResetOpen(params.token ?? '')) ? setPage(request) : overPage(request),
  },
  {
    method: 'POST',
    path: '/reset/:token',
    ability: 'public',
    ru: 'Сохранить новый пароль',
    handle: async (request, _caller, params) => {
      const form = await formOf(request);
      const refusal =
        form.one('password') === form.one('repeat')
          ? await parts.auth.resetPassword(params.token ?? '', form.one('password'))
          : differentPasswords();
      if (!refusal) return goTo('/sign-in?done=reset');
      return isRefusal(refusal) && refusal.refusal === 'reset-over'
        ? overPage(request)
        : setPage(request, refusal);
    },
  },
];
