// The authority's decisions on a package: one by one, all in one form, or everything as the council proposed.
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import type { WriteCtx } from '../../../kernel/ctx.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { type Refusal, refuse } from '../../../kernel/refusal.ts';
import { norms } from '../../regulations/index.ts';
import { mayDeviate, visiblePackage } from './package.commands.ts';
import { packageLifecycle } from './package.lifecycle.ts';
import { packagePolicy } from './package.policy.ts';
import { type Package, type PackagePaper, papersOf, type Verdict } from './package.queries.ts';
import { packageText } from './package.text.ts';

const norm = norms.recognitionByAuthority.slug;
const reasonLength = 10;

interface Given {
  readonly decision: Verdict;
  readonly reason: string;
}

/** What a paper of this kind of package can be answered with. */
const verdictsOf: Record<Package['kind'], readonly Verdict[]> = {
  recognition: ['recognise', 'reject'],
  termination: ['terminate', 'keep'],
};

function faultOf(pack: Package, paper: PackagePaper, given: Given, deviates: boolean, field: string) {
  const invalid = (name: string, text: string) =>
    refuse(name, text, { kind: 'invalid', norm, fields: { [field]: text } });
  if (!verdictsOf[pack.kind].includes(given.decision)) return invalid('foreign-verdict', packageText.foreign);
  if (given.decision === paper.proposal) return null;
  if (!deviates) return invalid('no-deviation', packageText.noDeviation);
  return given.reason.length < reasonLength ? invalid('reason-needed', packageText.reasonNeeded) : null;
}

async function write(ctx: WriteCtx, pack: Package, paper: PackagePaper, given: Given): Promise<void> {
  const reason = given.decision === paper.proposal ? null : given.reason;
  if (paper.decision === given.decision && paper.reason === reason) return;
  await ctx.db
    .updateTable('recognition.package_papers')
    .set({ decision: given.decision, reason })
    .where('territory_id', '=', ctx.territory.id)
    .where('package_id', '=', pack.id)
    .where('position', '=', paper.position)
    .execute();
  await recordFact(ctx, {
    name: 'package.decided',
    subject: { kind: packageLifecycle.name, id: pack.id },
    norm,
    data: {
      position: paper.position,
      proposal: paper.proposal,
      decision: given.decision,
      reason: given.reason,
    },
  });
}

const decision = z.enum(['recognise', 'reject', 'terminate', 'keep']).meta({ label: 'Решение' });
const reason = z
  .string()
  .trim()
  .max(2000)
  .default('')
  .meta({ label: 'Причина, если решение иное', widget: 'textarea' });

/** The authority decides on one paper; differing from the council needs a reason that stays visible (decision 6.6). */
export const decidePaper = command({
  name: 'recognition.package.decide',
  ru: 'Записать решение',
  norm,
  input: z.object({ id: z.uuid(), position: z.coerce.number().int().min(1), decision, reason }),
  load: visiblePackage,
  ability: packagePolicy.rules.decide,
  run: async (ctx, input, pack) => {
    if (pack.state !== 'received') return refuse('package-not-received', packageText.notReceived);
    const paper = (await papersOf(ctx, pack.id)).find((each) => each.position === input.position);
    if (!paper) return refuse('no-such-paper', packageText.noPaper, { kind: 'not-found' });
    const fault = faultOf(pack, paper, input, await mayDeviate(ctx), 'reason');
    if (fault) return fault;
    await write(ctx, pack, paper, input);
    return { id: pack.id };
  },
});

/** The whole form at once: papers left without a decision stay undecided; one fault and nothing is written. */
export const decidePapers = command({
  name: 'recognition.package.decide-papers',
  ru: 'Записать решения',
  norm,
  input: z.object({
    id: z.uuid(),
    papers: z
      .array(
        z.object({
          position: z.coerce.number().int().min(1),
          decision: z.enum(['', 'recognise', 'reject', 'terminate', 'keep']).default(''),
          reason,
        }),
      )
      .max(500),
  }),
  load: visiblePackage,
  ability: packagePolicy.rules.decide,
  run: async (ctx, input, pack) => {
    if (pack.state !== 'received') return refuse('package-not-received', packageText.notReceived);
    const papers = new Map((await papersOf(ctx, pack.id)).map((paper) => [paper.position, paper]));
    const deviates = await mayDeviate(ctx);
    const faults: Refusal[] = [];
    const decided: { paper: PackagePaper; given: Given }[] = [];
    for (const [index, line] of input.papers.entries()) {
      if (line.decision === '') continue;
      const paper = papers.get(line.position);
      if (!paper) return refuse('no-such-paper', packageText.noPaper, { kind: 'not-found' });
      const given = { decision: line.decision, reason: line.reason };
      const fault = faultOf(pack, paper, given, deviates, `papers[${index}].reason`);
      if (fault) faults.push(fault);
      else decided.push({ paper, given });
    }
    const [first] = faults;
    if (first) {
      const fields = Object.assign({}, ...faults.map((fault) => fault.fields)) as Record<string, string>;
      return { ...first, fields };
    }
    for (const { paper, given } of decided) await write(ctx, pack, paper, given);
    return { id: pack.id, decided: decided.length };
  },
});

/** Everything still undecided goes as the council proposed; refused when the number seen in the preview has changed. */
export const decideAsProposed = command({
  name: 'recognition.package.decide-as-proposed',
  ru: 'Решить всё по предложению совета',
  norm,
  input: z.object({ id: z.uuid(), undecided: z.coerce.number().int().min(1) }),
  load: visiblePackage,
  ability: packagePolicy.rules.decide,
  run: async (ctx, input, pack) => {
    if (pack.state !== 'received') return refuse('package-not-received', packageText.notReceived);
    const open = (await papersOf(ctx, pack.id)).filter((paper) => paper.decision === null);
    if (open.length !== input.undecided) return refuse('preview-changed', packageText.previewChanged);
    for (const paper of open) await write(ctx, pack, paper, { decision: paper.proposal, reason: '' });
    return { id: pack.id, decided: open.length };
  },
});
