// Every word of agreeing the plan with others' plans: their lines, coincidences of days, refusals, sentences.

export const agreementText = {
  title: 'Согласование',
  outside: 'Планы других',
  lead: 'Совпадения по дням с планами органа управления, института, партнёров и внутри своего плана: кого ждут в двух местах сразу.',
  outsideLead: 'Пункты чужих планов этого года: у каждого виден источник. Нужное берут в свой план.',
  count: ['совпадение', 'совпадения', 'совпадений'] as const,
  points: ['пункт', 'пункта', 'пунктов'] as const,
  unresolved: 'Не рассмотрены',
  accepted: 'Оставлены с причиной',
  none: 'Совпадений нет',
  noneText: 'Никого не ждут в двух местах в один день.',
  noOutside: 'Чужих планов ещё нет',
  noOutsideText:
    'Загрузите план комитета, института или партнёра файлом: его пункты лягут рядом с источником и сверятся по дням.',
  load: 'Загрузить чужой план',
  by: { audience: 'те же участники', place: 'то же место', responsible: 'тот же ответственный' },
  fields: {
    day: 'Дни',
    one: 'Пункт плана',
    other: 'Совпадает с',
    by: 'В чём',
    reason: 'Почему оставляем',
    source: 'Чей план',
    taken: 'В нашем плане',
    responsible: 'Кто отвечает у нас',
  },
  accept: 'Оставить с причиной',
  acceptedDone: 'Совпадение оставлено, причина записана',
  reasonFault: 'Напишите причину',
  take: 'Взять в план',
  takenDone: 'Пункт взят в проект плана',
  propose: 'Предложить в план',
  mark: 'совпадение',
  markTitle: 'В этот день тех же людей, место или ответственного ждут ещё в одном деле',
  beforeApproval: (count: string) =>
    `Не рассмотрено: ${count}. Перенесите одно из дел или оставьте с причиной.`,
  refusals: {
    gone: 'Этого совпадения уже нет: срок или участники изменились. Обновите страницу.',
    frozen: 'План уже не проект: предложите новый пункт изменением.',
    taken: 'Этот пункт уже взят в план.',
    noTerm: 'У пункта нет срока: внесите его в план своей строкой.',
    keepers: 'Совпадения рассматривают методисты и руководитель службы.',
  },
} as const;

type Data = Readonly<Record<string, unknown>>;
export const agreementSentences: Readonly<Record<string, (data: Data) => string>> = {
  'plan.collision-accepted': (data) =>
    `оставлено совпадение ${data.day}: «${data.one}» и «${data.other}»: ${data.reason}`,
  'plan.outside-taken': (data) => `взято из чужого плана (${data.source}): ${data.title}`,
};
