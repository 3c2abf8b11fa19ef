// Words of «Сегодня» for recognition: each line says what is wanted and of which record.
import { countOf, formatDate, formatDayMonth } from '../../../platform/language/index.ts';

const applications = (count: number) => countOf(count, 'заявку', 'заявки', 'заявок');

export const dutyText = {
  open: 'Открыть',
  prepare: (year: number) => `Подготовить и объявить отбор площадок ${year} года`,
  prepareButton: 'Подготовить отбор',
  announce: (year: number) => `Объявить отбор площадок ${year} года`,
  announceButton: 'К объявлению',
  check: (count: number, oldest: string) =>
    `Проверить ${applications(count)}; самая ранняя ждёт с ${formatDayMonth(oldest)}`,
  checkButton: 'Проверить',
  agenda: (count: number) => `Внести в повестку совета ${applications(count)}: экспертиза окончена`,
  agendaButton: 'К повестке',
  transfer: 'Передать предложения совета по акту',
  transferButton: 'Передать',
  acceptReports: (count: number) =>
    `Принять ${countOf(count, 'отчёт площадки', 'отчёта площадок', 'отчётов площадок')} или вернуть на доработку`,
  acceptButton: 'К отчётам',
  preparedCases: (count: number) =>
    `Решить по ${countOf(count, 'подготовленному делу', 'подготовленным делам', 'подготовленным делам')} о досрочном прекращении`,
  casesButton: 'К делам',
  caseToAgenda: (institution: string) => `Внести в повестку дело о досрочном прекращении: ${institution}`,
  finishDraft: (theme: string) =>
    theme ? `Дописать и подать заявку «${theme}»` : 'Дописать и подать заявку на площадку',
  finishButton: 'Продолжить',
  correct: (number: number) => `Исправить заявку № ${number} по замечаниям`,
  correctButton: 'Исправить',
  report: (title: string, theme: string) => `${title}: площадка «${theme}»`,
  reportButton: 'К отчёту',
  reportAgain: (title: string, theme: string) => `Доработать: ${title}, площадка «${theme}»`,
  councilMark: (title: string, theme: string) =>
    `Отметить приём методическим советом: ${title}, площадка «${theme}»`,
  explain: (theme: string) => `Дать объяснение по делу о досрочном прекращении, площадка «${theme}»`,
  explainButton: 'Дать объяснение',
  receive: 'Принять пакет предложений по акту',
  receiveButton: 'Принять',
  decide: 'Записать решения по предложениям и подготовить приказ',
  decideButton: 'К решениям',
  registerOrder: 'Зарегистрировать приказ по предложениям совета',
  registerButton: 'К приказу',
  planOrders: (count: number) =>
    `Утвердить приказом ${countOf(count, 'план площадки', 'плана площадок', 'планов площадок')}`,
  plansButton: 'К площадкам',
  agreePlan: (theme: string) => `Согласовать план площадки «${theme}»`,
  agreeButton: 'К плану',
  remarks: (count: number, theme: string) =>
    `Ответить на замечания соруководителя (${count}), площадка «${theme}»`,
  readReport: (title: string, institution: string) => `Прочитать: ${title}, ${institution}`,

  waitCheck: (number: number, since: string) => `Заявка № ${number} на проверке с ${formatDayMonth(since)}`,
  waitExpertise: (number: number) => `Заявка № ${number} на экспертизе`,
  waitOrder: (number: number) => `Заявка № ${number} ждёт приказа`,
  waitCorrections: (count: number) =>
    `${countOf(count, 'заявка возвращена', 'заявки возвращены', 'заявок возвращено')} на исправление`,
  waitReception: (since: string) => `Пакет предложений передан ${formatDate(since)}, по акту ещё не принят`,
  waitTheOrder: 'Пакет предложений принят, приказа ещё нет',
  waitExplanation: (institution: string) => `Объяснение по делу о досрочном прекращении: ${institution}`,
  waitAcceptance: (title: string) => `${title} ждёт отметки о приёме`,
  bySecretary: 'секретарь экспертного совета',
  byCouncil: 'экспертный совет',
  byAuthority: 'орган управления образованием',
  byApplicants: 'организации-соискатели',
} as const;
