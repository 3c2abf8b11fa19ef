// Forms over one person: names and contacts, case forms, appointment, role, acting, relatives; one page each from a table.
import type { AnyCommand } from '../../../kernel/command.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { type AnyPage, page, post } from '../../../kernel/page.ts';
import { signedIn } from '../../../kernel/policy.ts';
import type { Refusal } from '../../../kernel/refusal.ts';
import { CASES, declinePersonName } from '../../../platform/language/index.ts';
import { type FieldDescriptor, Fields, FormPage } from '../../../ui/index.ts';
import { renamePerson } from '../person/rename.commands.ts';
import { changePerson, correctForms, placedPerson } from '../person.commands.ts';
import {
  type PlacedPerson,
  personPolicy,
  placementPolicy,
  relationPolicy,
  rolePolicy,
} from '../person.policy.ts';
import type { Person } from '../person.queries.ts';
import { personText as text } from '../person.text.ts';
import { appoint } from '../post.commands.ts';
import { declareRelation } from '../relation.commands.ts';
import { appointActing, grantRole } from '../role.commands.ts';
import { roleKinds } from '../roles.ts';
import { withChoices } from './choices.ts';
import {
  actingFields,
  contactFields,
  endField,
  nameFields,
  postFields,
  relationFields,
  renameFields,
  roleFields,
} from './fields.ts';
import { mayAct } from './sections.tsx';

interface PersonForm {
  readonly way: string;
  readonly command: AnyCommand;
  readonly lead: string;
  readonly done: string;
  readonly fields: readonly FieldDescriptor[];
  /** Whether the actor may open the form at all; the command asks again with what was filled in. */
  readonly mayOpen: (ctx: ReadCtx, placed: PlacedPerson) => Refusal | null;
  readonly hidden: (person: Person) => Record<string, string>;
  readonly start: (person: Person, today: string) => Record<string, unknown>;
}

/** The first complaint, unless one of the institutions of the person, or the territory as a whole, allows it. */
const anywhere = (
  placed: PlacedPerson,
  check: (institutionId: string | null) => Refusal | null,
): Refusal | null => {
  const complaints = [null, ...placed.institutionIds].map(check);
  return complaints.some((complaint) => complaint === null) ? null : (complaints[0] ?? null);
};

const anyRole = (ctx: ReadCtx, institutionId: string | null): Refusal | null => {
  const complaints = roleKinds.map(({ kind }) => rolePolicy.rules.grant.check(ctx, { kind, institutionId }));
  return complaints.some((complaint) => complaint === null) ? null : (complaints[0] ?? null);
};

const byId = (person: Person) => ({ personId: person.id });
const byVersion = (person: Person) => ({ version: String(person.version) });

const caseNames: Record<string, string> = {
  genitive: 'Родительный: кого?',
  dative: 'Дательный: кому?',
  accusative: 'Винительный: кого?',
  instrumental: 'Творительный: кем?',
  prepositional: 'Предложный: о ком?',
};

const formFields: FieldDescriptor[] = (['surname', 'given', 'patronymic'] as const).flatMap((part) =>
  CASES.slice(1).map((one) => ({
    name: `${part}.${one}`,
    label: caseNames[one] ?? one,
    widget: 'text' as const,
    width: 'half' as const,
    group: text.fields[part],
  })),
);

/** What documents print now: the guess with the corrections over it. */
function formsNow(person: Person): Record<string, unknown> {
  const { caseForms, ...name } = person;
  return { ...declinePersonName(name, caseForms) };
}

