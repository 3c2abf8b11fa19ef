// Shapes of attestation: the application, its schedule, the decision of the commission, and the record as pages know it.
import { z } from 'zod';
import type { CivilDate } from '../../kernel/clock.ts';
import type { ApplicationState } from './application.lifecycle.ts';
import { type Way, wayOptions } from './application.text.ts';
import { type CategoryKind, categoryOptions } from './qualification.text.ts';

const asked = ['first', 'highest', 'methodist', 'mentor'] as const;

export const fileSchema = z.object({
  personId: z.uuid().meta({ widget: 'hidden' }),
  kind: z.enum(asked).meta({
    label: 'На какую категорию',
    widget: 'radio',
    options: categoryOptions.filter(({ value }) => value !== 'conformity'),
  }),
  position: z
    .string()
    .trim()
    .min(2)
    .max(250)
    .meta({ label: 'По какой должности', widget: 'select', options: [] }),
  filedOn: z.iso.date().meta({ label: 'День подачи заявления', width: 'short' }),
  way: z
    .enum(['portal', 'regional', 'post', 'person'])
    .meta({ label: 'Как подано', widget: 'radio', options: wayOptions }),
  petition: z.string().trim().max(250).default('').meta({
    label: 'Ходатайство работодателя',
    hint: 'Для категорий «педагог-методист» и «педагог-наставник»: от кого, дата и номер.',
  }),
});

const seen = {
  id: z.uuid().meta({ widget: 'hidden' }),
  version: z.coerce.number().int().positive().meta({ widget: 'hidden' }),
};

export const examineSchema = z.object({
  ...seen,
  examinedFrom: z.iso.date().meta({ label: 'Аттестация начинается', width: 'short' }),
  sessionOn: z.iso.date().nullable().default(null).meta({
    label: 'Заседание комиссии',
    hint: 'Если день уже известен.',
    width: 'short',
  }),
});

const decision = {
  decidedOn: z.iso.date().meta({ label: 'День решения комиссии', width: 'short' }),
  body: z
    .string()
    .trim()
    .min(3)
    .max(250)
    .meta({ label: 'Чей приказ', hint: 'Орган власти региона, при котором комиссия.' }),
  decisionDate: z.iso.date().meta({ label: 'Дата приказа', width: 'short' }),
  decisionNumber: z.string().trim().min(1).max(60).meta({ label: 'Номер приказа', width: 'short' }),
};
export const grantSchema = z.object({ ...seen, ...decision });
export const refuseSchema = z.object({
  ...seen,
  ...decision,
  reason: z.string().trim().min(3).max(500).meta({ label: 'Почему отказано', widget: 'textarea' }),
});
export const withdrawSchema = z.object({
  ...seen,
  reason: z.string().trim().min(3).max(250).meta({ label: 'Почему заявление отозвано' }),
});
export const noteSchema = z.object({
  ...seen,
  text: z
    .string()
    .trim()
    .min(3)
    .max(250)
    .meta({ label: 'Что сделать', hint: 'Например: посетить открытый урок 12 мая.' }),
});

export interface Application {
  readonly id: string;
  readonly personId: string;
  readonly institutionId: string | null;
  readonly position: string;
  readonly kind: CategoryKind;
  readonly way: Way;
  readonly petition: string;
  readonly filedOn: CivilDate;
  /** The act of the day of filing: its terms are kept by the dates below. */
  readonly act: string;
  readonly considerBy: CivilDate;
  readonly examinedFrom: CivilDate | null;
  readonly decideBy: CivilDate | null;
  readonly sessionOn: CivilDate | null;
  readonly decidedOn: CivilDate | null;
  readonly decisionBody: string;
  readonly decisionNumber: string;
  readonly decisionDate: CivilDate | null;
  readonly reason: string;
  readonly nextAction: string;
  readonly state: ApplicationState;
  readonly version: number;
  /** «Иванова М.П.» and where from, of the day the list is read. */
  readonly name: string;
  readonly place: string;
}

/** The day something is due: considering, then deciding; null when decided. */
export const dueOf = (
  application: Pick<Application, 'state' | 'considerBy' | 'decideBy'>,
): CivilDate | null => {
  if (application.state === 'filed') return application.considerBy;
  return application.state === 'examined' ? application.decideBy : null;
};
