// What this room keeps: the norms of professional development; their numbers are dated rules of the service (rule.schema.ts).
import { norm } from '../../kernel/norm.ts';

export const developmentNorms = {
  courseCatalogue: norm({
    slug: 'course-catalogue',
    ru: 'Каталог курсов хранит организации обучения, программы, часы, сроки и квоты; направления подтверждает организация обучения.',
    rows: ['CAD-04'],
  }),
  trainingRecord: norm({
    slug: 'training-record',
    ru: 'Запись об обучении проходит состояния до удостоверения; отказ, незавершение и отсутствие документа попадают в отклонения.',
    rows: ['CAD-03', 'CAD-05'],
  }),
  trainingForecast: norm({
    slug: 'training-forecast',
    ru: 'Кому пора на курсы, считается от последнего обучения по правилу, действующему на дату.',
    rows: ['CAD-02'],
  }),
  ownTraining: norm({
    slug: 'own-training',
    ru: 'Обучение работников службы видно отдельным отчётом.',
    rows: ['ORG-11'],
  }),
  youngSpecialists: norm({
    slug: 'young-specialists',
    ru: 'Наставник и педагог — пара на срок внутри их должностей; у педагога один наставник в одно время, себе наставником не бывают.',
    rows: ['CAD-09'],
  }),
  developmentProfile: norm({
    slug: 'development-profile',
    ru: 'Профиль развития собирается из записей: обучение, часы между курсами, наставничество, инициативы и проекты.',
    rows: ['CAD-06', 'CAD-10'],
  }),
} as const;
