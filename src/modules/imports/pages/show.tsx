// One load: what the file would change, its faults to put right on the spot, the writing, its result and undoing.

import { type PageView, page, post } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { formatDate } from '../../../platform/language/index.ts';
import { missingOf } from '../../../platform/sheets/index.ts';
import {
  ActionButton,
  Badge,
  countOf,
  EmptyState,
  Flash,
  formatNumber,
  LinkButton,
  MoreMenu,
  ProgressBar,
  Stat,
} from '../../../ui/index.ts';
import {
  acceptUnread,
  applyImport,
  dropImport,
  fixRows,
  mapColumns,
  undoImport,
} from '../import.commands.ts';
import { loadsLists } from '../import.policy.ts';
import { type Import, importById, importRows, type RowPage, type Verdict } from '../import.queries.ts';
import { importText as text } from '../import.text.ts';
import { kindOf } from '../kinds.ts';
import { progressOf } from '../progress.ts';
import { Columns, type Samples } from './columns.tsx';
import { stateTones } from './list.tsx';
import { RowGrid } from './rows.tsx';

interface Shown {
  readonly record: Import;
  readonly verdict: string;
  readonly page: RowPage;
  readonly samples: Samples;
  /** Records written so far; null when nobody is at it. */
  readonly done: number | null;
}

const verdicts = Object.keys(text.stats) as Verdict[];

/** What asks for attention is shown first. */
const firstOf = ({ counts, state }: Import): string =>
  state === 'ready' ? (verdictsByNeed.find((verdict) => counts[verdict]) ?? '') : '';
const verdictsByNeed = ['fault', 'suspicious', 'changed', 'new'] as const;

async function samplesOf(ctx: Parameters<typeof importRows>[0], record: Import): Promise<Samples> {
  const { rows } = await importRows(ctx, record.id, { verdict: '', after: String(record.headerLine ?? 0) });
  return record.headings.map((_, column) =>
    [...new Set(rows.flatMap(({ cells }) => (cells[column] ? [cells[column].slice(0, 40)] : [])))].slice(
      0,
      3,
    ),
  );
}

export const importPage = page<Shown>({
  path: '/imports/:id',
  ru: text.one,
  ability: loadsLists,
  load: async (ctx, { id = '' }, query) => {
    const record = await importById(ctx, id);
    if (!record) return null;
    const asked = query.get('verdict');
    const verdict = asked === 'all' ? '' : (verdicts.find((each) => each === asked) ?? firstOf(record));
    return {
      record,
      verdict,
      page: await importRows(ctx, id, {
        verdict,
        after: query.get('after') ?? '',
        before: query.get('before') ?? '',
      }),
      samples: await samplesOf(ctx, record),
      done: record.state === 'applying' || record.state === 'reading' ? await progressOf(ctx, id) : null,
    };
  },
  posts: [
    post(mapColumns, { next: (output) => `/imports/${output.id}`, done: text.done.mapped }),
    post(fixRows, { next: (output) => `/imports/${output.id}`, done: text.done.fixed }),
    post(acceptUnread, { next: (output) => `/imports/${output.id}`, done: text.accepted }),
    post(applyImport, { next: (output) => `/imports/${output.id}`, done: text.done.applying }),
    post(undoImport, { next: (output) => `/imports/${output.id}`, done: text.done.undone }),
    post(dropImport, { next: () => '/imports', done: text.done.dropped }),
  ],
  view: (view, shown) => {
    const { record, page: found, verdict } = shown;
    const total = Object.values(record.counts).reduce((sum, each) => sum + each, 0);
    const query: Record<string, string> = verdict ? { verdict } : { verdict: 'all' };
    return {
      title: record.fileName,
      crumbs: [[text.title, '/imports']],
      badge: <Badge tone={stateTones[record.state]} text={text.states[record.state]} />,
      lead: [
        kindOf(record.kind).ru,
        record.institutionName,
        record.sheet && `лист «${record.sheet}»`,
        record.listedOn && `на ${formatDate(record.listedOn)}`,
        countOf(total, text.rowCount),
      ]
        .filter(Boolean)
        .join(' · '),
      actions: <Actions view={view} record={record} />,
      wide: true,
      body: (
        <>
          <Standing view={view} {...shown} />
          <Stats view={view} record={record} verdict={verdict} />
          {record.state === 'ready' ? <Columns view={view} record={record} samples={shown.samples} /> : null}
          {found.rows.length > 0 ? (
            <RowGrid view={view} record={record} page={found} query={query} />
          ) : (
            <EmptyState title="Таких строк нет" text="Выберите другое число выше." />
          )}
        </>
      ),
    };
  },
});

