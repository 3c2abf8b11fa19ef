// A new composition of a body: everybody who sits now with the office or «выходит», spare rows for new people, one order.
import { page, post } from '../../../../kernel/page.ts';
import { refusalOf } from '../../../../kernel/perform.ts';
import { Fields, FormPage, fieldsOf } from '../../../../ui/index.ts';
import { seesCouncils } from '../../body.policy.ts';
import { membersOn, visibleBody } from '../../body.queries.ts';
import { proposeComposition } from '../../composition/composition.commands.ts';
import { roleOptions } from './members-section.tsx';

export const compositionPage = page({
  path: '/councils/bodies/:id/composition',
  onlyForm: true,
  ru: 'Новый состав',
  ability: seesCouncils,
  load: async (ctx, params) => {
    const body = await visibleBody(ctx, params.id ?? '');
    if (!body) return null;
    const complaint = refusalOf(ctx, proposeComposition, body);
    if (complaint) return complaint;
    return { body, members: await membersOn(ctx, body.id, ctx.today) };
  },
  posts: [
    post(proposeComposition, {
      next: ({ documentId }) => `/documents/${documentId}`,
      done: 'Проект приказа готов: состав начнёт действовать после регистрации',
    }),
  ],
  view: (view, { body, members }) => {
    const roles = [...roleOptions(body), { value: 'out', label: 'выходит из состава' }];
    const known = members.map((each) => ({ value: each.personId, label: each.name }));
    const fields = fieldsOf(proposeComposition.input)
      .filter((field) => field.name !== 'bodyId')
      .map((field) =>
        field.widget === 'table'
          ? {
              ...field,
              spareRows: 4,
              columns: columnsWith(view.url('/people/pick'), field.columns, known, roles),
            }
          : field,
      );
    return {
      title: 'Новый состав',
      lead: `${body.name}: отметьте, кто остаётся и в качестве кого, впишите новых. До регистрации приказа действует прежний состав.`,
      crumbs: [
        ['Советы и объединения', '/councils'],
        [body.shortName, `/councils/bodies/${body.id}`],
      ],
      wide: true,
      body: (
        <FormPage
          action={view.self}
          submit={proposeComposition.ru}
          hidden={{
            ...{ _command: proposeComposition.name, bodyId: body.id },
            _key: `${view.formKey}-composition`,
          }}
          errors={view.form?.refusal.fields}
        >
          <Fields
            fields={fields}
            values={view.form?.values ?? { on: view.today, seats: members }}
            errors={view.form?.refusal.fields}
          />
        </FormPage>
      ),
    };
  },
});

type Column = ReturnType<typeof fieldsOf>[number];
type Choice = { value: string; label: string };

const columnsWith = (
  pick: string,
  columns: readonly Column[] | undefined,
  known: Choice[],
  roles: Choice[],
): Column[] =>
  (columns ?? []).map((column) => {
    if (column.name === 'personId')
      return { ...column, widget: 'picker', source: `/api/v1${pick}`, options: known };
    return column.name === 'role' ? { ...column, widget: 'select', options: roles } : column;
  });
