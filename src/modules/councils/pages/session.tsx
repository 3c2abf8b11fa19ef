// A session: before it the agenda being built, at the meeting the working place, after it the decisions.
import { page, post } from '../../../kernel/page.ts';
import { formatDate, weekdayName } from '../../../platform/language/index.ts';
import { AsideBlock, HistoryList, LinkButton } from '../../../ui/index.ts';
import { documentsOf } from '../../documents/index.ts';
import { historyOf } from '../../people/index.ts';
import { bookingsPart } from '../../premises/index.ts';
import { addItem, orderItems, scheduleItems, unscheduleItem } from '../agenda.commands.ts';
import { offersFor, takeOffer } from '../agenda.offers.ts';
import { arrive, leave, markAttendance } from '../attendance.commands.ts';
import { chooseBallot, openBox, recordBallots } from '../ballot.commands.ts';
import { seesCouncils } from '../body.policy.ts';
import { addTask, withdrawTask } from '../control/steering.commands.ts';
import { decide, postpone } from '../decision.commands.ts';
import { groundsOfItem } from '../grounds.ts';
import { openPart, queueOf } from '../item.queries.ts';
import { markRead } from '../material.commands.ts';
import { namesOfSheet, usualOwners } from '../papers/people.ts';
import { RemoteBallots } from '../remote/ballot-sheet.tsx';
import { handOutBallots, sendBallot } from '../remote/remote.commands.ts';
import { isRemote, takesBallots } from '../remote/remote.deadline.ts';
import { remoteText, sessionForms } from '../remote/remote.text.ts';
import { reopenItem } from '../reopen.commands.ts';
import { councilSentences } from '../sentences.ts';
import { cancelSession, closeSession, openSession, summon } from '../session.commands.ts';
import { failSession } from '../session.failing.ts';
import { sessionSubject } from '../session.occasions.ts';
import { readingsOf, sheetOf } from '../session.queries.ts';
import { castVote, declareRecusal, recordVotes, withdrawRecusal } from '../vote.commands.ts';
import { filesOfItems } from './item-files.tsx';
import { SessionBadge } from './parts.tsx';
import { AgendaPlan } from './session-agenda.tsx';
import { Outcome } from './session-outcome.tsx';
import { Attendance, Room } from './session-room.tsx';

const here = (_output: unknown, params: Readonly<Record<string, string>>) =>
  `/councils/sessions/${params.id}`;

