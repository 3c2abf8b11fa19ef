// Issuing a key for a program, with the one page that shows its value; revoking it.
import { isRefusal } from '../../../kernel/refusal.ts';
import type { GlobalRoute } from '../../../platform/http/index.ts';
import { CopyButton, LinkButton } from '../../../ui/index.ts';
import { accountText as words } from './account.text.ts';
import { accountPage } from './account.tsx';
import { type AccountParts, formOf, goTo, ownSession, pageAnswer } from './answer.tsx';

export const tokenRoutes = (parts: AccountParts): GlobalRoute[] => [
  {
    method: 'POST',
    path: '/account/tokens',
    ability: 'account',
    ru: 'Выдать ключ для программы',
    handle: ownSession(parts.auth, async (request, caller) => {
      const form = await formOf(request);
      const scopes = form.all('scopes[]');
      const made = await parts.auth.createToken({
        accountId: caller.accountId,
        territoryId: Number(form.one('territory')) || 0,
        name: form.one('name'),
        scopes,
        days: Number(form.one('days')),
        secondFactor: caller.secondFactor,
      });
      if (isRefusal(made)) {
        const values = { name: form.one('name'), days: form.one('days'), territory: form.one('territory') };
        return accountPage(parts, request, caller, {
          form: 'token',
          refusal: made,
          values: { ...values, scopes },
        });
      }
      return pageAnswer(request, {
        title: words.tokenMadeTitle,
        help: words.tokenMadeHelp,
        body: (
          <>
            <p>
              <code>{made.value}</code>
            </p>
            <div class="o-buttons">
              <CopyButton text={made.value} label={words.tokenCopy} />
              <LinkButton text={words.tokenBack} href="/account#tokens" look="primary" />
            </div>
          </>
        ),
      });
    }),
  },
  {
    method: 'POST',
    path: '/account/tokens/revoke',
    ability: 'account',
    ru: 'Отозвать ключ',
    handle: ownSession(parts.auth, async (request, caller) => {
      await parts.auth.revokeToken(caller.accountId, (await formOf(request)).one('token'));
      return goTo('/account?done=token');
    }),
  },
];
