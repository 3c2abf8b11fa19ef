// Invented papers of every shape, for the tests and for looking at.
import { PAPER_MODEL_VERSION, type Paper } from '../model.ts';

type Parts = Pick<Paper, 'title' | 'blocks'> & Partial<Paper>;

export function samplePaper(parts: Parts): Paper {
  return {
    model: PAPER_MODEL_VERSION,
    template: { name: 'sample', version: 1 },
    language: 'ru',
    page: { orientation: 'portrait', binding: 'normal' },
    ...parts,
  };
}

const THEMES = [
  'Смысловое чтение как основа читательской грамотности младших школьников',
  'Цифровая образовательная среда: от пробы к системе',
  'Раннее развитие инженерного мышления дошкольников средствами конструирования',
  'Школа полного дня',
];

export function sampleSites(count: number): string[][] {
  return Array.from({ length: count }, (_, index) => [
    `${index + 1}`,
    `МБОУ «Средняя общеобразовательная школа № ${index + 1}»`,
    THEMES[index % THEMES.length] ?? '',
    'М.П. Берёзова, заместитель директора',
    'А.И. Ольхина, методист',
  ]);
}

export function orderSample(sites = 20): Paper {
  const act = { date: '30 сентября 2026 г.', number: '612' };
  return samplePaper({
    title: 'Приказ о признании организаций опорными методическими площадками',
    template: { name: 'order-list', version: 1 },
    page: { orientation: 'portrait', binding: 'long' },
    blocks: [
      {
        kind: 'letterhead',
        lines: ['АДМИНИСТРАЦИЯ ЗАРЕЧЕНСКОГО МУНИЦИПАЛЬНОГО РАЙОНА', 'ДЕПАРТАМЕНТ ОБРАЗОВАНИЯ'],
        details: ['ул. Садовая, д. 1, г. Заречный, 600000'],
      },
      { kind: 'document-kind', text: 'ПРИКАЗ' },
      { kind: 'requisites', date: act.date, number: act.number, place: 'г. Заречный' },
      {
        kind: 'subject',
        text: 'О признании организаций опорными методическими площадками информационно-методического центра',
      },
      {
        kind: 'paragraph',
        text: 'В соответствии с пунктом 5.7 Порядка признания организаций опорной методической площадкой, на основании предложений районного экспертного совета (протокол от 15.09.2026 № 4), в целях развития методической работы',
      },
      { kind: 'paragraph', text: [{ text: 'ПРИКАЗЫВАЮ:', bold: true }], indent: false, keepWithNext: true },
      {
        kind: 'list',
        style: 'numbered',
        items: [
          {
            text: 'Признать опорными методическими площадками на 2026/27 учебный год организации согласно приложению № 1.',
          },
          {
            text: 'Информационно-методическому центру (Берёзова М.П.):',
            items: [
              { text: 'довести приказ до сведения образовательных организаций до 5 октября 2026 г.;' },
              { text: 'обеспечить методическое сопровождение площадок.' },
            ],
          },
          { text: 'Контроль за исполнением приказа оставляю за собой.' },
        ],
      },
      {
        kind: 'signatures',
        signers: [
          {
            post: 'И. о. директора департамента образования администрации Зареченского муниципального района',
            name: 'С.Т. Кленов',
          },
        ],
      },
      {
        kind: 'acquaintance',
        text: 'С приказом ознакомлены:',
        people: [
          { post: 'Методист', name: 'А.И. Ольхина', date: '01.10.2026' },
          { post: 'Методист', name: 'Л.Д. Рябинина' },
        ],
        blankLines: 1,
      },
      {
        kind: 'attachment',
        number: '1',
        to: 'к приказу департамента образования администрации Зареченского муниципального района',
        act,
      },
      { kind: 'heading', text: 'Перечень опорных методических площадок' },
      {
        kind: 'table',
        columns: [
          { title: '№ п/п', width: 0.7, align: 'center' },
          { title: 'Организация', width: 2.4 },
          { title: 'Тема', width: 3 },
          { title: 'Руководитель', width: 1.8 },
          { title: 'Соруководитель', width: 1.8 },
        ],
        rows: sampleSites(sites),
        total: [null, `Итого: ${sites}`, null, null, null],
      },
    ],
    foot: {
      fileIndex: '01-05',
      storageTerm: 'постоянно',
      qr: { text: 'https://opora.example/check/7f3a', caption: 'Проверить' },
    },
  });
}

