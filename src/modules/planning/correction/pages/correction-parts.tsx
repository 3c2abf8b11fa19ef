// How one correction is told: what was, what is now, and who decided.
import { Badge, type Tone } from '../../../../ui/index.ts';
import type { CorrectionState } from '../correction.lifecycle.ts';
import { type Correction, sides } from '../correction.queries.ts';
import { correctionKinds, correctionStates } from '../correction.text.ts';

const tones: Readonly<Record<CorrectionState, Tone>> = {
  proposed: 'waiting',
  approved: 'done',
  rejected: 'draft',
};

export const CorrectionBadge = ({ state }: { state: CorrectionState }) => (
  <Badge tone={tones[state]} text={correctionStates[state]} />
);

export function CorrectionWords({ row }: { row: Correction }) {
  const { was, now } = sides(row);
  return (
    <>
      {correctionKinds[row.kind]}: {was ? <del class="o-was">{was}</del> : null}{' '}
      <ins class="o-now">{now}</ins> <CorrectionBadge state={row.state} />
    </>
  );
}
