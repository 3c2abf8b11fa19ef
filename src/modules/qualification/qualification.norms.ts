// The norm of this room: support of attestation, its terms and the facts it stands on.
import { norm } from '../../kernel/norm.ts';

export const attestationSupport = norm({
  slug: 'attestation-support',
  ru: 'Опора ведёт категории работников по порядку дня их установления, сроки заявлений и журнал помощи аттестуемым.',
  rows: ['CAD-01', 'CAD-07'],
});
