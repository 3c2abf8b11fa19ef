// Hard Russian names in their cases, as grammar has them and libraries do not.
import { describe, expect, test } from 'vitest';
import { declinePersonName, type Gender, type NameForm, writePersonName } from '../index.ts';

// surname, genitive, dative, accusative, instrumental, prepositional
const MEN = `
Осадчий Осадчего Осадчему Осадчего Осадчим Осадчем
Горячий Горячего Горячему Горячего Горячим Горячем
Рыжий Рыжего Рыжему Рыжего Рыжим Рыжем
Старший Старшего Старшему Старшего Старшим Старшем
Сухой Сухого Сухому Сухого Сухим Сухом
Тихий Тихого Тихому Тихого Тихим Тихом
Толстой Толстого Толстому Толстого Толстым Толстом
Вольный Вольного Вольному Вольного Вольным Вольном
Топчий Топчия Топчию Топчия Топчием Топчии
Бабий Бабия Бабию Бабия Бабием Бабии
Цой Цоя Цою Цоя Цоем Цое
Ким Кима Киму Кима Кимом Киме
Ли Ли Ли Ли Ли Ли
Швец Швеца Швецу Швеца Швецом Швеце
Кравец Кравца Кравцу Кравца Кравцом Кравце
Коломиец Коломийца Коломийцу Коломийца Коломийцем Коломийце
Стрелец Стрельца Стрельцу Стрельца Стрельцом Стрельце
Заяц Зайца Зайцу Зайца Зайцем Зайце
Орёл Орла Орлу Орла Орлом Орле
Соловей Соловья Соловью Соловья Соловьем Соловье
Водолей Водолея Водолею Водолея Водолеем Водолее
Гусь Гуся Гусю Гуся Гусем Гусе
Карась Карася Карасю Карася Карасем Карасе
Коваль Коваля Ковалю Коваля Ковалем Ковале
Чиж Чижа Чижу Чижа Чижом Чиже
Сова Совы Сове Сову Совой Сове
Заика Заики Заике Заику Заикой Заике
Кваша Кваши Кваше Квашу Квашей Кваше
Ганжа Ганжи Ганже Ганжу Ганжой Ганже
Данелия Данелии Данелии Данелию Данелией Данелии
Золя Золя Золя Золя Золя Золя
Дюма Дюма Дюма Дюма Дюма Дюма
Гулиа Гулиа Гулиа Гулиа Гулиа Гулиа
Шевченко Шевченко Шевченко Шевченко Шевченко Шевченко
Живаго Живаго Живаго Живаго Живаго Живаго
Черных Черных Черных Черных Черных Черных
Грин Грина Грину Грина Грином Грине
Дарвин Дарвина Дарвину Дарвина Дарвином Дарвине
Левин Левина Левину Левина Левиным Левине
Птицын Птицына Птицыну Птицына Птицыным Птицыне
Саакян Саакяна Саакяну Саакяна Саакяном Саакяне
Шульц Шульца Шульцу Шульца Шульцем Шульце
Бонч-Бруевич Бонч-Бруевича Бонч-Бруевичу Бонч-Бруевича Бонч-Бруевичем Бонч-Бруевиче
Абдель-Насир Абдель-Насира Абдель-Насиру Абдель-Насира Абдель-Насиром Абдель-Насире
Сухово-Кобылин Сухово-Кобылина Сухово-Кобылину Сухово-Кобылина Сухово-Кобылиным Сухово-Кобылине
Мамин-Сибиряк Мамина-Сибиряка Мамину-Сибиряку Мамина-Сибиряка Маминым-Сибиряком Мамине-Сибиряке
Петров-Водкин Петрова-Водкина Петрову-Водкину Петрова-Водкина Петровым-Водкиным Петрове-Водкине`;

const WOMEN = `
Осадчая Осадчей Осадчей Осадчую Осадчей Осадчей
Горячая Горячей Горячей Горячую Горячей Горячей
Рыжая Рыжей Рыжей Рыжую Рыжей Рыжей
Большая Большой Большой Большую Большой Большой
Сухая Сухой Сухой Сухую Сухой Сухой
Подгорняя Подгорней Подгорней Подгорнюю Подгорней Подгорней
Цой Цой Цой Цой Цой Цой
Ким Ким Ким Ким Ким Ким
Швец Швец Швец Швец Швец Швец
Гоголь Гоголь Гоголь Гоголь Гоголь Гоголь
Савич Савич Савич Савич Савич Савич
Нечай Нечай Нечай Нечай Нечай Нечай
Шевченко Шевченко Шевченко Шевченко Шевченко Шевченко
Седых Седых Седых Седых Седых Седых
Бонч-Бруевич Бонч-Бруевич Бонч-Бруевич Бонч-Бруевич Бонч-Бруевич Бонч-Бруевич
Калина Калины Калине Калину Калиной Калине
Мирза Мирзы Мирзе Мирзу Мирзой Мирзе
Соловьёва-Седая Соловьёвой-Седой Соловьёвой-Седой Соловьёву-Седую Соловьёвой-Седой Соловьёвой-Седой`;

const GIVEN_WOMEN = `
Любовь Любови Любови Любовь Любовью Любови
Нинель Нинели Нинели Нинель Нинелью Нинели
Гузель Гузели Гузели Гузель Гузелью Гузели
Юдифь Юдифи Юдифи Юдифь Юдифью Юдифи
Айгуль Айгуль Айгуль Айгуль Айгуль Айгуль
Гульнар Гульнар Гульнар Гульнар Гульнар Гульнар
Николь Николь Николь Николь Николь Николь
Айсылу Айсылу Айсылу Айсылу Айсылу Айсылу
Зоя Зои Зое Зою Зоей Зое
София Софии Софии Софию Софией Софии
Анна-Мария Анны-Марии Анне-Марии Анну-Марию Анной-Марией Анне-Марии`;

