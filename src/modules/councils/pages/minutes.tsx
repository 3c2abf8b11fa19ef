// The minutes being put in order: each part saved as it is typed, remarks beside it, signatures at the end.

import { page, post } from '../../../kernel/page.ts';
import { formatDate } from '../../../platform/language/index.ts';
import { Facts, LinkButton, Section } from '../../../ui/index.ts';
import { seesCouncils } from '../body.policy.ts';
import { addTask, withdrawTask } from '../control/steering.commands.ts';
import { openPart } from '../item.queries.ts';
import { answerRemark, circulate, makeRemark, rewordDecision } from '../minutes.commands.ts';
import { isRemote, quorumOfSession } from '../remote/remote.deadline.ts';
import { remoteText } from '../remote/remote.text.ts';
import { namedOf } from '../session.presider.ts';
import { sheetOf } from '../session.queries.ts';
import { wasPresent } from '../sheet.ts';
import { publishMinutes, signMinutes } from '../signing.commands.ts';
import { editPart, lastWordings } from '../wording.commands.ts';
import { MinutesAside, Part } from './minutes-parts.tsx';
import { CommandForm, SessionBadge } from './parts.tsx';

const here = (_output: unknown, params: Readonly<Record<string, string>>) =>
  `/councils/sessions/${params.id}/minutes`;

export const minutesPage = page({
  path: '/councils/sessions/:id/minutes',
  ru: 'Протокол',
  ability: seesCouncils,
  load: async (ctx, params) => {
    const sheet = await sheetOf(ctx, params.id ?? '');
    if (!sheet?.session.openedAt) return null;
    return {
      sheet: { ...sheet, items: sheet.items.map((item) => openPart(ctx, item)) },
      ...(await namedOf(ctx, sheet)),
      wordings: await lastWordings(
        ctx,
        sheet.items.map((item) => item.id),
      ),
    };
  },
  posts: [
    post(editPart, {
      next: here,
      done: ({ merged }) => (merged ? 'Сохранено вместе с правкой другого человека' : 'Сохранено'),
    }),
    post(addTask, { next: here, done: 'Поручение записано' }),
    post(withdrawTask, { next: here, done: 'Поручение убрано' }),
    post(rewordDecision, { next: here, done: 'Текст решения уточнён' }),
    post(circulate, {
      next: here,
      done: ({ until }) => `Протокол разослан, замечания до ${formatDate(until)}`,
    }),
    post(makeRemark, { next: here, done: 'Замечание отправлено секретарю' }),
    post(answerRemark, { next: here, done: 'Ответ записан' }),
    post(signMinutes, {
      next: here,
      done: ({ signed }) =>
        signed
          ? 'Протокол подписан и зарегистрирован, выписки готовы'
          : 'Ваша подпись поставлена, ждём вторую',
    }),
    post(publishMinutes, { next: here, done: 'Решения опубликованы' }),
  ],
  view: (view, { sheet, names, signers, wordings }) => {
    const { session, body } = sheet;
    const base = `/councils/sessions/${session.id}`;
    const place = { view, sheet, names };
    return {
      title: `Протокол № ${session.number}`,
      crumbs: [
        ['Советы и объединения', '/councils'],
        [body.shortName, `/councils/bodies/${body.id}`],
        [`Заседание № ${session.number}`, base],
      ],
      badge: <SessionBadge state={session.state} />,
      lead: `Заседание ${body.nameGenitive} ${formatDate(session.plannedOn)}`,
      actions: (
        <>
          <LinkButton text="PDF" href={view.url(`${base}/protocol.pdf`)} icon="file-type-pdf" download />
          <LinkButton text="DOCX" href={view.url(`${base}/protocol.docx`)} icon="file-type-docx" download />
          {session.documentId ? (
            <LinkButton
              text="Документ"
              href={view.url(`/documents/${session.documentId}`)}
              icon="file-text"
            />
          ) : null}
        </>
      ),
      aside: <MinutesAside {...place} />,
      body: (
        <>
          <Section title="Заседание">
            <Facts
              facts={[
                {
                  label: signers.presider.post,
                  value: session.presiderId ? names(session.presiderId).withPost : '',
                },
                {
                  label: signers.secretary.post,
                  value: session.secretaryId ? names(session.secretaryId).withPost : '',
                },
                {
                  label: isRemote(session) ? remoteText.voted : 'Присутствовали',
                  value: sheet.members
                    .filter(wasPresent)
                    .map((m) => names(m.personId).short)
                    .join(', '),
                  wide: true,
                },
                {
                  label: 'Кворум',
                  value: quorumOfSession(sheet),
                },
                ...(isRemote(session) ? [] : [{ label: 'Приглашённые', value: session.invited }]),
              ]}
            />
          </Section>
          {sheet.items.map((item) => (
            <Part {...place} item={item} wording={wordings.get(item.id) ?? null} />
          ))}
          {session.state === 'minutes-circulated' ? (
            <Section title="Замечание к протоколу">
              <CommandForm
                view={view}
                repeated
                command={makeRemark}
                record={session}
                hidden={{ sessionId: session.id }}
                options={{
                  itemId: sheet.items.map((item) => ({
                    value: item.id,
                    label: `${item.position}. ${item.title}`,
                  })),
                }}
              />
            </Section>
          ) : null}
        </>
      ),
    };
  },
});
