// History of a person in words; names are never in a fact, so sentences speak of posts and roles.
import { formatDate, formatNumber } from '../../platform/language/index.ts';
import { personText as text } from './person.text.ts';
import { roleName } from './roles.ts';

type Data = Readonly<Record<string, unknown>>;

const day = (value: unknown) => (value ? formatDate(String(value)) : '');
const byDocument = (data: Data) => (data.document ? ` (${String(data.document)})` : '');

function changedFields(data: Data): string {
  const labels = text.fields as Readonly<Record<string, string>>;
  return ((data.changed as string[] | undefined) ?? []).map((key) => `«${labels[key] ?? key}»`).join(', ');
}

export const personSentences: Readonly<Record<string, (data: Data) => string>> = {
  'person.list-undone': (data) => `отменена загрузка: ${data.act}`,
  'person.former-name-noted': () => 'в списке названа прежняя фамилия',
  'person.added': () => 'человек внесён в реестр',
  'person.invited': () => 'отправлено приглашение в систему',
  'person.changed': (data) => `изменены сведения: ${changedFields(data)}`,
  'person.forms-corrected': () => 'исправлено склонение имени',
  'post.appointed': (data) => `назначение: ${data.title} с ${day(data.startsOn)}${byDocument(data)}`,
  'post.corrected': (data) => `исправлены сведения о должности: ${data.title}`,
  'post.terms-changed': (data) =>
    `изменены условия работы: ${data.title} с ${day(data.from)}${data.load ? `, ставка ${formatNumber(Number(data.load))}` : ''}`,
  'leave.granted': (data) => `${data.title} с ${day(data.startsOn)}`,
  'leave.ended': (data) => `завершён ${data.title}, последний день ${day(data.on)}`,
  'vacancy.opened': (data) =>
    `вакансия: ${data.position}, ставок ${formatNumber(Number(data.load))}, с ${day(data.startsOn)}`,
  'vacancy.closed': (data) => `вакансия закрыта: ${data.position}, последний день ${day(data.on)}`,
  'person.renamed': (data) => `записано новое имя, действует с ${day(data.from)}`,
  'person.merged': () => 'запись объединена с другой карточкой того же человека',
  'person.merge-taken': (data) =>
    `в карточку вошла другая запись того же человека, перешло связей: ${data.moved}`,
  'person.parted': () => 'объединение отменено: запись снова отдельная',
  'person.merge-undone': (data) => `объединение отменено, вернулось связей: ${data.returned}`,
  'post.ended': (data) => `завершена работа: ${data.title}, последний день ${day(data.on)}`,
  'role.granted': (data) =>
    `дана роль «${roleName(String(data.kind))}» с ${day(data.startsOn)}${byDocument(data)}`,
  'role.ended': (data) => `завершена роль «${roleName(String(data.kind))}», последний день ${day(data.on)}`,
  'acting.appointed': (data) =>
    `возложены обязанности: ${data.title} с ${day(data.startsOn)} (приказ от ${day(data.orderDate)} № ${data.orderNumber})`,
  'acting.ended': (data) =>
    `завершено исполнение обязанностей: ${data.title}, последний день ${day(data.on)}`,
  'relation.declared': () => 'поданы сведения о родственнике или заинтересованности',
  'relation.withdrawn': () => 'сняты сведения о родственнике или заинтересованности',
};
