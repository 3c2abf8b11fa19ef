// The regional observer's one act: a correction of the ministry or of ГБУ РЦРО, with its document; it waits for the head's word.
import { z } from 'zod';
import { command } from '../../kernel/command.ts';
import { refuse } from '../../kernel/refusal.ts';
import { optionalUploadSchema } from '../../platform/files/index.ts';
import { cancelLine, lineWithPlan, moveLine } from '../planning/index.ts';
import { ministryPolicy } from './ministry.policy.ts';
import { ministryText as text } from './ministry.text.ts';

const norm = 'plan-corrections';
const invalid = (name: string, field: string, words: string) =>
  refuse(name, words, { kind: 'invalid', norm, fields: { [field]: words } });

/** Registered with its document attached; the line changes only when the head of the authority approves. */
export const registerCorrection = command({
  name: 'ministry.correction.register',
  ru: text.correct,
  norm,
  input: z.object({
    id: z.uuid().meta({ label: text.fields.line, widget: 'select' }),
    change: z
      .enum(['move', 'cancel'])
      .default('move')
      .meta({ label: text.fields.change, widget: 'radio', options: text.changes }),
    term: z.string().trim().max(200).default('').meta({ label: text.fields.newTerm, hint: text.hints.term }),
    source: z
      .enum(['ministry', 'institute'])
      .default('ministry')
      .meta({ label: text.fields.source, widget: 'radio', options: text.sources }),
    sourceDocument: z
      .string()
      .trim()
      .min(5, text.faults.document)
      .max(300)
      .meta({ label: text.fields.sourceDocument, hint: text.hints.sourceDocument }),
    reason: z
      .string()
      .trim()
      .min(5, text.faults.reason)
      .max(2000)
      .meta({ label: text.fields.reason, widget: 'textarea' }),
    file: optionalUploadSchema.meta({ label: text.fields.file, widget: 'file', maxMegabytes: 25 }),
  }),
  load: (ctx, input) => lineWithPlan(ctx, input.id),
  ability: ministryPolicy.rules.correct,
  run: async (ctx, input, line) => {
    if (!input.file) return invalid('no-document-attached', 'file', text.faults.file);
    const { id, reason, source, sourceDocument, file } = input;
    const grounds = { id, reason, source, sourceDocument, file };
    if (input.change === 'cancel') return cancelLine.run(ctx, grounds, line);
    if (input.term === '') return invalid('no-new-term', 'term', text.faults.term);
    return moveLine.run(ctx, { ...grounds, term: input.term }, line);
  },
});
