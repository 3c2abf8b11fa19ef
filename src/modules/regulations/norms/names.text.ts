// Short names of the norms: for lists of settings and for the signs beside clauses.
import { allNorms } from './index.ts';

const names: Readonly<Record<string, string>> = {
  'site-record': 'Карточка площадки',
  'site-eligibility': 'Условия к соискателю',
  'application-form': 'Форма заявки',
  'application-kind': 'Виды заявки',
  'application-deadline': 'Срок подачи заявок',
  'application-expertise': 'Назначение экспертов',
  'expertise-deadline': 'Срок экспертизы',
  'expert-sheet': 'Экспертный лист',
  'council-session': 'Заседания совета',
  'council-quorum': 'Кворум и голосование',
  'council-proposals': 'Предложения совета',
  'recognition-by-authority': 'Решение органа управления',
  'recognition-order-deadline': 'Срок приказа о перечне',
  'repeat-embargo': 'Повторная заявка',
  'status-period': 'Срок статуса',
  'site-heads': 'Руководители площадки',
  'site-plan': 'План площадки',
  'site-tasks': 'Задачи площадки',
  'site-accountability': 'Подотчётность площадки',
  'site-report-deadline': 'Сроки отчётов площадки',
  'early-termination-grounds': 'Основания прекращения',
  'early-termination-procedure': 'Порядок прекращения',
  'status-types': 'Виды статусов',
  'site-registers': 'Реестры площадок',
  'order-register': 'Реестр приказов',
  reminders: 'Напоминания',
  'regulation-register': 'Реестр положений',
  'regulation-hierarchy': 'Связи актов',
  'founding-acts': 'Учредительные акты',
  'blank-requisites': 'Пустые реквизиты',
  'legal-basis': 'Правовые основания',
  'approval-block': 'Гриф утверждения',
  'body-regulation': 'Положения органов',
  'regulation-amendments': 'Изменения положений',
  'social-guarantees': 'Социальные гарантии',
  'service-identity': 'Наименование службы',
  'institutions-register': 'Реестр организаций',
  'staff-confirmation': 'Подтверждение кадров',
  'network-membership': 'Состав сети',
  'material-review': 'Рецензия на материал',
  'document-review': 'Согласование исходящих',
  'fund-keeping': 'Сохранность фонда',
  'fund-access': 'Доступ к фонду',
  'service-feedback': 'Отзыв о консультации',
};

/** «Срок подачи заявок»; a norm of an upper module is called by its sentence. */
export function normName(slug: string): string {
  return names[slug] ?? allNorms.find((norm) => norm.slug === slug)?.ru ?? slug;
}
