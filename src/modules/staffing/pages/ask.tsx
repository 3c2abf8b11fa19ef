// The preview of a request: which institutions get a letter, who exactly, by what day, and who is left out and why.
import { addDays } from '../../../kernel/clock.ts';
import { isId } from '../../../kernel/ids.ts';
import { page, post } from '../../../kernel/page.ts';
import { refuse } from '../../../kernel/refusal.ts';
import { formatDateShort } from '../../../platform/language/index.ts';
import {
  Badge,
  EmptyState,
  Fields,
  FormPage,
  fieldsOf,
  LinkButton,
  PlainTable,
  unbrokenPhone,
} from '../../../ui/index.ts';
import { askToConfirm } from '../asking/ask.commands.ts';
import { type Asking, askings } from '../asking/asked.queries.ts';
import { dueDates } from '../due.ts';
import { asksInstitutions } from '../staffing.policy.ts';
import { staffingText as text } from '../staffing.text.ts';

interface Shown {
  readonly due: string;
  readonly ids: readonly string[];
  readonly rows: readonly Asking[];
}

/** A week to answer where the date itself has passed. */
const usualDays = 7;

export const askPage = page<Shown>({
  path: '/staffing/ask',
  onlyForm: true,
  ru: text.ask,
  ability: asksInstitutions,
  load: async (ctx, _params, query) => {
    const { current } = await dueDates(ctx);
    if (!current) return refuse('wrong-date', text.wrongDate, { norm: 'staff-confirmation' });
    const ids = query.getAll('ids[]').filter(isId).slice(0, 200);
    return { due: current, ids, rows: await askings(ctx, current, ids) };
  },
  posts: [
    post(askToConfirm, { next: () => '/staffing', done: ({ asked, left }) => text.askDone(asked, left) }),
  ],
  view: (view, { due, ids, rows }) => {
    const back = view.url('/staffing');
    const asked = rows.filter(({ left }) => left === null);
    const letters = new Set(asked.flatMap(({ keepers }) => keepers.map(({ personId }) => personId))).size;
    const sent = view.form?.command === askToConfirm.name ? view.form : null;
    const by = due >= view.today ? due : addDays(view.today, usualDays);
    return {
      title: text.ask,
      crumbs: [[text.title, '/staffing']],
      lead: text.askLead(due, asked.length, letters),
      body:
        asked.length === 0 ? (
          <>
            <EmptyState
              title={text.askNobody}
              text={text.askNobodyText}
              action={<LinkButton text={text.title} href={back} />}
            />
            {rows.length > 0 ? <AskedTable rows={rows} /> : null}
          </>
        ) : (
          <FormPage
            action={view.self}
            submit={text.askSend}
            guard={{ idempotencyKey: view.formKey }}
            hidden={{ _command: askToConfirm.name }}
            errors={sent?.refusal.fields}
            cancel={{ text: text.askCancel, href: back }}
          >
            {ids.map((id) => (
              <input type="hidden" name="ids[]" value={id} />
            ))}
            <Fields
              fields={fieldsOf(askToConfirm.input).filter(({ name }) => name !== 'ids')}
              values={sent?.values ?? { by }}
              errors={sent?.refusal.fields}
            />
            <AskedTable rows={rows} />
          </FormPage>
        ),
    };
  },
});

function AskedTable({ rows }: { rows: readonly Asking[] }) {
  return (
    <PlainTable
      caption={text.ask}
      rows={[...rows]}
      rowKey={(row) => row.institutionId}
      columns={[
        { key: 'name', title: text.fields.institution, cell: (row) => row.name, wrap: true },
        {
          key: 'letter',
          title: text.askWhat,
          cell: (row) =>
            row.left ? (
              <Badge tone={row.left === 'nobody' ? 'trouble' : 'draft'} text={text.askLeft[row.left]} />
            ) : (
              row.keepers.map(({ name }) => name).join(', ')
            ),
          wrap: true,
        },
        ...(rows.some(({ askedOn }) => askedOn)
          ? [
              {
                key: 'asked',
                title: text.fields.asked,
                cell: (row: Asking) => (row.askedOn ? formatDateShort(row.askedOn) : ''),
              },
            ]
          : []),
        { key: 'phone', title: text.fields.phone, cell: (row) => unbrokenPhone(row.phone) },
      ]}
    />
  );
}
