// The observer's form: a correction of the ministry or of ГБУ РЦРО to a line of the approved plan, with its document.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { page, post } from '../../../kernel/page.ts';
import { notFound, type Refusal } from '../../../kernel/refusal.ts';
import { Fields, FormPage, fieldsOf, type Option } from '../../../ui/index.ts';
import { linesOfPlan, planOfYear } from '../../planning/index.ts';
import { registerCorrection } from '../correction.commands.ts';
import { ministryPolicy } from '../ministry.policy.ts';
import { ministryText as text } from '../ministry.text.ts';

async function load(ctx: ReadCtx): Promise<Option[] | Refusal> {
  const plan = await planOfYear(ctx, ctx.schoolYear);
  if (!plan || plan.state === 'draft' || plan.state === 'on-approval') return notFound(text.noPlan);
  const open = (await linesOfPlan(ctx, plan)).filter(({ state }) => state === 'open');
  return open
    .toSorted((a, b) => (a.endsOn ?? '').localeCompare(b.endsOn ?? ''))
    .map(({ id, title, term }) => ({ value: id, label: `${title}, ${term}` }));
}

export const correctionNewPage = page<Option[]>({
  path: '/ministry/corrections/new',
  ru: text.correct,
  ability: ministryPolicy.rules.correct,
  load: (ctx) => load(ctx),
  posts: [post(registerCorrection, { next: () => '/ministry', done: text.corrected })],
  view: (view, lines) => {
    const fields = fieldsOf(registerCorrection.input).map((field) =>
      field.name === 'file' ? { ...field, required: true } : field,
    );
    return {
      title: text.correct,
      crumbs: [[text.cabinet, '/ministry']],
      lead: text.correctLead,
      body: (
        <FormPage
          action={view.self}
          submit={registerCorrection.ru}
          guard={{ idempotencyKey: view.formKey }}
          hidden={{ _command: registerCorrection.name }}
          errors={view.form?.refusal.fields}
          fields={fields}
          multipart
          cancel={{ text: 'В кабинет', href: view.url('/ministry') }}
        >
          <Fields
            fields={fields}
            options={{ id: lines }}
            values={view.form?.values ?? { change: 'move', source: 'ministry' }}
            errors={view.form?.refusal.fields}
          />
        </FormPage>
      ),
    };
  },
});
