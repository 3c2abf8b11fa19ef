// Giving a person the way in: an account linked to the person and a letter with a link that works once (decision 7).
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { isRefusal, refuse } from '../../../kernel/refusal.ts';
import type { Auth } from '../../../platform/auth/index.ts';
import { placedPerson } from '../person.commands.ts';
import { personPolicy } from '../person.policy.ts';
import { personSubject } from '../person.queries.ts';
import { accountText } from './account.text.ts';

let auth: Auth | null = null;

/** Called once by the composition root: commands reach the sign-in through it. */
export function useAccounts(given: Auth): void {
  auth = given;
}

/**
 * A keeper of staff invites a person: the service its own people and the schools, a school its own staff.
 * Refuses somebody who has signed in already: such a person restores the password alone.
 */
export const invitePerson = command({
  name: 'people.account.invite',
  ru: 'Пригласить в систему',
  norm: null,
  input: z.object({
    id: z.uuid(),
    email: z.email('Укажите адрес эл. почты: на него придёт ссылка для входа.').meta({ label: 'Эл. почта' }),
  }),
  load: (ctx, input) => placedPerson(ctx, input.id),
  ability: personPolicy.rules.change,
  run: async (ctx, input, { person }) => {
    if (!auth) throw new Error('The sign-in is not open: main calls useAccounts before serving');
    const known = await auth.accountOfPerson(ctx.territory.id, person.id, ctx.db);
    if (known?.login) return refuse('has-account', accountText.invite.hasAccount);
    const made = known ?? (await auth.createAccount({ name: person.fullName, email: input.email }, ctx.db));
    if (isRefusal(made)) return made;
    if (known) await auth.setMailAddress(known.id, input.email, ctx.db);
    else {
      await auth.link(made.id, ctx.territory.id, person.id, ctx.db);
      await ctx.db
        .updateTable('people.persons')
        .set({ account_id: made.id })
        .where('territory_id', '=', ctx.territory.id)
        .where('id', '=', person.id)
        .execute();
    }
    await auth.invite(made.id, ctx.db);
    await recordFact(ctx, { name: 'person.invited', subject: personSubject(person.id) });
    return { id: person.id };
  },
});
