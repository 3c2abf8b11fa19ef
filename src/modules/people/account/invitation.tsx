// Accepting an invitation: the invited person chooses a login name and a password and is signed in.
import { isRefusal, type Refusal } from '../../../kernel/refusal.ts';
import type { Account } from '../../../platform/auth/index.ts';
import type { GlobalRoute } from '../../../platform/http/index.ts';
import { ErrorSummary, Field, LinkButton, uiText } from '../../../ui/index.ts';
import { accountText as words } from './account.text.ts';
import { type AccountParts, formOf, goTo, pageAnswer, refusedWith } from './answer.tsx';
import { differentPasswords, NewPasswordFields } from './reset.tsx';

function invitationPage(request: Request, account: Account, login: string, refusal?: Refusal) {
  return pageAnswer(request, {
    title: words.invitationTitle(account.name),
    help: account.login ? words.loginGiven(account.login) : words.invitationHelp,
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
        {account.login ? (
          <input type="hidden" name="login" value={account.login} autocomplete="username" />
        ) : (
          <Field
            name="login"
            label={uiText.login}
            hint={words.loginHint}
            widget="text"
            value={login}
            error={refusal?.fields.login}
            autocomplete="username"
          />
        )}
        <NewPasswordFields errors={refusal?.fields} />
        <div class="o-buttons">
          <button type="submit" class="btn btn-primary">
            {words.acceptInvitation}
          </button>
        </div>
      </form>
    ),
  });
}

const overPage = (request: Request) =>
  pageAnswer(request, {
    title: words.invitationOver,
    help: words.invitationOverHelp,
    status: 404,
    body: <LinkButton text={words.toSignIn} href="/sign-in" look="primary" />,
  });

export const invitationRoutes = ({ auth }: AccountParts): GlobalRoute[] => [
  {
    method: 'GET',
    path: '/invitation/:token',
    ability: 'public',
    ru: 'Приглашение',
    handle: async (request, _caller, params) => {
      const account = await auth.invitedAccount(params.token ?? '');
      return account ? invitationPage(request, account, '') : overPage(request);
    },
  },
  {
    method: 'POST',
    path: '/invitation/:token',
    ability: 'public',
    ru: 'Принять приглашение',
    handle: async (request, _caller, params) => {
      const token = params.token ?? '';
      const form = await formOf(request);
      const account = await auth.invitedAccount(token);
      if (!account) return overPage(request);
      const password = form.one('password');
      const accepted =
        password === form.one('repeat')
          ? await auth.acceptInvitation(token, { login: form.one('login'), password })
          : differentPasswords();
      if (isRefusal(accepted)) return invitationPage(request, account, form.one('login'), accepted);
      const entered = await auth.signIn(request, { login: accepted.login, password, remember: false });
      if (isRefusal(entered)) return goTo('/sign-in?done=reset');
      return goTo(entered.wantsCode ? '/sign-in/code' : '/', entered.cookies);
    },
  },
];
