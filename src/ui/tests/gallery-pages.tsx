// Every component in believable content: the pages the gallery draws, one for each kind of page.
import type { Child } from 'hono/jsx';
import * as z from 'zod';
import * as ui from '../index.ts';

const now = new Date('2026-05-18T06:00:00Z');
const zone = 'Europe/Moscow';
const time = { now, zone };
const guard = { csrf: 'test', idempotencyKey: 'test-1', version: 4 };

export function chromeOf(view: ui.ViewMode): ui.Chrome {
  return {
    centre: 'ИМЦ Кстовского района',
    homeHref: '/',
    guard,
    view,
    nav: [
      {
        links: [
          { text: 'Сегодня', href: '/today', icon: 'home', count: 5 },
          { text: 'План', href: '/plan', icon: 'calendar' },
          { text: 'Площадки', href: '/sites', icon: 'award', current: true },
          { text: 'Советы и группы', href: '/councils', icon: 'users-group' },
          { text: 'Мероприятия', href: '/events', icon: 'calendar-event' },
          { text: 'Педагоги', href: '/people', icon: 'users' },
          { text: 'Организации', href: '/institutions', icon: 'building' },
          { text: 'Банк опыта', href: '/library', icon: 'books' },
        ],
      },
      {
        title: 'Служба',
        links: [
          { text: 'Документы', href: '/documents', icon: 'files' },
          { text: 'Положения', href: '/regulations', icon: 'scale' },
          { text: 'Настройки', href: '/settings', icon: 'settings' },
        ],
      },
    ],
    year: {
      current: '2025/26',
      action: '/year',
      choices: [
        { value: '2025', text: '2025/26', current: true },
        { value: '2024', text: '2024/25' },
      ],
    },
    search: { href: '/search', commandsHref: '/search.json' },
    notices: { href: '/notices', unread: 3 },
    user: {
      name: 'А. Б. Иванова',
      role: 'методист, секретарь РЭС',
      roleAction: '/role',
      roles: [
        { value: '1', text: 'Методист', current: true },
        { value: '2', text: 'Секретарь районного экспертного совета' },
      ],
      links: [{ text: ui.uiText.profile, href: '/me' }],
      signOutAction: '/sign-out',
    },
    clock: (
      <ui.ClockBar
        action="/clock"
        guard={guard}
        nowText="18 мая 2026 г., пн, 09:00"
        today="2026-05-18"
        stops={[{ to: '2026-05-30', text: '30 мая — последний день приёма заявок' }]}
      />
    ),
  };
}

const states: ui.State[] = [
  { tone: 'draft', text: 'черновик' },
  { tone: 'waiting', text: 'ждёт допуска' },
  { tone: 'going', text: 'на экспертизе' },
  { tone: 'done', text: 'рекомендована' },
  { tone: 'trouble', text: 'возвращена' },
];
const schools = [
  'МБОУ «Гимназия № 4»',
  'МБОУ СШ № 3',
  'МБОУ «Большемокринская СШ»',
  'МАДОУ «Детский сад № 21»',
];
const themes = [
  'Наставничество молодых педагогов',
  'Функциональная грамотность на уроках естествознания',
  'Инклюзивная практика в дошкольной группе',
  'Проектная деятельность в начальной школе',
];
const rows = Array.from({ length: 18 }, (_, index) => ({
  id: String(index + 1),
  number: `ОМП-${String(index + 1).padStart(3, '0')}`,
  school: schools[index % 4] ?? '',
  theme: themes[(index * 3) % 4] ?? '',
  state: states[(index * 2) % 5] as ui.State,
  score: 71.5 - index * 1.3,
  sent: `2026-05-${String(4 + (index % 14)).padStart(2, '0')}`,
}));
type Row = (typeof rows)[number];

const columns: ui.Column<Row>[] = [
  { key: 'number', title: 'Номер', cell: (row) => row.number, sortable: true, fixed: true },
  { key: 'school', title: 'Организация', cell: (row) => row.school, sortable: true },
  { key: 'theme', title: 'Тема', cell: (row) => row.theme, wrap: true },
  { key: 'state', title: 'Состояние', cell: (row) => <ui.Badge {...row.state} /> },
  { key: 'score', title: 'Балл', cell: (row) => ui.formatNumber(row.score), numeric: true, sortable: true },
  {
    key: 'sent',
    title: 'Подана',
    cell: (row) => ui.formatDay(row.sent, zone, false),
    numeric: true,
    sortable: true,
  },
];

