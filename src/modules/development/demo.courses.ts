// The demonstration's invented providers and their courses.
import type { TrainingForm, TrainingKind } from './course.text.ts';

export const providers = [
  {
    name: 'Институт развития образования',
    shortName: 'ИРО',
    kind: 'institute' as const,
    licence: 'лицензия от 14.03.2019 № 118',
    contact: 'учебный отдел, 8 (800) 000-00-01',
  },
  {
    name: 'Педагогический университет, факультет дополнительного образования',
    shortName: 'Педуниверситет',
    kind: 'university' as const,
    licence: 'лицензия от 02.06.2020 № 254',
    contact: 'деканат, 8 (800) 000-00-02',
  },
  {
    name: 'Центр непрерывного повышения профессионального мастерства',
    shortName: 'ЦНППМ',
    kind: 'centre' as const,
    licence: '',
    contact: 'приёмная, 8 (800) 000-00-03',
  },
];

interface DemoCourse {
  readonly title: string;
  readonly provider: number;
  readonly kind: TrainingKind;
  readonly form: TrainingForm;
  readonly hours: number;
  readonly startsOn: string;
  readonly weeks: number;
  readonly positions: string[];
  readonly subjects: string[];
}

const teacher = ['учитель'];
export const courses: readonly DemoCourse[] = [
  {
    title: 'Обновлённые ФГОС: планирование урока и оценивание',
    provider: 0,
    kind: 'advanced',
    form: 'mixed',
    hours: 36,
    startsOn: '2026-04-13',
    weeks: 4,
    positions: teacher,
    subjects: [],
  },
  {
    title: 'Функциональная грамотность на уроках математики',
    provider: 0,
    kind: 'advanced',
    form: 'distance',
    hours: 24,
    startsOn: '2026-05-11',
    weeks: 3,
    positions: teacher,
    subjects: ['Математика'],
  },
  {
    title: 'Речевое развитие дошкольника в игре',
    provider: 2,
    kind: 'advanced',
    form: 'on-site',
    hours: 18,
    startsOn: '2026-04-20',
    weeks: 1,
    positions: ['воспитатель', 'старший воспитатель'],
    subjects: [],
  },
  {
    title: 'Управление образовательной организацией',
    provider: 1,
    kind: 'retraining',
    form: 'mixed',
    hours: 260,
    startsOn: '2026-09-14',
    weeks: 24,
    positions: ['директор', 'заведующий', 'заместитель директора'],
    subjects: [],
  },
  {
    title: 'Наставничество в школе: программа и сопровождение',
    provider: 2,
    kind: 'advanced',
    form: 'mixed',
    hours: 36,
    startsOn: '2026-10-05',
    weeks: 5,
    positions: [],
    subjects: [],
  },
  {
    title: 'Работа с текстом на уроках русского языка',
    provider: 0,
    kind: 'advanced',
    form: 'distance',
    hours: 24,
    startsOn: '2026-03-02',
    weeks: 3,
    positions: teacher,
    subjects: ['Русский язык', 'Литература'],
  },
];
