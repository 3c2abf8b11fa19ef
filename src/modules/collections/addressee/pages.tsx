// Saved groups of institutions: the list, a new one, one of them.
import { type PageView, page, post } from '../../../kernel/page.ts';
import { ActionButton, Fields, FormPage, fieldsOf, LinkButton, ListPage } from '../../../ui/index.ts';
import { givesWork } from '../collections.policy.ts';
import { addresseeChoice, type Choice, type Group, groupsOf } from './addressee.queries.ts';
import { addresseeText as text } from './addressee.text.ts';
import { changeGroup, loadGroup, makeGroup, removeGroup } from './group.commands.ts';

const list = '/collections/groups';
const crumbs = [['Сборы и поручения', '/collections'] as const];

export const groupsPage = page<Group[]>({
  path: list,
  ru: text.groups,
  ability: givesWork,
  load: (ctx) => groupsOf(ctx),
  view: (view, groups) => {
    const add = <LinkButton text={text.groupNew} href={view.url(`${list}/new`)} look="primary" icon="plus" />;
    return {
      title: text.groups,
      crumbs,
      lead: text.groupsLead,
      actions: add,
      wide: true,
      body: (
        <ListPage<Group>
          caption={text.groups}
          path={view.url(list)}
          query={{}}
          rows={groups}
          rowKey={(row) => row.id}
          rowHref={(row) => view.url(`${list}/${row.id}`)}
          columns={[
            { key: 'name', title: text.fields.name, cell: (row) => row.name, wrap: true },
            {
              key: 'members',
              title: text.fields.members,
              cell: (row) => String(row.members.length),
              numeric: true,
            },
          ]}
          empty={{ title: text.groupEmpty, text: text.groupEmptyText, action: add }}
        />
      ),
    };
  },
});

interface FormParts {
  readonly view: PageView;
  readonly choice: Choice;
  readonly group: Group | null;
}

function GroupForm({ view, choice, group }: FormParts) {
  const command = group ? changeGroup : makeGroup;
  const fields = fieldsOf(makeGroup.input);
  return (
    <FormPage
      action={view.self}
      submit={command.ru}
      guard={{ idempotencyKey: view.formKey }}
      hidden={{ _command: command.name, ...(group ? { id: group.id } : {}) }}
      errors={view.form?.refusal.fields}
      fields={fields}
      cancel={{ text: 'К группам', href: view.url(list) }}
    >
      <Fields
        fields={fields}
        values={view.form?.values ?? { name: group?.name ?? '', members: group?.members ?? [] }}
        errors={view.form?.refusal.fields}
        options={{
          members: choice.institutions.map((each) => ({ value: each.id, label: each.shortName })),
        }}
      />
    </FormPage>
  );
}

export const groupNewPage = page<Choice>({
  path: `${list}/new`,
  ru: text.groupNew,
  ability: givesWork,
  load: (ctx) => addresseeChoice(ctx),
  posts: [post(makeGroup, { next: () => list, done: 'Группа сохранена' })],
  view: (view, choice) => ({
    title: text.groupNew,
    crumbs: [...crumbs, [text.groups, list]],
    lead: text.groupsLead,
    body: <GroupForm view={view} choice={choice} group={null} />,
  }),
});

export const groupPage = page<{ choice: Choice; group: Group }>({
  path: `${list}/:id`,
  onlyForm: true,
  ru: 'Группа организаций',
  ability: givesWork,
  load: async (ctx, { id = '' }) => {
    const group = await loadGroup(ctx, { id });
    return group ? { group, choice: await addresseeChoice(ctx) } : null;
  },
  posts: [
    post(changeGroup, { next: () => list, done: 'Группа сохранена' }),
    post(removeGroup, { next: () => list, done: 'Группа убрана' }),
  ],
  view: (view, { choice, group }) => ({
    title: group.name,
    crumbs: [...crumbs, [text.groups, list]],
    actions: (
      <ActionButton
        text={removeGroup.ru}
        look="danger"
        action={view.self}
        guard={{ idempotencyKey: `${view.formKey}-remove` }}
        hidden={{ _command: removeGroup.name, id: group.id }}
        confirm="Группа больше не предлагается; отправленные поручения и сборы не меняются."
      />
    ),
    body: <GroupForm view={view} choice={choice} group={group} />,
  }),
});
