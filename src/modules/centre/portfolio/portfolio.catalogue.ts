// The catalogue of 004 §3.7, clause by clause: five functions of the head, two methodists, ten directions.
import type { PortfolioKind, Topic } from './portfolio.text.ts';

export interface CatalogueLine {
  readonly key: string;
  readonly kind: PortfolioKind;
  readonly name: string;
  readonly clause: string;
  readonly topics: readonly Topic[];
}

const line = (
  key: string,
  kind: PortfolioKind,
  clause: string,
  name: string,
  topics: readonly Topic[] = [],
): CatalogueLine => ({ key, kind, name, clause, topics });

export const catalogue: readonly CatalogueLine[] = [
  line('network-planning', 'head', '3.7/head/1', 'Планирование и координация сетевой методической службы'),
  line('monitoring', 'head', '3.7/head/2', 'Муниципальный координатор мониторинговых исследований'),
  line('partners', 'head', '3.7/head/3', 'Взаимодействие с сетевыми и социальными партнёрами'),
  line('legal-support', 'head', '3.7/head/4', 'Нормативно-правовое сопровождение методической службы'),
  line('management', 'head', '3.7/head/5', 'Общее руководство методической службой'),
  line('innovation', 'methodist', '3.7/innovation', 'Инновационная деятельность', ['sites']),
  line('gifted', 'methodist', '3.7/gifted', 'Работа с одарёнными детьми'),
  line('staff-training', 'direction', '3.7/direction/1', 'Повышение квалификации педагогов и руководителей', [
    'attestation',
    'courses',
  ]),
  line('databases', 'direction', '3.7/direction/2', 'Техническое сопровождение баз данных и сайта'),
  line('career-guidance', 'direction', '3.7/direction/3', 'Профориентационная работа'),
  line('physical-education', 'direction', '3.7/direction/4', 'Физическое воспитание'),
  line('primary-school', 'direction', '3.7/direction/5', 'Начальная школа'),
  line('preschool', 'direction', '3.7/direction/6', 'Дошкольное воспитание'),
  line(
    'telecommunication',
    'direction',
    '3.7/direction/7',
    'Информационно-методическое сопровождение и телекоммуникационные ресурсы',
  ),
  line('library', 'direction', '3.7/direction/8', 'Библиотечный отдел'),
  line('special-needs', 'direction', '3.7/direction/9', 'Сопровождение детей с ОВЗ'),
  line('young-teachers', 'direction', '3.7/direction/10', 'Школа молодого педагога', ['young-teachers']),
];
