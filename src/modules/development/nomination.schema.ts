// Shapes of what is said about nominations.
import { z } from 'zod';
import { portionSize } from '../../kernel/list.ts';
import { seen } from './course.schema.ts';
import { nominationText as text } from './nomination.text.ts';

export const proposeSchema = z.object({
  courseId: z.uuid({ error: text.faults.course }),
  personIds: z.array(z.uuid()).min(1, text.faults.people).max(200, 'Не больше 200 человек за раз.'),
});
export const sendSchema = z.object({ courseId: z.uuid() });
export const confirmSchema = z.object({
  courseId: z.uuid(),
  confirmation: z
    .string({ error: text.faults.confirmation })
    .trim()
    .min(3, text.faults.confirmation)
    .max(300, 'Не больше 300 знаков.'),
  nominationIds: z.array(z.uuid()).min(1, text.faults.people).max(500),
});
const reason = z
  .string({ error: text.faults.reason })
  .trim()
  .min(3, text.faults.reason)
  .max(500, 'Не больше 500 знаков.');
export const refuseNominationSchema = z.object({ ...seen, reason });
export const orderSchema = z.object({ courseId: z.uuid() });

const optionalId = z.union([z.literal(''), z.uuid()]).default('');
export const nominationFilter = z.object({
  q: z
    .string()
    .max(200)
    .default('')
    .transform((value) => value.replaceAll('\0', '').trim()),
  courseId: optionalId,
  institutionId: optionalId,
  personId: optionalId,
  state: z.enum(['', 'proposed', 'sent', 'confirmed', 'declined', 'withdrawn']).default(''),
  after: z.string().max(100).default(''),
  limit: portionSize,
});
export type NominationFilter = z.input<typeof nominationFilter>;