export const sessionPage = page({
  path: '/councils/sessions/:id',
  ru: 'Заседание',
  ability: seesCouncils,
  load: async (ctx, params, query) => {
    const sheet = await sheetOf(ctx, params.id ?? '');
    if (!sheet) return null;
    const isBefore = sheet.session.state === 'planned' || sheet.session.state === 'summoned';
    const items = sheet.items.map((item) => openPart(ctx, item));
    const current =
      items.find((item) => item.id === query.get('item')) ??
      items.find((item) => item.state === 'scheduled') ??
      items[0] ??
      null;
    return {
      sheet: { ...sheet, items },
      names: await namesOfSheet(ctx, sheet),
      queue:
        isBefore || sheet.session.state === 'open'
          ? (await queueOf(ctx, sheet.body.id)).map((item) => openPart(ctx, item))
          : [],
      current,
      files: await filesOfItems(ctx, items),
      offers: isBefore ? await offersFor(ctx, sheet.session) : [],
      rooms: isBefore
        ? await bookingsPart(ctx, {
            ...{ kind: sessionSubject, id: sheet.session.id, on: sheet.session.plannedOn },
          })
        : null,
      readings: isBefore ? await readingsOf(ctx, sheet.session.id) : new Map<string, Date>(),
      owners: sheet.session.state === 'open' ? await usualOwners(ctx, sheet) : [],
      grounds: sheet.session.state === 'open' && current ? await groundsOfItem(ctx, current) : [],
      documents: await documentsOf(ctx, { kind: 'councils.session', id: sheet.session.id }),
      history: await historyOf(ctx, { kind: 'councils.session', id: sheet.session.id }, councilSentences, 20),
    };
  },
  posts: [
    post(scheduleItems, { next: here, done: 'Повестка изменена' }),
    post(unscheduleItem, { next: here, done: 'Вопрос вернулся в очередь' }),
    post(orderItems, { next: here, done: 'Порядок изменён' }),
    post(addItem, { next: here, done: 'Вопрос добавлен' }),
    post(takeOffer, {
      next: (_, params) => `${here(null, params)}#offers`,
      done: 'Вопрос включён в повестку',
    }),
    post(summon, { next: here, done: ({ told }) => `Повестка разослана: ${told}` }),
    post(handOutBallots, { next: here, done: ({ told }) => remoteText.handedOut(told) }),
    post(sendBallot, { next: here, done: remoteText.sent }),
    post(openSession, {
      next: here,
      done: ({ number }) => `Заседание № ${number} открыто. Отметьте, кого нет.`,
    }),
    post(failSession, { next: here, done: 'Заседание признано несостоявшимся, вопросы ждут следующего' }),
    post(cancelSession, { next: here, done: 'Заседание отменено, вопросы ждут следующего' }),
    post(markAttendance, { next: here, done: ({ words }) => `Явка отмечена: ${words}` }),
    post(arrive, { next: here, done: 'Приход отмечен' }),
    post(leave, { next: here, done: 'Уход отмечен' }),
    post(declareRecusal, {
      next: ({ id }, params) => `${here(null, params)}?item=${id}`,
      done: 'Отвод записан',
    }),
    post(withdrawRecusal, {
      next: ({ id }, params) => `${here(null, params)}?item=${id}`,
      done: 'Отвод снят',
    }),
    post(recordVotes, {
      next: ({ itemId }, params) => `${here(null, params)}?item=${itemId}`,
      done: ({ words }) => `Голосование записано: ${words}`,
    }),
    ...[chooseBallot, openBox, recordBallots].map((each) =>
      post(each, {
        next: ({ itemId }, params) => `${here(null, params)}?item=${itemId}`,
        done: 'Записано',
      }),
    ),
    post(markRead, { next: here, done: 'Отмечено: с повесткой и материалами Вы ознакомлены' }),
    post(castVote, {
      next: ({ itemId }, params) => `${here(null, params)}?item=${itemId}`,
      done: 'Ваш голос записан',
    }),
    post(decide, { next: here, done: 'Решение записано' }),
    post(addTask, {
      next: ({ id }, params) => `${here(null, params)}?item=${id}`,
      done: 'Поручение записано',
    }),
    post(withdrawTask, {
      next: ({ id }, params) => `${here(null, params)}?item=${id}`,
      done: 'Поручение убрано',
    }),
    post(postpone, { next: here, done: 'Вопрос отложен и ждёт следующей повестки' }),
    post(reopenItem, {
      next: ({ id }, params) => `${here(null, params)}?item=${id}`,
      done: 'Вопрос снова открыт',
    }),
    post(closeSession, {
      next: (_, params) => `${here(null, params)}/minutes`,
      done: 'Заседание закрыто. Протокол собран.',
    }),
  ],
  view: (view, { sheet, names, queue, current, owners, readings, rooms, ...shown }) => {
    const { offers, grounds, documents, history, files } = shown;
    const { session, body } = sheet;
    const base = `/councils/sessions/${session.id}`;
    const place = { view, sheet, names };
    const isBefore = session.state === 'planned' || session.state === 'summoned';
    return {
      title: `${body.shortName}: заседание${session.number ? ` № ${session.number}` : ''}`,
      crumbs: [
        ['Советы и объединения', '/councils'],
        [body.shortName, `/councils/bodies/${body.id}`],
      ],
      badge: <SessionBadge state={session.state} />,
      lead: `${formatDate(session.plannedOn)}, ${weekdayName(session.plannedOn)}, ${session.plannedTime}, ${isRemote(session) ? sessionForms.correspondence : session.place}`,
      actions: (
        <>
          <LinkButton
            text="Повестка"
            href={view.url(`${base}/agenda.pdf`)}
            icon="file-type-pdf"
            look="quiet"
            download
          />
          {isRemote(session) ? null : (
            <LinkButton
              text="Явочный лист"
              href={view.url(`${base}/attendance.pdf`)}
              icon="printer"
              look="quiet"
              download
            />
          )}
          {session.openedAt && !takesBallots(view, session) ? (
            <LinkButton text="Протокол" href={view.url(`${base}/minutes`)} icon="file-text" />
          ) : null}
        </>
      ),
      wide: session.state === 'open',
      aside: (
        <>
          <AsideBlock title="Документы">
            {documents.length === 0 ? (
              <p class="o-none">Документы появятся после подписания протокола.</p>
            ) : (
              <ul class="o-people">
                {documents.map((document) => (
                  <li>
                    <a href={view.url(document.path)}>{document.title}</a>
                  </li>
                ))}
              </ul>
            )}
          </AsideBlock>
          <AsideBlock title="История">
            <HistoryList
              zone={view.territory.zone}
              entries={history.map((line) => ({ at: line.at, text: `${line.who}: ${line.text}` }))}
            />
          </AsideBlock>
        </>
      ),
      body:
        session.state === 'open' ? (
          takesBallots(view, session) ? (
            <RemoteBallots {...place} files={files} />
          ) : session.attendanceMarked ? (
            <Room
              {...place}
              current={current}
              owners={owners}
              grounds={grounds}
              queue={queue}
              files={files}
            />
          ) : (
            <Attendance {...place} />
          )
        ) : isBefore ? (
          <>
            <AgendaPlan {...place} readings={readings} queue={queue} offers={offers} files={files} />
            {rooms?.(view)}
          </>
        ) : (
          <Outcome {...place} />
        ),
    };
  },
});
