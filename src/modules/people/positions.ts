// Catalogue of positions: the nomenclature of ПП РФ № 225 of 21.02.2022 with leaders and the staff of the service.
// A post is a position from here and free words after it: «учитель» + «математики».

export type Place = 'institution' | 'centre' | 'authority';

export interface Position {
  readonly name: string;
  readonly group:
    | 'Руководители'
    | 'Методическая служба и орган управления'
    | 'Педагогические работники'
    | 'Другие работники';
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

const chief: Record<Place, string> = {
  institution: 'institution-head',
  centre: 'centre-head',
  authority: 'authority-head',
};
const clerk = { authority: 'authority-clerk' };

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
  { name: 'методист', group: 'Методическая служба и орган управления', gives: { centre: 'methodist' } },
  {
    name: 'старший методист',
    group: 'Методическая служба и орган управления',
    gives: { centre: 'methodist' },
  },
  { name: 'специалист', group: 'Методическая служба и орган управления', gives: clerk },
  { name: 'ведущий специалист', group: 'Методическая служба и орган управления', gives: clerk },
  { name: 'главный специалист', group: 'Методическая служба и орган управления', gives: clerk },
  { name: 'консультант', group: 'Методическая служба и орган управления', gives: clerk },
  { name: 'делопроизводитель', group: 'Методическая служба и орган управления', gives: clerk },
  ...pedagogical.map((name) => ({ name, group: 'Педагогические работники' as const })),
  { name: 'секретарь', group: 'Другие работники' },
  { name: 'секретарь учебной части', group: 'Другие работники' },
  { name: 'библиотекарь', group: 'Другие работники' },
  { name: 'младший воспитатель', group: 'Другие работники' },
  { name: 'программист', group: 'Другие работники' },
  { name: 'доцент', group: 'Другие работники' },
];

const known = new Map(positions.map((position) => [position.name, position]));

export const isPosition = (name: string): boolean => known.has(name);

export const positionOptions = positions.map(({ name, group }) => ({ value: name, label: name, group }));

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

/** «учитель математики» */
export const postTitle = (post: { position: string; detail: string }): string =>
  [post.position, post.detail].filter(Boolean).join(' ');
