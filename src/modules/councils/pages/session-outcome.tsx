// After the meeting: each question with its decision and votes, the extract of each, the way to the minutes.
import { upperFirst } from '../../../platform/language/index.ts';
import { EmptyState, LinkButton, PlainTable } from '../../../ui/index.ts';
import { outcomeWords, tallyWords } from '../councils.text.ts';
import { quorumOfSession } from '../remote/remote.deadline.ts';
import { isSigned } from '../session.lifecycle.ts';
import type { PlaceProps } from './session-agenda.tsx';

export function Outcome({ view, sheet }: PlaceProps) {
  const { session, items } = sheet;
  if (session.state === 'cancelled')
    return <EmptyState title="Заседание отменено" text={session.cancelReason ?? ''} />;
  if (session.state === 'not-held')
    return (
      <EmptyState
        title="Заседание не состоялось"
        text={`${upperFirst(session.failReason ?? '')}. Вопросы ждут следующей повестки, явочный лист остаётся.`}
      />
    );
  const base = `/councils/sessions/${session.id}`;
  return (
    <>
      {session.openedAt ? <p>{upperFirst(quorumOfSession(sheet))}.</p> : null}
      <PlainTable
        caption="Решения заседания"
        rows={[...items]}
        rowKey={(item) => item.id}
        rowHref={(item) => view.url(`/councils/items/${item.id}`)}
        empty="Вопросов не было."
        columns={[
          { key: 'title', title: 'Вопрос', cell: (item) => `${item.position}. ${item.title}`, wrap: true },
          {
            key: 'outcome',
            title: 'Решили',
            cell: (item) => (item.decision ? outcomeWords(item, item.decision.outcome) : '—'),
          },
          {
            key: 'votes',
            title: 'Голоса',
            cell: (item) =>
              item.decision && item.state === 'decided' ? tallyWords(item.decision.tally) : '—',
          },
          { key: 'text', title: 'Текст', cell: (item) => item.decision?.text ?? '', wrap: true },
          {
            key: 'extract',
            title: 'Выписка',
            cell: (item) =>
              isSigned(session.state) && item.state === 'decided' ? (
                <LinkButton
                  text="PDF"
                  href={view.url(`${base}/items/${item.id}/extract.pdf`)}
                  icon="file-type-pdf"
                  small
                  look="quiet"
                  download
                />
              ) : (
                'после подписания'
              ),
          },
        ]}
      />
    </>
  );
}
