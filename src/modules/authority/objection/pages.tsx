// Pages of objections: the reader's own list, the form, one objection with its answer.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { page, post } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { signedIn } from '../../../kernel/policy.ts';
import { formatDate, formatDateShort } from '../../../platform/language/index.ts';
import {
  Badge,
  EmptyState,
  Facts,
  Fields,
  FormPage,
  fieldsOf,
  LinkButton,
  PlainTable,
  type Tone,
} from '../../../ui/index.ts';
import { Act, ClauseSign, clauseOf } from '../../centre/index.ts';
import { recentOrders } from '../../documents/index.ts';
import { norms } from '../../regulations/index.ts';
import { outcomes, objectionText as text } from '../authority.text.ts';
import { considerObjection, fileObjection, withdrawObjection } from './objection.commands.ts';
import type { ObjectionState } from './objection.lifecycle.ts';
import { objectionLifecycle } from './objection.lifecycle.ts';
import { type Objection, objectionsOf, visibleObjection } from './objection.queries.ts';

const tones: Readonly<Record<ObjectionState, Tone>> = {
  filed: 'waiting',
  considered: 'done',
  withdrawn: 'draft',
};

const stateWords = (each: Objection): string =>
  each.outcome ? outcomes[each.outcome] : objectionLifecycle.states[each.state];
const orderWords = (each: Objection): string =>
  `${each.order}, № ${each.orderNumber}${each.orderDate ? ` от ${formatDateShort(each.orderDate)}` : ''}`;

type Clause = Awaited<ReturnType<typeof clauseOf>>;
const clause = (ctx: ReadCtx) => clauseOf(ctx, norms.orderObjection.slug);

export const objectionsPage = page<{ rows: readonly Objection[]; clause: Clause }>({
  path: '/authority/objections',
  ru: text.title,
  ability: signedIn,
  load: async (ctx) => ({ rows: await objectionsOf(ctx), clause: await clause(ctx) }),
  view: (view, shown) => ({
    title: text.title,
    lead: (
      <>
        {text.lead} <ClauseSign view={view} clause={shown.clause} />
      </>
    ),
    actions: refusalOf(view, fileObjection, undefined) ? null : (
      <LinkButton text={text.file} look="primary" href={view.url('/authority/objections/new')} />
    ),
    body:
      shown.rows.length === 0 ? (
        <EmptyState title={text.empty} text={text.emptyText} icon="file-text" />
      ) : (
        <PlainTable
          caption={text.title}
          rows={[...shown.rows]}
          rowKey={(row) => row.id}
          rowHref={(row) => view.url(`/authority/objections/${row.id}`)}
          columns={[
            { key: 'order', title: text.order, wrap: true, cell: orderWords },
            { key: 'author', title: text.author, cell: (row) => row.author },
            { key: 'filed', title: text.filedOn, cell: (row) => formatDateShort(row.filedOn) },
            {
              key: 'state',
              title: text.state,
              cell: (row) => <Badge tone={tones[row.state]} text={stateWords(row)} />,
            },
            {
              key: 'due',
              title: text.due,
              cell: (row) => (row.state === 'filed' && row.answerDue ? formatDateShort(row.answerDue) : ''),
            },
          ]}
        />
      ),
  }),
});

const back = (output: { id: string }) => `/authority/objections/${output.id}`;

export const newObjectionPage = page<{ orders: { value: string; label: string }[]; asked: string }>({
  path: '/authority/objections/new',
  ru: text.newTitle,
  ability: signedIn,
  load: async (ctx, _params, query) => {
    if (refusalOf(ctx, fileObjection, undefined)) return refusalOf(ctx, fileObjection, undefined);
    const rows = await recentOrders(ctx);
    const label = (row: (typeof rows)[number]) =>
      `№ ${row.number ?? ''} от ${row.date ? formatDateShort(row.date) : ''}: ${row.title}`;
    return {
      orders: rows.map((row) => ({ value: row.id, label: label(row) })),
      asked: query.get('order') ?? '',
    };
  },
  posts: [post(fileObjection, { next: back, done: text.filed })],
  view: (view, { orders, asked }) => {
    const sent = view.form?.command === fileObjection.name ? view.form : null;
    const fields = fieldsOf(fileObjection.input).map((field) =>
      field.name === 'documentId' ? { ...field, options: orders, hint: text.orderHint } : field,
    );
    return {
      title: text.newTitle,
      crumbs: [[text.title, '/authority/objections']],
      lead: text.newLead,
      body: (
        <FormPage
          action={view.self}
          submit={fileObjection.ru}
          guard={{ idempotencyKey: view.formKey }}
          hidden={{ _command: fileObjection.name }}
          errors={sent?.refusal.fields}
          cancel={{ text: text.title, href: view.url('/authority/objections') }}
        >
          <Fields
            fields={fields}
            values={sent?.values ?? { documentId: asked }}
            errors={sent?.refusal.fields}
          />
        </FormPage>
      ),
    };
  },
});

export const objectionPage = page<Objection>({
  path: '/authority/objections/:id',
  ru: text.one,
  ability: signedIn,
  load: (ctx, { id = '' }) => visibleObjection(ctx, { id }),
  posts: [
    post(considerObjection, { next: back, done: text.consideredDone }),
    post(withdrawObjection, { next: back, done: text.withdrawnDone }),
  ],
  view: (view, objection) => {
    const open = objection.state === 'filed';
    const hidden = { id: objection.id, version: String(objection.version) };
    return {
      title: text.one,
      crumbs: [[text.title, '/authority/objections']],
      badge: <Badge tone={tones[objection.state]} text={stateWords(objection)} />,
      lead: orderWords(objection),
      actions: open ? (
        <>
          {refusalOf(view, considerObjection, objection) ? null : (
            <Act view={view} command={considerObjection} look="primary" hidden={hidden} />
          )}
          {refusalOf(view, withdrawObjection, objection) ? null : (
            <Act view={view} command={withdrawObjection} look="quiet" hidden={hidden} />
          )}
        </>
      ) : null,
      body: (
        <Facts
          facts={[
            {
              label: text.order,
              value: <a href={view.url(`/documents/${objection.documentId}`)}>{orderWords(objection)}</a>,
              wide: true,
            },
            { label: text.author, value: objection.author },
            {
              label: text.filedOn,
              value: `${formatDate(objection.filedOn)}${objection.late ? `, ${text.late}` : ''}`,
            },
            { label: text.body, value: objection.body, wide: true },
            ...(open && objection.answerDue
              ? [{ label: text.due, value: formatDate(objection.answerDue) }]
              : []),
            ...(objection.decidedOn
              ? [
                  { label: text.decided, value: formatDate(objection.decidedOn) },
                  { label: text.answer, value: objection.answer, wide: true },
                ]
              : []),
          ]}
        />
      ),
    };
  },
});