function Stats({ view, record, verdict }: { view: PageView; record: Import; verdict: string }) {
  const tones = { fault: 'trouble', suspicious: 'waiting', new: 'done', changed: 'going' } as const;
  return (
    <div class="o-stats o-stats-tight">
      {verdicts.map((each) => (
        <Stat
          value={record.counts[each] ?? 0}
          label={text.stats[each]}
          note={each === verdict ? 'показаны ниже' : undefined}
          href={view.url(`/imports/${record.id}?verdict=${each}`)}
          tone={record.counts[each] ? tones[each as keyof typeof tones] : undefined}
        />
      ))}
    </div>
  );
}

/** What has happened and what is wanted now. */
function Standing({ view, record, done }: { view: PageView } & Shown) {
  const { counts } = record;
  const written = (counts.new ?? 0) + (counts.changed ?? 0);
  const complaint = view.form && view.form.command !== mapColumns.name ? view.form.refusal.text : '';
  return (
    <>
      {complaint ? <Flash kind="trouble" text={complaint} /> : null}
      {record.note ? <Flash kind="warning" text={record.note} /> : null}
      {record.state === 'reading' ? (
        <div class="card o-section" data-controller="refresh">
          <p role="status">
            {done === null
              ? text.reading.waits
              : `${text.reading.title}. ${text.reading.rows(formatNumber(done))}`}
          </p>
          <progress aria-label={text.reading.title} />
          <p class="o-hint">{text.reading.canLeave}</p>
          <LinkButton text="Обновить" href={view.self} small look="quiet" />
        </div>
      ) : null}
      {record.state === 'unread' ? (
        <LinkButton
          text={text.reading.again}
          href={view.url(`/imports/new?kind=${record.kind}`)}
          icon="upload"
        />
      ) : null}
      {record.state === 'applying' ? (
        <div class="card o-section" data-controller="refresh">
          <ProgressBar
            label={done === null ? 'Ждёт своей очереди' : 'Записываем'}
            done={done ?? 0}
            total={written}
            running
          />
          <LinkButton text="Обновить" href={view.self} small look="quiet" />
        </div>
      ) : null}
      {record.state === 'applied' ? (
        <Flash
          kind="done"
          text={`Записано: новых ${formatNumber(counts.new ?? 0)}, изменённых ${formatNumber(counts.changed ?? 0)}. ${
            (counts.fault ?? 0) + (counts.suspicious ?? 0) > 0
              ? `Не записаны строки с ошибками и под вопросом: ${formatNumber((counts.fault ?? 0) + (counts.suspicious ?? 0))}.`
              : 'Не осталось ни одной строки с ошибкой.'
          }`}
        />
      ) : null}
    </>
  );
}

/** The list of today in the form of this file. */
const formPath = ({ kind, institutionId }: Import): string =>
  institutionId ? `/institutions/${institutionId}/staff-form.xlsx` : `/imports/form.xlsx?kind=${kind}`;

function Actions({ view, record }: { view: PageView; record: Import }) {
  const { counts, state } = record;
  if (refusalOf(view, applyImport, record)) return null;
  const send = (command: { name: string }) => ({
    action: view.self,
    hidden: { _command: command.name },
    guard: { idempotencyKey: view.formKey },
  });
  const missing = missingOf(kindOf(record.kind), record.mapping);
  const reason =
    missing.length > 0
      ? text.refusals.missing(missing.join(', '))
      : counts.new || counts.changed
        ? null
        : text.refusals.nothing;
  const left = (counts.fault ?? 0) + (counts.suspicious ?? 0);
  const consequence = `Новых записей: ${formatNumber(counts.new ?? 0)}, изменится: ${formatNumber(counts.changed ?? 0)}.${
    left > 0 ? ` Строки с ошибками и под вопросом (${formatNumber(left)}) не запишутся.` : ''
  } Загрузку можно будет отменить целиком.`;
  const marked = view.url(`/imports/${record.id}/marked.xlsx`);
  return (
    <>
      {state === 'ready' ? (
        <ActionButton
          text={applyImport.ru}
          look="primary"
          icon="check"
          {...send(applyImport)}
          {...(reason ? { disabled: { reason } } : { confirm: consequence })}
        />
      ) : null}
      {state === 'ready' && (counts.fault || counts.suspicious) ? (
        <LinkButton text="Файл с ошибками" href={marked} icon="download" download />
      ) : null}
      {state === 'applied' ? (
        <LinkButton text={text.ownForm} href={view.url(formPath(record))} icon="download" download />
      ) : null}
      {state === 'applied' ? (
        <ActionButton
          text={undoImport.ru}
          {...send(undoImport)}
          confirm="Новые записи исчезнут, изменённые вернутся к прежним сведениям. Если их уже правили, отмена не выполнится."
        />
      ) : null}
      {state === 'ready' ? (
        <MoreMenu>
          {counts.suspicious ? (
            <ActionButton
              text={text.acceptAll}
              look="quiet"
              {...send(acceptUnread)}
              confirm={text.acceptConsequence(formatNumber(counts.suspicious))}
            />
          ) : null}
          <ActionButton text={dropImport.ru} look="quiet" {...send(dropImport)} />
        </MoreMenu>
      ) : null}
    </>
  );
}