const filters: ui.Filter[] = [
  { name: 'q', label: 'Поиск', kind: 'search' },
  {
    name: 'state',
    label: 'Состояние',
    kind: 'select',
    options: states.map((state) => ({ value: state.text, label: state.text })),
  },
  {
    name: 'school',
    label: 'Организация',
    kind: 'select',
    options: schools.map((value) => ({ value, label: value })),
  },
  { name: 'from', label: 'Подана с', kind: 'date' },
  { name: 'mine', label: 'Только мои', kind: 'check' },
];

const crumbs = [
  { text: 'Площадки', href: '/sites' },
  { text: 'Отбор 2026 года', href: '/sites/2026' },
];

const list = (view: ui.ViewMode) => (
  <ui.Frame
    chrome={chromeOf(view)}
    title="Заявки на открытие площадок"
    help="Заявки отбора 2026 года. Допустите поданные или верните с замечаниями до 5 июня."
    crumbs={crumbs}
    actions={<ui.LinkButton text="Внести заявку" href="/new" look="primary" icon="plus" />}
    more={[<a href="/a">Журнал регистрации</a>, <a href="/b">Сводная ведомость оценок</a>]}
  >
    <ui.ListPage
      caption="Заявки"
      path="/applications"
      query={{ state: 'на экспертизе', sort: 'score', dir: 'desc' }}
      filters={filters}
      savedViews={[
        { text: 'Все', href: '/applications' },
        { text: 'Ждут моего решения', href: '?v=mine', current: true },
        { text: 'Просроченные', href: '?v=late' },
      ]}
      count={{ total: 1218, forms: ['заявка', 'заявки', 'заявок'] }}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `/applications/${row.id}`}
      rowName={(row) => row.number}
      rowTone={(row) => (row.state.tone === 'trouble' ? 'trouble' : undefined)}
      sort={{ key: 'score', dir: 'desc' }}
      pager={{ before: 'a', after: 'b' }}
      exportHref="/applications.xlsx"
      chooseColumns
      bulk={{
        action: '/applications/bulk',
        guard,
        commands: [
          { value: 'assign', text: 'Назначить экспертов' },
          { value: 'admit', text: 'Допустить' },
        ],
      }}
    />
  </ui.Frame>
);

const empty = (view: ui.ViewMode) => (
  <ui.Frame chrome={chromeOf(view)} title="Площадки" help="Действующие площадки района.">
    <ui.ListPage
      caption="Площадки"
      path="/sites"
      query={{}}
      columns={columns}
      rows={[]}
      rowKey={(row) => row.id}
      empty={{
        title: 'Площадок пока нет',
        text: 'Первая появится, когда будет зарегистрирован приказ об открытии.',
        icon: 'award',
        action: <ui.LinkButton text="Открыть отбор" href="/new" look="primary" />,
      }}
    />
  </ui.Frame>
);

const procedureSteps: ui.ProcedureStep[] = [
  {
    text: 'Объявление отбора',
    state: 'done',
    at: '2026-04-01',
    href: '#',
    note: 'приказ № 118',
    clause: { number: '5.1', act: 'Порядка', href: '#' },
  },
  {
    text: 'Приём заявок',
    state: 'now',
    at: '2026-05-30',
    href: '#',
    note: 'подано 12, в работе 7',
    ballAt: 'организаций',
    clause: { number: '5.2', act: 'Порядка', href: '#' },
  },
  { text: 'Состав экспертов', state: 'late', at: '2026-05-15', href: '#', ballAt: 'председателя РЭС' },
  { text: 'Экспертиза', state: 'next', at: '2026-07-30', href: '#' },
  { text: 'Заседание совета', state: 'next', at: '2026-08-12', href: '#' },
  {
    text: 'Приказ',
    state: 'next',
    at: '2026-10-01',
    href: '#',
    clause: { number: '5.9', act: 'Порядка', href: '#' },
  },
];

