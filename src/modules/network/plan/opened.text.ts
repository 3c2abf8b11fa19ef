// Words of opening the own plan to the network.
import { networkText } from '../network.text.ts';

type Data = Readonly<Record<string, unknown>>;

export const openedText = {
  title: 'План службы в календаре сети',
  lead: 'Пока план не открыт, другие службы не видят из него ни строки. Открываются дела и сроки, без людей и стоимости.',
  open: 'Открыть план сети',
  close: 'Закрыть план',
  opened: 'План открыт',
  closed: 'План закрыт: в календаре сети его больше нет',
  audience: 'Кому виден план',
  chooseAudience: 'Выберите, кому открыть план',
  now: (audience: 'centre' | 'members') => `Сейчас план открыт ${networkText.audiences[audience]}.`,
  notNow: 'Сейчас план не открыт никому.',
  noPlan: 'Утверждённого плана на этот учебный год нет: открывать нечего.',
  notApproved: 'Сети открывают утверждённый план.',
  notOpened: 'План и так закрыт. Обновите страницу.',
} as const;

export const openedSentences: Readonly<Record<string, (data: Data) => string>> = {
  'network.plan-opened': (data) =>
    `план открыт ${networkText.audiences[data.audience as 'centre' | 'members']}: ${data.reason}`,
  'network.plan-closed': () => 'план закрыт от сети',
};
