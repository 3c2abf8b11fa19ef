// What can be done with people marked in the staff list: proposed to a course, after a look at what would happen to each.
import type { StaffPart } from '../people/index.ts';
import { nominationText as text } from './nomination.text.ts';

export const nominationOfStaff: StaffPart = {
  key: 'nominate',
  title: text.nominate,
  bulk: { text: text.nominate, path: '/development/nominate' },
};