const aside = (
  <>
    <ui.AsideBlock title="Сроки">
      <p>
        Приём заявок <ui.Term at="2026-05-30T20:59:59Z" {...time} zoneText="МСК" />
      </p>
      <p>
        Допуск <ui.Term at="2026-05-15T20:59:59Z" {...time} />{' '}
        <ui.ClauseChip number="5.4" act="Порядка" href="#" />
      </p>
    </ui.AsideBlock>
    <ui.AsideBlock title="Отвечают">
      <ui.PeopleList
        people={[
          {
            name: 'Соколова Мария Ильинична',
            role: 'руководитель площадки',
            href: '#',
            contact: '+7 900 000-00-00',
          },
          { name: 'Лебедев Пётр Андреевич', role: 'эксперт' },
        ]}
      />
    </ui.AsideBlock>
    <ui.AsideBlock title="История">
      <ui.HistoryList
        zone={zone}
        entries={[
          {
            at: '2026-05-12T08:10:00Z',
            text: 'Петрова вернула заявку: нет плана',
            clause: { number: '5.2', act: 'Порядка', href: '#' },
          },
          { at: '2026-05-11T06:45:00Z', text: 'Соколова подала заявку' },
        ]}
      />
    </ui.AsideBlock>
  </>
);

const card = (view: ui.ViewMode) => (
  <ui.Frame
    chrome={chromeOf(view)}
    title="Заявка ОМП-014: наставничество молодых педагогов"
    badge={{ tone: 'trouble', text: 'возвращена' }}
    help="Исправьте два замечания и подайте заявку снова до 30 мая."
    crumbs={crumbs}
    actions={
      <>
        <ui.ActionButton
          text="Подать заявку"
          action="/submit"
          guard={guard}
          look="primary"
          icon="send"
          confirm="После подачи изменить заявку можно будет, только если секретарь её вернёт."
        />
        <ui.ActionButton
          text="Зарегистрировать приказ"
          action="/order"
          disabled={{
            reason: 'Совет ещё не принял решение.',
            clause: { number: '5.8', act: 'Порядка', href: '#' },
          }}
        />
      </>
    }
    more={[
      <ui.ActionButton
        text="Отозвать заявку"
        action="/withdraw"
        guard={guard}
        confirm="Заявка будет отозвана."
        look="danger"
      />,
      <a href="/print">Печатная форма</a>,
    ]}
    flash={[
      { kind: 'done', text: 'Изменения сохранены.' },
      {
        kind: 'warning',
        text: 'Осталось ответить на два замечания секретаря.',
        clause: { number: '5.2', act: 'Порядка', href: '#' },
      },
      { kind: 'trouble', text: 'Заявка не подана: нет плана работы. Добавьте план и подайте снова.' },
    ]}
    aside={aside}
  >
    <ui.ProcedureLine label="Отбор 2026 года" steps={procedureSteps} {...time} />
    <ui.Section title="Сведения" actions={<ui.LinkButton text="Изменить" href="#" small icon="pencil" />}>
      <ui.Facts
        facts={[
          { label: 'Организация', value: <a href="/i/4">МБОУ «Гимназия № 4»</a> },
          { label: 'Вид', value: 'открытие' },
          { label: 'Руководитель', value: 'Соколова Мария Ильинична' },
          { label: 'Научный руководитель' },
          {
            label: 'Цель',
            wide: true,
            value:
              'Создать в районе систему сопровождения педагогов первых трёх лет работы: пары, открытые занятия, разбор.',
          },
        ]}
      />
    </ui.Section>
    <ui.Tabs
      label="Разделы заявки"
      tabs={[
        { text: 'План', href: '#', count: 12, current: true },
        { text: 'Файлы', href: '#', count: 3 },
        { text: 'Экспертные листы', href: '#', count: 0 },
      ]}
    />
    <ui.Section title="План работы">
      <ui.PlainTable
        caption="План работы"
        columns={columns.slice(0, 4)}
        rows={rows.slice(0, 4)}
        rowKey={(row) => row.id}
      />
    </ui.Section>
    <div class="o-buttons">
      <ui.CopyButton text="Заявка ОМП-014 возвращена" />
      <ui.PrintButton />
    </div>
    <ui.ProgressBar label="Удостоверения" done={340} total={1000} running />
  </ui.Frame>
);

