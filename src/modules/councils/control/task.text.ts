// Every human word about the execution of decisions.
import { type Refusal, refuse } from '../../../kernel/refusal.ts';
import { formatDate } from '../../../platform/language/index.ts';

const norm = 'decision-control';
const fault = (name: string, field: string, text: string): Refusal =>
  refuse(name, text, { kind: 'invalid', norm, fields: { [field]: text } });

export const taskText = {
  title: 'Решения и их исполнение',
  lead: 'Поручения советов и объединений: кто отвечает, до какого дня, чем подтверждено. Невыполненное само переходит в следующую повестку.',
  count: ['поручение', 'поручения', 'поручений'] as const,
  fields: {
    text: 'Что сделать',
    body: 'Чьё решение',
    owner: 'Ответственный',
    due: 'Срок',
    standing: 'Исполнение',
    done: 'Исполнено',
    outcome: 'Что сделано',
    explanation: 'Почему не в срок',
    protocol: 'Протокол',
    from: 'Срок с',
    to: 'Срок по',
    evidence: 'Подтверждение',
  },
  empty: {
    title: 'Поручений пока нет',
    text: 'Они появляются из решений заседаний: запишите решение с ответственным и сроком.',
    filtered: 'По этому отбору поручений нет',
    filteredText: 'Смягчите или сбросьте отбор.',
  },
  orphaned: 'ответственный уволен: назначьте другого',
  rights: {
    report: 'Об исполнении сообщает ответственный, тот, кто исполняет его обязанности, или секретарь.',
    confirm:
      'Исполнение подтверждает председатель, его заместитель, секретарь или руководитель службы, но не сам ответственный.',
    steer:
      'Срок, ответственного и контроль меняет председатель, его заместитель, секретарь или руководитель службы.',
  },
  refusals: {
    ownerNeeded: () =>
      refuse(
        'owner-needed',
        'У решения должны быть ответственный и срок. Без них можно только принять к сведению или рекомендовать.',
        {
          kind: 'invalid',
          norm,
          fields: { ownerId: 'Назначьте одного ответственного.', dueOn: 'Назначьте срок.' },
        },
      ),
    ownerAlone: () => fault('term-needed', 'dueOn', 'Ответственный назначен: укажите и срок.'),
    termAlone: () => fault('owner-missing', 'ownerId', 'Срок назначен: укажите и ответственного.'),
    termBeforeMeeting: () =>
      fault('term-before-meeting', 'dueOn', 'Срок раньше дня заседания: исправьте дату.'),
    notDecided: () =>
      refuse('not-decided', 'Поручение записывают к принятому решению: сначала запишите решение.', { norm }),
    noEvidence: () =>
      refuse(
        'no-evidence',
        'Исполнение подтверждают документом или файлом: приложите файл или выберите документ.',
        { kind: 'invalid', norm, fields: { file: 'Приложите файл или выберите документ.' } },
      ),
    notLate: (due: string) => `Срок был ${formatDate(due)}: напишите, почему не успели.`,
    explain: (due: string) =>
      fault('not-explained', 'explanation', `Срок был ${formatDate(due)}: напишите, почему не успели.`),
    future: () => fault('date-in-future', 'doneOn', 'Эта дата ещё не наступила.'),
    documentUnknown: () =>
      fault(
        'document-not-registered',
        'documentId',
        'Связывают зарегистрированный документ, который Вам открыт.',
      ),
    sameOwner: () => fault('owner-same', 'ownerId', 'Этот человек уже отвечает за поручение.'),
    termNotLater: () =>
      fault('term-not-later', 'dueOn', 'Новый срок должен быть позже прежнего и не в прошлом.'),
    meetingOn: () =>
      refuse('meeting-on', 'Заседание ещё идёт: поручение вступит в силу после его закрытия.', { norm }),
  },
};

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const day = (value: unknown): string => (typeof value === 'string' ? formatDate(value) : '');
type Data = Readonly<Record<string, unknown>>;

export const taskSentences: Readonly<Record<string, (data: Data) => string>> = {
  'council.task-given': (data) => `записано поручение: «${text(data.text)}», срок ${day(data.dueOn)}`,
  'council.task-withdrawn': (data) => `поручение убрано из решения: «${text(data.text)}»`,
  'council.task-evidenced': (data) => `приложено подтверждение: ${text(data.title)}`,
  'council.task-reported': (data) => `сообщено об исполнении ${day(data.doneOn)}: ${text(data.outcome)}`,
  'council.task-confirmed': (data) => `исполнение подтверждено${data.late === true ? ', с опозданием' : ''}`,
  'council.task-returned': (data) => `исполнение не подтверждено: ${text(data.reason)}`,
  'council.task-dropped': (data) => `снято с контроля: ${text(data.reason)}`,
  'council.task-reassigned': (data) => `назначен другой ответственный: ${text(data.reason)}`,
  'council.task-extended': (data) =>
    `срок перенесён с ${day(data.from)} на ${day(data.to)}: ${text(data.reason)}`,
  'council.task-overdue': (data) => `срок ${day(data.dueOn)} прошёл, об исполнении не сообщено`,
};
