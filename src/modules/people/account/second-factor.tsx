// Setting the second factor up: password, picture for the telephone and spare codes, the first code.
import { raw } from 'hono/html';
import { renderSVG } from 'uqr';
import { isRefusal, type Refusal } from '../../../kernel/refusal.ts';
import type { Enrolment } from '../../../platform/auth/index.ts';
import type { GlobalRoute } from '../../../platform/http/index.ts';
import { Field, LinkButton, PrintButton, Section } from '../../../ui/index.ts';
import { accountText as words } from './account.text.ts';
import { accountPage } from './account.tsx';
import { type AccountParts, formOf, goTo, ownSession, pageAnswer, refusedWith } from './answer.tsx';

function beginPage(request: Request, refusal?: Refusal) {
  return pageAnswer(request, {
    title: words.secondFactorTitle,
    help: words.secondFactorHelp,
    ...(refusal ? refusedWith(refusal) : {}),
    body: (
      <form class="card o-login" method="post" action="/account/second-factor" data-turbo="false">
        <h2>{words.secondFactorAsk}</h2>
        <Field
          name="password"
          label={words.currentPassword}
          widget="password"
          autocomplete="current-password"
          error={refusal?.fields.password}
        />
        <div class="o-buttons">
          <button type="submit" class="btn btn-primary">
            {words.secondFactorBegin}
          </button>
          <LinkButton text={words.accountTitle} href="/account" look="quiet" />
        </div>
      </form>
    ),
  });
}

function CodeForm() {
  return (
    <form method="post" action="/account/second-factor/confirm" data-controller="submit-once">
      <Field
        name="code"
        label={words.code}
        hint={words.codeHint}
        widget="text"
        autocomplete="one-time-code"
        width="short"
      />
      <button type="submit" class="btn btn-primary">
        {words.secondFactorFinish}
      </button>
    </form>
  );
}

function enrolmentPage(request: Request, { uri, key, backupCodes }: Enrolment) {
  return pageAnswer(request, {
    title: words.secondFactorTitle,
    body: (
      <div class="o-content">
        <Section title={words.secondFactorScan}>
          <div role="img" aria-label={words.secondFactorQr} class="o-qr">
            {raw(renderSVG(uri, { border: 2, pixelSize: 5 }))}
          </div>
          <p>
            {words.secondFactorKey} <code>{key.match(/.{1,4}/g)?.join(' ')}</code>
          </p>
        </Section>
        <Section title={words.secondFactorSpare} actions={<PrintButton />}>
          <p>{words.secondFactorSpareHelp}</p>
          <ul class="o-plain">
            {backupCodes.map((code) => (
              <li>
                <code>{code}</code>
              </li>
            ))}
          </ul>
        </Section>
        <Section title={words.secondFactorConfirm}>
          <CodeForm />
        </Section>
      </div>
    ),
  });
}

const retryPage = (request: Request, refusal: Refusal) =>
  pageAnswer(request, {
    title: words.secondFactorTitle,
    help: words.secondFactorRetry,
    ...refusedWith(refusal),
    body: (
      <>
        <Section title={words.secondFactorConfirm}>
          <CodeForm />
        </Section>
        <LinkButton text={words.secondFactorSetUp} href="/account/second-factor" />
      </>
    ),
  });

export const secondFactorRoutes = (parts: AccountParts): GlobalRoute[] => [
  {
    method: 'GET',
    path: '/account/second-factor',
    ability: 'account',
    ru: 'Второй фактор',
    handle: ownSession(parts.auth, async (request, caller) =>
      caller.secondFactorEnrolled ? goTo('/account') : beginPage(request),
    ),
  },
  {
    method: 'POST',
    path: '/account/second-factor',
    ability: 'account',
    ru: 'Начать настройку второго фактора',
    handle: ownSession(parts.auth, async (request, caller) => {
      const password = (await formOf(request)).one('password');
      const enrolment = await parts.auth.beginSecondFactor(request, caller, password);
      return isRefusal(enrolment) ? beginPage(request, enrolment) : enrolmentPage(request, enrolment);
    }),
  },
  {
    method: 'POST',
    path: '/account/second-factor/confirm',
    ability: 'account',
    ru: 'Включить второй фактор',
    handle: ownSession(parts.auth, async (request) => {
      const outcome = await parts.auth.confirmSecondFactor(request, (await formOf(request)).one('code'));
      return isRefusal(outcome)
        ? retryPage(request, outcome)
        : goTo('/account?done=second-factor', outcome.cookies);
    }),
  },
  {
    method: 'POST',
    path: '/account/second-factor/off',
    ability: 'account',
    ru: 'Отключить второй фактор',
    handle: ownSession(parts.auth, async (request, caller) => {
      const password = (await formOf(request)).one('password');
      const outcome = await parts.auth.disableSecondFactor(request, caller, password);
      if (!isRefusal(outcome)) return goTo('/account?done=second-factor-off', outcome.cookies);
      return accountPage(parts, request, caller, {
        form: 'second-factor',
        refusal: { ...outcome, fields: {} },
      });
    }),
  },
];