const applicationSchema = z.object({
  theme: z
    .string()
    .min(1)
    .max(200)
    .meta({ label: 'Тема площадки', hint: 'Как она прозвучит в приказе', group: 'О площадке' }),
  school: z.uuid().meta({
    label: 'Организация',
    widget: 'picker',
    hint: 'Начните вводить название или номер',
    group: 'О площадке',
  }),
  kind: z.enum(['opening', 'continuation']).meta({
    label: 'Вид заявки',
    group: 'О площадке',
    options: { opening: 'Открытие площадки', continuation: 'Продолжение работы' },
  }),
  goal: z.string().max(2000).meta({ label: 'Цель работы', group: 'О площадке' }),
  startsOn: z.iso.date().meta({ label: 'Начало работы', group: 'О площадке' }),
  hours: z.number().optional().meta({ label: 'Часов в год', group: 'О площадке' }),
  direction: z
    .enum(['a', 'b', 'c', 'd', 'e'])
    .optional()
    .meta({
      label: 'Направление',
      width: 'half',
      group: 'О площадке',
      options: { a: 'Воспитание', b: 'Одарённые дети', c: 'Инклюзия', d: 'Цифровая среда', e: 'Управление' },
    }),
  audience: z
    .array(z.enum(['t', 'h', 'm']))
    .min(1)
    .meta({
      label: 'Для кого',
      group: 'О площадке',
      options: { t: 'Учителя', h: 'Руководители', m: 'Методисты' },
    }),
  plan: z
    .array(
      z.object({
        title: z.string().min(3).meta({ label: 'Мероприятие' }),
        due: z.iso.date().meta({ label: 'Срок', width: 'short' }),
        who: z.string().meta({ label: 'Ответственный' }),
      }),
    )
    .min(1)
    .meta({ label: 'План работы', hint: 'Можно вставить строки из Excel', group: 'План и файлы' }),
  scan: z
    .file()
    .optional()
    .meta({ label: 'Подписанный скан', group: 'План и файлы', accept: '.pdf,.jpg', maxMegabytes: 20 }),
  agreed: z.literal(true).meta({
    label: 'Методический совет организации согласен',
    hint: 'Протокол прикладывать не нужно',
    group: 'План и файлы',
  }),
});
const parsed = ui.parseForm(applicationSchema, {
  theme: '',
  'school@text': 'Гимназия',
  kind: 'opening',
  goal: 'Система сопровождения педагогов первых трёх лет работы.',
  startsOn: '2026-09-01',
  hours: 'много',
  'plan[0].title': 'Семинар «Первый урок»',
  'plan[0].due': '2026-10-12',
  'plan[0].who': 'Соколова М. И.',
  'plan[1].title': 'Пара',
  'plan[1].who': 'Лебедев П. А.',
});
const formSteps: ui.FormStep[] = [
  { text: 'Организация', state: 'done', href: '#' },
  { text: 'О площадке и план', state: 'now' },
  { text: 'Условия', state: 'trouble', href: '#', note: 'не хватает двух ответов' },
  { text: 'Проверка', state: 'next' },
];

const form = (view: ui.ViewMode) => (
  <ui.Frame
    chrome={chromeOf(view)}
    title="Заявка на открытие площадки"
    crumbs={crumbs}
    help="Черновик виден только вашей организации. Подать можно до 30 мая."
    badge={states[0]}
  >
    <ui.Steps steps={formSteps} />
    <ui.FormPage
      action="/apply"
      guard={guard}
      submit="Сохранить и продолжить"
      also={{ name: 'draft', value: '1', text: 'Сохранить черновик' }}
      cancel={{ text: 'Выйти', href: '/' }}
      errors={parsed.ok ? {} : parsed.errors}
      fields={ui.fieldsOf(applicationSchema)}
      multipart
      autosave={{ href: '/apply/draft', key: 'application-14', savedAt: '14:32' }}
    >
      <ui.Fields
        fields={ui.fieldsOf(applicationSchema)}
        values={parsed.values}
        errors={parsed.ok ? {} : parsed.errors}
        options={{ school: schools.map((label, index) => ({ value: String(index), label })) }}
        remarks={{ goal: 'Секретарь: назовите, как будет измеряться результат.' }}
      />
    </ui.FormPage>
  </ui.Frame>
);

