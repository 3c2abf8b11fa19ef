// What the pages of termination cases share: tones, the procedure as a line, documents of a case.
import { dateIn } from '../../../../kernel/clock.ts';
import type { PageView } from '../../../../kernel/page.ts';
import { Badge, type ProcedureStep, type Tone } from '../../../../ui/index.ts';
import { type FileEntry, FilesTable } from '../../../documents/index.ts';
import { type TerminationState, terminationLifecycle } from '../termination.lifecycle.ts';
import { terminationPages as words } from '../termination.pages.text.ts';
import type { Termination } from '../termination.queries.ts';

const tones: Record<TerminationState, Tone> = {
  prepared: 'waiting',
  raised: 'going',
  'on-agenda': 'going',
  proposed: 'trouble',
  'not-proposed': 'waiting',
  terminated: 'trouble',
  dropped: 'draft',
};

export const CaseBadge = ({ state }: { state: TerminationState }) => (
  <Badge tone={tones[state]} text={terminationLifecycle.states[state]} />
);

/** How far a case has come: the number of the step that is going on. */
const reached: Record<Exclude<TerminationState, 'dropped'>, number> = {
  prepared: 1,
  raised: 2,
  'on-agenda': 3,
  proposed: 5,
  'not-proposed': 5,
  terminated: 6,
};

/** Prepared → raised → explanation → council → proposal → order; a dropped case ends where it stood. */
export function procedureOf(view: PageView, found: Termination): ProcedureStep[] {
  const { zone } = view.territory;
  if (found.state === 'dropped')
    return [{ text: words.steps.prepared, state: 'done', at: dateIn(found.preparedAt, zone) }, dropStep];
  const isOver = found.explainUntil !== null && found.explainUntil < view.today;
  const now = found.state === 'raised' && (found.explainedAt !== null || isOver) ? 3 : reached[found.state];
  const steps: (Omit<ProcedureStep, 'state'> & { skipped?: boolean })[] = [
    { text: words.steps.prepared, at: dateIn(found.preparedAt, zone) },
    { text: words.steps.raised, ballAt: words.balls.service },
    {
      text: words.steps.explained,
      ballAt: words.balls.site,
      at: found.explainedAt ? dateIn(found.explainedAt, zone) : (found.explainUntil ?? undefined),
      skipped: now > 2 && !found.explainedAt,
    },
    {
      text: words.steps.agenda,
      ballAt: found.state === 'on-agenda' ? words.balls.council : words.balls.office,
    },
    {
      text: words.steps.proposal,
      ballAt: words.balls.council,
      note: now > 4 && found.state !== 'terminated' ? terminationLifecycle.states[found.state] : undefined,
    },
    { text: words.steps.order, ballAt: words.balls.authority },
  ];
  return steps.map(({ skipped, ...step }, index) => ({
    ...step,
    state: skipped ? 'skipped' : index < now ? 'done' : index === now ? 'now' : 'next',
  }));
}

const dropStep: ProcedureStep = { text: terminationLifecycle.states.dropped, state: 'skipped' };

export const CaseFiles = ({ view, files }: { view: PageView; files: FileEntry[] }) => (
  <FilesTable
    view={view}
    caption={words.files}
    files={files}
    empty={words.noFiles}
    purposeName={(purpose) => words.purposes[purpose] ?? purpose}
  />
);
