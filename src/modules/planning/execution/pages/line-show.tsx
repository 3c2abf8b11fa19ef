// The card of a line: what is planned, what proves it, what was changed, what the reader may do next.
import { addDays, type CivilDate } from '../../../../kernel/clock.ts';
import type { ReadCtx } from '../../../../kernel/ctx.ts';
import { page, post } from '../../../../kernel/page.ts';
import { refusalOf } from '../../../../kernel/perform.ts';
import { signedIn } from '../../../../kernel/policy.ts';
import { formatDate, formatDateRange, formatNumber } from '../../../../platform/language/index.ts';
import {
  AsideBlock,
  Facts,
  Flash,
  HistoryList,
  LinkButton,
  type Option,
  PlainTable,
  Section,
  Term,
} from '../../../../ui/index.ts';
import { callDocument, lastRegistered } from '../../../documents/index.ts';
import { type HistoryLine, historyOf, personNames } from '../../../people/index.ts';
import { type BookingsPart, bookingsPart } from '../../../premises/index.ts';
import { cancelLine, moveLine, reassignLine } from '../../correction/correction.commands.ts';
import { type Correction, correctionsOf } from '../../correction/correction.queries.ts';
import { correctionSentences, correctionText } from '../../correction/correction.text.ts';
import { CorrectionWords } from '../../correction/pages/correction-parts.tsx';
import { shownCell } from '../../line/line.cells.ts';
import { type LineOfPlan, lineWithPlan, saveLine } from '../../line/line.commands.ts';
import { lineLifecycle } from '../../line/line.lifecycle.ts';
import { isLeft, leftOf, usualResponsible } from '../../line/line.people.ts';
import type { Line } from '../../line/line.queries.ts';
import { lineSentences, sources, lineText as text } from '../../line/line.text.ts';
import { lineSubject } from '../../line/line.writing.ts';
import { linkLine, unlinkLine } from '../../link/link.commands.ts';
import { linksOf } from '../../link/link.queries.ts';
import type { LinkedSubject } from '../../link/link.subjects.ts';
import { linkText } from '../../link/link.text.ts';
import { LineLinks } from '../../link/pages/line-links.tsx';
import { StandingBadge } from '../../plan/pages/plan-parts.tsx';
import { planPath } from '../../plan/plan.commands.ts';
import { planText } from '../../plan/plan.text.ts';
import { seesDrafts } from '../../plan/plan.visibility.ts';
import { type EvidenceRow, evidenceOf } from '../evidence.queries.ts';
import {
  attachEvidence,
  confirmLine,
  failLine,
  linePath,
  linkDocument,
  reportLine,
  returnLine,
} from '../execution.commands.ts';
import { CorrectionActions, EvidenceActions, ExecutionActions } from './line-actions.tsx';

export interface ShownLine extends LineOfPlan {
  readonly evidence: readonly EvidenceRow[];
  readonly corrections: readonly Correction[];
  readonly history: readonly HistoryLine[];
  readonly coWorkers: readonly string[];
  readonly documents: readonly Option[];
  readonly people: readonly Option[];
  readonly links: readonly LinkedSubject[];
  readonly rooms: BookingsPart | null;
  /** The day from which the responsible person works here no more, when the line goes on after it. */
  readonly left: CivilDate | null;
}

async function load(ctx: ReadCtx, id: string): Promise<ShownLine | null> {
  const found = await lineWithPlan(ctx, id);
  if (!found) return null;
  const names = await personNames(ctx, found.line.coWorkerIds);
  const isReporter = !refusalOf(ctx, reportLine, found) && found.plan.state === 'executing';
  const documents = isReporter ? await lastRegistered(ctx) : [];
  return {
    ...found,
    evidence: await evidenceOf(ctx, id),
    corrections: await correctionsOf(ctx, { lineId: id }),
    history: await historyOf(ctx, lineSubject(id), { ...lineSentences, ...correctionSentences }),
    coWorkers: [...names.values()],
    documents: documents.map((each) => ({ value: each.id, label: `${callDocument(each)}: ${each.title}` })),
    people: await usualResponsible(ctx),
    links: await linksOf(ctx, id),
    rooms: await roomsOf(ctx, found.line),
    left: await leftBefore(ctx, found.line),
  };
}

async function leftBefore(ctx: ReadCtx, line: Line): Promise<CivilDate | null> {
  const left = (await leftOf(ctx, [line])).get(line.responsibleId);
  return left && isLeft(line, left) ? left : null;
}

/** Rooms and things are booked for what is still to be held. */
const roomsOf = (ctx: ReadCtx, line: Line) => {
  const on = line.startsOn && line.startsOn > ctx.today ? line.startsOn : null;
  return line.state === 'open' ? bookingsPart(ctx, { kind: lineLifecycle.name, id: line.id, on }) : null;
};

/** The days a term means: «с 1 по 31 октября 2025 г.». */
export const daysOf = (line: Pick<Line, 'startsOn' | 'endsOn'>): string =>
  line.startsOn && line.endsOn ? formatDateRange(line.startsOn, addDays(line.endsOn, -1)) : '';

const rubles = (sum: number | null) => (sum === null ? '' : `${formatNumber(sum)} руб.`);