const review = (view: ui.ViewMode) => (
  <ui.Frame
    chrome={chromeOf(view)}
    title="Проверьте заявку перед подачей"
    crumbs={crumbs}
    actions={<ui.ActionButton text="Подать заявку" action="/submit" guard={guard} look="primary" />}
  >
    <ui.ReviewList
      fields={ui.fieldsOf(applicationSchema)}
      values={parsed.values}
      errors={{ theme: 'Укажите тему площадки.' }}
      changeHref={(field) => `/edit#${ui.fieldId(field.name)}`}
    />
  </ui.Frame>
);

const home = (view: ui.ViewMode) => (
  <ui.Frame
    chrome={chromeOf(view)}
    title="Сегодня, 18 мая"
    help="Пять дел, ближайшее — сегодня. Дальше: заседание РЭС 12 августа."
    aside={
      <>
        <ui.AsideBlock title="Ждёт других">
          <ui.WaitingList
            empty="Никого не ждём."
            lines={[
              { text: 'Лист эксперта по ОМП-009', href: '#', who: 'Лебедев П. А.', howLong: '4 дня' },
              { text: 'Состав экспертов', href: '#', who: 'председатель РЭС', howLong: '9 дней', late: true },
            ]}
          />
        </ui.AsideBlock>
        <ui.AsideBlock title="Что изменилось со вчера">
          <ui.HistoryList
            zone={zone}
            entries={[{ at: '2026-05-17T12:20:00Z', text: 'Гимназия № 4 исправила заявку', href: '#' }]}
          />
        </ui.AsideBlock>
      </>
    }
  >
    <ui.StatRow>
      <ui.Stat value={12} label="заявок подано" note="из 19 начатых" href="#" tone="going" />
      <ui.Stat value={3} label="ждут допуска" note="старшая — 4 дня" tone="waiting" href="#" />
      <ui.Stat value="86,4 %" label="плана с доказательствами" note="63 из 73 строк" tone="done" />
    </ui.StatRow>
    <ui.TodoList
      {...time}
      zoneText="МСК"
      todos={[
        {
          text: 'Допустить или вернуть заявку ОМП-014',
          href: '#',
          note: 'МБОУ «Гимназия № 4», наставничество молодых педагогов',
          due: '2026-05-18T14:00:00Z',
          clause: { number: '5.4', act: 'Порядка', href: '#' },
          action: <ui.LinkButton text="Рассмотреть" href="#" small look="primary" />,
        },
        {
          text: 'Разослать протокол заседания',
          href: '#',
          note: 'Районный экспертный совет, № 3',
          due: '2026-05-15',
          clause: { number: '4.6', act: 'Положения о РЭС', href: '#' },
          action: <ui.ActionButton text="Разослать" action="#" small />,
        },
        {
          text: 'Заполнить три экспертных листа',
          href: '#',
          due: '2026-05-30T20:59:59Z',
          action: <ui.LinkButton text="Открыть листы" href="#" small />,
        },
      ]}
    />
    <ui.TodoList {...time} todos={[]} next="Ближайшее: заседание РЭС 12 августа, ср, 10:00." />
  </ui.Frame>
);

const matrix = (view: ui.ViewMode) => (
  <ui.Frame
    chrome={chromeOf(view)}
    title="Листы экспертов"
    help="Кто какую заявку оценил. Пустая клетка — эксперт не назначен."
    crumbs={crumbs}
  >
    <ui.Matrix
      caption="Заявки и эксперты"
      corner="Заявка"
      columns={[
        'Лебедев П. А.',
        'Орлова Н. С.',
        'Гусев И. К.',
        'Журавлёва Е. Д.',
        'Воронин С. М.',
        'Чайкина О. Л.',
      ].map((text) => ({ text }))}
      rows={rows.slice(0, 8).map((row, index) => ({
        head: row.number,
        href: '#',
        cells: Array.from({ length: 6 }, (_, at) =>
          (at + index) % 3 === 0
            ? undefined
            : {
                ...(states[(at * index) % 5] as ui.State),
                text: ['нет', 'назначен', '12 из 20', '71,5', 'конфликт'][(at * index) % 5] ?? '',
                title: `Заявка ${row.number}: лист`,
                href: '#',
              },
        ),
      }))}
      legend={{
        draft: 'не начат',
        waiting: 'назначен',
        going: 'заполняется',
        done: 'сдан',
        trouble: 'самоотвод',
      }}
    />
  </ui.Frame>
);

