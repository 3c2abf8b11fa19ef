// Catalogue of positions: the nomenclature of ПП РФ № 225 of 21.02.2022 with leaders and the staff of the service.
// A post is a position from here and free words after it: «учитель» + «математики». The act has no codes, so the official
// name is the key; what a school writes otherwise stands beside it (`position_text`).

export type Place = 'institution' | 'centre' | 'authority';

export interface Position {
  readonly name: string;
  readonly group:
    | 'Руководители'
    | 'Методическая служба и орган управления'
    | 'Педагогические работники'
    | 'Учебно-вспомогательный персонал'
    | 'Другие работники';
  /** Stands in the nomenclature among the pedagogical positions: these are attested and counted in shares. */
  readonly pedagogical?: true;
  /** Role that holding the post gives, by the place of work. */
  readonly gives?: Partial<Record<Place, string>>;
}

const pedagogical = [
  'учитель',
  'воспитатель',
  'старший воспитатель',
  'музыкальный руководитель',
  'инструктор по физической культуре',
  'руководитель физического воспитания',
  'педагог дополнительного образования',
  'старший педагог дополнительного образования',
  'педагог-библиотекарь',
  'педагог-организатор',
  'педагог-психолог',
  'социальный педагог',
  'учитель-дефектолог',
  'учитель-логопед',
  'логопед',
  'преподаватель',
  'преподаватель-организатор основ безопасности и защиты Родины',
  'советник директора по воспитанию и взаимодействию с детскими общественными объединениями',
  'старший вожатый',
  'концертмейстер',
  'мастер производственного обучения',
  'инструктор по труду',
  'инструктор-методист',
  'старший инструктор-методист',
  'тренер-преподаватель',
  'старший тренер-преподаватель',
  'тьютор',
];

/** Section «Должности учебно-вспомогательного персонала» of приказ 761н; outside the nomenclature of pedagogical positions. */
const support = [
  'младший воспитатель',
  'помощник воспитателя',
  'вожатый',
  'дежурный по режиму',
  'диспетчер образовательного учреждения',
  'секретарь учебной части',
];

/** For what no list names; the institution's own words stand in `position_text`. */
export const otherPosition = 'иной работник';

const chief: Record<Place, string> = {
  institution: 'institution-head',
  centre: 'centre-head',
  authority: 'authority-head',
};
const service = 'Методическая служба и орган управления';
const clerk = { authority: 'authority-clerk' };
const specialist = { ...clerk, centre: 'specialist' };

export const positions: readonly Position[] = [
  { name: 'директор', group: 'Руководители', gives: chief },
  { name: 'заведующий', group: 'Руководители', gives: chief },
  { name: 'начальник', group: 'Руководители', gives: chief },
  { name: 'председатель', group: 'Руководители', gives: { authority: 'authority-head' } },
  { name: 'руководитель', group: 'Руководители', gives: chief },
  { name: 'заместитель директора', group: 'Руководители' },
  { name: 'заместитель заведующего', group: 'Руководители' },
  { name: 'заместитель начальника', group: 'Руководители' },
  { name: 'заместитель председателя', group: 'Руководители' },
  { name: 'заведующий отделом', group: 'Руководители' },
  { name: 'руководитель структурного подразделения', group: 'Руководители' },
  { name: 'методист', group: service, pedagogical: true, gives: { centre: 'methodist' } },
  { name: 'старший методист', group: service, pedagogical: true, gives: { centre: 'methodist' } },
  { name: 'специалист', group: service, gives: specialist },
  { name: 'ведущий специалист', group: service, gives: specialist },
  { name: 'главный специалист', group: service, gives: specialist },
  { name: 'консультант', group: service, gives: clerk },
  { name: 'делопроизводитель', group: service, gives: clerk },
  ...pedagogical.map((name) => ({
    name,
    group: 'Педагогические работники' as const,
    pedagogical: true as const,
  })),
  ...support.map((name) => ({ name, group: 'Учебно-вспомогательный персонал' as const })),
  { name: 'секретарь', group: 'Другие работники' },
  { name: 'библиотекарь', group: 'Другие работники' },
  { name: 'лаборант', group: 'Другие работники' },
  { name: 'программист', group: 'Другие работники' },
  { name: 'доцент', group: 'Другие работники' },
  { name: otherPosition, group: 'Другие работники' },
];

const known = new Map(positions.map((position) => [position.name, position]));

export const isPosition = (name: string): boolean => known.has(name);

export const positionOptions = positions.map(({ name, group }) => ({ value: name, label: name, group }));

/** Positions attested for a category and counted as «педагогические работники». */
export const pedagogicalPositions = positions.filter((each) => each.pedagogical).map((each) => each.name);

export const positionGroups = [...new Set(positions.map((position) => position.group))];

export const positionsOf = (group: string): string[] =>
  positions.filter((each) => each.group === group).map((each) => each.name);

/** Positions that are the head of an institution. */
export const headPositions = positions.filter((each) => each.gives?.institution).map((each) => each.name);

/** place, position, role: what a post gives its holder. */
export const rolesOfPosts = positions.flatMap((position) =>
  Object.entries(position.gives ?? {}).map(([place, kind]) => ({
    place: place as Place,
    position: position.name,
    kind,
  })),
);

/** The role that holding the post gives, or null: who appoints must have the right to grant it. */
export const roleGivenBy = (place: Place, position: string): string | null =>
  known.get(position)?.gives?.[place] ?? null;

/** «учитель математики»; for a position outside the lists, the institution's own words. */
export const postTitle = (post: { position: string; detail: string; positionText?: string }): string =>
  post.position === otherPosition && post.positionText
    ? post.positionText
    : [post.position, post.detail].filter(Boolean).join(' ');
