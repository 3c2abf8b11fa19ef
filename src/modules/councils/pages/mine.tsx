// «Мои заседания»: where the reader sits, what is next, what to read, which minutes wait for remarks.
import { scopesOf } from '../../../kernel/ctx.ts';
import type { PageView } from '../../../kernel/page.ts';
import { page } from '../../../kernel/page.ts';
import { formatDate, weekdayShort } from '../../../platform/language/index.ts';
import { EmptyState, PlainTable, Section } from '../../../ui/index.ts';
import { memberKinds, seesCouncils } from '../body.policy.ts';
import { type SessionLine, sessionLines } from '../session.queries.ts';
import { SessionBadge } from './parts.tsx';

export const minePage = page({
  path: '/councils/mine',
  ru: 'Мои заседания',
  ability: seesCouncils,
  load: async (ctx) => {
    const bodyIds = [...new Set(scopesOf(ctx, memberKinds, 'body'))];
    const sessions = await sessionLines(ctx, { bodyIds }, 100);
    const isAhead = (session: SessionLine) => ['planned', 'summoned', 'open'].includes(session.state);
    return {
      sits: bodyIds.length > 0,
      ahead: sessions.filter(isAhead).toReversed(),
      past: sessions.filter((s) => !isAhead(s)),
    };
  },
  view: (view, { sits, ahead, past }) => ({
    title: 'Мои заседания',
    crumbs: [['Советы и объединения', '/councils']],
    lead: 'Заседания советов, в состав которых Вы входите: повестка, материалы, протокол.',
    body: sits ? (
      <>
        <Section title="Впереди">{table(view, 'Впереди', ahead, 'Заседаний не назначено.')}</Section>
        <Section title="Прошли">{table(view, 'Прошли', past, 'Заседаний ещё не было.')}</Section>
      </>
    ) : (
      <EmptyState
        title="Вы не входите ни в один совет"
        text="Состав совета вносят по приказу; после этого здесь появятся его заседания."
        icon="users-group"
      />
    ),
  }),
});

const table = (view: PageView, title: string, sessions: SessionLine[], empty: string) => (
  <PlainTable
    caption={title}
    rows={sessions}
    rowKey={(session) => session.id}
    rowHref={(session) => view.url(`/councils/sessions/${session.id}`)}
    empty={empty}
    columns={[
      {
        key: 'when',
        title: 'Когда',
        cell: (s) => `${formatDate(s.plannedOn)}, ${weekdayShort(s.plannedOn)}, ${s.plannedTime}`,
      },
      { key: 'body', title: 'Совет', cell: (s) => s.bodyName },
      { key: 'place', title: 'Где', cell: (s) => s.place, wrap: true },
      { key: 'items', title: 'Вопросов', cell: (s) => String(s.items), numeric: true },
      { key: 'state', title: 'Состояние', cell: (s) => <SessionBadge state={s.state} /> },
    ]}
  />
);
