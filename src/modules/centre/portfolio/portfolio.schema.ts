// Shapes of what is written about directions: a line of the catalogue, a holding, work contacts.
import { z } from 'zod';
import { hiddenId, line, seenVersion } from '../structure/structure.schema.ts';
import { portfolioKinds, portfolioText as text, topicKinds, topics } from './portfolio.text.ts';

const { fields, hints, faults } = text;
const optionsOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

export const addPortfolioSchema = z.object({
  name: line(fields.name, 200).min(3, faults.name).meta({ label: fields.name }),
  kind: z
    .enum(['head', 'methodist', 'direction'], faults.name)
    .meta({ label: fields.kind, widget: 'radio', options: optionsOf(portfolioKinds) }),
  clause: line(fields.clause, 60)
    .default('')
    .meta({ label: fields.clause, hint: hints.clause, width: 'half' }),
  topics: z
    .array(z.enum(topicKinds))
    .default([])
    .meta({ label: fields.topics, hint: hints.topics, widget: 'checkboxes', options: optionsOf(topics) }),
});
export const changePortfolioSchema = addPortfolioSchema.extend({ id: hiddenId, version: seenVersion });

export const closeSchema = z.object({ id: hiddenId, version: seenVersion });

export const assignSchema = z.object({
  portfolioId: hiddenId,
  personId: z.uuid(faults.person).meta({ label: fields.personId, widget: 'select' }),
  act: line(fields.act, 300).min(3, faults.act).meta({ label: fields.act, hint: hints.act }),
  startsOn: z.iso.date(faults.date).meta({ label: fields.startsOn, width: 'half' }),
  endsOn: z.iso.date(faults.date).nullable().default(null).meta({ label: fields.endsOn, width: 'half' }),
});
export const releaseSchema = z.object({
  id: hiddenId,
  on: z.iso.date(faults.date).meta({ label: fields.on, width: 'short' }),
});

export const contactsSchema = z.object({
  personId: hiddenId,
  phone: line(fields.phone, 60).default('').meta({ label: fields.phone, widget: 'tel', width: 'half' }),
  email: z
    .union([z.literal(''), z.email(faults.email)])
    .default('')
    .meta({ label: fields.email, widget: 'email', width: 'half' }),
  room: line(fields.room, 60).default('').meta({ label: fields.room, width: 'half' }),
  hours: line(fields.hours, 120).default('').meta({ label: fields.hours, width: 'half' }),
});
