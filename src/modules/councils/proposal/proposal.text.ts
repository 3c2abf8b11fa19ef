// Every human word about proposals and petitions of councils.
import { refuse } from '../../../kernel/refusal.ts';
import { formatDate } from '../../../platform/language/index.ts';

const norm = 'council-appeals';

export const proposalKinds = {
  proposal: 'Предложение',
  petition: 'Ходатайство о поощрении',
} as const;
export type ProposalKind = keyof typeof proposalKinds;

export const addresseeKinds = {
  authority: 'Орган управления образованием',
  centre: 'Методическая служба',
  body: 'Другой совет или объединение',
  other: 'Другой адресат',
} as const;
export type AddresseeKind = keyof typeof addresseeKinds;

export const proposalText = {
  title: 'Предложения и ходатайства',
  lead: 'Что советы и объединения предложили и кому, кто ответил и что из этого вышло. Готовят из решения заседания.',
  count: ['обращение', 'обращения', 'обращений'] as const,
  fields: {
    kind: 'Вид',
    body: 'Чьё',
    text: 'О чём',
    addressee: 'Адресат',
    state: 'Состояние',
    sent: 'Направлено',
    response: 'Ответ',
    responded: 'Дата ответа',
    nominees: 'Кандидаты',
    award: 'Вид поощрения',
    grounds: 'За что',
  },
  empty: {
    title: 'Предложений и ходатайств пока нет',
    text: 'Откройте решённый вопрос заседания и нажмите «Направить предложение» или «Ходатайствовать о поощрении».',
    filtered: 'По этому отбору ничего нет',
    filteredText: 'Смягчите или сбросьте отбор.',
  },
  rights: {
    answer: 'Отвечает адресат; полученный на бумаге ответ записывает секретарь совета.',
  },
  refusals: {
    notDecided: () =>
      refuse('not-decided', 'Направить можно то, что решил совет: сначала запишите решение по вопросу.', {
        norm,
      }),
    notSigned: () =>
      refuse(
        'minutes-not-signed',
        'Сначала подпишите протокол: обращение опирается на подписанное решение.',
        {
          norm,
        },
      ),
    noNominees: () =>
      refuse('no-nominees', 'Внесите хотя бы одного кандидата: кого, чем и за что поощрить.', { norm }),
    notDraft: () => refuse('already-sent', 'Обращение уже направлено и не меняется.', { norm }),
    petitioner: () =>
      refuse(
        'not-a-petitioner',
        'О поощрении ходатайствуют методический совет и экспертный совет: перенесите вопрос в их повестку.',
        { norm },
      ),
    addressee: () =>
      refuse('addressee-needed', 'Укажите, кому: совет из списка или адресата словами.', {
        kind: 'invalid',
        norm,
        fields: { toBodyId: 'Выберите совет.', addressee: 'Напишите адресата.' },
      }),
    sameBody: () =>
      refuse('same-body', 'Это тот же совет: выберите другой.', {
        kind: 'invalid',
        norm,
        fields: { toBodyId: 'Выберите другой совет.' },
      }),
    reason: () =>
      refuse('reason-needed', 'Отказу нужна причина: её увидит совет.', {
        kind: 'invalid',
        norm,
        fields: { response: 'Напишите причину.' },
      }),
    future: () =>
      refuse('date-in-future', 'Эта дата ещё не наступила.', {
        kind: 'invalid',
        norm,
        fields: { respondedOn: 'Не позже сегодняшнего дня.' },
      }),
  },
};

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
type Data = Readonly<Record<string, unknown>>;

export const proposalSentences: Readonly<Record<string, (data: Data) => string>> = {
  'council.proposal-prepared': (data) => `подготовлено обращение, адресат: ${text(data.addressee)}`,
  'council.nominee-entered': (data) => `внесён кандидат к поощрению: ${text(data.award)}`,
  'council.nominee-removed': () => 'кандидат убран из ходатайства',
  'council.proposal-sent': (data) =>
    `направлено ${text(data.on) ? formatDate(text(data.on)) : ''}, № ${text(data.number)}`,
  'council.proposal-granted': (data) => `удовлетворено: ${text(data.response)}`,
  'council.proposal-declined': (data) => `отклонено: ${text(data.response)}`,
};
