// History of an institution in words: what was done; who and when are put before it.
import { formatDate } from '../../platform/language/index.ts';
import { institutionText as text } from './institution.text.ts';

type Data = Readonly<Record<string, unknown>>;

const on = (data: Data) => (data.on ? ` с ${formatDate(String(data.on))}` : '');
const byAct = (data: Data) => (data.act ? ` (${String(data.act)})` : '');

function changedFields(data: Data): string {
  const labels = text.fields as Record<string, string>;
  return ((data.changed as string[] | undefined) ?? []).map((key) => `«${labels[key] ?? key}»`).join(', ');
}

const waysIn: Record<string, string> = {
  reregistration: 'перерегистрации организации',
  split: 'выделения или разделения организации',
};

export const institutionSentences: Readonly<Record<string, (data: Data) => string>> = {
  'institution.registered': (data) => `организация ${data.name} внесена в реестр${byAct(data)}`,
  'institution.corrected': (data) => `исправлены сведения: ${changedFields(data)}`,
  'institution.contacts-edited': (data) => `изменены контакты: ${changedFields(data)}`,
  'institution.renamed': (data) => `переименована${on(data)}: ${data.before} → ${data.after}${byAct(data)}`,
  'institution.reregistered': (data) =>
    `перерегистрирована${on(data)}: теперь ${data.successor}${byAct(data)}`,
  'institution.succeeded': (data) =>
    `появилась${on(data)} после ${waysIn[String(data.kind)] ?? ''} ${data.predecessor}${byAct(data)}`,
  'institution.merged': (data) => `присоединена${on(data)} к организации ${data.successor}${byAct(data)}`,
  'institution.absorbed': (data) => `к ней присоединена${on(data)} ${data.predecessor}${byAct(data)}`,
  'institution.divided': (data) =>
    `разделена${on(data)}: ${(data.parts as string[]).join(', ')}${byAct(data)}`,
  'institution.split-off': (data) =>
    `из неё выделены${on(data)}: ${(data.parts as string[]).join(', ')}${byAct(data)}`,
  'institution.duplicate-merged': (data) => `признана двойником, осталась запись ${data.original}`,
  'institution.duplicate-taken': (data) =>
    `к ней присоединён двойник ${data.duplicate}; перешло связанных записей: ${data.moved}`,
  'institution.duplicate-parted': () => 'объединение с двойником отменено',
  'institution.list-undone': (data) => `отменена загрузка: ${data.act}`,
  'institution.closed': (data) => `деятельность прекращена${on(data)}${byAct(data)}`,
};
