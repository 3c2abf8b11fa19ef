// Keeping the quantitative analysis as a document: its numbers stay as they were on the day.
import { z } from 'zod';
import { command } from '../../kernel/command.ts';
import { hasRole } from '../../kernel/ctx.ts';
import { rule } from '../../kernel/policy.ts';
import { draftDocument } from '../documents/index.ts';
import { staffKeepers } from '../people/index.ts';
import { analysisPaper } from './analysis.paper.ts';
import { analysisOf } from './staff.analysis.ts';
import { staffFilter } from './staff.filter.ts';

const composes = rule<unknown>(
  'composes-staff-analysis',
  { text: 'Документ составляют методист и руководитель службы.', norm: 'attestation-support' },
  (ctx) => hasRole(ctx, staffKeepers),
);

export const draftAnalysis = command({
  name: 'qualification.analysis.draft',
  ru: 'Составить документ',
  norm: 'attestation-support',
  input: z.object({
    on: z.iso.date(),
    institutionId: z.union([z.literal(''), z.uuid()]).default(''),
    position: z.string().max(200).default(''),
    subject: z.string().max(200).default(''),
    employment: z.enum(['own', 'outer', 'all']).default('own'),
  }),
  ability: composes,
  run: async (ctx, { employment, ...asked }) => {
    const filter = staffFilter.parse({ ...asked, employment: employment === 'all' ? '' : employment });
    const paper = await analysisPaper(ctx, filter, await analysisOf(ctx, filter));
    const { id } = await draftDocument(ctx, {
      kind: 'report',
      title: paper.title,
      paper,
      subjects: asked.institutionId ? [{ kind: 'institutions.institution', id: asked.institutionId }] : [],
      audience: 'staff',
    });
    return { documentId: id };
  },
});