const document = (view: ui.ViewMode) => (
  <ui.Frame
    chrome={chromeOf(view)}
    title="Приказ № 214 об открытии площадок"
    badge={{ tone: 'done', text: 'зарегистрирован' }}
    crumbs={crumbs}
  >
    <ui.DocumentPage
      title="Приказ № 214"
      docxHref="#"
      pdfHref="#"
      facts={[
        { label: 'Номер и дата', value: '№ 214 от 3 сентября 2026 г.' },
        { label: 'Дело', value: '02-05, хранить постоянно' },
      ]}
      signers={[
        {
          name: 'К. Л. Морозов',
          post: 'Директор департамента образования',
          signed: 'подписано 3 сентября 2026 г.',
        },
        { name: 'Т. В. Белова', post: 'Директор ИМЦ' },
      ]}
      frozen={[
        { label: 'Шаблон', value: 'приказ-список, версия 3' },
        { label: 'Отпечаток', value: '9f2c 71ab 03de' },
      ]}
    >
      <h2>ПРИКАЗ</h2>
      <p>03.09.2026 № 214</p>
      <p>Об открытии опорных методических площадок</p>
      <p>
        В соответствии с пунктом 5.9 Порядка, на основании решения районного экспертного совета п р и к а з ы
        в а ю:
      </p>
      <p>1. Открыть с 3 сентября 2026 г. опорные методические площадки согласно приложению.</p>
    </ui.DocumentPage>
  </ui.Frame>
);

const publicPage = (view: ui.ViewMode) => (
  <ui.PublicFrame
    view={view}
    centre="Информационно-методический центр Кстовского района"
    title="Опорные методические площадки"
    description="Действующие площадки района, их темы и руководители."
    help="Действуют 7 площадок. Обновлено 18 мая 2026 г."
    links={[
      { text: 'Площадки', href: '#' },
      { text: 'Мероприятия', href: '#' },
      { text: 'Проверить удостоверение', href: '#' },
    ]}
    signInHref="/sign-in"
  >
    <div class="card o-list-card">
      <ui.SortableTable
        caption="Площадки"
        columns={columns.slice(1, 4)}
        rows={rows.slice(0, 6)}
        rowKey={(row) => row.id}
        rowHref={() => '#'}
      />
    </div>
  </ui.PublicFrame>
);

const people = (names: string[]): ui.DemoPerson[] =>
  names.map((name, index) => ({
    login: `p${index}`,
    name,
    role: ['методист', 'секретарь РЭС', 'заместитель директора школы'][index % 3] ?? '',
    note: index === 0 ? 'ведёт отбор площадок' : undefined,
  }));

const signIn = (view: ui.ViewMode) => (
  <ui.NarrowFrame
    view={view}
    title="Вход"
    centre="Демонстрация"
    wide
    help="Выберите участника или войдите под своим именем."
  >
    <ui.DemoPeople
      action="/demo"
      guard={guard}
      groups={[
        {
          title: 'Кстовский район',
          people: people(['Иванова Анна Борисовна', 'Петрова Ольга Николаевна', 'Соколова Мария Ильинична']),
        },
        { title: 'Северо-Енисейский район', people: people(['Громова Вера Павловна', 'Туманов Олег Ильич']) },
        { title: 'Сосновый Бор', people: people(['Зимина Лариса Петровна']) },
      ]}
    />
  </ui.NarrowFrame>
);

const login = (view: ui.ViewMode) => (
  <ui.NarrowFrame
    view={view}
    title="Вход"
    centre="ИМЦ Кстовского района"
    flash={[{ kind: 'info', text: 'Сеанс закончился. Текст формы сохранён: войдите, и он вернётся.' }]}
  >
    <ui.LoginCard
      action="/sign-in"
      login="ivanova"
      errors={{ password: 'Имя или пароль не подходят. Проверьте раскладку клавиатуры.' }}
      forgotHref="/forgot"
    />
  </ui.NarrowFrame>
);

export const pages: Record<string, (view: ui.ViewMode) => Child> = {
  list,
  empty,
  card,
  form,
  review,
  home,
  matrix,
  document,
  public: publicPage,
  'sign-in': signIn,
  login,
};
