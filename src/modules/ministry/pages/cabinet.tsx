// «Кабинет наблюдателя»: fulfilment of the approved plan, indicators, notices sent, corrections given and what became of them.
import { type PageView, page } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { formatDateShort, upperFirst } from '../../../platform/language/index.ts';
import {
  Badge,
  ClauseChip,
  EmptyState,
  LinkButton,
  PlainTable,
  PrintButton,
  Section,
  Stat,
  StatRow,
  type Tone,
} from '../../../ui/index.ts';
import { schoolYearText } from '../../documents/index.ts';
import { type Correction, correctionStates, planPath } from '../../planning/index.ts';
import { chipFor, currentVersion, type NormChip } from '../../regulations/index.ts';
import { type Cabinet, cabinetOf, type Fulfilment } from '../cabinet.queries.ts';
import { registerCorrection } from '../correction.commands.ts';
import { ministryPolicy } from '../ministry.policy.ts';
import { ministryText as text } from '../ministry.text.ts';
import { composeNotice } from '../notice.commands.ts';
import { NoticesTable } from './notice-parts.tsx';

interface Shown {
  readonly cabinet: Cabinet | null;
  readonly chip: NormChip;
}

const tones: Readonly<Record<Correction['state'], Tone>> = {
  proposed: 'waiting',
  approved: 'done',
  rejected: 'draft',
};

function Fulfilled({ view, cabinet }: { view: PageView; cabinet: Cabinet }) {
  const { total } = cabinet;
  const plan = view.url(planPath(cabinet.plan.id));
  return (
    <Section title={text.fulfilment}>
      <StatRow>
        <Stat value={total.lines} label={text.stats.lines} href={plan} />
        <Stat value={total.done} label={text.stats.done} href={`${plan}?standing=done`} tone="done" />
        <Stat value={total.doneLate} label={text.stats.doneLate} href={`${plan}?standing=done-late`} />
        <Stat
          value={total.overdue}
          label={text.stats.overdue}
          href={`${plan}?standing=overdue`}
          tone={total.overdue > 0 ? 'trouble' : 'done'}
        />
        <Stat value={total.ahead} label={text.stats.ahead} />
      </StatRow>
      <PlainTable
        caption={text.fulfilment}
        rows={[...cabinet.directions, total]}
        rowKey={(row: Fulfilment) => row.title}
        columns={[
          { key: 'title', title: text.direction, wrap: true, cell: (row) => row.title },
          { key: 'lines', title: 'Пунктов', numeric: true, cell: (row) => row.lines },
          { key: 'done', title: 'В срок', numeric: true, cell: (row) => row.done },
          { key: 'late', title: 'С опозданием', numeric: true, cell: (row) => row.doneLate },
          { key: 'overdue', title: 'Просрочено', numeric: true, cell: (row) => row.overdue },
          { key: 'ahead', title: 'Впереди', numeric: true, cell: (row) => row.ahead },
        ]}
      />
    </Section>
  );
}

function Indicators({ cabinet }: { cabinet: Cabinet }) {
  const { indicators, notices } = cabinet;
  if (!indicators) return null;
  const { stats } = text;
  return (
    <Section title={text.indicators}>
      <StatRow>
        <Stat value={`${indicators.acknowledged} из ${indicators.members}`} label={stats.acknowledged} />
        <Stat value={`${indicators.chargesDone} из ${indicators.charges}`} label={stats.charges} />
        <Stat value={indicators.sites} label={stats.sites} />
        <Stat value={indicators.institutions} label={stats.institutions} />
        <Stat value={indicators.teachers} label={stats.teachers} />
        <Stat value={notices.length} label={stats.notices} />
      </StatRow>
    </Section>
  );
}

function Corrections({ view, cabinet }: { view: PageView; cabinet: Cabinet }) {
  return (
    <Section
      title={text.corrections}
      actions={
        <LinkButton
          text="Все изменения плана"
          small
          href={view.url(`${planPath(cabinet.plan.id)}/corrections`)}
        />
      }
    >
      <PlainTable
        caption={text.corrections}
        rows={[...cabinet.corrections]}
        rowKey={(row) => row.id}
        empty={text.correctionsNone}
        columns={[
          { key: 'line', title: text.fields.line, wrap: true, cell: (row) => row.title },
          {
            key: 'term',
            title: text.fields.newTerm,
            wrap: true,
            cell: (row) => (row.kind === 'cancelled' ? 'отменить' : (row.after.term ?? '')),
          },
          {
            key: 'source',
            title: text.fields.source,
            wrap: true,
            cell: (row) => `${text.sources[row.source as 'ministry' | 'institute']}: ${row.sourceDocument}`,
          },
          { key: 'on', title: 'Получен', cell: (row) => formatDateShort(row.proposedOn) },
          {
            key: 'state',
            title: text.fields.state,
            wrap: true,
            cell: (row) => (
              <>
                <Badge tone={tones[row.state]} text={correctionStates[row.state]} />{' '}
                {row.decidedOn ? formatDateShort(row.decidedOn) : ''} {row.decisionWords}
              </>
            ),
          },
        ]}
      />
    </Section>
  );
}

export const cabinetPage = page<Shown>({
  path: '/ministry',
  ru: text.cabinet,
  ability: ministryPolicy.rules.read,
  load: async (ctx) => {
    const norm = 'ministry-notice';
    return { cabinet: await cabinetOf(ctx), chip: chipFor(await currentVersion(ctx, norm), norm) };
  },
  view: (view, { cabinet, chip }) => {
    const year = schoolYearText(view.schoolYear);
    if (!cabinet)
      return { title: text.cabinet, body: <EmptyState title={text.noPlan} text={text.noPlanText} /> };
    const registers = refusalOf(view, registerCorrection, undefined as never) === null;
    const composes = refusalOf(view, composeNotice, undefined as never) === null;
    return {
      title: `${text.cabinet}, ${year}`,
      lead: (
        <>
          {text.cabinetLead}{' '}
          <ClauseChip
            number={chip.label}
            href={chip.path ? view.url(chip.path) : undefined}
            summary={chip.summary ?? undefined}
          />
        </>
      ),
      actions: (
        <>
          {registers ? (
            <LinkButton
              text={registerCorrection.ru}
              href={view.url('/ministry/corrections/new')}
              look="primary"
              icon="pencil"
            />
          ) : null}
          {composes ? (
            <LinkButton
              text={composeNotice.ru}
              href={view.url('/ministry/notices/new')}
              look="primary"
              icon="mail"
            />
          ) : null}
          <PrintButton />
        </>
      ),
      wide: true,
      body: (
        <>
          <Fulfilled view={view} cabinet={cabinet} />
          <Indicators cabinet={cabinet} />
          <Section
            title={upperFirst(text.notices)}
            actions={<LinkButton text="Все извещения" small href={view.url('/ministry/notices')} />}
          >
            <NoticesTable view={view} notices={cabinet.notices} />
          </Section>
          <Corrections view={view} cabinet={cabinet} />
        </>
      ),
    };
  },
});
