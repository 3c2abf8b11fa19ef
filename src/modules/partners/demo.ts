// The demonstration's partners: invented organisations of every usual kind, their agreements and joint doings.
import { addDays, addMonths } from '../../kernel/clock.ts';
import type { WriteCtx } from '../../kernel/ctx.ts';
import { isRefusal } from '../../kernel/refusal.ts';
import { peopleWithRole } from '../people/index.ts';
import { insertAgreement } from './agreement.commands.ts';
import { insertPartner } from './partner.commands.ts';
import type { PartnerKind, WorkKind } from './partner.text.ts';
import { engage } from './specialist.commands.ts';
import { insertWork } from './work.commands.ts';

interface DemoPartner {
  readonly shortName: string;
  readonly name: string;
  readonly kind: PartnerKind;
  readonly inn: string | null;
  readonly contact: string;
  readonly phone: string;
  /** Months since the agreement began and how many it lasts; null: without a term. */
  readonly agreement?: { readonly began: number; readonly months: number | null };
  readonly works: readonly {
    readonly ago: number;
    readonly kind: WorkKind;
    readonly title: string;
    readonly participants: number | null;
    readonly result: string;
  }[];
}

const partners: readonly DemoPartner[] = [
  {
    shortName: 'ИРО',
    name: 'Институт развития образования',
    kind: 'institute',
    inn: '5200001018',
    contact: 'учебный отдел, Соколова Вера Андреевна',
    phone: '8 (800) 000-00-01',
    agreement: { began: 22, months: 24 },
    works: [
      {
        ...{ ago: 40, kind: 'event', title: 'Семинар «Оценивание на уроке: критерии и обратная связь»' },
        ...{ participants: 64, result: 'Материалы разосланы школам, запись семинара у методиста.' },
      },
      {
        ...{ ago: 12, kind: 'consultation', title: 'Консультация по программам наставничества' },
        ...{ participants: 18, result: 'Составлены программы для восьми пар.' },
      },
    ],
  },
  {
    shortName: 'Педуниверситет',
    name: 'Педагогический университет, факультет дополнительного образования',
    kind: 'professional-education',
    inn: '5200001025',
    contact: 'деканат, Лебедев Олег Игоревич',
    phone: '8 (800) 000-00-02',
    agreement: { began: 18, months: 60 },
    works: [
      {
        ...{ ago: 95, kind: 'event', title: 'Педагогическая практика студентов в школах района' },
        ...{ participants: 23, result: 'Двое выпускников приняты на работу.' },
      },
    ],
  },
  {
    shortName: 'Центр оценки качества',
    name: 'Региональный информационно-аналитический центр оценки качества образования',
    kind: 'quality-centre',
    inn: '5200001032',
    contact: 'отдел мониторингов',
    phone: '8 (800) 000-00-03',
    agreement: { began: 14, months: null },
    works: [
      {
        ...{ ago: 60, kind: 'consultation', title: 'Разбор результатов всероссийских проверочных работ' },
        ...{ participants: 41, result: 'Адресные рекомендации для шести школ.' },
      },
    ],
  },
  {
    shortName: 'Аттестационная комиссия региона',
    name: 'Главная аттестационная комиссия министерства образования',
    kind: 'attestation',
    inn: null,
    contact: 'секретарь комиссии',
    phone: '8 (800) 000-00-04',
    works: [],
  },
  {
    shortName: 'Музей науки',
    name: 'Областной музей науки и техники',
    kind: 'social',
    inn: '5200001040',
    contact: 'отдел образовательных программ',
    phone: '8 (800) 000-00-05',
    agreement: { began: 11, months: 12 },
    works: [
      {
        ...{ ago: 25, kind: 'event', title: 'Мастер-класс «Опыты на уроке физики»' },
        ...{ participants: 30, result: 'Комплекты опытов переданы пяти школам.' },
      },
    ],
  },
];

const blank = { kpp: null, ogrn: null, email: '', site: '', address: '' };

/** Enters the partners with what was done; answers their ids by short name, for the rooms above. */
export async function loadPartnersDemo(ctx: WriteCtx): Promise<ReadonlyMap<string, string>> {
  const [answerable] = await peopleWithRole(ctx, ['methodist', 'centre-head'], { kind: 'territory' });
  const responsibleId = answerable?.personId ?? null;
  const ids = new Map<string, string>();
  for (const { agreement, works, ...card } of partners) {
    const startsOn = addMonths(ctx.today, -(agreement?.began ?? 12));
    const partnerId = await insertPartner(ctx, { ...blank, ...card, responsibleId, startsOn });
    ids.set(card.shortName, partnerId);
    if (agreement) {
      const lastDay = agreement.months && addDays(addMonths(startsOn, agreement.months), -1);
      const title = `договор о сотрудничестве от ${startsOn.split('-').reverse().join('.')}`;
      await insertAgreement(ctx, { partnerId, title, startsOn, lastDay: lastDay || null });
    }
    for (const { ago, ...work } of works) {
      const on = addDays(ctx.today, -ago);
      await insertWork(ctx, { partnerId, ...work, on, circle: 'педагоги организаций района', responsibleId });
    }
  }
  const engaged = await engage(ctx, {
    ...{ personId: null, surname: 'Рябинин', given: 'Глеб', patronymic: 'Аркадьевич', gender: 'male' },
    ...{
      email: `ryabinin@${ctx.territory.slug}.example`,
      phone: '',
      partnerId: ids.get('Педуниверситет') ?? null,
    },
    ...{ affiliation: 'кафедра педагогики, доцент', engagement: 'hourly', lastDay: null },
    ...{ work: 'экспертиза заявок и отчётов методических площадок', startsOn: addMonths(ctx.today, -2) },
    document: `договор от ${addMonths(ctx.today, -2).split('-').reverse().join('.')} № 4`,
  });
  if (isRefusal(engaged)) throw new Error(engaged.text);
  return ids;
}