function LineFacts({ shown }: { shown: ShownLine }) {
  const { line, plan } = shown;
  const f = text.fields;
  const optional = [
    [f.subjects, line.subjects],
    [f.place, line.place],
    [f.programme, line.programme],
    [f.costPlanned, rubles(line.costPlanned)],
    [f.costActual, rubles(line.costActual)],
    [f.funding, line.funding],
    [f.responsibleWords, line.responsibleWords],
    [f.coWorkers, shown.coWorkers.join(', ')],
    [f.sourceWords, line.sourceWords],
    [f.reason, line.reason],
  ] as const;
  return (
    <Facts
      facts={[
        {
          label: f.term,
          value: (
            <>
              {line.term}
              <span class="o-hint"> {daysOf(line) || text.termUnknown}</span>
            </>
          ),
        },
        { label: f.responsible, value: line.responsible },
        { label: f.form, value: line.form },
        { label: f.audience, value: line.audience },
        { label: f.result, value: line.result, wide: true },
        { label: f.direction, value: shownCell(line, 'direction', plan.catalogue) },
        { label: f.task, value: shownCell(line, 'task', plan.catalogue) },
        { label: f.source, value: sources[line.source] },
        ...(line.times === null ? [] : [{ label: f.times, value: String(line.times) }]),
        ...optional.filter(([, value]) => value !== '').map(([label, value]) => ({ label, value })),
        ...(line.outcome ? [{ label: f.outcome, value: line.outcome, wide: true }] : []),
        ...(line.doneOn ? [{ label: f.doneOn, value: formatDate(line.doneOn) }] : []),
      ]}
    />
  );
}

const again = (output: { id: string }) => linePath(output.id);
const afterCorrection = (output: { lineId: string | null; planId: string }) =>
  output.lineId ? linePath(output.lineId) : planPath(output.planId);

export const linePage = page<ShownLine>({
  path: '/planning/lines/:id',
  ru: text.one,
  ability: signedIn,
  load: (ctx, { id = '' }) => load(ctx, id),
  posts: [
    post(linkDocument, { next: again, done: 'Документ связан с пунктом' }),
    post(attachEvidence, { next: again, done: 'Файл приложен' }),
    post(reportLine, { next: again, done: 'Сообщено: руководитель подтвердит выполнение' }),
    post(confirmLine, { next: again, done: 'Выполнение подтверждено' }),
    post(returnLine, { next: again, done: 'Пункт возвращён ответственному' }),
    post(failLine, { next: again, done: 'Записано: не сделано' }),
    post(moveLine, { next: afterCorrection, done: correctionText.proposed }),
    post(cancelLine, { next: afterCorrection, done: correctionText.proposed }),
    post(linkLine, { next: again, done: linkText.added }),
    post(unlinkLine, { next: again, done: linkText.removed }),
    post(reassignLine, { next: afterCorrection, done: correctionText.proposed }),
  ],
  view: (view, shown) => {
    const { line, plan } = shown;
    const isGoing = plan.state === 'executing' && (line.state === 'open' || line.state === 'reported');
    return {
      title: line.title,
      crumbs: [
        [planText.list, '/planning'],
        [planText.one, planPath(plan.id)],
      ],
      badge: <StandingBadge standing={line.standing} />,
      lead:
        isGoing && line.endsOn ? (
          <Term
            at={addDays(line.endsOn, -1)}
            now={view.now}
            zone={view.territory.zone}
            met={line.state === 'reported'}
          />
        ) : undefined,
      actions: (
        <>
          {plan.state === 'draft' && !refusalOf(view, saveLine, shown) ? (
            <LinkButton text={text.edit} href={view.url(`${linePath(line.id)}/edit`)} look="primary" />
          ) : null}
          <ExecutionActions view={view} shown={shown} />
        </>
      ),
      aside: seesDrafts(view) ? (
        <AsideBlock title="Изменить утверждённое">
          <CorrectionActions view={view} shown={shown} />
        </AsideBlock>
      ) : undefined,
      body: (
        <>
          {shown.left ? (
            <Flash kind="warning" text={text.leftFlash(line.responsible, formatDate(shown.left))} />
          ) : null}
          <Section title="Что запланировано">
            <LineFacts shown={shown} />
          </Section>
          <Section
            title={line.times === null ? 'Подтверждения' : `Подтверждения: ${line.facts} из ${line.times}`}
            actions={<EvidenceActions view={view} shown={shown} />}
          >
            <PlainTable
              caption="Подтверждения"
              rows={[...shown.evidence]}
              rowKey={(row) => row.id}
              empty="Пока ничего не приложено. Пункт закрывают документ, протокол, отчёт или файл."
              columns={[
                { key: 'on', title: 'Когда', cell: (row) => formatDate(row.happenedOn) },
                {
                  key: 'title',
                  title: 'Что подтверждает',
                  wrap: true,
                  cell: (row) => (row.path ? <a href={view.url(row.path)}>{row.title}</a> : row.title),
                },
              ]}
            />
          </Section>
          <LineLinks view={view} shown={shown} />
          {shown.rooms?.(view)}
          {shown.corrections.length > 0 ? (
            <Section title={correctionText.title}>
              <PlainTable
                caption={correctionText.title}
                rows={[...shown.corrections]}
                rowKey={(row) => row.id}
                columns={[
                  {
                    key: 'on',
                    title: correctionText.fields.proposed,
                    cell: (row) => formatDate(row.proposedOn),
                  },
                  {
                    key: 'what',
                    title: correctionText.fields.kind,
                    wrap: true,
                    cell: (row) => <CorrectionWords row={row} />,
                  },
                  { key: 'why', title: correctionText.fields.reason, cell: (row) => row.reason, wrap: true },
                ]}
              />
            </Section>
          ) : null}
          <Section title="История">
            <HistoryList
              zone={view.territory.zone}
              entries={shown.history.map((each) => ({ at: each.at, text: `${each.who}: ${each.text}` }))}
            />
          </Section>
        </>
      ),
    };
  },
});
