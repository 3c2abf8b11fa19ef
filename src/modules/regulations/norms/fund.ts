// Norms of quality and preservation: review of materials and of outgoing documents, the fund, loans, what the consulted say.
import { z } from 'zod';
import { norm } from '../../../kernel/norm.ts';
import { listed, listOf } from './shapes.ts';

const line = (key: string, text: string) => ({ key, text, clause: null });

const days = (label: string, usual: number, most = 365) =>
  z.coerce
    .number()
    .int('Нужно целое число дней')
    .min(1, 'Не меньше одного дня')
    .max(most, `Не больше ${most} дней`)
    .default(usual)
    .meta({ label, width: 'short' });

export const materialReview = norm({
  slug: 'material-review',
  ru: 'Методический материал проверяет названный рецензент, не автор; без рецензии руководитель службы материал не утверждает.',
  rows: ['ORG-15'],
  parameters: z.object({
    days: days('Срок рецензии, дней', 10),
    criteria: listOf(listed)
      .min(1, 'Нужен хотя бы один критерий')
      .default([
        line('relevance', 'Актуальность для педагогов территории'),
        line('accuracy', 'Достоверность, соответствие действующим нормам и стандартам'),
        line('practice', 'Практическая польза: можно применить без доработки'),
        line('structure', 'Логика изложения, полнота, ссылки на источники'),
        line('design', 'Грамотность и оформление'),
      ])
      .meta({ label: 'Критерии рецензии' }),
  }),
});

/** Kinds of documents that leave the house; the list of all kinds stands one floor above. */
const outgoing = [
  { value: 'letter', label: 'письма' },
  { value: 'order', label: 'приказы' },
  { value: 'report', label: 'отчёты' },
  { value: 'notice', label: 'уведомления' },
];

export const documentReview = norm({
  slug: 'document-review',
  ru: 'Исходящий документ названного вида регистрируется после того, как его согласовал названный проверяющий, не автор; отказ возвращает его с замечаниями.',
  rows: ['ORG-15'],
  parameters: z.object({
    days: days('Срок согласования, дней', 3, 60),
    kinds: z
      .array(z.enum(['letter', 'order', 'report', 'notice']))
      .max(4)
      .default(['letter'])
      .meta({ label: 'Что не регистрируется без согласования', widget: 'checkboxes', options: outgoing }),
  }),
});

export const fundKeeping = norm({
  slug: 'fund-keeping',
  ru: 'Материалы, документы и литература фонда не удаляются: остаются редакции, причины и акты; выданное числится за читателем.',
  rows: ['ORG-16'],
  parameters: z.object({
    loanDays: days('Срок выдачи, дней', 30),
    prolongDays: days('Срок продления, дней', 14),
    holdDays: days('Сколько дней заказанное ждёт читателя', 7, 60),
  }),
});

export const fundAccess = norm({
  slug: 'fund-access',
  ru: 'Каталог фонда открыт специалистам службы и педагогам: заказ, выдача, свой формуляр.',
  rows: ['ORG-11'],
});

export const serviceFeedback = norm({
  slug: 'service-feedback',
  ru: 'Тот, кого консультировали, один раз ставит оценку и пишет отзыв; служба видит среднюю оценку и число отзывов.',
  rows: ['ORG-15'],
});
