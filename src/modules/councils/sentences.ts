// The history of councils as readable sentences; the actor and the date are put before them.
import { formatDate, formatDayMonth } from '../../platform/language/index.ts';
import { type Outcome, outcomes } from './councils.text.ts';

type Data = Readonly<Record<string, unknown>>;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const day = (value: unknown): string => (typeof value === 'string' ? formatDate(value) : '');
const because = (value: unknown): string => (text(value) ? `: ${text(value)}` : '');
const outcomeOf = (value: unknown): string => outcomes[value as Outcome] ?? text(value);

export const councilSentences: Readonly<Record<string, (data: Data) => string>> = {
  'council.body-created': (data) => `создан совет «${text(data.name)}»`,
  'council.body-updated': () => 'изменены сведения о совете',
  'council.member-appointed': (data) =>
    `новое лицо в составе, ${text(data.role)}, с ${day(data.from)}, основание: ${text(data.basis)}`,
  'council.member-released': (data) =>
    `полномочия в составе окончены с ${day(data.on)}, основание: ${text(data.basis)}`,
  'council.composition-order-drafted': (data) => `подготовлен приказ о составе на ${day(data.on)}`,
  'council.composition-in-force': (data) =>
    `состав действует с ${day(data.on)}, ${text(data.basis)}, человек: ${data.members}`,
  'council.composition-returned': (data) => `приказ о составе отменён с ${day(data.on)}: ${text(data.basis)}`,
  'council.product-handed-over': (data) => `передан итог: ${text(data.result)}`,
  'council.correspondence-set': (data) =>
    `голосование опросом ${data.allowed ? 'разрешено' : 'не разрешено'} с ${day(data.on)}, п. ${text(data.clause)} Положения, основание: ${text(data.basis)}`,
  'council.term-extended': (data) => `срок продлён до ${day(data.on)}, основание: ${text(data.basis)}`,
  'council.body-ended': (data) => `работа завершена, последний день ${day(data.on)}: ${text(data.basis)}`,
  'council.report-submitted': (data) => `сдан отчёт за ${data.schoolYear}/${Number(data.schoolYear) + 1}`,
  'council.report-returned': (data) => `отчёт возвращён: ${text(data.reason)}`,
  'council.report-accepted': () => 'отчёт принят',
  'council.session-planned': (data) => `назначено заседание на ${day(data.on)}, ${text(data.time)}`,
  'council.session-summoned': (data) => `разослана повестка, вопросов: ${data.items}`,
  'council.session-opened': (data) =>
    `открыто заседание № ${data.number}, в составе совета ${data.composition}`,
  'council.session-closed': (data) => `закрыто заседание № ${data.number}`,
  'council.session-failed': (data) => `заседание не состоялось${because(data.reason)}`,
  'council.session-cancelled': (data) => `заседание отменено${because(data.reason)}`,
  'council.attendance-marked': (data) =>
    `отмечена явка: ${data.present} из ${data.composition}, ${data.reached ? 'кворум есть' : 'кворума нет'}`,
  'council.member-arrived': (data) =>
    `пришёл член совета: присутствуют ${data.present} из ${data.composition}`,
  'council.member-left': (data) =>
    `ушёл член совета: присутствуют ${data.present} из ${data.composition}${data.reached ? '' : ', кворум потерян'}`,
  'council.agenda-reordered': () => 'изменён порядок повестки',
  'council.item-proposed': () => 'вопрос предложен в повестку',
  'council.item-scheduled': () => 'вопрос включён в повестку',
  'council.item-unscheduled': () => 'вопрос убран из повестки',
  'council.item-withdrawn': (data) => `вопрос снят${because(data.reason)}`,
  'council.item-carried-over': () => 'вопрос перенесён с прошлого заседания',
  'council.item-postponed': (data) => `рассмотрение отложено${because(data.reason)}`,
  'council.item-reopened': () => 'совет вернулся к вопросу, прежнее решение снято',
  'council.member-recused': () => 'взят отвод по вопросу',
  'council.recusal-withdrawn': () => 'отвод снят',
  'council.votes-recorded': (data) =>
    `записано голосование: за — ${data.for}, против — ${data.against}, воздержались — ${data.abstained}`,
  'council.ballot-received': () => 'получен бюллетень заочного голосования',
  'council.ballot-cast': () => 'опущен бюллетень',
  'council.ballot-chosen': (data) =>
    data.ballot === 'secret' ? 'решено голосовать тайно' : 'решено голосовать открыто',
  'council.ballots-counted': (data) => `урна вскрыта, бюллетеней ${data.voters}`,
  'council.materials-read': () => 'ознакомление с повесткой и материалами',
  'council.vote-cast': () => 'подан голос',
  'council.decision-taken': (data) => `принято решение «${outcomeOf(data.outcome)}»${because(data.reason)}`,
  'council.decision-reworded': () => 'уточнён текст решения',
  'council.item-decided': (data) => `решение совета: «${outcomeOf(data.outcome)}»${because(data.reason)}`,
  'council.minutes-edited': () => 'изменён текст протокола',
  'council.minutes-circulated': (data) =>
    `протокол разослан на замечания${typeof data.until === 'string' ? ` до ${formatDayMonth(data.until)}` : ''}`,
  'council.remark-made': () => 'сделано замечание к протоколу',
  'council.remark-answered': () => 'дан ответ на замечание',
  'council.minutes-half-signed': (data) => `поставлена первая подпись под протоколом № ${data.number}`,
  'council.minutes-signed': (data) => `подписан протокол № ${data.number}`,
  'council.minutes-published': () => 'опубликованы решения',
};
