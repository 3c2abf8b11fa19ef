// The card of a council: composition on a date, sessions, questions that wait, its Положение or «не учреждён».
import { page, post } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { formatDate, upperFirst } from '../../../platform/language/index.ts';
import { AsideBlock, Badge, Facts, HistoryList, LinkButton, PlainTable, Section } from '../../../ui/index.ts';
import { institutionNames } from '../../institutions/index.ts';
import { historyOf, personNames } from '../../people/index.ts';
import {
  regulationForBody,
  regulationsForBodies,
  VersionBlock,
  versionInForceOf,
} from '../../regulations/index.ts';
import { addItem, withdrawItem } from '../agenda.commands.ts';
import { bodyKinds } from '../body/body.kinds.ts';
import { sectionsOfBody } from '../body/body.parts.ts';
import { curatorChoices } from '../body/curators.ts';
import { complaintOfChair } from '../body/heading.ts';
import { setOutsideMember } from '../body/outside.commands.ts';
import { AboutSection } from '../body/pages/about-section.tsx';
import { MembersSection } from '../body/pages/members-section.tsx';
import { ReportsSection } from '../body/pages/reports-section.tsx';
import { acceptReport, returnReport, submitReport } from '../body/report.commands.ts';
import { reportsOfBody } from '../body/report.queries.ts';
import { endBody, extendTerm, handOverProduct } from '../body/term.commands.ts';
import { endMembership, setMembership, updateBody } from '../body.commands.ts';
import { seesCouncils } from '../body.policy.ts';
import { membersOn, visibleBody } from '../body.queries.ts';
import { draftCompositionOrder } from '../composition/composition.commands.ts';
import { notConstituted } from '../councils.text.ts';
import { openPart, queueOf } from '../item.queries.ts';
import { allowsRemote } from '../remote/remote.rules.ts';
import { rulesText } from '../remote/rules.text.ts';
import { rulesOf, rulingVersion } from '../rules.ts';
import { councilSentences } from '../sentences.ts';
import { planSession } from '../session.commands.ts';
import { sessionLines } from '../session.queries.ts';
import { Labelled } from './labelled.tsx';
import { Act, CommandForm, SessionBadge } from './parts.tsx';

const isDay = (text: string | null): text is string => text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text);

