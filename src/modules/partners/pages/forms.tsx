// Forms of the register: a partner, an agreement with its file, a joint doing.
import type { z } from 'zod';
import type { AnyCommand } from '../../../kernel/command.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { type PageView, page, post } from '../../../kernel/page.ts';
import { type FieldDescriptor, Fields, FormPage, fieldsOf, valueAt } from '../../../ui/index.ts';
import { personChoice, personNames } from '../../people/index.ts';
import { addAgreement } from '../agreement.commands.ts';
import { addPartner, editPartner } from '../partner.commands.ts';
import { keepsPartners } from '../partner.policy.ts';
import { type Partner, partner } from '../partner.queries.ts';
import { partnerText as text } from '../partner.text.ts';
import { addWork, editWork } from '../work.commands.ts';
import { type Work, work } from '../work.queries.ts';

/** The questions of a command; the answerable person is chosen from the register. */
async function questionsOf(
  ctx: ReadCtx,
  input: z.ZodType,
  chosen: string | null = null,
): Promise<FieldDescriptor[]> {
  const fields = fieldsOf(input).filter(({ widget }) => widget !== 'hidden');
  if (!fields.some(({ name }) => name === 'responsibleId')) return fields;
  const choice = await personChoice(ctx);
  const names = await personNames(ctx, chosen ? [chosen] : []);
  const kept = [...names].map(([value, label]) => ({ value, label }));
  const options = choice.widget === 'picker' ? kept : choice.options;
  return fields.map((field) => (field.name === 'responsibleId' ? { ...field, ...choice, options } : field));
}

interface FormProps {
  readonly view: PageView;
  readonly command: Pick<AnyCommand, 'name' | 'ru'>;
  readonly fields: FieldDescriptor[];
  readonly values?: object;
  readonly hidden?: Record<string, string>;
  readonly cancel: string;
}

export function RegisterForm({ view, command, fields, values, hidden, cancel }: FormProps) {
  const errors = view.form?.refusal.fields;
  const known = fields.some(({ name }) => valueAt(errors, name) !== undefined);
  return (
    <FormPage
      action={view.self}
      submit={command.ru}
      guard={{ idempotencyKey: view.formKey }}
      hidden={{ _command: command.name, ...hidden }}
      errors={view.form && !known ? { '': view.form.refusal.text } : errors}
      fields={fields}
      multipart={fields.some(({ widget }) => widget === 'file')}
      cancel={{ text: 'Не сохранять', href: view.url(cancel) }}
    >
      <Fields fields={fields} values={view.form?.values ?? { ...values }} errors={errors} />
    </FormPage>
  );
}

const crumbs: [string, string][] = [[text.title, '/partners']];
const crumbsOf = (found: Partner): [string, string][] => [
  ...crumbs,
  [found.shortName, `/partners/${found.id}`],
];
const toPartner = (output: { partnerId: string }) => `/partners/${output.partnerId}`;
const toWork = (output: { partnerId: string }) => `/partners/${output.partnerId}/work`;

export const partnerNewPage = page<FieldDescriptor[]>({
  path: '/partners/new',
  ru: text.newTitle,
  ability: keepsPartners,
  load: (ctx) => questionsOf(ctx, addPartner.input),
  posts: [post(addPartner, { next: ({ id }) => `/partners/${id}`, done: text.done.added })],
  view: (view, fields) => ({
    title: text.newTitle,
    crumbs,
    lead: 'Обязательны наименования, вид и первый день партнёрства. Договоры и общие дела вносят в карточке.',
    body: (
      <RegisterForm
        view={view}
        command={addPartner}
        fields={fields}
        values={{ startsOn: view.today, responsibleId: view.actor.personId }}
        cancel="/partners"
      />
    ),
  }),
});

interface Editing<T> {
  readonly found: T;
  readonly fields: FieldDescriptor[];
}

export const partnerEditPage = page<Editing<Partner>>({
  path: '/partners/:id/edit',
  ru: text.editTitle,
  ability: keepsPartners,
  load: async (ctx, { id = '' }) => {
    const found = await partner(ctx, id);
    return found && { found, fields: await questionsOf(ctx, editPartner.input, found.responsibleId) };
  },
  posts: [post(editPartner, { next: ({ id }) => `/partners/${id}`, done: text.done.saved })],
  view: (view, { found, fields }) => ({
    title: text.editTitle,
    crumbs: crumbsOf(found),
    body: (
      <RegisterForm
        view={view}
        command={editPartner}
        fields={fields}
        values={found}
        hidden={{ id: found.id, version: String(found.version) }}
        cancel={`/partners/${found.id}`}
      />
    ),
  }),
});

export const agreementNewPage = page<Editing<Partner>>({
  path: '/partners/:id/agreement',
  onlyForm: true,
  ru: text.agreement.newTitle,
  ability: keepsPartners,
  load: async (ctx, { id = '' }) => {
    const found = await partner(ctx, id);
    return found && { found, fields: await questionsOf(ctx, addAgreement.input) };
  },
  posts: [post(addAgreement, { next: toPartner, done: text.done.agreement })],
  view: (view, { found, fields }) => ({
    title: text.agreement.newTitle,
    crumbs: crumbsOf(found),
    lead: 'За два месяца до окончания система напомнит ответственному специалисту.',
    body: (
      <RegisterForm
        view={view}
        command={addAgreement}
        fields={fields}
        values={{ startsOn: view.today }}
        hidden={{ partnerId: found.id }}
        cancel={`/partners/${found.id}`}
      />
    ),
  }),
});

export const workNewPage = page<Editing<Partner>>({
  path: '/partners/:id/work/new',
  ru: text.work.newTitle,
  ability: keepsPartners,
  load: async (ctx, { id = '' }) => {
    const found = await partner(ctx, id);
    return found && { found, fields: await questionsOf(ctx, addWork.input) };
  },
  posts: [post(addWork, { next: toWork, done: text.done.work })],
  view: (view, { found, fields }) => ({
    title: text.work.newTitle,
    crumbs: crumbsOf(found),
    lead: 'Курсы, договоры и привлечённые специалисты вносить не нужно: они стоят в общих делах сами.',
    body: (
      <RegisterForm
        view={view}
        command={addWork}
        fields={fields}
        values={{ on: view.today, responsibleId: view.actor.personId }}
        hidden={{ partnerId: found.id }}
        cancel={`/partners/${found.id}/work`}
      />
    ),
  }),
});

export const workEditPage = page<Editing<Work>>({
  path: '/partners/work/:id',
  onlyForm: true,
  ru: text.work.one,
  ability: keepsPartners,
  load: async (ctx, { id = '' }) => {
    const found = await work(ctx, id);
    return found && { found, fields: await questionsOf(ctx, editWork.input, found.responsibleId) };
  },
  posts: [post(editWork, { next: toWork, done: text.done.workSaved })],
  view: (view, { found, fields }) => ({
    title: text.work.editTitle,
    crumbs: [...crumbs, [text.work.title, '/partners/work']],
    body: (
      <RegisterForm
        view={view}
        command={editWork}
        fields={fields}
        values={found}
        hidden={{ id: found.id, version: String(found.version) }}
        cancel={`/partners/${found.partnerId}/work`}
      />
    ),
  }),
});
