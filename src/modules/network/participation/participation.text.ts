// Every word of taking part in the centre's work: naming people, the report by person and by territory.
type Data = Readonly<Record<string, unknown>>;

export const participationText = {
  title: 'Участие в делах центра',
  lead: 'Кто из служб и педагогов участвовал в мероприятиях по плану центра, по территориям и по людям.',
  memberLead: 'Назовите, кто из Вашей территории участвовал в мероприятии центра: это увидит только центр.',
  name: 'Назвать участника',
  named: 'Участник записан',
  remove: 'Убрать',
  removed: 'Запись убрана',
  byTerritory: 'По территориям',
  byPerson: 'По людям',
  own: 'Кого назвала Ваша служба',
  none: 'Участников ещё не называли',
  noneText:
    'Службы называют участников после мероприятия: кто был слушателем, кто выступал, кто организовал.',
  forms: ['участие', 'участия', 'участий'] as const,
  parts: {
    participant: 'участник',
    speaker: 'выступающий',
    organiser: 'организатор',
    tutor: 'педагог-тьютор',
  } as const,
  fields: {
    line: 'Мероприятие центра',
    person: 'Кто',
    part: 'В какой роли',
    heldOn: 'Когда было',
    territory: 'Территория',
    lines: 'Мероприятий',
    people: 'Людей',
    times: 'Участий',
    speakers: 'Из них с выступлением',
    share: 'Доля мероприятий плана',
    last: 'Последнее',
  },
  faults: {
    future: 'День не может быть позже сегодняшнего',
    line: 'Выберите мероприятие',
    person: 'Выберите человека',
  },
  refusals: {
    service: 'Участников называет методическая служба территории.',
    twice: 'Этот человек уже записан на это мероприятие в этот день.',
    noLine: 'Такого мероприятия в плане центра нет. Обновите страницу.',
  },
} as const;

export const participationSentences: Readonly<Record<string, (data: Data) => string>> = {
  'network.participant-named': (data) => `участвовал в мероприятии центра: ${data.line}`,
  'network.participant-removed': (data) => `запись об участии убрана: ${data.line}`,
};
