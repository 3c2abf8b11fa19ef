// Words of cancelling an order of recognition: what it undoes, and why some of it cannot be undone.
const listed = (titles: readonly string[]): string => titles.slice(0, 5).join('; ');

export const cancellingText = {
  bySelection: (titles: readonly string[]) =>
    `По этому приказу признаны площадки: ${listed(titles)}. Их статус прекращается досрочно только по двум основаниям и после рассмотрения советом: откройте дело о досрочном прекращении на карточке площадки. Описку исправляет приказ о внесении изменений.`,
  decided:
    'По этому приказу отбор завершён: соискателям отказано. Решение пересматривают по новым заявкам следующего отбора.',
  over: (title: string) =>
    `Срок статуса по этому приказу истёк (${title}): приказ исполнен, отменять нечего.`,
  replacedSince: (title: string) =>
    `После этого приказа руководителя площадки уже сменил другой приказ (${title}). Отмените сначала его.`,
  statusEnds: (title: string) => `Прекратить с даты настоящего приказа статус организации: ${title}.`,
  statusReturns: (title: string) => `Восстановить досрочно прекращённый статус: ${title}.`,
  planWaits: (title: string) =>
    `Считать план работы площадки не утверждённым (${title}); план возвращается на утверждение.`,
  headLeaves: (title: string, role: string, hasFormer: boolean) =>
    `Считать ${role === 'head' ? 'руководителя' : 'соруководителя'} площадки не утверждённым (${title})${hasFormer ? '; полномочия возвращаются к прежнему' : '; место остаётся незанятым'}.`,
} as const;
