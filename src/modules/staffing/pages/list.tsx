// Who has confirmed the staff of the date and who has not, with telephones; an operator sees the own institutions.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { download, page } from '../../../kernel/page.ts';
import { formatDateShort, formatMoment } from '../../../platform/language/index.ts';
import { type SheetColumn, sheetAnswer } from '../../../platform/sheets/index.ts';
import { type Column, LinkButton, ListPage, unbrokenPhone } from '../../../ui/index.ts';
import { personNames } from '../../people/index.ts';
import { keepersOf, lastAsked } from '../asking/asked.queries.ts';
import { type InstitutionState, statesOn } from '../confirmation.queries.ts';
import { dueDates } from '../due.ts';
import { asksInstitutions, seesConfirmations } from '../staffing.policy.ts';
import { staffingText as text } from '../staffing.text.ts';

interface Row extends InstitutionState {
  readonly state: string;
  readonly who: string;
  readonly keepers: string;
  /** «02.09.2026, до 09.09.2026» */
  readonly asked: string;
}

interface Shown {
  readonly due: string;
  readonly rows: readonly Row[];
}

async function load(ctx: ReadCtx): Promise<Shown> {
  const due = (await dueDates(ctx)).current ?? ctx.today;
  const states = await statesOn(ctx, due);
  const names = await personNames(
    ctx,
    states.flatMap((each) => each.confirmedBy ?? []),
  );
  const keepers = await keepersOf(ctx);
  const asked = await lastAsked(ctx, due);
  const askedWords = (id: string) => {
    const last = asked.get(id);
    return last ? text.askedMark(formatDateShort(last.on), formatDateShort(last.by)) : '';
  };
  const rows = states.map((each) => ({
    ...each,
    state: each.confirmedAt
      ? text.confirmed(formatMoment(each.confirmedAt, ctx.territory.zone))
      : text.waiting,
    who: names.get(each.confirmedBy ?? '') ?? '',
    keepers: (keepers.get(each.institutionId) ?? []).map(({ name }) => name).join(', '),
    asked: askedWords(each.institutionId),
  }));
  return { due, rows };
}

const columns: Column<Row>[] = [
  { key: 'name', title: text.fields.institution, cell: (row) => row.name, wrap: true },
  { key: 'state', title: text.fields.state, cell: (row) => row.state, wrap: true },
  { key: 'people', title: text.fields.people, cell: (row) => row.people ?? '', numeric: true },
  { key: 'who', title: text.fields.who, cell: (row) => row.who },
  { key: 'asked', title: text.fields.asked, cell: (row) => row.asked, wrap: true },
  { key: 'keepers', title: text.fields.responsible, cell: (row) => row.keepers, wrap: true },
  { key: 'phone', title: text.fields.phone, cell: (row) => unbrokenPhone(row.phone) },
];

/** Until somebody has confirmed or was asked, there is nothing to say in these columns. */
const isBlank = (key: string, rows: readonly Row[]): boolean =>
  (key === 'asked' && rows.every(({ asked }) => asked === '')) ||
  (['people', 'who'].includes(key) && rows.every(({ confirmedAt }) => confirmedAt === null));

export const confirmationsPage = page<Shown>({
  path: '/staffing',
  ru: text.title,
  ability: seesConfirmations,
  load: (ctx) => load(ctx),
  view: (view, { due, rows }) => {
    const waiting = rows.filter((each) => each.confirmedAt === null).length;
    const only = rows.length === 1 ? rows[0] : undefined;
    const mayAsk = asksInstitutions.check(view, undefined) === null;
    return {
      title: text.title,
      lead:
        only && !mayAsk
          ? text.leadOne(due, only.confirmedAt !== null)
          : text.lead(due, rows.length - waiting, rows.length),
      actions:
        only && !mayAsk ? (
          <LinkButton
            text={only.confirmedAt ? text.look : text.check}
            look={only.confirmedAt ? 'plain' : 'primary'}
            href={view.url(`/staffing/institutions/${only.institutionId}`)}
          />
        ) : mayAsk && waiting > 0 ? (
          <LinkButton text={text.askAll(waiting)} icon="mail" href={view.url('/staffing/ask')} />
        ) : null,
      wide: true,
      body: (
        <ListPage
          caption={text.title}
          path={view.url('/staffing')}
          query={{}}
          columns={columns.filter(({ key }) => !isBlank(key, rows))}
          rows={[...rows]}
          rowKey={(row) => row.institutionId}
          rowName={(row) => row.name}
          rowHref={(row) => view.url(`/staffing/institutions/${row.institutionId}`)}
          rowTone={(row) => (row.confirmedAt ? undefined : 'waiting')}
          count={{ total: rows.length, forms: text.count }}
          exportHref={view.url('/staffing.xlsx')}
          bulk={
            mayAsk
              ? { action: view.url('/staffing/ask'), commands: [{ value: 'ask', text: text.ask }] }
              : undefined
          }
          empty={{ title: text.empty }}
        />
      ),
    };
  },
});

const sheetColumns: readonly SheetColumn<Row>[] = [
  { title: text.fields.institution, value: (row) => row.name, width: 44 },
  { title: text.fields.state, value: (row) => row.state, width: 30 },
  { title: text.fields.people, value: (row) => row.people, width: 10 },
  { title: text.fields.who, value: (row) => row.who, width: 24 },
  { title: text.fields.asked, value: (row) => row.asked, width: 26 },
  { title: text.fields.responsible, value: (row) => row.keepers, width: 40 },
  { title: text.fields.phone, value: (row) => row.phone, width: 18 },
];

export const confirmationsSheet = download({
  path: '/staffing.xlsx',
  ru: text.sheet,
  ability: seesConfirmations,
  load: async (ctx, _params, query) =>
    sheetAnswer(query.get('format'), text.sheet, sheetColumns, (await load(ctx)).rows),
});
