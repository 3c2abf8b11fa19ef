// Norms this module keeps: what the service is, and who belongs to a network.
import { z } from 'zod';
import { norm } from '../../kernel/norm.ts';

export const serviceIdentity = norm({
  slug: 'service-identity',
  ru: 'Наименование, правовое положение и подчинённость службы хранятся как данные и стоят в меню, приказах и отчётах.',
  rows: ['ORG-01'],
});

export const networkMembership = norm({
  slug: 'network-membership',
  ru: 'Состав сети территорий хранится с датами вступления и выхода; каждый участник работает в своей территории.',
  rows: ['NET-01'],
  parameters: z.object({
    members: z
      .array(z.object({ key: z.string().min(1), text: z.string().min(1), clause: z.string().nullish() }))
      .default([])
      .meta({ label: 'Территории сети', hint: 'как их называет положение' }),
  }),
});
