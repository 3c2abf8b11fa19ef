// Shapes of an application of Annex 4: as it is filled in, as it is read, as it was submitted.
import { z } from 'zod';
import type { CivilDate } from '../../../kernel/clock.ts';
import type { ApplicationState } from './application.lifecycle.ts';

const words = (max: number) => z.string().trim().max(max, `Не больше ${max} знаков: сократите текст`);

export const planLineSchema = z.object({
  title: words(500).meta({ label: 'Мероприятие, содержание' }),
  form: words(200).default('').meta({ label: 'Форма' }),
  term: words(100).default('').meta({ label: 'Срок', hint: 'дата, месяц или «в течение года»' }),
  responsible: words(200).default('').meta({ label: 'Ответственный' }),
  result: words(500).default('').meta({ label: 'Результат' }),
  task: words(60).default('').meta({ label: 'Задача', widget: 'select' }),
});

export const eligibilitySchema = z.object({
  key: z.string().max(60),
  answer: z.enum(['', 'yes', 'no']).default('').meta({ label: 'Ответ' }),
  text: words(2000).default('').meta({ label: 'Чем подтверждается', widget: 'textarea' }),
});

/** Everything the applicant fills in; a draft may lack any of it, what is missing is listed before sending. */
export const applicationContentSchema = z.object({
  direction: words(300).meta({ label: 'Направление методической работы' }),
  theme: words(500).meta({ label: 'Тема площадки', widget: 'textarea' }),
  goal: words(2000).meta({ label: 'Цель работы', widget: 'textarea' }),
  characteristic: words(8000).meta({ label: 'Краткая характеристика организации', widget: 'textarea' }),
  relevance: words(4000).meta({
    label: 'Тема актуальна для муниципальной системы образования в связи с…',
    widget: 'textarea',
  }),
  headPersonId: z.uuid().nullable().meta({ label: 'Руководитель площадки', widget: 'picker' }),
  headChairsCouncil: z
    .boolean()
    .meta({ label: 'Руководитель — председатель методического совета организации?' }),
  coHeadPersonId: z.uuid().nullable().meta({ label: 'Соруководитель — методист службы', widget: 'picker' }),
  signerPersonId: z.uuid().nullable().meta({ label: 'Заявку подписывает', widget: 'picker' }),
  eligibility: z.array(eligibilitySchema).max(20),
  plan: z.array(planLineSchema).max(200).meta({ label: 'Мероприятия площадки на учебный год', spareRows: 3 }),
});

/** Parts of a step; a form sends its step, so that an emptied field is told from one that was not shown. */
export const stepContents = {
  topic: ['direction', 'theme', 'goal'],
  organisation: ['characteristic', 'relevance'],
  conditions: ['eligibility'],
  plan: ['plan'],
  people: ['headPersonId', 'headChairsCouncil', 'coHeadPersonId', 'signerPersonId'],
} as const;

const emptyContent = {
  direction: '',
  theme: '',
  goal: '',
  characteristic: '',
  relevance: '',
  headPersonId: null,
  headChairsCouncil: true,
  coHeadPersonId: null,
  signerPersonId: null,
  eligibility: [],
  plan: [],
};

export type StepName = keyof typeof stepContents;
export type GivenContent = { [K in keyof ApplicationContent]?: ApplicationContent[K] | undefined };

/** What a form of one step says: everything of the step that did not come was emptied. */
export function contentOfStep(step: StepName | undefined, given: GivenContent): GivenContent {
  if (!step) return given;
  return Object.fromEntries(
    stepContents[step].map((name) => [name, given[name] ?? emptyContent[name]]),
  ) as GivenContent;
}

export type ApplicationContent = z.output<typeof applicationContentSchema>;
export type PlanLine = z.output<typeof planLineSchema>;
export type EligibilityAnswer = z.output<typeof eligibilitySchema>;

export interface Application {
  readonly id: string;
  readonly campaignId: string;
  readonly year: number;
  readonly bodyId: string;
  readonly regulationVersionId: string;
  readonly applicationsUntil: CivilDate;
  readonly kind: 'opening' | 'continuation';
  readonly siteId: string | null;
  readonly institutionId: string;
  /** The name now; the snapshot taken at submission is `institutionName`. */
  readonly institutionShortName: string;
  readonly institutionName: string;
  readonly institutionInn: string;
  readonly state: ApplicationState;
  readonly version: number;
  readonly number: number | null;
  readonly direction: string;
  readonly theme: string;
  readonly goal: string;
  readonly characteristic: string;
  readonly relevance: string;
  readonly eligibility: readonly EligibilityAnswer[];
  readonly headPersonId: string | null;
  readonly headChairsCouncil: boolean;
  readonly coHeadPersonId: string | null;
  readonly signerPersonId: string | null;
  readonly savedAt: Date;
  readonly submittedAt: Date | null;
  readonly correctUntil: CivilDate | null;
  readonly departmentReason: string | null;
}

export interface Remark {
  readonly id: string;
  readonly submission: number;
  readonly field: string;
  readonly text: string;
  readonly at: Date;
  readonly resolvedAt: Date | null;
}

/** Parts of the application a remark may be put on; also the names of its steps' fields. */
export const remarkFields = [
  'theme',
  'goal',
  'characteristic',
  'relevance',
  'eligibility',
  'plan',
  'people',
  'attachments',
] as const;
export type RemarkField = (typeof remarkFields)[number];