export function minutesSample(): Paper {
  return samplePaper({
    title: 'Протокол заседания районного экспертного совета',
    template: { name: 'minutes', version: 1 },
    blocks: [
      { kind: 'letterhead', lines: ['РАЙОННЫЙ ЭКСПЕРТНЫЙ СОВЕТ'] },
      { kind: 'document-kind', text: 'ПРОТОКОЛ', subtitle: 'заседания' },
      { kind: 'requisites', date: '15 сентября 2026 г.', number: '4', place: 'г. Заречный' },
      {
        kind: 'facts',
        rows: [
          { name: 'Председатель', value: 'С.Т. Кленов' },
          { name: 'Секретарь', value: 'Л.Д. Рябинина' },
          { name: 'Присутствовали', value: '9 из 11 членов совета (кворум имеется), список прилагается' },
          { name: 'Приглашённые', value: null },
        ],
      },
      { kind: 'heading', text: 'ПОВЕСТКА ДНЯ' },
      {
        kind: 'list',
        style: 'numbered',
        items: [
          { text: 'О признании МБОУ «Школа № 3» опорной методической площадкой.' },
          { text: 'О плане работы совета.' },
        ],
      },
      {
        kind: 'hearing',
        number: 1,
        heard: [
          'Ольхину А.И., методиста, – об итогах экспертизы заявки МБОУ «Школа № 3» (средний балл 42,5 из 50).',
        ],
        spoke: [
          'Клёнова О.Р.: опыт школы востребован в районе, план работы реалистичен.',
          'Дубов Н.Н. предложил усилить раздел плана о работе с молодыми педагогами.',
        ],
        decided: [
          {
            text: 'Предложить департаменту образования признать МБОУ «Школа № 3» опорной методической площадкой.',
          },
          {
            text: 'Рекомендовать школе доработать план. Срок – 25 сентября 2026 г., ответственный – Ольхина А.И.',
          },
        ],
        votes: { for: 8, against: 0, abstained: 1 },
      },
      {
        kind: 'hearing',
        number: 2,
        heard: ['Рябинину Л.Д. – о плане работы совета на 2026/27 учебный год.'],
        spoke: [],
        decided: [{ text: 'Утвердить план работы совета.' }],
        votes: { for: null, against: null, abstained: null },
      },
      {
        kind: 'signatures',
        signers: [
          { post: 'Председатель', name: 'С.Т. Кленов' },
          { post: 'Секретарь', name: 'Л.Д. Рябинина' },
        ],
      },
    ],
  });
}

export function applicationSample(): Paper {
  return samplePaper({
    title: 'Заявка на открытие опорной методической площадки',
    template: { name: 'application', version: 1 },
    draft: true,
    blocks: [
      {
        kind: 'addressee',
        lines: [
          'Директору',
          'департамента образования администрации Зареченского муниципального района',
          'Кленову С.Т.',
        ],
      },
      {
        kind: 'subject',
        text: 'Заявка на открытие (продолжение работы) опорной методической площадки',
        align: 'center',
      },
      {
        kind: 'paragraph',
        text: 'Администрация МБОУ «Школа № 3» ходатайствует об открытии опорной методической площадки по теме «Смысловое чтение как основа читательской грамотности».',
      },
      {
        kind: 'paragraph',
        text: [{ text: 'Цель работы', bold: true }, { text: ' – создание банка приёмов смыслового чтения.' }],
      },
      {
        kind: 'paragraph',
        text: [
          { text: 'Краткая характеристика ОУ. ', bold: true },
          { text: 'В школе 24 класса, 41 педагог.\nОпыт инновационной работы – с 2019 года.' },
        ],
      },
      {
        kind: 'paragraph',
        text: 'Данная тема актуальна для муниципальной системы образования в связи с результатами оценки функциональной грамотности.',
      },
      { kind: 'paragraph', text: 'План работы ОМП прилагается.' },
      { kind: 'signatures', signers: [{ post: 'Директор', name: null }], stamp: true },
    ],
  });
}

