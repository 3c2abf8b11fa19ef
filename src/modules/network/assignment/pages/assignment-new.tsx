// The form by which the centre gives an assignment to territories of its network.
import { page, post } from '../../../../kernel/page.ts';
import { notFound, refuse } from '../../../../kernel/refusal.ts';
import { Fields, FormPage, fieldsOf } from '../../../../ui/index.ts';
import { type OwnNetwork, ownNetwork } from '../../network.queries.ts';
import { networkText } from '../../network.text.ts';
import { giveAssignment } from '../assignment.commands.ts';
import { assignmentPolicy } from '../assignment.policy.ts';
import { assignmentText as text } from '../assignment.text.ts';

const back = '/network/assignments';

export const assignmentNewPage = page<OwnNetwork>({
  path: `${back}/new`,
  ru: text.give,
  ability: {
    id: assignmentPolicy.rules.give.id,
    check: (ctx) => assignmentPolicy.rules.give.check(ctx, { executorId: null }),
  },
  load: async (ctx) => {
    const own = await ownNetwork(ctx);
    if (!own) return notFound(networkText.alone);
    return own.network.hostTerritoryId === ctx.territory.id
      ? own
      : refuse('not-the-centre', text.refusals.host, { kind: 'forbidden', norm: 'network-assignments' });
  },
  posts: [post(giveAssignment, { next: () => back, done: text.given })],
  view: (view, { network }) => {
    const fields = fieldsOf(giveAssignment.input).map((field) =>
      field.name === 'members'
        ? { ...field, options: network.members.map(({ slug, name }) => ({ value: slug, label: name })) }
        : field,
    );
    const everybody = network.members.filter(({ id }) => id !== view.territory.id).map(({ slug }) => slug);
    return {
      title: text.give,
      crumbs: [
        [networkText.title, '/network'],
        [text.title, back],
      ],
      lead: text.giveLead,
      body: (
        <FormPage
          action={view.self}
          submit={giveAssignment.ru}
          guard={{ idempotencyKey: view.formKey }}
          hidden={{ _command: giveAssignment.name }}
          errors={view.form?.refusal.fields}
          fields={fields}
          cancel={{ text: 'Не давать', href: view.url(back) }}
        >
          <Fields
            fields={fields}
            values={view.form?.values ?? { members: everybody }}
            errors={view.form?.refusal.fields}
          />
        </FormPage>
      ),
    };
  },
});
