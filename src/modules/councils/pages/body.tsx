// The card of a council: composition on a date, sessions, questions that wait, its Положение or «не учреждён».
import { page, post } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { formatDate } from '../../../platform/language/index.ts';
import {
  AsideBlock,
  Badge,
  Facts,
  FilterBar,
  HistoryList,
  LinkButton,
  PlainTable,
  Section,
} from '../../../ui/index.ts';
import { historyOf } from '../../people/index.ts';
import {
  regulationForBody,
  regulationsForBodies,
  VersionBlock,
  versionInForceOf,
} from '../../regulations/index.ts';
import { addItem, withdrawItem } from '../agenda.commands.ts';
import { endMembership, setMembership, updateBody } from '../body.commands.ts';
import { seesCouncils } from '../body.policy.ts';
import { membersOn, visibleBody } from '../body.queries.ts';
import { draftCompositionOrder } from '../composition.commands.ts';
import { bodyKinds, memberRoles, notConstituted } from '../councils.text.ts';
import { openPart, queueOf } from '../item.queries.ts';
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
    return {
      body,
      on,
      members: await membersOn(ctx, body.id, on),
      sessions: await sessionLines(ctx, { bodyIds: [body.id] }, 50),
      queue: (await queueOf(ctx, body.id)).map((item) => openPart(ctx, item)),
      governing: await regulationForBody(ctx, body.regulationId),
      regulation: body.regulationId ? await versionInForceOf(ctx, body.regulationId) : null,
      regulations: await regulationsForBodies(ctx),
      history: await historyOf(ctx, { kind: 'councils.body', id: body.id }, councilSentences),
    };
  },
  posts: [
    post(setMembership, { next: (_, params) => `/councils/bodies/${params.id}`, done: 'Состав изменён' }),
    post(endMembership, { next: (_, params) => `/councils/bodies/${params.id}`, done: 'Состав изменён' }),
    post(updateBody, { next: (_, params) => `/councils/bodies/${params.id}`, done: 'Сведения сохранены' }),
    post(draftCompositionOrder, {
      next: ({ documentId }) => `/documents/${documentId}`,
      done: 'Проект приказа готов: проверьте и зарегистрируйте',
    }),
    post(planSession, { next: ({ id }) => `/councils/sessions/${id}`, done: 'Заседание назначено' }),
    post(addItem, { next: (_, params) => `/councils/bodies/${params.id}`, done: 'Вопрос добавлен' }),
    post(withdrawItem, { next: (_, params) => `/councils/bodies/${params.id}`, done: 'Вопрос снят' }),
  ],
  view: (view, { body, on, members, sessions, queue, governing, regulation, regulations, history }) => {
    const hidden = { bodyId: body.id };
    const keeps = !refusalOf(view, setMembership, body);
    return {
      title: body.name,
      crumbs: [['Советы', '/councils']],
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
          <Section title={`Состав на ${formatDate(on)}`} id="members">
            <FilterBar
              path={view.url(`/councils/bodies/${body.id}`)}
              query={{ on }}
              filters={[{ name: 'on', label: 'На дату', kind: 'date' }]}
            />
            <PlainTable
              caption="Состав совета"
              rows={members}
              rowKey={(member) => member.id}
              empty="На этот день состав не внесён."
              columns={[
                { key: 'name', title: 'Кто', cell: (m) => m.name },
                { key: 'role', title: 'В совете', cell: (m) => memberRoles[m.role] },
                { key: 'organisation', title: 'Организация', cell: (m) => m.organisation || '—', wrap: true },
                {
                  key: 'period',
                  title: 'С',
                  cell: (m) => `${formatDate(m.startsOn)}${m.endsOn ? ` до ${formatDate(m.endsOn)}` : ''}`,
                },
                { key: 'basis', title: 'Основание', cell: (m) => m.basis, wrap: true },
                {
                  key: 'act',
                  title: 'Действие',
                  cell: (m) => (
                    <Act
                      view={view}
                      command={endMembership}
                      record={body}
                      hidden={{ ...hidden, membershipId: m.id }}
                      small
                      look="quiet"
                    >
                      <Labelled
                        name="endsOn"
                        label="С какого дня не входит"
                        widget="date"
                        required
                        value={view.today}
                      />
                      <Labelled
                        name="basis"
                        label="Основание"
                        hint="Приказ № … от …"
                        widget="text"
                        required
                      />
                    </Act>
                  ),
                },
              ]}
            />
            {keeps ? (
              <details class="o-group" open={view.form?.command === setMembership.name}>
                <summary class="btn">Внести в состав</summary>
                <CommandForm
                  view={view}
                  command={setMembership}
                  record={body}
                  hidden={hidden}
                  values={{ role: 'member', startsOn: view.today }}
                />
              </details>
            ) : null}
          </Section>
          {keeps ? (
            <Section title="Сведения о совете">
              <Facts
                facts={[
                  { label: 'Краткое название', value: body.shortName },
                  { label: 'Действует с', value: formatDate(body.startsOn) },
                ]}
              />
              <details class="o-group">
                <summary class="btn">Изменить сведения</summary>
                <CommandForm
                  view={view}
                  repeated
                  command={updateBody}
                  record={body}
                  hidden={hidden}
                  values={{ ...body }}
                  options={{
                    regulationId: regulations,
                  }}
                />
              </details>
            </Section>
          ) : null}
        </>
      ),
    };
  },
});
