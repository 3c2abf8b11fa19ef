// Norms of the service itself: its structure and staff, who must be what, who answers for which direction.
import { norm } from '../../../kernel/norm.ts';

export const serviceStructure = norm({
  slug: 'service-structure',
  ru: 'Структуру и штаты службы утверждает акт; прежние редакции остаются и сравниваются.',
  rows: ['ORG-04'],
});

export const structureAgreement = norm({
  slug: 'structure-agreement',
  ru: 'Редакцию структуры нельзя утвердить, пока не названо согласование с администрацией.',
  rows: ['ORG-04'],
});

export const headRequirements = norm({
  slug: 'head-requirements',
  ru: 'При назначении руководителя каждое требование сверяется с записью человека; итог хранится с назначением.',
  rows: ['ORG-05'],
});

export const headFunctions = norm({
  slug: 'head-functions',
  ru: 'У руководителя есть сводка: контроль, кадры, направления.',
  rows: ['ORG-06'],
});

export const staffRequirements = norm({
  slug: 'staff-requirements',
  ru: 'Должность в штате несёт набор требований; несоответствие отмечается при назначении.',
  rows: ['ORG-07'],
});

export const servicePortfolios = norm({
  slug: 'service-portfolios',
  ru: 'Направление работы поручают людям со сроком; дела направления приходят тем, кто за него отвечает.',
  rows: ['ORG-08'],
});

export const jobDescriptions = norm({
  slug: 'job-descriptions',
  ru: 'К должности приложена должностная инструкция; дата ознакомления записана.',
  rows: ['ORG-09'],
});

export const personalResponsibility = norm({
  slug: 'personal-responsibility',
  ru: 'Дела с одним ответственным и сроком сведены по людям: в срок, с опозданием, не сделано и почему.',
  rows: ['ORG-14'],
});
