// Kinds of bodies a text of the service names: what each is, how its offices are called, whether it works for a term.
import type { MemberRole } from '../councils.text.ts';

export type BodyFamily = 'council' | 'association' | 'group' | 'centre';

interface Kind {
  readonly ru: string;
  readonly family: BodyFamily;
  /** Made for a term and a product (002 §4.3, 004 §2.2): without them it is not created. */
  readonly temporary?: boolean;
}

const kinds = {
  'expert-council': { ru: 'Экспертный совет', family: 'council' },
  'methodical-council': { ru: 'Методический совет', family: 'council' },
  'coordination-council': { ru: 'Координационный совет', family: 'council' },
  'pedagogical-council': { ru: 'Педагогический совет', family: 'council' },
  'institution-council': { ru: 'Совет организации', family: 'council' },
  'public-council': { ru: 'Профессиональный или общественный совет', family: 'council' },
  'subject-association': { ru: 'Методическое объединение педагогов (РМО, ГМО, МО)', family: 'association' },
  'method-association': { ru: 'Учебно-методическое объединение', family: 'association' },
  'professional-association': { ru: 'Ассоциация педагогов', family: 'association' },
  'creative-group': { ru: 'Творческая группа', family: 'group', temporary: true },
  'temporary-team': { ru: 'Временный творческий коллектив', family: 'group', temporary: true },
  'problem-group': { ru: 'Проблемная группа', family: 'group', temporary: true },
  'expert-group': { ru: 'Экспертная группа', family: 'group' },
  'working-group': { ru: 'Рабочая группа', family: 'group' },
  school: { ru: 'Школа (молодого педагога, сетевая)', family: 'association' },
  'resource-centre': { ru: 'Ресурсный центр', family: 'centre' },
  other: { ru: 'Другой коллегиальный орган', family: 'council' },
} as const satisfies Readonly<Record<string, Kind>>;

export type BodyKind = keyof typeof kinds;
export const bodyKindKeys = Object.keys(kinds) as [BodyKind, ...BodyKind[]];
export const bodyKinds = Object.fromEntries(bodyKindKeys.map((kind) => [kind, kinds[kind].ru])) as Readonly<
  Record<BodyKind, string>
>;

export const isBodyKind = (text: string | undefined): text is BodyKind => text !== undefined && text in kinds;
export const familyOf = (kind: BodyKind): BodyFamily => kinds[kind].family;
export const isTemporary = (kind: BodyKind): boolean => (kinds[kind] as Kind).temporary ?? false;

export const families: Readonly<Record<BodyFamily, string>> = {
  council: 'Советы',
  association: 'Объединения',
  group: 'Группы',
  centre: 'Центры',
};

const inCouncil: Readonly<Record<MemberRole, string>> = {
  chair: 'председатель',
  'deputy-chair': 'заместитель председателя',
  secretary: 'секретарь',
  member: 'член совета',
};
const elsewhere: Readonly<Record<MemberRole, string>> = {
  chair: 'руководитель',
  'deputy-chair': 'заместитель руководителя',
  secretary: 'секретарь',
  member: 'участник',
};

/** «председатель» of a council, «руководитель» of an association or a group. */
export const roleWords = (kind: BodyKind): Readonly<Record<MemberRole, string>> =>
  familyOf(kind) === 'council' ? inCouncil : elsewhere;
