// Mentor pairs the reader may see, the working ones first, and the form that makes one.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { page, post } from '../../../kernel/page.ts';
import { signedIn } from '../../../kernel/policy.ts';
import { formatDateShort } from '../../../platform/language/index.ts';
import { type FieldDescriptor, Fields, FormPage, LinkButton, ListPage } from '../../../ui/index.ts';
import { keepsSomebody } from '../development.policy.ts';
import { mentoringText as text } from '../mentoring.text.ts';
import { makePair } from '../pair.commands.ts';
import { type Pair, pairsList } from '../pair.queries.ts';
import { personChoice } from './choice.ts';
import { MentoringTabs } from './mentoring-tabs.tsx';
import { PairBadge, shortName } from './signs.tsx';

export const pairsPage = page<Pair[]>({
  path: '/development/pairs',
  ru: text.pairs,
  ability: signedIn,
  load: (ctx) => pairsList(ctx),
  view: (view, rows) => {
    const add = keepsSomebody.check(view, undefined) ? null : (
      <LinkButton text={text.newPair} href={view.url('/development/pairs/new')} look="primary" icon="plus" />
    );
    return {
      title: text.pairs,
      lead: 'Кто кого сопровождает, до какого дня и что выходит.',
      actions: add,
      wide: true,
      body: (
        <>
          <MentoringTabs view={view} current="pairs" />
          <ListPage
            caption={text.pairs}
            path={view.url('/development/pairs')}
            query={Object.fromEntries(view.query)}
            columns={[
              { key: 'mentee', title: text.fields.person, cell: (row) => shortName(row.mentee) },
              { key: 'mentor', title: text.fields.mentor, cell: (row) => shortName(row.mentor) },
              {
                key: 'institution',
                title: text.fields.institution,
                cell: (row) => row.institution,
                wrap: true,
              },
              {
                key: 'term',
                title: 'Срок',
                cell: (row) => `${formatDateShort(row.startsOn)} – ${formatDateShort(row.lastDay)}`,
                wrap: true,
              },
              { key: 'meetings', title: 'Встреч', cell: (row) => String(row.meetings), numeric: true },
              { key: 'state', title: text.fields.state, cell: (row) => <PairBadge state={row.state} /> },
            ]}
            rows={rows}
            rowKey={(row) => row.id}
            rowHref={(row) => view.url(`/development/pairs/${row.id}`)}
            count={{ total: rows.length, forms: text.pairCount }}
            exportHref={view.url('/development/pairs.xlsx')}
            empty={{ title: text.empty.pairs, text: text.empty.pairsText, action: add }}
          />
        </>
      ),
    };
  },
});

async function fieldsFor(ctx: ReadCtx, query: URLSearchParams): Promise<FieldDescriptor[]> {
  const mentee = await personChoice(ctx, query.get('menteeId'));
  const mentor = await personChoice(ctx);
  return [
    { name: 'menteeId', label: text.fields.menteeId, required: true, ...mentee },
    { name: 'mentorId', label: text.fields.mentorId, required: true, ...mentor },
    { name: 'startsOn', label: text.fields.startsOn, widget: 'date', required: true, width: 'short' },
    { name: 'endsOn', label: text.fields.endsOn, widget: 'date', required: true, width: 'short' },
    { name: 'goal', label: text.fields.goal, widget: 'textarea', required: true },
    {
      name: 'programme',
      label: text.fields.programme,
      widget: 'table',
      spareRows: 3,
      columns: [
        { name: 'what', label: text.fields.what, widget: 'text' },
        { name: 'term', label: text.fields.term, widget: 'text' },
        { name: 'result', label: text.fields.result, widget: 'text' },
      ],
    },
  ];
}

export const pairNewPage = page<FieldDescriptor[]>({
  path: '/development/pairs/new',
  ru: text.newPair,
  ability: keepsSomebody,
  load: (ctx, _params, query) => fieldsFor(ctx, query),
  posts: [post(makePair, { next: (output) => `/development/pairs/${output.id}`, done: 'Пара создана' })],
  view: (view, fields) => ({
    title: text.newPair,
    crumbs: [[text.pairs, '/development/pairs']],
    lead: 'Оба работают в одной организации все дни пары; у педагога один наставник в одно время.',
    body: (
      <FormPage
        action={view.self}
        submit={makePair.ru}
        guard={{ idempotencyKey: view.formKey }}
        hidden={{ _command: makePair.name }}
        errors={view.form?.refusal.fields}
        fields={fields}
        cancel={{ text: 'Не создавать', href: view.url('/development/pairs') }}
      >
        <Fields
          fields={fields}
          values={view.form?.values ?? { menteeId: view.query.get('menteeId'), startsOn: view.today }}
          errors={view.form?.refusal.fields}
        />
      </FormPage>
    ),
  }),
});
