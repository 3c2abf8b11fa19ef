// One case: what it is, what is still wanted, what will happen, the list of what is handed over, its history.
import { type PageView, page, post } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import type { Refusal } from '../../../kernel/refusal.ts';
import { formatDate } from '../../../platform/language/index.ts';
import { AsideBlock, Facts, Flash, HistoryList, LinkButton, Section } from '../../../ui/index.ts';
import { Act, ClauseSign, clauseOf } from '../../centre/index.ts';
import { type HistoryLine, historyOf } from '../../people/index.ts';
import { norms } from '../../regulations/index.ts';
import { complaintsOf } from '../case/case.checks.ts';
import { changeCase } from '../case/case.commands.ts';
import { caseLifecycle } from '../case/case.lifecycle.ts';
import { type ClosingCase, visibleCase } from '../case/case.queries.ts';
import { concernedPeople } from '../case/concerned.ts';
import { closeService, completeCase, dropCase, reopenService } from '../case/finish.commands.ts';
import { drawClosingOrder } from '../case/order.commands.ts';
import { preparesClosing, seesClosing } from '../closing.policy.ts';
import { closingSentences, closingText as text } from '../closing.text.ts';
import { acceptGroup, handGroup } from '../list/handing.commands.ts';
import { addRow, gatherList } from '../list/list.commands.ts';
import { type HandedRow, handedRows } from '../list/list.queries.ts';
import { ListSection } from './list-section.tsx';
import { CaseBadge, orderWords } from './parts.tsx';

interface Shown {
  readonly found: ClosingCase;
  readonly rows: readonly HandedRow[];
  readonly complaints: readonly Refusal[];
  readonly concerned: number;
  readonly history: readonly HistoryLine[];
  readonly clause: Awaited<ReturnType<typeof clauseOf>>;
}

const back = ({ id }: { id: string }) => `/closing/${id}`;

export const casePage = page<Shown>({
  path: '/closing/:id',
  ru: text.newTitle,
  ability: seesClosing,
  load: async (ctx, { id = '' }) => {
    const found = await visibleCase(ctx, { id });
    if (!found) return null;
    const rows = await handedRows(ctx, id);
    const preparing = found.state === 'preparing';
    return {
      ...{ found, rows, complaints: preparing ? await complaintsOf(ctx, found, rows) : [] },
      concerned: preparing ? (await concernedPeople(ctx, id)).length : 0,
      history: await historyOf(ctx, { kind: caseLifecycle.name, id }, closingSentences, 30),
      clause: await clauseOf(ctx, norms.serviceClosing.slug),
    };
  },
  posts: [
    post(gatherList, { next: back, done: ({ added, dropped }) => text.gathered(added, dropped) }),
    post(addRow, { next: back, done: text.added }),
    post(handGroup, { next: back, done: ({ rows }) => text.handed(rows) }),
    post(acceptGroup, { next: back, done: ({ rows }) => text.accepted(rows) }),
    post(drawClosingOrder, { next: back, done: text.drawn }),
    post(closeService, { next: back, done: text.closed }),
    post(completeCase, { next: back, done: text.completed }),
    post(dropCase, { next: back, done: text.dropped }),
    post(reopenService, { next: back, done: text.reopened }),
  ],
  view: (view, shown) => ({
    title: shown.found.kindWords,
    crumbs: [[text.title, '/closing']],
    badge: <CaseBadge found={shown.found} />,
    lead: (
      <>
        {shown.found.reason} <ClauseSign view={view} clause={shown.clause} />
      </>
    ),
    actions: <Actions view={view} found={shown.found} ready={shown.complaints.length === 0} />,
    aside: (
      <AsideBlock title="История">
        <HistoryList
          zone={view.territory.zone}
          entries={shown.history.map(({ at, who, text: words }) => ({ at, text: `${who}: ${words}` }))}
        />
      </AsideBlock>
    ),
    body: (
      <>
        <About view={view} found={shown.found} />
        {shown.found.state === 'preparing' ? <Readiness {...shown} /> : null}
        <ListSection view={view} found={shown.found} rows={shown.rows} />
      </>
    ),
  }),
});

function Actions({ view, found, ready }: { view: PageView; found: ClosingCase; ready: boolean }) {
  const hidden = { id: found.id, version: String(found.version) };
  const finish = found.endsService ? closeService : completeCase;
  const ask = found.endsService ? text.closeAsk : text.completeAsk;
  const may = (command: typeof finish | typeof dropCase | typeof changeCase | typeof drawClosingOrder) =>
    found.state === 'preparing' && !refusalOf(view, command, found);
  return (
    <>
      {may(finish) && ready ? (
        <Act view={view} command={finish} look="danger" hidden={hidden} confirm={ask} />
      ) : null}
      {found.state === 'closed' && !refusalOf(view, reopenService, found) ? (
        <Act view={view} command={reopenService} hidden={hidden} confirm={text.reopenAsk} />
      ) : null}
      {may(changeCase) ? (
        <LinkButton text={text.change} icon="pencil" href={view.url(`/closing/${found.id}/edit`)} />
      ) : null}
      {may(drawClosingOrder) && !found.orderId ? (
        <Act view={view} command={drawClosingOrder} hidden={hidden} />
      ) : null}
      <LinkButton
        text={`${text.act}: PDF`}
        icon="printer"
        href={view.url(`/closing/${found.id}/act.pdf`)}
        download
      />
      <LinkButton text="DOCX" look="quiet" href={view.url(`/closing/${found.id}/act.docx`)} download />
      <LinkButton text={text.sheet} look="quiet" href={view.url(`/closing/${found.id}/list.xlsx`)} download />
      {preparesClosing.check(view, undefined) ? null : (
        <LinkButton
          text={text.archive}
          icon="download"
          look="quiet"
          href={view.url(`/closing/${found.id}/archive.zip`)}
          download
        />
      )}
      {may(dropCase) ? (
        <Act view={view} command={dropCase} look="quiet" hidden={hidden} confirm={text.dropAsk} />
      ) : null}
    </>
  );
}

function About({ view, found }: { view: PageView; found: ClosingCase }) {
  return (
    <Section title={text.newTitle}>
      {found.reversalAct ? <Flash kind="info" text={text.reversal(found.reversalAct)} /> : null}
      <Facts
        facts={[
          {
            label: text.order,
            value: found.orderId ? (
              <a href={view.url(`/documents/${found.orderId}`)}>{orderWords(found)}</a>
            ) : (
              text.orderNone
            ),
            wide: true,
          },
          { label: text.ground, value: found.groundAct, wide: true },
          { label: text.successor, value: found.successor, wide: true },
          {
            label: text.closesOn,
            value: found.finishedOn ? formatDate(found.finishedOn) : text.term(found.closesOn),
          },
          { label: 'По положению', value: found.clause },
        ]}
      />
    </Section>
  );
}

function Readiness({ found, complaints, concerned }: Shown) {
  return (
    <>
      <Section title={text.checks} id="checks">
        {complaints.length === 0 ? (
          <Flash kind="done" text={text.ready} />
        ) : (
          <ul>
            {complaints.map((each) => (
              <li>{each.text}</li>
            ))}
          </ul>
        )}
      </Section>
      {found.endsService ? (
        <Section title={text.effects} id="effects">
          <ul>
            {text.effectsWords(concerned).map((words) => (
              <li>{words}</li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  );
}
