// Columns of a list of organisations, with the words regions and districts give them.
import {
  institutionKinds,
  institutionText,
  isInn,
  isOgrn,
  isOktmo,
  isSite,
  programmeKinds,
  settlementKinds,
} from '../institutions/index.ts';
import { chosen, coded, numbered, plain } from './fields.ts';
import type { FieldValue, ListField, ReadField } from './list-kind.ts';

const { fields: label, faults } = institutionText;

const kindWords: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries({
    school: ['школа', 'сош', 'оош', 'нош', 'общеобразовательная организация', 'лицей', 'гимназия'],
    kindergarten: ['доу', 'дошкольная организация', 'садик', 'дошкольное'],
    additional: ['удо', 'учреждение дополнительного образования', 'доп. образование'],
    vocational: ['спо', 'колледж', 'техникум'],
    special: ['коррекционная школа', 'интернат'],
    support: ['ппмс-центр', 'цпмпк'],
    other: ['другая', 'прочее', 'иное'],
  }).map(([kind, words]) => [kind, [institutionKinds[kind as keyof typeof institutionKinds], ...words]]),
);

/** The type told by the name, when the list has no column for it. */
const kindSigns: readonly (readonly [RegExp, string])[] = [
  [/коррекцион|интернат|для обучающихся с ограниченными|с овз/i, 'special'],
  [/колледж|техникум|профессиональн/i, 'vocational'],
  [
    /дополнительного образования|дом творчества|детского творчества|дюсш|спортивная школа|школа искусств|станция юн/i,
    'additional',
  ],
  [/психолого-медико|ппмс|сопровождени/i, 'support'],
  [
    /школ|лице[йя]|гимназ|\bсош\b|\bоош\b|(^|\s)[сон]ош(\s|$)|кадет|образовательн(ый|ого) (центр|комплекс)|общеобразовательн/i,
    'school',
  ],
  [/детск(ий|ого) сад|дошкольн|ясли/i, 'kindergarten'],
];

export const kindOfName = (name: string): string | null =>
  kindSigns.find(([sign]) => sign.test(name))?.[1] ?? null;

type Levels = readonly (keyof typeof programmeKinds)[];
/** «3» of a region's list is everything up to the eleventh class. */
const levels: Readonly<Record<string, Levels>> = {
  '1': ['primary'],
  '2': ['primary', 'basic'],
  '3': ['primary', 'basic', 'secondary'],
};
const programmeSigns: readonly (readonly [RegExp, keyof typeof programmeKinds])[] = [
  [/дошкольн|^до$/i, 'preschool'],
  [/начальн|ноо/i, 'primary'],
  [/основн|ооо/i, 'basic'],
  [/средн(ее|его) общ|соо/i, 'secondary'],
  [/адаптирован|аооп|аоп/i, 'adapted'],
  [/дополнительн/i, 'additional'],
  [/профессиональн|спо/i, 'vocational'],
];

function readProgrammes(text: string): ReadField {
  const said = text.replace(/[.,]0$/, '');
  if (said === '') return { value: null };
  const level = levels[said];
  if (level) return { value: level };
  const found = said
    .split(/[;,/]/)
    .map((part) => programmeSigns.find(([sign]) => sign.test(part.trim()))?.[1]);
  if (found.every((each) => each !== undefined)) return { value: [...new Set(found as string[])].sort() };
  return {
    fault: `Программы «${text}» не знаем. Напишите уровень 1, 2 или 3 либо через «;»: ${Object.values(programmeKinds).join('; ')}.`,
  };
}

const showProgrammes = (value: FieldValue): string =>
  Array.isArray(value)
    ? value.map((each) => programmeKinds[each as keyof typeof programmeKinds]).join('; ')
    : '';

const mail = (text: string): ReadField => {
  const address = text.replace(/^mailto:/i, '').replace(/\s/g, '');
  return address === '' || /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(address)
    ? { value: address.toLowerCase() || null }
    : { fault: faults.email };
};

const isKpp = (value: string) => /^\d{4}[\dA-Z]{2}\d{3}$/.test(value);

