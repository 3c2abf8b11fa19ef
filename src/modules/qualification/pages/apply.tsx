// «Внести заявление» from the person's card: the posts the person holds, the category, the day and the way.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { page, post } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { signedIn } from '../../../kernel/policy.ts';
import type { Refusal } from '../../../kernel/refusal.ts';
import { type FieldDescriptor, Fields, FormPage, fieldsOf } from '../../../ui/index.ts';
import { type PlacedPerson, placedPerson, postsOn } from '../../people/index.ts';
import { fileApplication } from '../application.commands.ts';
import { fileSchema } from '../application.schema.ts';
import { attestedOptions, isAttested } from '../attested.ts';
import { seesRecord } from '../qualification.policy.ts';
import { qualificationText as text } from '../qualification.text.ts';

interface Shown {
  readonly record: PlacedPerson;
  readonly positions: readonly string[];
}

async function load(ctx: ReadCtx, id: string): Promise<Shown | Refusal | null> {
  const record = await placedPerson(ctx, id);
  if (!record || !seesRecord(ctx, record)) return null;
  const complaint = refusalOf(ctx, fileApplication, record);
  if (complaint) return complaint;
  const posts = await postsOn(ctx, id, ctx.today);
  return { record, positions: posts.map((each) => each.position).filter(isAttested) };
}

const fieldsFor = (positions: readonly string[]): FieldDescriptor[] =>
  fieldsOf(fileSchema)
    .filter(({ widget }) => widget !== 'hidden')
    .map((field) =>
      field.name === 'position'
        ? {
            ...field,
            options:
              positions.length > 0
                ? positions.map((name) => ({ value: name, label: name }))
                : [...attestedOptions],
          }
        : field,
    );

export const applyPage = page<Shown>({
  path: '/qualification/people/:id/apply',
  onlyForm: true,
  ru: fileApplication.ru,
  ability: signedIn,
  load: (ctx, { id = '' }) => load(ctx, id),
  posts: [
    post(fileApplication, {
      next: (output) => `/qualification/applications/${output.id}`,
      done: 'Заявление внесено, сроки посчитаны',
    }),
  ],
  view: (view, { record, positions }) => {
    const card = `/qualification/people/${record.person.id}`;
    const fields = fieldsFor(positions);
    const errors = view.form?.refusal.fields;
    return {
      title: fileApplication.ru,
      crumbs: [
        [text.title, '/qualification'],
        [record.person.shortName, card],
      ],
      lead: 'Заявление подают в комиссию региона; здесь отмечают день подачи, чтобы не пропустить сроки.',
      body: (
        <FormPage
          action={view.self}
          submit={fileApplication.ru}
          guard={{ idempotencyKey: view.formKey }}
          hidden={{ _command: fileApplication.name, personId: record.person.id }}
          errors={errors}
          fields={fields}
          cancel={{ text: 'Не вносить', href: view.url(card) }}
        >
          <Fields
            fields={fields}
            values={view.form?.values ?? { position: positions[0] ?? '', filedOn: view.today, way: 'portal' }}
            errors={errors}
          />
        </FormPage>
      ),
    };
  },
});
