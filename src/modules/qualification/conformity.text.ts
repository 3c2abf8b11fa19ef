// Words of the schedule of attestation for conformity to the post.
import { countOf, formatDate } from '../../platform/language/index.ts';

export const conformityText = {
  title: 'Соответствие должности',
  schedule: 'График аттестации',
  lead: 'График аттестации на соответствие занимаемой должности: её проводит комиссия самой организации раз в пять лет.',
  forms: ['работник', 'работника', 'работников'] as const,
  empty: {
    title: 'В графике никого нет',
    text: 'Работника вносят в график из его карточки «Квалификация».',
  },
  keepers: 'График ведут руководитель организации, её оператор и методист.',
  noPost: 'Человек не работает в этой должности в организации, от которой его вносят в график.',
  twice: 'Работник уже стоит в графике по этой должности.',
  past: 'День аттестации уже прошёл. Выберите день впереди.',
  informSoon: (day: string, days: number) =>
    `По порядку аттестации знакомят не позже чем за ${countOf(days, 'день', 'дня', 'дней')}: до ${formatDate(day)} Перенесите аттестацию или исправьте дату. Число дней сверьте с приказом и при расхождении исправьте на странице «Порядок аттестации».`,
  plannedHint: 'С графиком знакомят заранее: за сколько дней, говорит «Порядок аттестации».',
  beforeInformed: 'Решение не может быть раньше ознакомления и позже сегодняшнего дня.',
} as const;

type Data = Readonly<Record<string, unknown>>;
const day = (value: unknown) => (value ? formatDate(String(value)) : '');

export const conformitySentences: Readonly<Record<string, (data: Data) => string>> = {
  'conformity.planned': (data) => `внесён в график аттестации на ${day(data.plannedOn)}`,
  'conformity.informed': (data) => `ознакомлен с графиком ${day(data.informedOn)}`,
  'conformity.confirmed': (data) => `соответствует должности: протокол ${data.protocol}`,
  'conformity.denied': (data) => `не соответствует должности: протокол ${data.protocol}`,
  'conformity.cancelled': (data) => `снят с графика: ${data.reason}`,
};
