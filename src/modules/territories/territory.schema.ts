// The service card of a territory: what the service legally is and how to reach it; data, never code (ORG-01).
import { z } from 'zod';

const line = (label: string, max = 300) =>
  z
    .string({ error: `Заполните поле «${label}».` })
    .trim()
    .max(max, `«${label}»: не больше ${max} знаков.`);
const optionalLine = (label: string, max = 300) => line(label, max).default('');

export const serviceSchema = z.object({
  /** «Информационно-методический центр департамента образования …» */
  fullName: line('Полное наименование службы', 500).min(3, 'Напишите полное наименование службы.'),
  shortName: line('Краткое наименование', 60).min(2, 'Напишите краткое наименование: ИМЦ, ММЦ, ОМС, ГМК.'),
  /** What it legally is: «структурное подразделение управления образования». */
  legalForm: line('Правовое положение').min(3, 'Напишите, чем служба является по закону.'),
  parent: line('Кому подчинена').min(3, 'Напишите, в составе чего или при ком работает служба.'),
  supervisor: optionalLine('Кто руководит методически'),
  address: optionalLine('Адрес'),
  phone: optionalLine('Телефон', 100),
  email: z.union([z.literal(''), z.email('Проверьте адрес почты: нужен вид imc@example.ru.')]).default(''),
  site: optionalLine('Сайт', 200),
});

export type ServiceCard = z.output<typeof serviceSchema>;
