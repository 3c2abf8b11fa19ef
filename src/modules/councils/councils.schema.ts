// Shapes the forms of councils share: an optional person or day, an hour, a list of people.
import { z } from 'zod';

export const optionalId = z.uuid().nullable().default(null);
export const optionalDay = z.iso.date('Выберите дату').nullable().default(null);

const hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Время пишется как 14:30');
export const time = hour;
export const optionalTime = hour.nullable().default(null);

export const manyPeople = z.array(z.uuid()).max(200).default([]);

/** What a question may end with when it is put to the vote. */
export const motionField = z.enum(['approve', 'decline', 'return', 'note', 'recommend']);

export const keysOf = <K extends string>(words: Readonly<Record<K, string>>) =>
  Object.keys(words) as [K, ...K[]];

/** Whether an address part can be a record's id at all: anything else is simply not found. */
export const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
