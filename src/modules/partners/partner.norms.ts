// The norms of work with partners, as the catalogue of regulations declares them.
import { norms } from '../regulations/index.ts';

export const partnerNorms = {
  register: norms.partnersRegister,
  specialists: norms.outsideSpecialists,
} as const;
