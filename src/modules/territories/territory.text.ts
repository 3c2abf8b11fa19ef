// Every human word of the territory's pages.
export const territoryText = {
  kinds: {
    district: 'муниципальный район',
    'municipal-district': 'муниципальный округ',
    'urban-district': 'городской округ',
    city: 'город',
  } as Record<string, string>,
  fields: {
    fullName: 'Полное наименование службы',
    shortName: 'Краткое наименование',
    legalForm: 'Правовое положение',
    parent: 'Кому подчинена',
    supervisor: 'Кто руководит методически',
    address: 'Адрес',
    phone: 'Телефон',
    email: 'Электронная почта',
    site: 'Сайт',
  },
  hints: {
    shortName: 'Так служба названа в меню и заголовках: ИМЦ, ММЦ, ОМС, ГМК.',
    legalForm: 'Например: структурное подразделение управления образования.',
    parent: 'Орган или организация, в составе которых работает служба.',
    supervisor: 'Если методическое руководство осуществляет другая организация.',
  } as Record<string, string>,
  adminOnly: 'Карточку службы меняет администратор службы этой территории.',
  title: 'Служба и территория',
  editTitle: 'Карточка службы',
  edit: 'Изменить карточку',
  saved: 'Карточка службы сохранена',
  service: 'Методическая служба',
  territory: 'Территория',
  network: 'Сеть',
  calendar: 'Производственный календарь',
  alone: 'Территория работает самостоятельно и не входит в сеть.',
  host: 'территория центра',
  lead: 'Наименования и подчинённость службы, часовой пояс и календарь рабочих дней, по которым считаются сроки.',
  approved: 'утверждён',
  notApproved: 'не утверждён: выходные и праздники по Трудовому кодексу',
  daysOff: 'Нерабочие дни',
  workingDays: 'Рабочие дни по переносу',
  shortDays: 'Сокращённые дни',
  year: 'Год',
  state: 'Календарь',
  none: 'нет',
} as const;

const zoneNames: Record<string, string> = {
  'Europe/Kaliningrad': 'МСК−1, UTC+2',
  'Europe/Moscow': 'московское время, UTC+3',
  'Europe/Samara': 'МСК+1, UTC+4',
  'Asia/Yekaterinburg': 'МСК+2, UTC+5',
  'Asia/Omsk': 'МСК+3, UTC+6',
  'Asia/Krasnoyarsk': 'МСК+4, UTC+7',
  'Asia/Novosibirsk': 'МСК+4, UTC+7',
  'Asia/Irkutsk': 'МСК+5, UTC+8',
  'Asia/Yakutsk': 'МСК+6, UTC+9',
  'Asia/Vladivostok': 'МСК+7, UTC+10',
  'Asia/Magadan': 'МСК+8, UTC+11',
  'Asia/Kamchatka': 'МСК+9, UTC+12',
};

/** «МСК+2, UTC+5»; an unknown zone is shown by its own name. */
export const zoneName = (zone: string): string => zoneNames[zone] ?? zone;
