// The minutes being put in order: each part saved as it is typed, remarks beside it, signatures at the end.

import { endOfDay } from '../../../kernel/clock.ts';
import { page, post } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { formatDate, formatMoment } from '../../../platform/language/index.ts';
import { AsideBlock, Facts, LinkButton, Section, Term } from '../../../ui/index.ts';
import type { ItemOfBody } from '../agenda.commands.ts';
import { seesCouncils } from '../body.policy.ts';
import { outcomes, quorumWords, tallyWords } from '../councils.text.ts';
import { openPart } from '../item.queries.ts';
import {
  answerRemark,
  circulate,
  editPart,
  makeRemark,
  publishMinutes,
  rewordDecision,
  signMinutes,
} from '../minutes.commands.ts';
import { namesOfSheet } from '../papers/people.ts';
import { minutesAreOpen } from '../session.lifecycle.ts';
import { sheetOf } from '../session.queries.ts';
import { type AgendaItem, quorumAt, wasPresent } from '../sheet.ts';
import { Act, CommandForm, SessionBadge } from './parts.tsx';
import type { PlaceProps } from './session-agenda.tsx';

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
      names: await namesOfSheet(ctx, sheet),
    };
  },
  posts: [
    post(editPart, { next: here, done: 'Сохранено' }),
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
  view: (view, { sheet, names }) => {
    const { session, body } = sheet;
    const base = `/councils/sessions/${session.id}`;
    const place = { view, sheet, names };
    return {
      title: `Протокол № ${session.number}`,
      crumbs: [
        ['Советы', '/councils'],
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
                  label: 'Председательствует',
                  value: session.presiderId ? names(session.presiderId).withPost : '',
                },
                { label: 'Секретарь', value: session.secretaryId ? names(session.secretaryId).withPost : '' },
                {
                  label: 'Присутствовали',
                  value: sheet.members
                    .filter(wasPresent)
                    .map((m) => names(m.personId).short)
                    .join(', '),
                  wide: true,
                },
                {
                  label: 'Кворум',
                  value: session.openedAt ? quorumWords(quorumAt(sheet, null, session.openedAt)) : '',
                },
                { label: 'Приглашённые', value: session.invited },
              ]}
            />
          </Section>
          {sheet.items.map((item) => (
            <Part {...place} item={item} />
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

function Part({ view, sheet, names, item }: PlaceProps & { item: AgendaItem }) {
  const record: ItemOfBody = {
    id: item.id,
    state: item.state,
    version: item.version,
    bodyId: item.bodyId,
    institutionId: sheet.session.institutionId,
    item,
  };
  const isOpen = minutesAreOpen(sheet.session.state) && !refusalOf(view, editPart, record);
  const remarks = sheet.remarks.filter((remark) => remark.itemId === item.id);
  return (
    <Section title={`${item.position}. ${item.title}`} id={`item-${item.id}`}>
      {isOpen ? (
        <CommandForm
          view={view}
          repeated
          command={editPart}
          record={record}
          hidden={{ itemId: item.id }}
          values={{ listened: item.listened, spoke: item.spoke, speaker: item.speaker }}
          submit="Сохранить"
          autosave={`minutes-${item.id}`}
        />
      ) : (
        <Facts
          facts={[
            { label: 'СЛУШАЛИ', value: item.listened || item.title, wide: true },
            ...(item.spoke ? [{ label: 'ВЫСТУПИЛИ', value: item.spoke, wide: true }] : []),
          ]}
        />
      )}
      {item.recusals.map(({ personId, reason }) => (
        <p class="o-hint">
          Отвод: {names(personId).short} ({reason})
        </p>
      ))}
      {item.decision ? (
        <>
          <Facts
            facts={[
              {
                label: 'РЕШИЛИ',
                value: `${outcomes[item.decision.outcome]}: ${item.decision.text}`,
                wide: true,
              },
              ...(item.decision.reason
                ? [{ label: 'Обоснование', value: item.decision.reason, wide: true }]
                : []),
              {
                label: 'Голосовали',
                value: item.state === 'decided' ? tallyWords(item.decision.tally) : 'не голосовали',
              },
              { label: 'Кворум', value: quorumWords(item.decision.quorum) },
            ]}
          />
          {isOpen ? (
            <details class="o-group">
              <summary class="btn btn-sm">{rewordDecision.ru}</summary>
              <CommandForm
                view={view}
                repeated
                command={rewordDecision}
                record={record}
                hidden={{ itemId: item.id }}
                values={{ text: item.decision.text, reason: item.decision.reason }}
              />
            </details>
          ) : null}
        </>
      ) : null}
      <Remarks view={view} sheet={sheet} names={names} remarks={remarks} />
    </Section>
  );
}

function Remarks({ view, sheet, names, remarks }: PlaceProps & { remarks: PlaceProps['sheet']['remarks'] }) {
  const { session } = sheet;
  return (
    <>
      {remarks.map((remark) => (
        <div class="o-remark">
          <div>
            <p>
              <strong>{names(remark.personId).short}</strong>, {formatMoment(remark.at, view.territory.zone)}:{' '}
              {remark.text}
            </p>
            {remark.answer ? (
              <p>Ответ секретаря: {remark.answer}</p>
            ) : session.state === 'minutes-circulated' ? (
              <CommandForm
                view={view}
                repeated
                command={answerRemark}
                record={session}
                hidden={{ sessionId: session.id, remarkId: remark.id }}
              />
            ) : null}
          </div>
        </div>
      ))}
    </>
  );
}

function MinutesAside({ view, sheet, names }: PlaceProps) {
  const { session } = sheet;
  const hidden = { sessionId: session.id };
  const isSecretary = view.actor.personId === session.secretaryId;
  const isSigner = isSecretary || view.actor.personId === session.presiderId;
  const canSign = isSigner && (session.state === 'closed' || session.state === 'minutes-circulated');
  const signed = (at: Date | null) => (at ? formatMoment(at, view.territory.zone) : 'не подписан');
  return (
    <>
      <AsideBlock title="Подписи">
        <Facts
          facts={[
            {
              label: session.presiderId ? names(session.presiderId).short : 'Председатель',
              value: signed(session.chairSignedAt),
            },
            {
              label: session.secretaryId ? names(session.secretaryId).short : 'Секретарь',
              value: signed(session.secretarySignedAt),
            },
          ]}
        />
        {canSign ? (
          <Act
            view={view}
            command={signMinutes}
            record={session}
            hidden={hidden}
            look="primary"
            confirm="После обеих подписей протокол получит номер в реестре, выписки уйдут организациям, изменить его будет нельзя."
          />
        ) : null}
        {canSign && isSecretary ? (
          <Act
            view={view}
            command={signMinutes}
            record={session}
            hidden={{ ...hidden, onPaper: 'true' }}
            text="Подписан на бумаге"
            confirm="Обе подписи стоят на печатном протоколе."
          />
        ) : null}
      </AsideBlock>
      {session.state === 'closed' ? (
        <AsideBlock title="Замечания">
          <Act
            view={view}
            command={circulate}
            record={session}
            hidden={hidden}
            icon="send"
            confirm="Протокол прочтут все члены совета."
          />
        </AsideBlock>
      ) : null}
      {session.remarksUntil && session.state === 'minutes-circulated' ? (
        <AsideBlock title="Замечания">
          <Term
            at={endOfDay(session.remarksUntil, view.territory.zone)}
            now={view.now}
            zone={view.territory.zone}
          />
          <Remarks
            view={view}
            sheet={sheet}
            names={names}
            remarks={sheet.remarks.filter((remark) => remark.itemId === null)}
          />
        </AsideBlock>
      ) : null}
      {session.state === 'signed' ? (
        <Act
          view={view}
          command={publishMinutes}
          record={session}
          hidden={hidden}
          confirm="Решения станут видны вне совета."
        />
      ) : null}
    </>
  );
}
