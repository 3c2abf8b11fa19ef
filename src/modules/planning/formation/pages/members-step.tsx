// Who sits in each body in the new year, one body at a time: those who stay, free rows for new people, those who have left apart.
import type { PageView } from '../../../../kernel/page.ts';
import { Badge, Fields, fieldsOf, PlainTable, Section } from '../../../../ui/index.ts';
import { type BodyKind, roleWords } from '../../../councils/index.ts';
import { confirmMembers } from '../formation.commands.ts';
import type { BodyDraft } from '../formation.schema.ts';
import { formationText as text } from '../formation.text.ts';
import type { Shown } from './shown.ts';
import { mayConfirm, StepForm } from './step-form.tsx';

interface Props {
  readonly view: PageView;
  readonly shown: Shown;
}

const spareRows = 3;

function Bodies({ view, shown }: Props) {
  const kept = shown.record.draft.bodies.filter((body) => body.fate === 'keep');
  return (
    <PlainTable
      caption="Составы органов"
      rows={kept}
      rowKey={(body) => body.bodyId}
      rowHref={(body) => view.url(`/planning/formations/${shown.record.id}?step=members&body=${body.bodyId}`)}
      empty="Все органы завершают работу."
      columns={[
        { key: 'name', title: 'Орган', cell: (body) => body.name, wrap: true },
        {
          key: 'stay',
          title: 'Войдут',
          numeric: true,
          cell: (body) => String(body.members.filter((each) => each.stays).length),
        },
        {
          key: 'left',
          title: 'Выбыли',
          numeric: true,
          cell: (body) => String(body.members.filter((each) => each.left !== '' && !each.stays).length),
        },
        {
          key: 'state',
          title: 'Состав',
          cell: (body) =>
            body.confirmed ? <Badge tone="done" text="подтверждён" /> : <Badge tone="waiting" text="ждёт" />,
        },
      ]}
    />
  );
}

function fieldsFor(view: PageView, body: BodyDraft, names: ReadonlyMap<string, string>) {
  const roles = [
    ...Object.entries(roleWords(body.kind as BodyKind)).map(([value, label]) => ({ value, label })),
    { value: 'out', label: 'выходит из состава' },
  ];
  const known = body.members.map(({ personId }) => ({ value: personId, label: names.get(personId) ?? '' }));
  return fieldsOf(confirmMembers.input)
    .filter((field) => field.widget === 'table')
    .map((field) => ({
      ...field,
      spareRows,
      columns: (field.columns ?? []).map((column) =>
        column.name === 'personId'
          ? { ...column, source: `/api/v1${view.url('/people/pick')}`, options: known }
          : column.name === 'role'
            ? { ...column, options: roles }
            : column,
      ),
    }));
}

function Left({ body, names }: { body: BodyDraft; names: ReadonlyMap<string, string> }) {
  const gone = body.members.filter((each) => !each.stays);
  if (gone.length === 0) return null;
  return (
    <Section title={`${text.left}: ${gone.length}`}>
      <PlainTable
        caption={text.left}
        rows={gone}
        rowKey={(each) => each.personId}
        columns={[
          { key: 'name', title: 'Кто', cell: (each) => names.get(each.personId) ?? '—' },
          { key: 'why', title: 'Почему', cell: (each) => each.left || 'выведен при подтверждении' },
        ]}
      />
    </Section>
  );
}

export function MembersStep({ view, shown }: Props) {
  const { record, names, bodyId } = shown;
  const body = record.draft.bodies.find((each) => each.bodyId === bodyId && each.fate === 'keep');
  const command = confirmMembers;
  const back = view.form?.command === command.name ? view.form : null;
  const stays = body?.members.filter((each) => each.stays) ?? [];
  return (
    <>
      <Bodies view={view} shown={shown} />
      {body ? (
        <Section title={body.name} id="body">
          {mayConfirm({ view, record, command }) ? (
            <StepForm view={view} record={record} command={command} hidden={{ bodyId: body.bodyId }}>
              <Fields
                fields={fieldsFor(view, body, names)}
                values={back?.values ?? { seats: stays }}
                errors={back?.refusal.fields}
              />
            </StepForm>
          ) : (
            <ul>
              {stays.map((each) => (
                <li>
                  {names.get(each.personId)}, {roleWords(body.kind as BodyKind)[each.role]}
                </li>
              ))}
            </ul>
          )}
          <Left body={body} names={names} />
        </Section>
      ) : null}
    </>
  );
}