const GIVEN_MEN = `
Лев Льва Льву Льва Львом Льве
Павел Павла Павлу Павла Павлом Павле
Пётр Петра Петру Петра Петром Петре
Илья Ильи Илье Илью Ильей Илье
Никита Никиты Никите Никиту Никитой Никите
Иоганн Иоганна Иоганну Иоганна Иоганном Иоганне
Отто Отто Отто Отто Отто Отто
Наиль Наиля Наилю Наиля Наилем Наиле`;

const PATRONYMICS = `
Ильич Ильича Ильичу Ильича Ильичом Ильиче
Фомич Фомича Фомичу Фомича Фомичом Фомиче
Никитич Никитича Никитичу Никитича Никитичем Никитиче
Юрьевич Юрьевича Юрьевичу Юрьевича Юрьевичем Юрьевиче`;

const rows = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split(' '));

const name = (surname: string, given: string, patronymic: string | null, gender: Gender | null) => ({
  surname,
  given,
  patronymic,
  gender,
});

describe('declension of names', () => {
  test.each(rows(MEN))('surname of a man: %s', (...forms) => {
    const declined = declinePersonName(name(forms[0] ?? '', 'Иван', 'Ильич', 'male'));
    expect(Object.values(declined.surname)).toEqual(forms);
  });

  test.each(rows(WOMEN))('surname of a woman: %s', (...forms) => {
    const declined = declinePersonName(name(forms[0] ?? '', 'Анна', 'Ильинична', 'female'));
    expect(Object.values(declined.surname)).toEqual(forms);
  });

  test.each(rows(GIVEN_WOMEN))('given name of a woman: %s', (...forms) => {
    const declined = declinePersonName(name('Орлова', forms[0] ?? '', 'Ильинична', 'female'));
    expect(Object.values(declined.given)).toEqual(forms);
  });

  test.each(rows(GIVEN_MEN))('given name of a man: %s', (...forms) => {
    const declined = declinePersonName(name('Орлов', forms[0] ?? '', 'Ильич', 'male'));
    expect(Object.values(declined.given)).toEqual(forms);
  });

  test.each(rows(PATRONYMICS))('patronymic: %s', (...forms) => {
    const declined = declinePersonName(name('Орлов', 'Иван', forms[0] ?? '', 'male'));
    expect(Object.values(declined.patronymic ?? {})).toEqual(forms);
  });

  test('оглы and кызы stay as they are', () => {
    const man = declinePersonName(name('Мамедов', 'Али', 'Гасан оглы', 'male'));
    const woman = declinePersonName(name('Мамедова', 'Лейла', 'Гасан кызы', 'female'));
    expect(writePersonName(man, 'full', 'dative')).toBe('Мамедову Али Гасан оглы');
    expect(writePersonName(woman, 'full', 'instrumental')).toBe('Мамедовой Лейлой Гасан кызы');
    expect(writePersonName(man, 'surname-initials')).toBe('Мамедов\u00A0А.Г.');
  });

  test('an unknown gender is asked about, not guessed', () => {
    const declined = declinePersonName(name('Ким', 'Саша', null, null));
    expect(writePersonName(declined, 'full', 'genitive')).toBe('Ким Саша');
    expect(declined.needsCheck).toBe(true);
    expect(declined.patronymic).toBeNull();
  });

  test('an ordinary name needs no check, a family with two customs does', () => {
    expect(declinePersonName(name('Иванова', 'Мария', 'Петровна', 'female')).needsCheck).toBe(false);
    expect(declinePersonName(name('Заяц', 'Иван', 'Ильич', 'male')).needsCheck).toBe(true);
  });

  test('a correction wins over the guess, form by form', () => {
    const stored = { surname: { genitive: 'Заяца', dative: 'Заяцу' } };
    const declined = declinePersonName(name('Заяц', 'Иван', 'Ильич', 'male'), stored);
    expect(declined.surname.dative).toBe('Заяцу');
    expect(declined.surname.instrumental).toBe('Зайцем');
    expect(declined.needsCheck).toBe(true);
    const whole = { genitive: 'Заяца', dative: 'Заяцу', accusative: 'Заяца' };
    const settled = declinePersonName(name('Заяц', 'Иван', 'Ильич', 'male'), {
      surname: { ...whole, instrumental: 'Заяцем', prepositional: 'Заяце' },
    });
    expect(settled.needsCheck).toBe(false);
  });

  test.each<[NameForm, string]>([
    ['full', 'Ивановой Марии Петровне'],
    ['surname-initials', 'Ивановой\u00A0М.П.'],
    ['initials-surname', 'М.П.\u00A0Ивановой'],
  ])('form %s in the dative', (form, written) => {
    const declined = declinePersonName(name('Иванова', 'Мария', 'Петровна', 'female'));
    expect(writePersonName(declined, form, 'dative')).toBe(written);
  });

  test('initials without a patronymic, of a double name', () => {
    const declined = declinePersonName(name('Грин', 'Анна-Мария', null, 'female'));
    expect(writePersonName(declined, 'initials-surname')).toBe('А.-М.\u00A0Грин');
  });
});
