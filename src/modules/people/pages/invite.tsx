// Inviting a person into the system: one address, one letter.
import { page, post } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { signedIn } from '../../../kernel/policy.ts';
import { Field, FormPage } from '../../../ui/index.ts';
import { accountText } from '../account/account.text.ts';
import { invitePerson } from '../account/invite.commands.ts';
import { placedPerson } from '../person.commands.ts';
import type { PlacedPerson } from '../person.policy.ts';
import { personText as text } from '../person.text.ts';

export const invitePage = page<PlacedPerson>({
  path: '/people/:id/invite',
  onlyForm: true,
  ru: invitePerson.ru,
  ability: signedIn,
  load: async (ctx, { id = '' }) => {
    const placed = await placedPerson(ctx, id);
    return placed && (refusalOf(ctx, invitePerson, placed) ?? placed);
  },
  posts: [post(invitePerson, { next: (output) => `/people/${output.id}`, done: accountText.invite.sent })],
  view: (view, { person }) => ({
    title: invitePerson.ru,
    crumbs: [
      [text.title, '/people'],
      [person.fullName, `/people/${person.id}`],
    ],
    lead: accountText.invite.lead,
    body: (
      <FormPage
        action={view.self}
        submit={accountText.invite.send}
        guard={{ idempotencyKey: view.formKey }}
        hidden={{ _command: invitePerson.name, id: person.id }}
        errors={{ ...view.form?.refusal.fields }}
        cancel={{ text: 'Не приглашать', href: view.url(`/people/${person.id}`) }}
      >
        <Field
          name="email"
          label="Эл. почта"
          hint={accountText.invite.hint}
          widget="email"
          required
          value={view.form?.values.email ?? person.email}
          error={view.form?.refusal.fields.email}
        />
      </FormPage>
    ),
  }),
});
