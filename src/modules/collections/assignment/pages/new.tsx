// The form of a new assignment: what, by which hour, to whom.
import type { ReadCtx } from '../../../../kernel/ctx.ts';
import { page, post } from '../../../../kernel/page.ts';
import { countOf } from '../../../../platform/language/index.ts';
import { Fields, FormPage, fieldsOf, type Option } from '../../../../ui/index.ts';
import { peopleWithRole } from '../../../people/index.ts';
import { executingLines } from '../../../planning/index.ts';
import { addresseeChoice, type Choice, choiceOptions } from '../../addressee/addressee.queries.ts';
import { givesWork } from '../../collections.policy.ts';
import { assignmentPath, giveAssignment } from '../assignment.commands.ts';
import { assignmentText as text } from '../assignment.text.ts';

interface Shown {
  readonly choice: Choice;
  readonly people: Option[];
  readonly lines: Option[];
}

/** Lines of plans being carried out, by their titles. */
export async function lineOptions(ctx: ReadCtx): Promise<Option[]> {
  const lines = await executingLines(ctx, 'open');
  return lines.slice(0, 200).map((line) => ({ value: line.id, label: `${line.title} — ${line.term}` }));
}

async function staffOptions(ctx: ReadCtx): Promise<Option[]> {
  const kinds = ['methodist', 'specialist', 'centre-head', 'authority-clerk'];
  const holders = await peopleWithRole(ctx, kinds, { kind: 'territory' });
  return [...new Map(holders.map((each) => [each.personId, each.name]))].map(([value, label]) => ({
    value,
    label,
  }));
}

export const assignmentNewPage = page<Shown>({
  path: '/collections/assignments/new',
  ru: text.add,
  ability: givesWork,
  load: async (ctx) => ({
    choice: await addresseeChoice(ctx),
    people: await staffOptions(ctx),
    lines: await lineOptions(ctx),
  }),
  posts: [
    post(giveAssignment, {
      next: (output) => assignmentPath(output.id),
      done: (output) => text.given(countOf(output.addressees, ...text.addressees)),
    }),
  ],
  view: (view, { choice, people, lines }) => {
    const fields = fieldsOf(giveAssignment.input).filter(
      (field) => field.name !== 'lineId' || lines.length > 0,
    );
    return {
      title: text.add,
      crumbs: [[text.title, '/collections/assignments']],
      lead: text.addLead,
      body: (
        <FormPage
          action={view.self}
          submit={giveAssignment.ru}
          guard={{ idempotencyKey: view.formKey }}
          hidden={{ _command: giveAssignment.name }}
          errors={view.form?.refusal.fields}
          fields={fields}
          cancel={{ text: 'Не давать', href: view.url('/collections/assignments') }}
        >
          <Fields
            fields={fields}
            values={view.form?.values ?? { dueOn: view.today, dueTime: '15:00' }}
            errors={view.form?.refusal.fields}
            options={{ ...choiceOptions(choice), people, lineId: lines }}
          />
        </FormPage>
      ),
    };
  },
});
