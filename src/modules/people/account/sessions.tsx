// Where the account is signed in, as a section of its page.
import type { SessionLine, SignedCaller } from '../../../platform/auth/index.ts';
import { ActionButton, type Column, PlainTable, Section } from '../../../ui/index.ts';
import { accountText as words } from './account.text.ts';
import { type AccountParts, momentText } from './answer.tsx';

const browsers: readonly [RegExp, string][] = [
  [/YaBrowser/, 'Яндекс Браузер'],
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox/, 'Firefox'],
  [/Chrome/, 'Chrome'],
  [/Safari/, 'Safari'],
];
const systems: readonly [RegExp, string][] = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS/, 'macOS'],
  [/Linux/, 'Linux'],
];

function deviceOf(agent: string | null): string {
  const name = (list: typeof browsers) => list.find(([sign]) => sign.test(agent ?? ''))?.[1];
  return [name(browsers), name(systems)].filter(Boolean).join(', ') || (agent?.slice(0, 40) ?? '—');
}

function sessionColumns(parts: AccountParts, caller: SignedCaller): Column<SessionLine>[] {
  const { where, address, how, since, until } = words.sessionColumns;
  const method = (line: SessionLine) =>
    line.method === 'password' && line.secondFactor
      ? words.methodWithCode
      : (words.methods[line.method] ??
        parts.auth.providers.find(({ id }) => line.method === `oidc:${id}`)?.name ??
        line.method);
  return [
    { key: 'where', title: where, cell: (line) => deviceOf(line.userAgent) },
    { key: 'address', title: address, cell: (line) => line.address ?? '—' },
    { key: 'how', title: how, cell: method },
    { key: 'since', title: since, cell: (line) => momentText(line.since) },
    { key: 'until', title: until, cell: (line) => momentText(line.until) },
    {
      key: 'end',
      title: words.action,
      cell: (line) =>
        line.id === caller.sessionId ? (
          words.sessionHere
        ) : (
          <ActionButton
            small
            text={words.endSession}
            action="/account/sessions"
            hidden={{ session: line.id }}
          />
        ),
    },
  ];
}

export function SessionsSection(props: {
  parts: AccountParts;
  caller: SignedCaller;
  sessions: SessionLine[];
}) {
  const { parts, caller, sessions } = props;
  return (
    <Section
      title={words.sessionsTitle}
      actions={
        sessions.length > 1 ? (
          <ActionButton
            text={words.signOutOthers}
            action="/account/sessions"
            hidden={{ session: 'others' }}
            confirm={words.signOutOthersConfirm}
          />
        ) : null
      }
    >
      <PlainTable
        caption={words.sessionsTitle}
        columns={sessionColumns(parts, caller)}
        rows={sessions}
        rowKey={(line) => line.id}
      />
    </Section>
  );
}
