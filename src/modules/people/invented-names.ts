// Common Russian names for people nobody is: heads and teachers of the demonstration and any number of them for benches.
import type { Gender } from '../../platform/language/index.ts';

const female =
  'Александра Алина Алла Анастасия Ангелина Анна Валентина Валерия Варвара Вера Виктория Галина Дарья Диана Евгения ' +
  'Екатерина Елена Елизавета Жанна Зинаида Зоя Инна Ирина Карина Кира Кристина Ксения Лариса Лидия Любовь Людмила ' +
  'Майя Маргарита Марина Мария Надежда Наталья Нина Оксана Ольга Полина Раиса Римма Светлана София Таисия Тамара ' +
  'Татьяна Ульяна Юлия';
const male =
  'Александр Алексей Анатолий Андрей Антон Аркадий Артём Борис Вадим Валентин Валерий Василий Виктор Виталий Владимир ' +
  'Владислав Вячеслав Геннадий Георгий Глеб Григорий Даниил Денис Дмитрий Евгений Егор Иван Игорь Илья Кирилл ' +
  'Константин Лев Леонид Максим Марк Матвей Михаил Никита Николай Олег Павел Пётр Роман Руслан Семён Сергей Станислав ' +
  'Степан Тимофей Юрий';
/** Father's names with both patronymics' stem: «Иванов» + «ич» / «на». */
const patronymics =
  'Александров Алексеев Анатольев Андреев Антонов Борисов Вадимов Валентинов Валерьев Васильев Викторов Витальев ' +
  'Владимиров Владиславов Вячеславов Геннадьев Георгиев Григорьев Дмитриев Евгеньев Егоров Иванов Игорев Константинов ' +
  'Леонидов Максимов Михайлов Николаев Олегов Павлов Петров Романов Семёнов Сергеев Станиславов Степанов Тимофеев Юрьев';
/** Surnames that take «а» in the feminine. */
const surnames =
  'Абрамов Агафонов Аксёнов Алёхин Андронов Анисимов Антипов Артамонов Архипов Бабушкин Баранов Беляев Бирюков Блинов ' +
  'Бобров Богданов Болдин Борисов Брагин Булгаков Быков Васин Веселов Виноградов Воробьёв Гаврилов Галкин Герасимов ' +
  'Глухов Голубев Горбунов Гришин Громов Гусев Давыдов Демидов Добрынин Дорофеев Елисеев Ефимов Жданов Жуков Завьялов ' +
  'Зайцев Зимин Золотов Зуев Игнатов Ильин Казанцев Калинин Карпов Киселёв Климов Ковалёв Козлов Колесов Комаров Копылов ' +
  'Корнилов Котельников Крылов Кудряшов Кузьмин Лаврентьев Лазарев Ларионов Лебедев Логинов Лыткин Макаров Малышев ' +
  'Матвеев Мельников Минаев Морозов Мухин Назаров Некрасов Никифоров Носков Орлов Павлов Панфилов Пахомов Пименов ' +
  'Поляков Пономарёв Потапов Рогов Рожков Рябинин Савин Седов Селезнёв Сизов Симонов Соболев Соколов Сорокин Старков ' +
  'Субботин Суворов Терентьев Титов Трофимов Туманов Уваров Устинов Фадеев Федотов Фокин Фролов Харитонов Цыганков ' +
  'Чернов Шапошников Шаров Шилов Щербаков Юдин Яковлев';

export interface InventedName {
  readonly surname: string;
  readonly given: string;
  readonly patronymic: string;
  readonly gender: Gender;
}

const lists = [female, male, patronymics, surnames].map((words) => words.split(' '));

/** A stream of whole numbers that is the same for the same seed (mulberry32). */
export function seededNumbers(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

const one = (next: (below: number) => number, words: readonly string[] = []): string =>
  words[next(words.length)] ?? '';

/** An invented person; four of five are women, as in a real staff room. */
export function inventName(next: (below: number) => number): InventedName {
  const isFemale = next(5) > 0;
  const surname = one(next, lists[3]);
  const father = one(next, lists[2]);
  return {
    surname: isFemale ? `${surname}а` : surname,
    given: one(next, isFemale ? lists[0] : lists[1]),
    patronymic: father + (isFemale ? 'на' : 'ич'),
    gender: isFemale ? 'female' : 'male',
  };
}

/** So many invented people, the same for the same seed. */
export function inventedNames(count: number, seed: number): InventedName[] {
  const next = seededNumbers(seed);
  return Array.from({ length: count }, () => inventName(next));
}
