// How the state of a plan of a period is shown.
import { Badge, type Tone } from '../../../../ui/index.ts';
import type { PeriodState } from '../period.lifecycle.ts';
import { periodStates } from '../period.text.ts';

const tones: Readonly<Record<PeriodState, Tone>> = {
  draft: 'draft',
  'on-approval': 'waiting',
  issued: 'done',
};

export const PeriodBadge = ({ state }: { state: PeriodState }) => (
  <Badge tone={tones[state]} text={periodStates[state]} />
);