const forms: readonly PersonForm[] = [
  {
    way: 'edit',
    command: changePerson,
    lead: 'Изменения видны в истории; прежние значения хранятся отдельно и удаляются вместе с личными данными.',
    done: 'Сведения сохранены',
    fields: [...nameFields, ...contactFields],
    mayOpen: (ctx, placed) => personPolicy.rules.change.check(ctx, placed),
    hidden: byVersion,
    start: (person) => ({ ...person }),
  },
  {
    way: 'rename',
    command: renamePerson,
    lead: 'Прежнее имя останется в карточке со сроком; по нему человека по-прежнему находит поиск.',
    done: 'Новое имя записано',
    fields: renameFields,
    mayOpen: (ctx, placed) => personPolicy.rules.change.check(ctx, placed),
    hidden: byVersion,
    start: (person, today) => ({ ...person, from: today }),
  },
  {
    way: 'forms',
    command: correctForms,
    lead: 'Так имя печатается в документах. Исправьте то, что склонено неверно: исправление запомнится.',
    done: 'Склонение сохранено',
    fields: formFields,
    mayOpen: (ctx, placed) => personPolicy.rules.correctForms.check(ctx, placed),
    hidden: byVersion,
    start: formsNow,
  },
  {
    way: 'appoint',
    command: appoint,
    lead: 'Должность методиста в службе и руководителя даёт соответствующую роль в системе.',
    done: 'Назначение записано',
    fields: [...postFields, endField],
    mayOpen: (ctx, placed) =>
      anywhere(placed, (institutionId) =>
        placementPolicy.rules.place.check(ctx, { institutionId, gives: null }),
      ),
    hidden: byId,
    start: (_person, today) => ({ place: 'institution', employment: 'main', startsOn: today }),
  },
  {
    way: 'role',
    command: grantRole,
    lead: 'Роль даёт права в системе на указанный срок. Назовите документ, на котором она основана.',
    done: 'Роль дана',
    fields: roleFields,
    mayOpen: (ctx, placed) => anywhere(placed, (institutionId) => anyRole(ctx, institutionId)),
    hidden: byId,
    start: (_person, today) => ({ startsOn: today }),
  },
  {
    way: 'acting',
    command: appointActing,
    lead: 'На время приказа человек получает роль отсутствующего, а в документах печатается «И. о.».',
    done: 'Обязанности возложены',
    fields: actingFields,
    mayOpen: (ctx, placed) =>
      mayAct(ctx, placed.institutionIds)
        ? null
        : rolePolicy.rules.act.check(ctx, { kind: 'authority-head', institutionId: null }),
    hidden: (person) => ({ actingPersonId: person.id }),
    start: (_person, today) => ({ startsOn: today, orderDate: today }),
  },
  {
    way: 'relation',
    command: declareRelation,
    lead: 'Эксперт не рассматривает заявки организаций, где работает родственник или есть личная заинтересованность.',
    done: 'Сведения поданы',
    fields: relationFields,
    mayOpen: (ctx, placed) => relationPolicy.rules.declare.check(ctx, { personId: placed.person.id }),
    hidden: byId,
    start: () => ({}),
  },
];

interface Shown {
  readonly person: Person;
  readonly fields: FieldDescriptor[];
}

function formPage(form: PersonForm): AnyPage {
  const { command } = form;
  return page<Shown>({
    path: `/people/:id/${form.way}`,
    onlyForm: true,
    ru: command.ru,
    ability: signedIn,
    load: async (ctx, { id = '' }) => {
      const placed = await placedPerson(ctx, id);
      if (!placed) return null;
      const complaint = form.mayOpen(ctx, placed);
      if (complaint) return complaint;
      return {
        person: placed.person,
        fields: await withChoices(ctx, form.fields, { ownOnly: true, exceptPerson: id }),
      };
    },
    shows: ({ person }) => (form.command === changePerson ? { kind: 'people.person', id: person.id } : null),
    posts: [post(command, { next: (_output: unknown, { id = '' }) => `/people/${id}`, done: form.done })],
    view: (view, { person, fields }) => ({
      title: command.ru,
      crumbs: [
        [text.title, '/people'],
        [person.shortName, `/people/${person.id}`],
      ],
      lead: form.lead,
      body: (
        <FormPage
          action={view.self}
          submit={command.ru}
          guard={{ idempotencyKey: view.formKey }}
          hidden={{ _command: command.name, ...form.hidden(person) }}
          errors={view.form?.refusal.fields}
          cancel={{ text: 'Не менять', href: view.url(`/people/${person.id}`) }}
        >
          <Fields
            fields={fields}
            values={view.form?.values ?? form.start(person, view.today)}
            errors={view.form?.refusal.fields}
          />
        </FormPage>
      ),
    }),
  });
}

export const personFormPages: readonly AnyPage[] = forms.map(formPage);
