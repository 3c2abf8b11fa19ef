// What was done with regulations, in the past tense: the actor and the date are put before the sentence.
import { formatDateShort } from '../../platform/language/index.ts';
import { clauseName } from './citation.ts';
import { normName } from './norms/names.text.ts';
import { type ActRole, regulationText } from './regulation.text.ts';

type Data = Readonly<Record<string, unknown>>;
const word = (data: Data, key: string): string => String(data[key] ?? '');
const day = (data: Data, key: string): string =>
  typeof data[key] === 'string' && data[key] ? formatDateShort(String(data[key])) : 'день не указан';
const role = (data: Data): string => regulationText.actRoles[data.role as ActRole] ?? word(data, 'role');

export const regulationSentences: Readonly<Record<string, (data: Data) => string>> = {
  'regulation.loaded': (data) => `документ внесён из комплекта поставки, пунктов: ${word(data, 'clauses')}`,
  'regulation.drafted': (data) => `начат проект «${word(data, 'title')}»`,
  'regulation.described': (data) => `название изменено на «${word(data, 'after')}»`,
  'regulation.enacted': () => 'документ введён в действие',
  'regulation.repealed': (data) => `документ признан утратившим силу: ${word(data, 'reason')}`,
  'regulation.act-added': (data) =>
    `добавлен акт (${role(data)}): ${word(data, 'requisites')} «${word(data, 'title')}»`,
  'regulation.act-removed': (data) => `убран акт (${role(data)}): «${word(data, 'title')}»`,
  'regulation.approval-written': () => 'записан гриф утверждения',
  'regulation.structure-approved': (data) =>
    `структура отмечена утверждённой: № ${word(data, 'number')} от ${day(data, 'dated')}`,
  'regulation.version-drafted': (data) =>
    `начата редакция № ${word(data, 'number')} от редакции № ${word(data, 'from')}`,
  'regulation.version-discarded': (data) => `от проекта редакции № ${word(data, 'number')} отказались`,
  'regulation.version-published': (data) =>
    `опубликована редакция № ${word(data, 'number')} с ${day(data, 'effectiveFrom')}: ${word(data, 'reason')}`,
  'regulation.clause-added': (data) => `внесён пункт: ${clauseName(word(data, 'key'))}`,
  'regulation.clause-corrected': (data) => `исправлен пункт: ${clauseName(word(data, 'key'))}`,
  'regulation.clause-removed': (data) => `убран пункт: ${clauseName(word(data, 'key'))}`,
  'regulation.text-pasted': (data) => `вставлен текст, пунктов: ${word(data, 'clauses')}`,
  'regulation.settings-written': (data) => `в проекте изменено: ${normName(word(data, 'norm'))}`,
  'regulation.term-written': (data) =>
    `в проекте записан термин «${word(data, 'word') || word(data, 'key')}»`,
  'act.filled': (data) => `реквизиты внесены: ${word(data, 'after')}`,
  'act.superseded': (data) => `акт отмечен утратившим силу${data.by ? `, заменён: ${word(data, 'by')}` : ''}`,
  'act.restored': () => 'акт снова отмечен действующим',
};
