// The preview of a bulk action: whose posts will end, who is left out and why, then one confirmation.

import { isId } from '../../../kernel/ids.ts';
import { page, post } from '../../../kernel/page.ts';
import { formatDateShort } from '../../../platform/language/index.ts';
import { EmptyState, Field, FormPage, LinkButton, PlainTable } from '../../../ui/index.ts';
import { keepsStaff } from '../person.policy.ts';
import { endPosts, markedPosts } from '../post/end-many.commands.ts';
import { staffText as text } from '../staff/staff.text.ts';
import { lastDayField } from './fields.ts';

type Marked = Awaited<ReturnType<typeof markedPosts>>;

export const staffEndPage = page<Marked>({
  path: '/people/staff/end',
  onlyForm: true,
  ru: text.bulkTitle,
  ability: keepsStaff,
  load: (ctx, _params, query) => markedPosts(ctx, query.getAll('ids[]').filter(isId).slice(0, 200)),
  posts: [
    post(endPosts, { next: () => '/people/staff', done: ({ ended, left }) => text.bulkDone(ended, left) }),
  ],
  view: (view, marked) => {
    const back = view.url('/people/staff');
    const able = marked.filter((each) => each.complaint === null);
    return {
      title: text.bulkTitle,
      crumbs: [[text.title, '/people/staff']],
      lead: marked.length > 0 ? text.bulkLead : undefined,
      body:
        marked.length === 0 ? (
          <EmptyState
            title={text.bulkNone}
            text={text.bulkNoneText}
            action={<LinkButton text={text.title} href={back} />}
          />
        ) : (
          <FormPage
            action={view.self}
            submit={endPosts.ru}
            guard={{ idempotencyKey: view.formKey }}
            hidden={{ _command: endPosts.name }}
            errors={view.form?.refusal.fields}
            cancel={{ text: 'Не завершать', href: back }}
          >
            <PlainTable
              caption={text.bulkTitle}
              rows={marked}
              rowKey={(row) => row.id}
              columns={[
                {
                  key: 'name',
                  title: text.fields.name,
                  cell: (row) => [row.surname, row.given, row.patronymic].filter(Boolean).join(' '),
                },
                { key: 'title', title: text.fields.position, cell: (row) => row.title, wrap: true },
                { key: 'since', title: text.fields.since, cell: (row) => formatDateShort(row.startsOn) },
                {
                  key: 'change',
                  title: 'Что изменится',
                  cell: (row) => (row.complaint ? `останется: ${row.complaint.text}` : 'работа завершится'),
                  wrap: true,
                },
              ]}
            />
            {able.map((row) => (
              <input type="hidden" name="ids[]" value={row.id} />
            ))}
            <Field
              {...lastDayField}
              value={String(view.form?.values.on ?? view.today)}
              error={view.form?.refusal.fields.on}
            />
          </FormPage>
        ),
    };
  },
});
