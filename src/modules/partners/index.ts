// Front door: partners by id, what rooms above add to joint work, outside specialists beside the staff.
export { loadPartnersDemo } from './demo.ts';
export { partnersModule } from './module.ts';
export { partnerFiles } from './partner.files.ts';
export { type Partner, partner, partnerNames, partnerOptions } from './partner.queries.ts';
export { type PartnerKind, partnerKinds, type WorkKind, workKinds } from './partner.text.ts';
export { type PartnerPart, type PartnerSection, usePartnerParts } from './partner-parts.ts';
export { specialistPersonPart, specialistStaffPart } from './person-part.tsx';
