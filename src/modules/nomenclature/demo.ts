// The demonstration's nomenclature: Sosnovy Bor has six of its ten documents, one of them looked through too late, two cite or change.
import type { CivilDate } from '../../kernel/clock.ts';
import type { WriteCtx } from '../../kernel/ctx.ts';
import { newId } from '../../kernel/ids.ts';
import { enterOwnRegulation, type OwnRegulation } from '../regulations/index.ts';

const committee = 'Комитет образования администрации Сосновоборского городского округа';

const approvedBy = (
  number: string,
  dated: CivilDate,
  about: string,
): NonNullable<OwnRegulation['order']> => ({
  ...{ level: 'municipal', kind: 'распоряжение', issuer: committee, number, dated },
  title: `Об утверждении Положения ${about}`,
});

const textOf = (subject: string, aim: string) =>
  [
    `1. Положение определяет порядок работы: ${subject}.`,
    `2. Цель — ${aim}.`,
    '3. Состав утверждается распоряжением комитета образования на учебный год.',
    '4. План работы входит в годовой план городской методической службы.',
    '5. Итоги подводятся в мае и рассматриваются на экспертном совете.',
  ].join('\n');

interface DemoSlot extends OwnRegulation {
  readonly slot: string;
  readonly reviewOn?: CivilDate;
}

const sosnovyBor: readonly DemoSlot[] = [
  {
    slot: 'gmo',
    title: 'Положение о городском методическом объединении учителей-предметников',
    text: textOf('городские методические объединения учителей', 'рост мастерства учителей предмета'),
    order: approvedBy('38-р', '2021-09-06', 'о городском методическом объединении'),
    inForceFrom: '2021-09-06',
    reviewOn: '2026-06-30',
  },
  {
    slot: 'creative-group',
    title: 'Положение о творческой группе',
    text: textOf('творческие группы педагогов', 'разработка материалов к определённому сроку'),
    order: approvedBy('41-р', '2018-10-01', 'о творческой группе'),
    inForceFrom: '2018-10-01',
    oldLaw: {
      act: {
        ...{ level: 'federal', kind: 'закон', issuer: 'Российская Федерация', number: '3266-1' },
        dated: '1992-07-10',
        title: 'Об образовании',
      },
      instead: 'Федеральный закон от 29.12.2012 № 273-ФЗ',
    },
  },
  {
    slot: 'innovation',
    title: 'Положение об организации инновационной деятельности в муниципальном городском округе',
    text: textOf('инновационная деятельность организаций', 'отбор и распространение новых практик'),
    order: approvedBy('12-р', '2022-02-14', 'об организации инновационной деятельности'),
    inForceFrom: '2022-02-14',
  },
  {
    slot: 'contest',
    title: 'Положение о городском конкурсе методических разработок «Сетевые технологии в помощь педагогу»',
    text: textOf('городской конкурс методических разработок', 'выявление лучших сетевых уроков'),
  },
  {
    slot: 'gifted-council',
    title: 'Положение о Координационном совете по работе с одарёнными детьми',
    text: textOf('Координационный совет', 'согласованная работа с одарёнными детьми'),
    order: approvedBy('55-р', '2020-11-09', 'о Координационном совете'),
    inForceFrom: '2020-11-09',
    revised: true,
  },
  {
    slot: 'young-teacher-school',
    title: 'Положение о «Школе молодого педагога»',
    text: textOf('«Школа молодого педагога»', 'поддержка педагогов первых трёх лет работы'),
    order: approvedBy('29-р', '2019-08-26', 'о «Школе молодого педагога»'),
    inForceFrom: '2019-08-26',
    reviewOn: '2025-08-31',
  },
  {
    slot: 'base-site',
    title: 'Положение об опорной площадке',
    text: textOf('опорные площадки', 'распространение опыта организаций'),
    order: approvedBy('17-р', '2023-03-20', 'об опорной площадке'),
    inForceFrom: '2023-03-20',
  },
];

export async function loadNomenclatureDemo(ctx: WriteCtx): Promise<void> {
  if (ctx.territory.slug !== 'sosnovy-bor') return;
  for (const { slot, reviewOn, ...own } of sosnovyBor) {
    const regulationId = await enterOwnRegulation(ctx, own);
    await ctx.db
      .insertInto('nomenclature.placements')
      .values({
        ...{ territory_id: ctx.territory.id, id: newId(ctx.now), slot, regulation_id: regulationId },
        ...{ review_on: reviewOn ?? null, starts_on: own.inForceFrom ?? ctx.today },
      })
      .execute();
  }
}