export function expertSheetSample(): Paper {
  const criteria = [
    'Актуальность темы для муниципальной системы',
    'Реалистичность плана работы',
    'Опыт и квалификация коллектива',
  ];
  return samplePaper({
    title: 'Экспертный лист',
    template: { name: 'expert-sheet', version: 1 },
    page: { orientation: 'landscape', binding: 'normal', fontSize: 12 },
    blocks: [
      {
        kind: 'document-kind',
        text: 'ЭКСПЕРТНЫЙ ЛИСТ',
        subtitle: 'оценки качества заявки на признание опорной методической площадкой',
      },
      {
        kind: 'facts',
        rows: [
          { name: 'Заявитель', value: 'МБОУ «Школа № 3»' },
          { name: 'Тема', value: 'Смысловое чтение как основа читательской грамотности' },
          { name: 'Эксперт', value: 'Дубов Николай Никитич, директор МБОУ «Школа № 9»' },
        ],
      },
      {
        kind: 'table',
        columns: [
          { title: 'Критерий', width: 3 },
          { title: 'Вес', width: 0.7, align: 'center' },
          { title: 'Макс. балл', width: 0.8, align: 'center' },
          { title: 'Балл', width: 0.7, align: 'center' },
          { title: 'Обоснование', width: 4 },
        ],
        rows: [
          { group: [{ text: 'I. Содержание заявки', bold: true }] },
          ...criteria.map((name, index) => [
            name,
            1.5,
            5,
            index === 2 ? null : 4.5,
            'Тема поддержана результатами диагностики; показаны источники и ожидаемые результаты работы площадки.',
          ]),
        ],
        total: ['Итого', null, 15, 9, null],
      },
      { kind: 'paragraph', text: [{ text: 'Вывод: ', bold: true }, { text: 'рекомендовать.' }] },
      { kind: 'signatures', signers: [{ post: 'Эксперт', name: 'Н.Н. Дубов', date: null }] },
    ],
  });
}

export function regulationSample(): Paper {
  return samplePaper({
    title: 'Положение о городском методическом кабинете',
    template: { name: 'regulation', version: 1 },
    blocks: [
      {
        kind: 'approvals',
        parts: [
          {
            heading: 'Принято',
            lines: ['Экспертным советом'],
            requisites: { prefix: 'протокол', date: '30.08.2016', number: '1' },
          },
          {
            heading: 'Утверждено',
            lines: [],
            signature: { post: 'Директор', name: 'О.Р. Клёнова' },
            requisites: { date: '11.09.2016' },
          },
          { heading: 'Приказ', lines: [], requisites: { date: null, number: null } },
        ],
      },
      { kind: 'document-kind', text: 'ПОЛОЖЕНИЕ', subtitle: 'о городском методическом кабинете' },
      { kind: 'heading', text: '5. Заключительные положения' },
      {
        kind: 'list',
        style: 'numbered',
        items: [
          { label: '5.7.', text: 'Перечень утверждается приказом.', items: [{ text: 'подпункт' }] },
          { label: '5.10.', text: 'Нумерация источника сохраняется.' },
        ],
      },
      {
        kind: 'approval',
        part: {
          heading: 'УТВЕРЖДЕНО',
          lines: ['приказом департамента образования'],
          requisites: { date: '31.12.2013', number: '880' },
        },
      },
      { kind: 'note', text: 'Примечание: набрано мелким шрифтом.' },
    ],
  });
}