/** Quotes of every make become «ёлочки»: «МБОУ "Школа"» and «МБОУ «Школа»» are one name. */
export const evenQuotes = (text: string): string =>
  text
    .replace(/["“”„]{2,}/g, '"')
    .replace(/["“”„]([^"“”„]*)["“”„]/g, '«$1»')
    .replace(/«\s+/g, '«')
    .replace(/\s+»/g, '»');

const named =
  (max: number) =>
  (text: string): ReadField =>
    plain(max)(evenQuotes(text));

export const institutionFields: readonly ListField[] = [
  {
    key: 'regionCode',
    title: label.regionCode,
    synonyms: ['код', 'код оо', 'код организации', 'код школы', 'код учреждения', 'код оу', 'идентификатор'],
    read: coded(faults.code),
    width: 12,
  },
  {
    key: 'shortName',
    title: label.shortName,
    synonyms: [
      ...[
        'короткое название',
        'короткое название оо',
        'краткое название',
        'сокращенное наименование',
        'название',
      ],
      ...[
        'наименование',
        'организация',
        'школа',
        'оо',
        'учреждение',
        'наименование оо',
        'наименование организации',
      ],
    ],
    // Real lists repeat the full name here: the longest seen has 212 signs.
    read: named(300),
    width: 36,
  },
  {
    key: 'fullName',
    title: label.fullName,
    synonyms: [
      'полное название',
      'полное название оо',
      'полное наименование организации',
      'наименование по уставу',
    ],
    read: named(600),
    width: 60,
  },
  {
    key: 'kind',
    title: label.kind,
    synonyms: ['тип', 'вид', 'вид организации', 'тип оо', 'тип учреждения'],
    read: chosen(kindWords, 'Тип'),
    show: (value) => institutionKinds[value as keyof typeof institutionKinds] ?? '',
    width: 24,
  },
  {
    key: 'inn',
    title: label.inn,
    synonyms: ['инн организации', 'инн юридического лица', 'инн юл'],
    read: numbered(isInn, [10, 12], faults.inn),
    width: 14,
  },
  {
    key: 'kpp',
    title: label.kpp,
    synonyms: ['кпп организации'],
    read: numbered(isKpp, [9], faults.kpp),
    width: 12,
  },
  {
    key: 'ogrn',
    title: label.ogrn,
    synonyms: ['огрн организации', 'огрнип'],
    read: numbered(isOgrn, [], faults.ogrn),
    width: 16,
  },
  {
    key: 'oktmo',
    title: label.oktmo,
    synonyms: ['код октмо'],
    read: numbered(isOktmo, [8, 11], faults.oktmo),
    width: 14,
  },
  {
    key: 'programmes',
    title: label.programmes,
    synonyms: [
      'уровень образовательной программы',
      'уровень образования',
      'реализуемые программы',
      'уровень',
    ],
    read: readProgrammes,
    show: showProgrammes,
    width: 30,
  },
  {
    key: 'areaCode',
    title: label.areaCode,
    synonyms: ['ате', 'код ате', 'код территории', 'код района'],
    read: coded(faults.code),
    width: 10,
  },
  {
    key: 'municipalityCode',
    title: label.municipalityCode,
    synonyms: ['мсу', 'код мсу', 'муниципалитет', 'код муниципалитета'],
    read: coded(faults.code),
    width: 10,
  },
  {
    key: 'settlement',
    title: label.settlement,
    synonyms: ['is urban', 'городская', 'тип местности', 'город село', 'городская местность'],
    read: chosen(
      {
        urban: ['город', '1', 'да', 'городская', 'г', 'urban', 'true'],
        rural: ['село', '0', 'нет', 'сельская', 'с', 'rural', 'false'],
      },
      'Местность',
    ),
    show: (value) => settlementKinds[value as keyof typeof settlementKinds] ?? '',
    width: 12,
  },
  { key: 'founder', title: label.founder, synonyms: ['учредители'], read: plain(300), width: 30 },
  {
    key: 'address',
    title: label.address,
    synonyms: ['юридический адрес', 'фактический адрес', 'место нахождения', 'адрес организации'],
    read: plain(400),
    width: 40,
  },
  {
    key: 'phone',
    title: label.phone,
    synonyms: ['тел', 'телефоны', 'контактный телефон'],
    read: plain(120),
    width: 18,
  },
  {
    key: 'email',
    title: label.email,
    synonyms: ['e-mail', 'email', 'эл. почта', 'почта', 'адрес электронной почты'],
    read: mail,
    width: 26,
  },
  {
    key: 'site',
    title: label.site,
    synonyms: ['адрес сайта', 'официальный сайт', 'сайт организации'],
    read: (text) => (text === '' || isSite(text) ? { value: text || null } : { fault: faults.site }),
    width: 24,
  },
];
