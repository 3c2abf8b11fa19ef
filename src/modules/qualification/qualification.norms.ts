// Norms of this room: support of attestation, the terms of an application, the indicators of quality.
import { norm } from '../../kernel/norm.ts';

export const attestationSupport = norm({
  slug: 'attestation-support',
  ru: 'Опора ведёт категории работников по порядку дня их установления, сроки заявлений и журнал помощи аттестуемым.',
  rows: ['CAD-01', 'CAD-07'],
});

export const attestationTerms = norm({
  slug: 'attestation-terms',
  ru: 'Опора считает сроки рассмотрения заявления и аттестации по порядку дня подачи и напоминает о них.',
  rows: ['CAD-07'],
});

export const qualityIndicators = norm({
  slug: 'quality-indicators',
  ru: 'Опора ведёт набор показателей по редакциям; у каждого значения есть источник и день.',
  rows: ['CAD-08'],
});
