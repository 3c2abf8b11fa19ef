// One's own account: password, second factor, where one is signed in, keys for programs, outside identities.
import { isRefusal } from '../../../kernel/refusal.ts';
import type { SignedCaller } from '../../../platform/auth/index.ts';
import type { GlobalRoute } from '../../../platform/http/index.ts';
import {
  ActionButton,
  ErrorSummary,
  Field,
  type FieldErrors,
  type FlashMessage,
  LinkButton,
  Section,
} from '../../../ui/index.ts';
import { accountText as words } from './account.text.ts';
import {
  type AccountParts,
  formOf,
  goTo,
  ownSession,
  pageAnswer,
  type RefusedForm,
  refusedWith,
} from './answer.tsx';
import { differentPasswords, NewPasswordFields } from './reset.tsx';
import { SessionsSection } from './sessions.tsx';
import { TokensSection, tokenFormOf } from './tokens.tsx';

export async function accountPage(
  parts: AccountParts,
  request: Request,
  caller: SignedCaller,
  refused?: RefusedForm,
) {
  const { auth } = parts;
  const [account, linked, sessions, tokenForm] = await Promise.all([
    auth.accountById(caller.accountId),
    auth.identitiesOf(caller.accountId),
    auth.sessionsOf(caller.accountId),
    tokenFormOf(parts, caller),
  ]);
  const errorsOf = (form: RefusedForm['form']) =>
    refused?.form === form ? refused.refusal.fields : undefined;
  const url = new URL(request.url);
  const error = url.searchParams.get('error');
  const flash: FlashMessage[] = error
    ? [{ kind: 'trouble', text: words.providerErrors[error] ?? words.providerError }]
    : [];
  if (url.searchParams.has('second-factor') && !caller.secondFactorEnrolled)
    flash.push({ kind: 'warning', text: words.secondFactorWanted });
  return pageAnswer(request, {
    title: words.accountTitle,
    help: `${caller.accountName}${account?.login ? ` · ${account.login}` : ''}. ${words.accountHelp}`,
    wide: true,
    flash,
    ...(refused ? refusedWith(refused.refusal) : {}),
    body: (
      <div class="o-content">
        <div class="o-buttons">
          <LinkButton text={words.toWork} href="/" look="primary" />
          <ActionButton text={words.signOut} action="/sign-out" />
        </div>
        <SessionsSection parts={parts} caller={caller} sessions={sessions} />
        <Section title={words.secondFactorTitle}>
          <p>{caller.secondFactorEnrolled ? words.secondFactorOn : words.secondFactorOff}</p>
          {caller.secondFactorEnrolled ? (
            <ActionButton
              text={words.secondFactorDrop}
              action="/account/second-factor/off"
              confirm={words.secondFactorDropConfirm}
              look="danger"
            >
              <Field
                name="password"
                label={words.currentPassword}
                widget="password"
                autocomplete="current-password"
              />
            </ActionButton>
          ) : (
            <div class="o-buttons">
              <LinkButton text={words.secondFactorSetUp} href="/account/second-factor" />
            </div>
          )}
        </Section>
        <Section title={words.changePassword} id="password">
          {account?.hasPassword ? <PasswordForm errors={errorsOf('password')} /> : <p>{words.noPassword}</p>}
        </Section>
        {auth.providers.length > 0 ? (
          <Section title={words.providersTitle}>
            {auth.providers.map(({ id, name }) =>
              linked.includes(id) ? (
                <>
                  <p>{words.linked(name)}</p>
                  <ActionButton
                    text={words.unlink(name)}
                    action={`/account/oidc/${id}/drop`}
                    confirm={words.unlinkConfirm}
                  />
                </>
              ) : (
                <ActionButton text={words.link(name)} action={`/account/oidc/${id}`} />
              ),
            )}
          </Section>
        ) : null}
        <TokensSection {...tokenForm} refused={refused?.form === 'token' ? refused : undefined} />
      </div>
    ),
  });
}

function PasswordForm({ errors }: { errors: FieldErrors | undefined }) {
  return (
    <form method="post" action="/account/password" data-controller="submit-once" novalidate>
      <ErrorSummary errors={errors} />
      <Field
        name="current"
        label={words.currentPassword}
        widget="password"
        autocomplete="current-password"
        error={errors?.current}
      />
      <NewPasswordFields errors={errors} />
      <button type="submit" class="btn">
        {words.savePassword}
      </button>
    </form>
  );
}

export const accountRoutesOf = (parts: AccountParts): GlobalRoute[] => [
  {
    method: 'GET',
    path: '/account',
    ability: 'account',
    ru: 'Учётная запись',
    handle: ownSession(parts.auth, (request, caller) => accountPage(parts, request, caller)),
  },
  {
    method: 'POST',
    path: '/account/password',
    ability: 'account',
    ru: 'Сменить пароль',
    handle: ownSession(parts.auth, async (request, caller) => {
      const form = await formOf(request);
      const password = form.one('password');
      const refusal =
        password === form.one('repeat')
          ? await parts.auth.changePassword(request, { current: form.one('current'), password })
          : differentPasswords();
      return isRefusal(refusal)
        ? accountPage(parts, request, caller, { form: 'password', refusal })
        : goTo('/account?done=password');
    }),
  },
  {
    method: 'POST',
    path: '/account/sessions',
    ability: 'account',
    ru: 'Закончить сеанс или все остальные',
    handle: ownSession(parts.auth, async (request, caller) => {
      const session = (await formOf(request)).one('session');
      if (session === 'others')
        await parts.auth.signOutEverywhere(caller.accountId, caller.sessionId ?? undefined);
      else await parts.auth.endSession(caller.accountId, session);
      return goTo('/account?done=session');
    }),
  },
];