export const bodyPage = page({
  path: '/councils/bodies/:id',
  ru: 'Совет',
  ability: seesCouncils,
  load: async (ctx, params, query) => {
    const body = await visibleBody(ctx, params.id ?? '');
    if (!body) return null;
    const asked = query.get('on');
    const on = isDay(asked) ? asked : ctx.today;
    const members = await membersOn(ctx, body.id, on);
    return {
      body,
      on,
      members,
      complaint: await complaintOfChair(ctx, body, members, on),
      sessions: await sessionLines(ctx, { bodyIds: [body.id] }, 50),
      queue: (await queueOf(ctx, body.id)).map((item) => openPart(ctx, item)),
      governing: await regulationForBody(ctx, body.regulationId),
      regulation: body.regulationId ? await versionInForceOf(ctx, body.regulationId) : null,
      regulations: await regulationsForBodies(ctx),
      reports: await reportsOfBody(ctx, body.id),
      sections: await sectionsOfBody(ctx, body),
      names: await personNames(ctx, body.curatorId ? [body.curatorId] : []),
      places: await institutionNames(ctx, body.institutionId ? [body.institutionId] : []),
      curators: await curatorChoices(ctx),
      rules: await rulesOf(ctx, body, null),
      isRemoteAllowed: allowsRemote(await rulingVersion(ctx, body)),
      history: await historyOf(ctx, { kind: 'councils.body', id: body.id }, councilSentences),
    };
  },
  posts: [
    post(setMembership, { next: (_, params) => `/councils/bodies/${params.id}`, done: 'Состав изменён' }),
    post(endMembership, { next: (_, params) => `/councils/bodies/${params.id}`, done: 'Состав изменён' }),
    post(updateBody, { next: (_, params) => `/councils/bodies/${params.id}`, done: 'Сведения сохранены' }),
    post(setOutsideMember, { next: (_, params) => `/councils/bodies/${params.id}`, done: 'Состав изменён' }),
    post(handOverProduct, { next: (_, params) => `/councils/bodies/${params.id}`, done: 'Итог записан' }),
    post(extendTerm, { next: (_, params) => `/councils/bodies/${params.id}`, done: 'Срок продлён' }),
    post(endBody, { next: (_, params) => `/councils/bodies/${params.id}`, done: 'Работа завершена' }),
    post(submitReport, { next: (_, params) => `/councils/bodies/${params.id}#reports`, done: 'Отчёт сдан' }),
    post(acceptReport, {
      next: (_, params) => `/councils/bodies/${params.id}#reports`,
      done: 'Отчёт принят',
    }),
    post(returnReport, {
      next: (_, params) => `/councils/bodies/${params.id}#reports`,
      done: 'Отчёт возвращён',
    }),
    post(draftCompositionOrder, {
      next: ({ documentId }) => `/documents/${documentId}`,
      done: 'Проект приказа готов: проверьте и зарегистрируйте',
    }),
    post(planSession, { next: ({ id }) => `/councils/sessions/${id}`, done: 'Заседание назначено' }),
    post(addItem, { next: (_, params) => `/councils/bodies/${params.id}`, done: 'Вопрос добавлен' }),
    post(withdrawItem, { next: (_, params) => `/councils/bodies/${params.id}`, done: 'Вопрос снят' }),
  ],
  view: (view, loaded) => {
    const { body, on, members, sessions, queue, governing, regulation, regulations, history } = loaded;
    const { reports, sections, names, places, curators, rules, isRemoteAllowed } = loaded;
    const hidden = { bodyId: body.id };
    const keeps = !refusalOf(view, setMembership, body);
    return {
      title: upperFirst(body.name),
      crumbs: [['Советы и объединения', '/councils']],
      badge: regulation ? null : <Badge tone="trouble" text="не учреждён" title={notConstituted} />,
      lead: `${bodyKinds[body.kind]}${regulation ? '' : `: ${notConstituted}`}`,
      actions: keeps ? (
        <>
          <LinkButton
            text="Состав, DOCX"
            href={view.url(`/councils/bodies/${body.id}/composition-order.docx?on=${on}`)}
            icon="file-type-docx"
            look="quiet"
            download
          />
          <Act
            view={view}
            command={draftCompositionOrder}
            record={body}
            hidden={{ ...hidden, on }}
            icon="file-text"
          />
        </>
      ) : null,
      aside: (
        <>
          {regulation ? (
            <VersionBlock view={view} title="Положение" versions={[{ version: regulation }]} />
          ) : (
            <AsideBlock title="Положение">
              {governing ? <a href={view.url(governing.path)}>{governing.title}</a> : null}
              <p>{notConstituted}</p>
            </AsideBlock>
          )}
          <AsideBlock title={rulesText.title}>
            <Facts
              facts={[
                {
                  label: rulesText.rows.quorum,
                  value: rulesText.quorum(rulesText.shares[rules.rule.share], rules.rule.strictly),
                },
                {
                  label: rulesText.remote,
                  value: isRemoteAllowed ? rulesText.allowed : rulesText.notAllowed,
                },
              ]}
            />
            <a href={view.url(`/councils/bodies/${body.id}/rules`)}>{rulesText.all}</a>
          </AsideBlock>
          <AsideBlock title="История">
            <HistoryList
              zone={view.territory.zone}
              entries={history.map((line) => ({ at: line.at, text: `${line.who}: ${line.text}` }))}
            />
          </AsideBlock>
        </>
      ),
      body: (
        <>
          <AboutSection
            view={view}
            body={body}
            complaint={loaded.complaint}
            headName={members.find((each) => each.role === 'chair')?.name ?? null}
            curatorName={body.curatorId ? (names.get(body.curatorId) ?? null) : null}
            institution={places.get(body.institutionId ?? '')?.short ?? null}
            choices={{ regulations, curators }}
          />
          <Section title="Заседания">
            <PlainTable
              caption="Заседания"
              rows={sessions}
              rowKey={(session) => session.id}
              rowHref={(session) => view.url(`/councils/sessions/${session.id}`)}
              empty="Заседаний ещё не было."
              columns={[
                { key: 'on', title: 'День', cell: (s) => `${formatDate(s.plannedOn)}, ${s.plannedTime}` },
                { key: 'number', title: '№', cell: (s) => (s.number ? String(s.number) : '—') },
                { key: 'items', title: 'Вопросов', cell: (s) => String(s.items), numeric: true },
                { key: 'state', title: 'Состояние', cell: (s) => <SessionBadge state={s.state} /> },
              ]}
            />
            <details class="o-group">
              <summary class="btn">Назначить заседание</summary>
              <CommandForm
                view={view}
                command={planSession}
                record={body}
                hidden={hidden}
                values={{ plannedTime: '14:00', place: body.place, takeQueue: true }}
              />
            </details>
          </Section>
          <Section title="Ждут повестки" id="queue">
            <PlainTable
              caption="Вопросы, которые ждут повестки"
              rows={queue}
              rowKey={(item) => item.id}
              rowHref={(item) => view.url(`/councils/items/${item.id}`)}
              empty="Все вопросы включены в повестки."
              columns={[
                { key: 'title', title: 'Вопрос', cell: (item) => item.title, wrap: true },
                {
                  key: 'act',
                  title: 'Действие',
                  cell: (item) => (
                    <Act
                      view={view}
                      command={withdrawItem}
                      record={{ ...item, item, institutionId: body.institutionId }}
                      hidden={{ itemId: item.id }}
                      small
                      look="quiet"
                    >
                      <Labelled name="reason" label="Причина" widget="text" required />
                    </Act>
                  ),
                },
              ]}
            />
            <details class="o-group">
              <summary class="btn">Добавить вопрос</summary>
              <CommandForm view={view} command={addItem} record={body} hidden={hidden} />
            </details>
          </Section>
          {sections.map((section) => (
            <Section title={section.title}>{section.body(view)}</Section>
          ))}
          <MembersSection view={view} body={body} on={on} members={members} keeps={keeps} />
          <ReportsSection view={view} body={body} reports={reports} />
        </>
      ),
    };
  },
});
