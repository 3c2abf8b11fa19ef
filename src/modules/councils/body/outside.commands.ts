// A member from beyond the system (004 §2.2(4)): a parent, a scientist, a manufacturer; entered without a post, seated by the order.
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import { isRefusal, refuse } from '../../../kernel/refusal.ts';
import { addPerson, namesakeOf } from '../../people/index.ts';
import { setMembership } from '../body.commands.ts';
import { bodyPolicy } from '../body.policy.ts';
import { type BodyRecord, visibleBody } from '../body.queries.ts';
import { bodyTexts as text } from './body.text.ts';

const letters = /^[\p{L}][\p{L}\s.'’-]*$/u;
const name = (label: string, fault: string) =>
  z
    .string()
    .trim()
    .min(1, fault)
    .max(80)
    .regex(letters, text.faults.letters)
    .transform((value) => value.replace(/\s+/g, ' '))
    .meta({ label, width: 'half' });

/** Whoever keeps the body seats an outside member; refuses a full namesake of the register not marked as another person. */
export const setOutsideMember = command({
  name: 'councils.membership.set-outside',
  ru: text.addOutside,
  norm: 'council-composition',
  input: z.object({
    surname: name(text.fields.surname, text.faults.name),
    given: name(text.fields.given, text.faults.given),
    patronymic: z
      .string()
      .trim()
      .max(80)
      .refine((value) => value === '' || letters.test(value), { error: text.faults.letters })
      .default('')
      .meta({ label: text.fields.patronymic, width: 'half' }),
    gender: z
      .enum(['female', 'male'])
      .default('female')
      .meta({ label: text.fields.gender, widget: 'select', options: [...text.genders], width: 'half' }),
    another: z.boolean().default(false).meta({ label: text.another }),
    ...setMembership.input.omit({ personId: true, organisation: true }).shape,
    organisation: z
      .string()
      .trim()
      .min(2, text.faults.organisation)
      .max(300)
      .meta({ label: text.fields.organisation, hint: text.hints.organisation }),
  }),
  load: (ctx, input) => visibleBody(ctx, input.bodyId),
  ability: bodyPolicy.rules.keep,
  run: async (ctx, input, body: BodyRecord) => {
    const { surname, given, gender, another, ...membership } = input;
    const patronymic = input.patronymic || null;
    const namesake = another ? null : await namesakeOf(ctx, { surname, given, patronymic });
    if (namesake) {
      const words = text.refusals.namesake([surname, given, patronymic].filter(Boolean).join(' '));
      return refuse('namesake', words, {
        kind: 'invalid',
        fields: { another: words },
        details: { personId: namesake },
      });
    }
    const personId = await addPerson(ctx, {
      ...{ surname, given, patronymic, gender },
      ...{ birthDate: null, email: '', phone: '' },
    });
    const seated = await setMembership.run(ctx, { ...membership, personId }, body);
    return isRefusal(seated) ? seated : { ...seated, personId };
  },
});
