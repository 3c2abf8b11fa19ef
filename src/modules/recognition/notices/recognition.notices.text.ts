// Words of notices and reminders: what happened, by when and what to do; each is read without opening the product.

import { countOf, formatDate, lowerFirst } from '../../../platform/language/index.ts';
import type { Terms } from '../../regulations/index.ts';

const daysOf = (count: number) => countOf(count, 'день', 'дня', 'дней');

/** Ends a sentence: «до 30 мая 2026 г.» already has its dot. */
export const withDot = (text: string): string =>
  /[.!?…]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`;

/** «осталось 3 дня», «сегодня последний день», «срок прошёл 2 дня назад». */
const left = (days: number): string =>
  days > 0
    ? `осталось ${daysOf(days)}`
    : days === 0
      ? 'сегодня последний день'
      : `срок прошёл ${daysOf(-days)} назад`;

export const noticeText = {
  campaignOpened: (terms: Terms, year: number, until: string) =>
    `Объявлен отбор: ${terms.plural('site')}, ${year} год. Заявки принимаются до ${formatDate(until)}, 23:59. Чтобы участвовать, откройте отбор и начните заявку.`,
  campaignOpenedStaff: (terms: Terms, year: number, until: string) =>
    `Объявлен отбор: ${terms.plural('site')}, ${year} год. Организации подают заявки до ${withDot(formatDate(until))} Ход отбора виден на его странице.`,
  campaignCancelled: (terms: Terms, year: number, reason: string) =>
    `Отбор (${terms.plural('site')}, ${year} год) отменён: ${reason} Подавать заявку не нужно.`,
  latePermitted: (until: string) =>
    `Экспертный совет разрешил Вашей организации подать заявку после срока. Подайте её не позднее ${withDot(formatDate(until))}`,

  received: (number: number, theme: string) =>
    `Заявка по теме «${theme}» принята и зарегистрирована под № ${number}. Секретарь экспертного совета проверит её; о замечаниях или допуске к экспертизе Вам сообщат.`,
  submittedToOffice: (number: number, institution: string) =>
    `Поступила заявка № ${number}: ${institution}. Проверьте её и допустите к экспертизе или верните с замечаниями.`,
  resubmittedToOffice: (number: number, institution: string) =>
    `Исправлена заявка № ${number}: ${institution}. Проверьте изменения и допустите её к экспертизе.`,
  returned: (number: number, remarks: number, until: string) =>
    `Заявка № ${number} возвращена: ${countOf(remarks, 'замечание', 'замечания', 'замечаний')}. Исправьте отмеченные части и подайте заявку снова до ${withDot(formatDate(until))}`,
  withdrawn: (number: number, institution: string) =>
    `Заявка № ${number} отозвана: ${institution}. Рассматривать её не нужно.`,
  admitted: (number: number, until: string) =>
    `Заявка № ${number} допущена к экспертизе. Экспертиза продлится до ${formatDate(until)}; от Вас сейчас ничего не требуется.`,
  proposed: (terms: Terms, number: number, orderUntil: string) =>
    `Экспертный совет предложил признать Вашу организацию ${terms.of('site', 'instrumental')} по заявке № ${number}. Решение примет орган управления образованием приказом до ${withDot(formatDate(orderUntil))}`,
  declined: (number: number, reason: string) =>
    `По заявке № ${number} экспертный совет дал отрицательное заключение${reason ? `: ${withDot(reason)}` : '.'} Окончательное решение примет орган управления образованием.`,
  embargo: (number: number, reason: string, from: string, campaign: number) =>
    `По заявке № ${number} экспертный совет дал отрицательное заключение${reason ? `: ${withDot(reason)}` : '.'} Повторно подать заявку можно не ранее ${formatDate(from)}; первый отбор, в котором Вы сможете участвовать, — ${campaign} года.`,
  embargoAfter: (from: string, campaign: number) =>
    `Повторно подать заявку можно не ранее ${formatDate(from)}; первый отбор, в котором Ваша организация сможет участвовать, — ${campaign} года.`,
  recognised: (terms: Terms, institution: string, theme: string, order: string, date: string) =>
    `Приказом № ${order} от ${formatDate(date)} ${institution} признана ${terms.of('site', 'instrumental')} по теме «${theme}». Проверьте план работы площадки и передайте его соруководителю на согласование.`,
  recognisedHead: (
    terms: Terms,
    role: 'руководителем' | 'соруководителем',
    theme: string,
    order: string,
    date: string,
  ) =>
    `Приказом № ${order} от ${formatDate(date)} Вы утверждены ${role} ${terms.of('site', 'genitive')} по теме «${theme}». Откройте её страницу: там план работы и сроки отчётов.`,
  rejected: (terms: Terms, number: number, order: string, date: string, reason: string | null) =>
    `По заявке № ${number} в признании ${terms.of('site', 'instrumental')} отказано приказом № ${order} от ${formatDate(date)}${reason ? `: ${withDot(reason)}` : '.'} Подробности — на странице заявки.`,
  siteActivated: (terms: Terms, institution: string, theme: string, from: string, until: string) =>
    `Новый статус — ${terms.of('site')}: ${institution}, тема «${theme}». Статус действует с ${formatDate(from)} по ${formatDate(until)}; площадка внесена в перечень.`,

  transferred: (papers: number) =>
    `Экспертный совет передал пакет предложений: ${countOf(papers, 'документ', 'документа', 'документов')}. Примите его по акту и запишите решения.`,
  packageReceived: () =>
    'Орган управления образованием принял пакет предложений по акту. Следующий шаг — его приказ.',

  reportSubmitted: (title: string, institution: string, late: boolean) =>
    `${institution}: представлен ${lowerFirst(title)}${late ? ' — после срока' : ''}. Прочитайте его и примите или верните на доработку.`,
  reportReturned: (title: string, reason: string) =>
    `${title} возвращён на доработку: ${withDot(reason)} Исправьте его и представьте снова.`,
  reportAccepted: (title: string) =>
    `${title} принят методическим советом организации и экспертным советом. Больше ничего делать не нужно.`,
  reportMarked: (title: string) =>
    `${title}: экспертный совет отметил приём. Осталась отметка методического совета организации с номером протокола.`,
  reportSkipped: (title: string, reason: string) => `${title} представлять не нужно: ${withDot(reason)}`,

  casePrepared: (institution: string, circumstances: string) =>
    `Подготовлено дело о досрочном прекращении статуса: ${institution}. ${withDot(circumstances)} Решите, ставить ли вопрос: само по себе дело ничего не прекращает.`,
  caseRaised: (institution: string, until: string) =>
    `Поставлен вопрос о досрочном прекращении статуса площадки: ${institution}. Представьте объяснение до ${formatDate(until)}: совет рассмотрит его вместе с делом.`,
  caseExplained: (institution: string) =>
    `${institution} представила объяснение по делу о досрочном прекращении. Внесите вопрос в повестку совета.`,
  caseUnexplained: (institution: string, until: string) =>
    `Срок объяснения прошёл ${formatDate(until)}, ${institution} его не представила. Внесите вопрос о досрочном прекращении в повестку совета.`,
  caseOnAgenda: (institution: string) =>
    `Вопрос о досрочном прекращении статуса (${institution}) внесён в повестку экспертного совета. О решении Вам сообщат после подписания протокола.`,
  caseDropped: (institution: string, reason: string) =>
    `Вопрос о досрочном прекращении статуса (${institution}) снят: ${withDot(reason)} Площадка работает дальше.`,
  terminated: (terms: Terms, institution: string, order: string, date: string) =>
    `Статус ${terms.of('site', 'genitive')} (${institution}) прекращён досрочно с ${formatDate(date)} приказом № ${order}. Основание и вся история — на странице дела.`,

  draftReminder: (terms: Terms, until: string, days: number) =>
    days >= 0
      ? `Заявка (${terms.of('site')}) ещё не подана: приём до ${formatDate(until)}, 23:59, ${left(days)}. Откройте черновик, проверьте и подайте.`
      : `Приём заявок закончился ${formatDate(until)}, Ваша заявка осталась черновиком. Принять её после срока может только экспертный совет отдельным решением: обратитесь к его секретарю.`,
  continuationReminder: (theme: string, ends: string, until: string) =>
    `Статус площадки «${theme}» действует до ${withDot(formatDate(ends))} Чтобы продолжить работу, подайте заявку на продолжение до ${formatDate(until)}: тема и цель перенесутся в неё сами.`,
  orderReminder: (year: number, until: string, days: number, waiting: number) =>
    `Отбор ${year} года: приказ с перечнем площадок нужен до ${formatDate(until)}, ${left(days)}. Не решено: ${countOf(waiting, 'заявка', 'заявки', 'заявок')}. Подготовьте и зарегистрируйте приказ.`,
  orderMissing: (year: number, until: string, days: number, waiting: number) =>
    `Приказа с перечнем площадок ${year} года нет: срок был ${formatDate(until)}, прошло ${daysOf(days)}. Не решено: ${countOf(waiting, 'заявка', 'заявки', 'заявок')}. Пока приказа нет, статус не получает ни одна из этих организаций.`,
  reportReminder: (title: string, institution: string, due: string, days: number) =>
    days >= 0
      ? `${title} площадки (${institution}): представить до ${formatDate(due)}, ${left(days)}. Откройте отчёт, допишите и представьте.`
      : `${title} площадки (${institution}) не представлен: срок был ${withDot(formatDate(due))} Представьте его сейчас: непредставление и опоздание — основание вопроса о досрочном прекращении статуса.`,
} as const;

export const dailySentences = {
  'campaign.order-missing': (data: Readonly<Record<string, unknown>>) =>
    `срок приказа (${formatDate(String(data.until))}) прошёл, приказа нет: сообщено руководителям`,
} as const;
