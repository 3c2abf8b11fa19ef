// Acts of writing off: the list, a new act by inventory numbers.
import { page, post } from '../../../../kernel/page.ts';
import { formatDate } from '../../../../platform/language/index.ts';
import { Fields, FormPage, LinkButton, ListPage } from '../../../../ui/index.ts';
import { keepsFund } from '../../library.policy.ts';
import { fieldsFor } from '../../material/pages/fields.ts';
import { FundTabs } from '../../material/pages/signs.tsx';
import { fundText as text } from '../fund.text.ts';
import { writeOff } from '../item.commands.ts';
import { type WriteOff, writeOffs } from '../item.queries.ts';
import { writeOffSchema } from '../item.schema.ts';

export const writeOffsPage = page<WriteOff[]>({
  path: '/library/write-offs',
  ru: text.acts,
  ability: keepsFund,
  load: (ctx) => writeOffs(ctx),
  view: (view, rows) => {
    const add = (
      <LinkButton text={text.newAct} href={view.url('/library/write-offs/new')} look="primary" icon="plus" />
    );
    return {
      title: text.acts,
      lead: text.actsLead,
      actions: add,
      wide: true,
      body: (
        <>
          <FundTabs view={view} current="write-offs" />
          <ListPage
            caption={text.acts}
            path={view.url('/library/write-offs')}
            query={{}}
            rows={rows}
            rowKey={(row) => row.id}
            columns={[
              { key: 'number', title: text.fields.actNumber, cell: (row) => row.number },
              { key: 'on', title: text.fields.actDate, cell: (row) => formatDate(row.onDate) },
              { key: 'reason', title: text.fields.reason, cell: (row) => row.reason, wrap: true },
              { key: 'copies', title: text.copies, cell: (row) => String(row.copies), numeric: true },
              {
                ...{ key: 'paper', title: 'Печать' },
                cell: (row) => (
                  <LinkButton
                    text={`Акт № ${row.number}`}
                    href={view.url(`/library/write-offs/${row.id}/act.pdf`)}
                    icon="printer"
                    small
                    download
                  />
                ),
              },
            ]}
            empty={{ title: text.empty.acts, text: text.empty.actsText, action: add }}
          />
        </>
      ),
    };
  },
});

export const newWriteOffPage = page<object>({
  path: '/library/write-offs/new',
  ru: writeOff.ru,
  ability: keepsFund,
  load: async () => ({}),
  posts: [post(writeOff, { next: () => '/library/write-offs', done: text.done.written })],
  view: (view) => {
    const fields = fieldsFor(view, writeOffSchema);
    return {
      title: text.newAct,
      crumbs: [[text.acts, '/library/write-offs']],
      lead: text.actsLead,
      body: (
        <FormPage
          action={view.self}
          submit={writeOff.ru}
          guard={{ idempotencyKey: view.formKey }}
          hidden={{ _command: writeOff.name }}
          errors={view.form?.refusal.fields}
          fields={fields}
          cancel={{ text: 'Не списывать', href: view.url('/library/write-offs') }}
        >
          <Fields
            fields={fields}
            values={view.form?.values ?? { onDate: view.today }}
            errors={view.form?.refusal.fields}
          />
        </FormPage>
      ),
    };
  },
});
