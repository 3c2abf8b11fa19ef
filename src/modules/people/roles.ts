// Roles the people module grants: each with its scope, its Russian name and what it is for. Bodies and sites offer their own.

export interface RoleKind {
  readonly kind: string;
  readonly scope: 'territory' | 'institution';
  readonly ru: string;
  /** What the holder comes to the system for. */
  readonly why: string;
  /** Another person may act in it: «И. о.». */
  readonly acting: boolean;
  /** Roles that may grant it. */
  readonly grantedBy: readonly string[];
}

const admin = ['territory-admin'];
const service = ['territory-admin', 'centre-head'];

export const roleKinds: readonly RoleKind[] = [
  {
    kind: 'territory-admin',
    scope: 'territory',
    ru: 'Администратор службы',
    why: 'Заводит людей и роли, настраивает положение, календарь и карточку службы.',
    acting: false,
    grantedBy: admin,
  },
  {
    kind: 'centre-head',
    scope: 'territory',
    ru: 'Руководитель методической службы',
    why: 'Видит всю работу службы, согласует планы и предложения.',
    acting: true,
    grantedBy: admin,
  },
  {
    kind: 'methodist',
    scope: 'territory',
    ru: 'Методист',
    why: 'Ведёт реестры, площадки и объединения своего направления.',
    acting: true,
    grantedBy: service,
  },
  {
    kind: 'specialist',
    scope: 'territory',
    ru: 'Специалист службы',
    why: 'Читает всё, что не относится к личным сведениям; личные — в организациях, которые ему поручены.',
    acting: true,
    grantedBy: service,
  },
  {
    kind: 'assigned-specialist',
    scope: 'institution',
    ru: 'Специалист по поручению',
    why: 'Видит личные сведения людей порученной организации, пока действует поручение; ничего не меняет.',
    acting: false,
    grantedBy: service,
  },
  {
    kind: 'authority-head',
    scope: 'territory',
    ru: 'Руководитель органа управления образованием',
    why: 'Подписывает приказы, утверждает планы, видит просроченное.',
    acting: true,
    grantedBy: admin,
  },
  {
    kind: 'authority-clerk',
    scope: 'territory',
    ru: 'Специалист органа управления образованием',
    why: 'Готовит и регистрирует приказы.',
    acting: true,
    grantedBy: admin,
  },
  {
    kind: 'network-coordinator',
    scope: 'territory',
    ru: 'Координатор сети',
    why: 'В территории центра сети видит всё, что ведут её участники; в другой территории роль ничего не добавляет.',
    acting: false,
    grantedBy: service,
  },
  {
    kind: 'network-adviser',
    scope: 'territory',
    ru: 'Научно-методический руководитель сети',
    why: 'Смотрит план центра и его исполнение, даёт рекомендации; не утверждает и не исполняет.',
    acting: false,
    grantedBy: service,
  },
  {
    kind: 'observer',
    scope: 'territory',
    ru: 'Наблюдатель',
    why: 'Смотрит итоговые данные, ничего не меняет.',
    acting: false,
    grantedBy: service,
  },
  {
    kind: 'institution-head',
    scope: 'institution',
    ru: 'Руководитель организации',
    why: 'Подаёт заявки и отчёты организации, подписывает документы.',
    acting: true,
    grantedBy: [...service, 'methodist'],
  },
  {
    kind: 'institution-operator',
    scope: 'institution',
    ru: 'Ответственный в организации',
    why: 'Заполняет заявки и сведения о сотрудниках своей организации.',
    acting: false,
    grantedBy: [...service, 'methodist', 'institution-head'],
  },
];

const known = new Map(roleKinds.map((role) => [role.kind, role]));

export const roleKind = (kind: string): RoleKind | null => known.get(kind) ?? null;

/** Roles that come from memberships and sites, named here for the frame and the list of a person's roles. */
const namesElsewhere: Readonly<Record<string, string>> = {
  chair: 'Председатель совета',
  'deputy-chair': 'Заместитель председателя совета',
  secretary: 'Секретарь совета',
  member: 'Член совета',
  'structures-coordinator': 'Координация методических структур',
  'site-head': 'Руководитель площадки',
  'site-co-head': 'Соруководитель площадки',
};

/** «Методист», whichever module the role comes from. */
export const roleName = (kind: string): string => known.get(kind)?.ru ?? namesElsewhere[kind] ?? kind;

/** Roles a territory may call by its own words. */
type NamedByTerritory = 'centre-head' | 'authority-head' | 'methodist' | 'site-head' | 'site-co-head';
const namedByTerritory: readonly string[] = [
  'centre-head',
  'authority-head',
  'methodist',
  'site-head',
  'site-co-head',
];

/** The role in the territory's own words: «директор ИМЦ», «заведующий ИМЦ», «начальник ОМС». */
export function roleTitle(kind: string, terms: { of: (key: NamedByTerritory) => string }): string {
  return namedByTerritory.includes(kind) ? terms.of(kind as NamedByTerritory) : roleName(kind);
}

export const roleOptions = roleKinds.map(({ kind, ru, why }) => ({ value: kind, label: ru, hint: why }));
export const actingOptions = roleKinds.flatMap(({ kind, ru, acting }) =>
  acting ? [{ value: kind, label: ru }] : [],
);
