// The norms of work with partners.
import { norm } from '../../kernel/norm.ts';

export const partnerNorms = {
  register: norm({
    slug: 'partners-register',
    ru: 'Реестр партнёров хранит договоры со сроками и общие дела; отчёт о взаимодействии складывается из них.',
    rows: ['ORG-02'],
  }),
  specialists: norm({
    slug: 'outside-specialists',
    ru: 'Внешний специалист привлекается документом на срок, без штатной должности; в кадрах его считают отдельно.',
    rows: ['ORG-10'],
  }),
} as const;
