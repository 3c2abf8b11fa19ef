// The end of keeping: a person who no longer works is made nameless; facts of the service stay.
import { z } from 'zod';
import { command } from '../../kernel/command.ts';
import { recordFact } from '../../kernel/journal.ts';
import { refuse } from '../../kernel/refusal.ts';
import { anonymisePerson, placedPerson, postsOf } from '../people/index.ts';
import { keepingPolicy } from './privacy.policy.ts';
import { privacyText as text } from './privacy.text.ts';

/** The administrator; refuses while the person works, will work, or can sign in. Cannot be undone. */
export const anonymise = command({
  name: 'privacy.anonymise',
  afterClosing: true,
  ru: text.anonymise,
  norm: null,
  input: z.object({ personId: z.uuid() }),
  load: (ctx, input) => placedPerson(ctx, input.personId),
  ability: keepingPolicy.rules.keep,
  run: async (ctx, _input, { person }) => {
    const posts = await postsOf(ctx, person.id);
    if (posts.some((post) => post.endsOn === null || post.endsOn > ctx.today))
      return refuse('still-works', text.working);
    if (person.accountId) return refuse('has-account', text.hasAccount);
    await anonymisePerson(ctx, person.id);
    await recordFact(ctx, { name: 'person.anonymised', subject: { kind: 'people.person', id: person.id } });
    return { id: person.id };
  },
});
