// Forms that enter one record: category, education, distinction, publication, period of work, statement of service.
import type { z } from 'zod';
import type { Command } from '../../../kernel/command.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { type AnyPage, page, post } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { signedIn } from '../../../kernel/policy.ts';
import type { Refusal } from '../../../kernel/refusal.ts';
import { type FieldDescriptor, Fields, FormPage, fieldsOf } from '../../../ui/index.ts';
import { type PlacedPerson, placedPerson, postsOn } from '../../people/index.ts';
import { attestedOptions, isAttested } from '../attested.ts';
import { seesRecord } from '../qualification.policy.ts';
import { qualificationText as text } from '../qualification.text.ts';
import * as commands from '../record.commands.ts';
import * as schema from '../record.schema.ts';

// biome-ignore lint/suspicious/noExplicitAny: forms of every record are listed together.
type Adding = Command<any, PlacedPerson, any>;

interface Entry {
  readonly record: PlacedPerson;
  readonly position: string;
}

interface AddForm {
  readonly way: string;
  readonly command: Adding;
  readonly input: z.ZodType;
  readonly lead: string;
}

const forms: readonly AddForm[] = [
  {
    way: 'category',
    command: commands.addCategory,
    input: schema.categorySchema,
    lead: 'Срок считается сам — по порядку аттестации, который действовал в день решения.',
  },
  {
    way: 'education',
    command: commands.addEducation,
    input: schema.educationSchema,
    lead: 'Каждый документ об образовании — отдельной записью.',
  },
  {
    way: 'distinction',
    command: commands.addDistinction,
    input: schema.distinctionSchema,
    lead: 'Учёная степень, учёное звание или награда с датой и документом.',
  },
  {
    way: 'publication',
    command: commands.addPublication,
    input: schema.publicationSchema,
    lead: 'Работник вносит публикации по своему желанию, методист — за него.',
  },
  {
    way: 'period',
    command: commands.addPeriod,
    input: schema.periodSchema,
    lead: 'Только работа, которой нет в реестре: должности реестра входят в стаж сами.',
  },
  {
    way: 'statement',
    command: commands.addStatement,
    input: schema.statementSchema,
    lead: 'Когда трудовой книжки под рукой нет: стаж на день по справке, дальше он считается сам.',
  },
];

async function loadEntry(ctx: ReadCtx, id: string, command: Adding): Promise<Entry | Refusal | null> {
  const record = await placedPerson(ctx, id);
  if (!record || !seesRecord(ctx, record)) return null;
  const complaint = refusalOf(ctx, command, record);
  if (complaint) return complaint;
  const posts = await postsOn(ctx, id, ctx.today);
  return { record, position: posts.find((each) => isAttested(each.position))?.position ?? '' };
}

const shaped = (fields: readonly FieldDescriptor[], way: string): FieldDescriptor[] =>
  fields
    .filter((field) => field.name !== 'personId')
    .map((field) =>
      way === 'category' && field.name === 'position'
        ? { ...field, widget: 'select', options: [...attestedOptions] }
        : field,
    );

const addPage = ({ way, command, input, lead }: AddForm): AnyPage => {
  const fields = shaped(fieldsOf(input), way);
  return page<Entry>({
    path: `/qualification/people/:id/${way}`,
    onlyForm: true,
    ru: command.ru,
    ability: signedIn,
    load: (ctx, { id = '' }) => loadEntry(ctx, id, command),
    posts: [
      post(command, {
        next: (output: { personId: string }) => `/qualification/people/${output.personId}`,
        done: 'Запись внесена',
      }),
    ],
    view: (view, { record, position }) => {
      const card = `/qualification/people/${record.person.id}`;
      const errors = view.form?.refusal.fields;
      return {
        title: command.ru,
        crumbs: [
          [text.title, '/qualification'],
          [record.person.shortName, card],
        ],
        lead,
        body: (
          <FormPage
            action={view.self}
            submit={command.ru}
            guard={{ idempotencyKey: view.formKey }}
            hidden={{ _command: command.name, personId: record.person.id }}
            errors={errors}
            fields={fields}
            cancel={{ text: 'Не вносить', href: view.url(card) }}
          >
            <Fields
              fields={fields}
              values={view.form?.values ?? (way === 'category' ? { position } : { pedagogical: true })}
              errors={errors}
            />
          </FormPage>
        ),
      };
    },
  });
};

export const addPages: readonly AnyPage[] = forms.map(addPage);
