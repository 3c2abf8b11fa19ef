// The order that approves the list of recognised organisations (000 §5.7): list, heads, term, refusals, where it differs from the council.
import { addDays } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { formatDate, lowerFirst } from '../../../platform/language/index.ts';
import type { Block, ListItem } from '../../../platform/papers/index.ts';
import type { DraftParts } from '../../documents/index.ts';
import { drawOrder, inAccordance, type Naming, namingOf, schoolYearText } from '../../documents/index.ts';
import { norms, parametersOf, type Terms, termsOf, versionById } from '../../regulations/index.ts';
import { applicationLifecycle } from '../application/application.lifecycle.ts';
import { kindNames } from '../application/application.text.ts';
import { packageLifecycle } from '../package/package.lifecycle.ts';
import { type DecidedApplication, decidedApplications, minutesOf } from '../package/package.papers.ts';
import { type Package, verdictOf } from '../package/package.queries.ts';
import { verdictNames } from '../package/package.text.ts';
import { reportSchedule, statusPeriodOf } from '../site/site.activation.ts';
import { siteTitle } from '../site/site.text.ts';

const template = { name: 'recognition-list-order', version: 1 };

const titleOf = ({ application }: DecidedApplication) =>
  siteTitle(application.institutionShortName, application.theme);

/** The list itself: what the public reads and what the status rests on. */
function listTable(recognised: readonly DecidedApplication[], naming: Naming): Block {
  return {
    kind: 'table',
    columns: [
      { title: '№', width: 0.4, align: 'center' },
      { title: 'Организация', width: 2 },
      { title: 'Тема', width: 2.6 },
      { title: 'Руководитель', width: 1.7 },
      { title: 'Соруководитель', width: 1.7 },
      { title: 'Вид', width: 1.3 },
    ],
    rows: recognised.map(({ application }, index) => [
      index + 1,
      application.institutionName || application.institutionShortName,
      application.theme,
      naming.short(application.headPersonId),
      naming.short(application.coHeadPersonId),
      kindNames[application.kind],
    ]),
    empty: 'Организаций нет.',
  };
}

const headsItem = (recognised: readonly DecidedApplication[], naming: Naming, terms: Terms): ListItem => ({
  text: `Утвердить руководителями и соруководителями ${terms.plural('site', 'genitive')}:`,
  items: recognised.map(({ application }) => ({
    text: `${application.institutionShortName}: руководителем — ${naming.withPost(application.headPersonId, 'accusative', 'institution')}; соруководителем — ${naming.withPost(application.coHeadPersonId, 'accusative', 'centre')}.`,
  })),
});

const withReason = (text: string, reason: string | null) =>
  reason ? `${text} (${lowerFirst(reason.replace(/\.$/, ''))})` : text;

function refusalItems(
  decided: readonly DecidedApplication[],
  terms: Terms,
  mention: { differences: boolean },
): ListItem[] {
  const rejected = decided.filter(({ paper }) => verdictOf(paper) === 'reject');
  const differing = decided.filter(({ paper }) => verdictOf(paper) !== paper.proposal);
  const items: ListItem[] = [];
  if (rejected.length > 0) {
    items.push({
      text: `Отказать в признании ${terms.plural('site', 'instrumental')}:`,
      items: rejected.map((each) => ({
        text: `${withReason(titleOf(each), each.paper.reason || each.paper.councilReason)}.`,
      })),
    });
  }
  if (mention.differences && differing.length > 0) {
    items.push({
      text: `Принять решение, отличное от предложения ${terms.of('expert-council', 'genitive')}:`,
      items: differing.map((each) => ({
        text: `${titleOf(each)}: предложено ${verdictNames[each.paper.proposal]}, решено ${verdictNames[verdictOf(each.paper)]}; причина: ${lowerFirst(each.paper.reason ?? '')}.`,
      })),
    });
  }
  return items;
}

/** The draft of the list order: the authority's decisions where they are written, the council's proposals elsewhere. */
export async function listOrder(
  ctx: ReadCtx,
  pack: Package,
): Promise<DraftParts & { editable: NonNullable<DraftParts['editable']> }> {
  const decided = await decidedApplications(ctx, pack.id);
  const recognised = decided.filter(({ paper }) => verdictOf(paper) === 'recognise');
  const first = decided[0]?.application;
  const version = first ? await versionById(ctx, first.regulationVersionId) : null;
  const terms = await termsOf(ctx);
  const naming = await namingOf(
    ctx,
    recognised.flatMap(({ application }) => [application.headPersonId, application.coHeadPersonId]),
  );
  const year = first?.year ?? Number(ctx.today.slice(0, 4));
  const sites = terms.plural('site', 'instrumental');
  const minutes = await minutesOf(ctx, pack.sessionId);
  const council = `на основании предложений ${terms.of('expert-council', 'genitive')}${minutes ? ` (протокол № ${minutes.number} от ${formatDate(minutes.date)})` : ''}`;
  const items: ListItem[] = [];
  if (version && recognised.length > 0) {
    const period = statusPeriodOf(version, year, 'continuation', ctx.today);
    const lastDay = formatDate(addDays(period.endsOn, -1));
    const reports = reportSchedule(version, year);
    items.push(
      {
        text: `Утвердить перечень организаций, признанных ${sites} на ${schoolYearText(year)} учебный год (приложение).`,
      },
      {
        text: `Установить срок действия статуса: для открываемых площадок — со дня издания настоящего приказа, но не ранее ${formatDate(period.startsOn)}, для продолжающих работу — с ${formatDate(period.startsOn)} без перерыва; по ${lastDay} включительно.`,
      },
      headsItem(recognised, naming, terms),
    );
    if (reports.length > 0) {
      items.push({
        text: `Руководителям площадок представить отчётные материалы в сроки: ${reports.map((report) => `${lowerFirst(report.title)} — до ${formatDate(report.dueOn)}`).join('; ')}.`,
      });
    }
  }
  const { mayDeviate } = parametersOf(version, norms.recognitionByAuthority);
  const drawn = await drawOrder(ctx, {
    template,
    heading: `О признании организаций ${sites} на ${schoolYearText(year)} учебный год`,
    preamble: `${inAccordance(version, norms.recognitionOrderDeadline.slug)}${council}`,
    items: [...items, ...refusalItems(decided, terms, { differences: mayDeviate })],
    acquainted: recognised.map(({ application }) => ({
      post: `руководитель площадки, ${application.institutionShortName}`,
      name: naming.short(application.headPersonId),
    })),
    attachments: [
      [
        {
          kind: 'heading',
          text: `Перечень организаций, признанных ${sites} на ${schoolYearText(year)} учебный год`,
        },
        listTable(recognised, naming),
      ],
    ],
  });
  return {
    ...drawn,
    editable: drawn.editable ?? [],
    subjects: [
      {
        kind: packageLifecycle.name,
        id: pack.id,
        title: 'Пакет предложений',
        path: `/recognition/packages/${pack.id}`,
      },
      ...decided.map((each) => ({
        kind: applicationLifecycle.name,
        id: each.application.id,
        title: titleOf(each),
        path: `/recognition/applications/${each.application.id}`,
      })),
    ],
    basis: `Предложения ${terms.of('expert-council', 'genitive')}${minutes ? `, протокол № ${minutes.number} от ${formatDate(minutes.date)}` : ''}`,
    audience: 'public',
    ...(version ? { regulationVersionId: version.id } : {}),
  };
}
