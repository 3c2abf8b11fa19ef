// Words of the views by body and by institution: what a line has to do with each of them.

export const concernKinds = ['body', 'institution'] as const;
/** Whom lines of a plan concern. */
export type ConcernKind = (typeof concernKinds)[number];

/** How a line came to concern an institution or a body. */
export type ConcernBy = 'link' | 'body-plan' | 'body' | 'site' | 'words';

export const concernText = {
  title: { body: 'Пункты по органам', institution: 'Пункты по организациям' } as Readonly<
    Record<ConcernKind, string>
  >,
  lead: {
    body: 'Пункты, связанные с советом, комиссией или объединением или вошедшие в план его работы.',
    institution:
      'Пункты, связанные с организацией, её площадкой или советом, и те, где она названа местом или участником.',
  } as Readonly<Record<ConcernKind, string>>,
  who: { body: 'Орган', institution: 'Организация' } as Readonly<Record<ConcernKind, string>>,
  how: 'Как связан',
  by: {
    link: 'связан с пунктом',
    'body-plan': 'в плане органа',
    body: 'через орган',
    site: 'через площадку',
    words: 'место или участники',
  } as Readonly<Record<ConcernBy, string>>,
  counts: 'Сколько пунктов',
  none: { body: 'Ни с одним органом', institution: 'Ни с одной организацией' } as Readonly<
    Record<ConcernKind, string>
  >,
  left: { body: 'Нет пунктов', institution: 'План не касается' } as Readonly<Record<ConcernKind, string>>,
  leftHint: {
    body: 'Органы, с которыми в этом году не связан ни один пункт',
    institution: 'Организации, которых в этом году не касается ни один пункт',
  } as Readonly<Record<ConcernKind, string>>,
  empty: {
    body: 'Пока ни один пункт не связан с органом',
    institution: 'Пока ни один пункт не связан с организацией',
  } as Readonly<Record<ConcernKind, string>>,
  emptyText:
    'Откройте пункт и свяжите его в разделе «С чем связан пункт». Организацию узнают и по месту проведения: «Лицей № 8, актовый зал».',
} as const;
