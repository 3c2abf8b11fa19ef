// Keys for programs, as a section of the account page: the list and the form for a new one.
import { readingScope } from '../../../kernel/perform.ts';
import type { SignedCaller, TokenLine } from '../../../platform/auth/index.ts';
import {
  ActionButton,
  type Column,
  ErrorSummary,
  Fields,
  type FormValues,
  formatDay,
  PlainTable,
  Section,
} from '../../../ui/index.ts';
import { accountText as words } from './account.text.ts';
import { type AccountParts, accountZone, type RefusedForm } from './answer.tsx';

export interface TokenForm {
  readonly tokens: readonly TokenLine[];
  readonly territories: readonly { id: number; name: string }[];
  readonly scopes: readonly { value: string; label: string }[];
}

/** What the section shows: the tokens, and the territories the account may choose from. */
export async function tokenFormOf(parts: AccountParts, caller: SignedCaller): Promise<TokenForm> {
  const [tokens, mine, all] = await Promise.all([
    parts.auth.tokensOf(caller.accountId),
    parts.auth.territoriesOf(caller.accountId),
    parts.territories?.() ?? [],
  ]);
  const territories = mine.map(({ territoryId: id }) => ({
    id,
    name: all.find((each) => each.id === id)?.name ?? `${words.tokenTerritory} ${id}`,
  }));
  const scopes = [
    { value: '*', label: words.tokenAll },
    { value: readingScope, label: words.tokenRead },
    ...(parts.scopes ?? []),
  ];
  return { tokens, territories, scopes };
}

function columnsOf({ territories, scopes }: TokenForm): Column<TokenLine>[] {
  const titles = words.tokenColumns;
  const labelOf = (scope: string) => scopes.find((each) => each.value === scope)?.label ?? scope;
  return [
    { key: 'name', title: titles.name, cell: (token) => token.name, wrap: true },
    {
      key: 'territory',
      title: titles.territory,
      cell: (token) => territories.find((each) => each.id === token.territoryId)?.name ?? '—',
    },
    {
      key: 'scopes',
      title: titles.scopes,
      cell: (token) => token.scopes.map(labelOf).join(', '),
      wrap: true,
    },
    { key: 'expires', title: titles.expires, cell: (token) => formatDay(token.expiresAt, accountZone) },
    {
      key: 'used',
      title: titles.used,
      cell: (token) => (token.lastUsedAt ? formatDay(token.lastUsedAt, accountZone) : words.tokenNever),
    },
    {
      key: 'revoke',
      title: words.action,
      cell: (token) => (
        <ActionButton
          small
          text={words.tokenRevoke}
          action="/account/tokens/revoke"
          hidden={{ token: token.id }}
          confirm={words.tokenRevokeConfirm}
        />
      ),
    },
  ];
}

const fresh = (territories: TokenForm['territories']): FormValues => ({
  days: 90,
  scopes: ['*'],
  territory: String(territories[0]?.id),
});

export function TokensSection(props: TokenForm & { refused?: RefusedForm | undefined }) {
  const errors = props.refused?.refusal.fields;
  return (
    <Section title={words.tokensTitle} id="tokens">
      <p>{words.tokensHelp}</p>
      <PlainTable
        caption={words.tokensTitle}
        columns={columnsOf(props)}
        rows={[...props.tokens]}
        rowKey={(token) => token.id}
        empty={words.tokenNone}
      />
      {props.territories.length > 0 ? (
        <form class="o-new-token" method="post" action="/account/tokens" data-turbo="false" novalidate>
          <ErrorSummary errors={errors} />
          <Fields
            errors={errors}
            values={props.refused?.values ?? fresh(props.territories)}
            fields={[
              {
                name: 'name',
                label: words.tokenName,
                hint: words.tokenNameHint,
                widget: 'text',
                maxLength: 100,
              },
              {
                name: 'territory',
                label: words.tokenTerritory,
                widget: 'select',
                options: props.territories.map(({ id, name }) => ({ value: String(id), label: name })),
              },
              { name: 'scopes', label: words.tokenScopes, widget: 'checkboxes', options: [...props.scopes] },
              { name: 'days', label: words.tokenDays, widget: 'number', min: 1, max: 366, width: 'short' },
            ]}
          />
          <button type="submit" class="btn">
            {words.tokenCreate}
          </button>
        </form>
      ) : null}
    </Section>
  );
}
