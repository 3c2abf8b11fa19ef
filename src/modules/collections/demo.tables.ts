// Tables of the demonstration: a closed collection on staff with its note, one open until tomorrow, one being prepared.
import type { TypedColumn, TypedForm } from './collection/form.ts';

const column = (title: string, more: Partial<TypedColumn> = {}): TypedColumn => ({
  ...{ title, kind: 'number', required: true, hint: '', min: 0, max: null, choices: '', of: '', source: '' },
  ...more,
});
const words = (title: string, more: Partial<TypedColumn> = {}): TypedColumn =>
  column(title, { kind: 'text', min: null, ...more });

export const staffTable: TypedForm = {
  rows: 'one',
  titles: '',
  columns: [
    column('Педагогов всего', { source: 'staff' }),
    column('Из них с высшей категорией', { source: 'highest' }),
    column('Из них с первой категорией', { source: 'first' }),
    column('Посещали районные семинары'),
    column('Выступали на районных семинарах'),
    column('Наставников'),
    words('Тема методической работы', { required: false, hint: 'как в плане организации' }),
  ],
  checks: '4 <= 1\n5 <= 4\n6 <= 1',
};

export const seminarTable: TypedForm = {
  rows: 'free',
  titles: '',
  columns: [
    words('Кто едет', { kind: 'person' }),
    words('Секция', {
      kind: 'choice',
      choices: 'начальная школа; математика; русский язык; дошкольное образование',
    }),
    words('Нужен трансфер', { kind: 'yes-no' }),
    words('Тема выступления', { required: false }),
  ],
  checks: '',
};

export const classesTable: TypedForm = {
  rows: 'fixed',
  titles: '1–4 классы\n5–9 классы\n10–11 классы',
  columns: [
    column('Обучающихся всего'),
    column('Очно занимались по методике', { hint: 'за полугодие' }),
    column('Дистанционно занимались по методике'),
    column('Занимались всего', { kind: 'sum', of: '2 + 3', required: false }),
  ],
  checks: '4 <= 1',
};

export const findings =
  'Районные семинары посещает большинство педагогов, но выступают с опытом единицы.\nНаставники есть не во всех организациях.';

export const recommendations =
  'Включить в план следующего года мастер-классы в сельских школах.\nНазначить наставников там, где работают молодые педагоги.\nВзять темы методической работы организаций в повестки методических объединений.';
