// «Педагоги площадки»: what the co-head watches (OMP-19), on the first day and now, and taken away as a sheet.

import type { ReadCtx } from '../../../../kernel/ctx.ts';
import { download, page } from '../../../../kernel/page.ts';
import { signedIn } from '../../../../kernel/policy.ts';
import { isRefusal, type Refusal } from '../../../../kernel/refusal.ts';
import { formatDate, formatDateShort, formatNumber } from '../../../../platform/language/index.ts';
import { type SheetColumn, sheetAnswer } from '../../../../platform/sheets/index.ts';
import {
  Badge,
  EmptyState,
  LinkButton,
  PlainTable,
  PrintButton,
  Section,
  Stat,
  StatRow,
} from '../../../../ui/index.ts';
import { growthWords as words } from '../site.growth.text.ts';
import { figuresOf, growthOfSite, type SiteGrowth, type SiteTeacher, type Standing } from '../site.growth.ts';
import { loadSite } from '../site.heads.ts';
import { sitePolicy } from '../site.policy.ts';

interface Shown {
  readonly site: NonNullable<Awaited<ReturnType<typeof loadSite>>>;
  /** null: the site has not begun. */
  readonly growth: SiteGrowth | null;
}

async function load(ctx: ReadCtx, id: string): Promise<Shown | Refusal | null> {
  const site = await loadSite(ctx, { siteId: id });
  if (!site) return null;
  return sitePolicy.rules.teachers.check(ctx, site) ?? { site, growth: await growthOfSite(ctx, site) };
}

const categoryWords = (side: Standing | null) => (side ? side.category || words.none : words.absent);

/** «первая → высшая», or one word where nothing has changed. */
const change = (was: string, is: string) => (was === is ? is : `${was} → ${is}`);

const trainedWords = (side: Standing | null) => {
  if (!side) return words.absent;
  return side.trainedOn ? formatDateShort(side.trainedOn) : words.none;
};

const Needs = ({ side }: { side: Standing | null }) => {
  if (!side) return <span class="o-none">{words.absent}</span>;
  if (side.needs.length === 0) return <span class="o-none">{words.none}</span>;
  return side.needs.map((each) => (
    <div>
      <Badge tone="waiting" text={each} />
    </div>
  ));
};

const hoursOf = (teachers: readonly SiteTeacher[], key: 'courseHours' | 'betweenHours') =>
  teachers.reduce((all, each) => all + each[key], 0);

function Figures({ growth }: { growth: SiteGrowth }) {
  const { teachers } = growth;
  return (
    <StatRow>
      {figuresOf(growth).map(({ label, atStart, now, ofStart, ofNow }) => (
        <Stat value={now} label={label} note={`из ${ofNow}; было ${atStart} из ${ofStart}`} />
      ))}
      <Stat value={hoursOf(teachers, 'courseHours')} label={words.hours} />
      <Stat value={hoursOf(teachers, 'betweenHours')} label={words.between} />
      <Stat
        value={teachers.reduce((all, each) => all + each.publications.length, 0)}
        label={words.publications}
      />
    </StatRow>
  );
}

export const siteGrowthPage = page<Shown>({
  path: '/recognition/sites/:id/teachers',
  ru: words.title,
  ability: signedIn,
  load: (ctx, { id = '' }) => load(ctx, id),
  view: (view, { site, growth }) => ({
    title: words.title,
    crumbs: [
      ['Опорные методические площадки', '/recognition/sites'],
      [site.institutionShortName, `/recognition/sites/${site.id}`],
    ],
    lead: growth ? words.lead(formatDate(growth.startsOn), formatDate(growth.until)) : undefined,
    wide: true,
    actions: growth ? (
      <>
        <LinkButton
          text="Скачать XLSX"
          href={view.url(`/recognition/sites/${site.id}/teachers.xlsx`)}
          icon="download"
          download
        />
        <PrintButton />
      </>
    ) : null,
    body: growth ? (
      <>
        <Figures growth={growth} />
        <Section title={site.theme}>
          <PlainTable
            caption={words.title}
            rows={[...growth.teachers]}
            rowKey={(row) => row.personId}
            rowHref={(row) => view.url(`/people/${row.personId}`)}
            columns={[
              { key: 'name', title: 'Педагог', cell: (row) => row.name },
              { key: 'title', title: 'Должность', cell: (row) => row.title, wrap: true },
              {
                key: 'category',
                title: 'Категория',
                cell: (row) => change(categoryWords(row.atStart), categoryWords(row.now)),
                wrap: true,
              },
              {
                key: 'trained',
                title: 'Обучение',
                cell: (row) => change(trainedWords(row.atStart), trainedWords(row.now)),
                wrap: true,
              },
              {
                key: 'hours',
                title: 'Часов',
                cell: (row) => formatNumber(row.courseHours + row.betweenHours),
                numeric: true,
              },
              {
                key: 'publications',
                title: 'Публикации',
                cell: (row) => row.publications.join('; '),
                wrap: true,
              },
              {
                key: 'was',
                title: 'Потребности в начале',
                cell: (row) => <Needs side={row.atStart} />,
                wrap: true,
              },
              {
                key: 'is',
                title: 'Потребности сейчас',
                cell: (row) => <Needs side={row.now} />,
                wrap: true,
              },
            ]}
          />
          <p class="o-hint">{words.how}</p>
        </Section>
      </>
    ) : (
      <EmptyState title={words.empty} text={words.emptyText} />
    ),
  }),
});

const columns: readonly SheetColumn<SiteTeacher>[] = [
  { title: 'Педагог', value: (row) => row.name, width: 24 },
  { title: 'Должность', value: (row) => row.title, width: 36 },
  { title: 'Категория в начале', value: (row) => categoryWords(row.atStart), width: 20 },
  { title: 'Категория сейчас', value: (row) => categoryWords(row.now), width: 20 },
  { title: 'Обучение до начала', value: (row) => row.atStart?.trainedOn, type: 'date', width: 18 },
  { title: 'Последнее обучение', value: (row) => row.now?.trainedOn, type: 'date', width: 18 },
  { title: 'Часов курсов', value: (row) => row.courseHours, width: 14 },
  { title: 'Часов между курсами', value: (row) => row.betweenHours, width: 18 },
  { title: 'Публикации', value: (row) => row.publications.join('; '), width: 50 },
  { title: 'Потребности в начале', value: (row) => row.atStart?.needs.join('; '), width: 34 },
  { title: 'Потребности сейчас', value: (row) => row.now?.needs.join('; '), width: 34 },
];

export const siteGrowthSheet = download({
  path: '/recognition/sites/:id/teachers.xlsx',
  ru: `${words.title}: XLSX`,
  ability: signedIn,
  load: async (ctx, { id = '' }, query) => {
    const shown = await load(ctx, id);
    if (shown === null || isRefusal(shown)) return shown;
    return sheetAnswer(query.get('format'), words.title, columns, shown.growth?.teachers ?? []);
  },
});
