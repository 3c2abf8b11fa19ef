// Proposals of the council to the authority (000 §5.6): for each application the proposal, votes, reason, sheets and minutes.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { actingPost, declinePost, formatDate, upperFirst } from '../../../platform/language/index.ts';
import { PAPER_MODEL_VERSION, type Paper } from '../../../platform/papers/index.ts';
import { type AgendaItem, body, membersOn, sheetOf } from '../../councils/index.ts';
import type { DraftParts } from '../../documents/index.ts';
import { namingOf } from '../../documents/index.ts';
import { headOfUnit, nameIn, person } from '../../people/index.ts';
import { currentVersion, norms, termsOf } from '../../regulations/index.ts';
import { packageLifecycle } from '../package/package.lifecycle.ts';
import { asHouse, minutesOf, titlesOf } from '../package/package.papers.ts';
import { type Package, papersOf } from '../package/package.queries.ts';
import { verdictNames } from '../package/package.text.ts';

const template = { name: 'recognition-proposals', version: 2 };

/** «Директору департамента образования … Ладыгину В.А.» */
async function addressee(ctx: ReadCtx): Promise<string[]> {
  const terms = await termsOf(ctx);
  const head = await headOfUnit(ctx, 'authority', ctx.today);
  const who = head ? await person(ctx, head.personId) : null;
  const post = head?.acting
    ? declinePost(actingPost(terms.of('authority-head'))).forms.dative
    : terms.of('authority-head', 'dative');
  return [upperFirst(post), ...(who ? [nameIn(who, 'surname-initials', 'dative')] : [])];
}

/** «за — 7, против — 1, воздержались — 0» as the signed minutes hold it. */
const votesOf = (item: AgendaItem | undefined): string => {
  const tally = item?.decision?.tally;
  return tally ? `за — ${tally.for}, против — ${tally.against}, воздержались — ${tally.abstain}` : '—';
};

/** The question of the minutes and the papers its decision rests on. */
function groundsOf(item: AgendaItem | undefined): string {
  if (!item?.decision) return '—';
  return upperFirst(
    [`вопрос ${item.position} протокола`, ...item.decision.grounds.map((each) => each.title)].join('; '),
  );
}

export async function proposalsPaper(ctx: ReadCtx, pack: Package): Promise<Paper> {
  const terms = await termsOf(ctx);
  const council = await body(ctx, pack.bodyId);
  const minutes = await minutesOf(ctx, pack.sessionId);
  const titles = await titlesOf(ctx, pack);
  const items = (await sheetOf(asHouse(ctx), pack.sessionId))?.items ?? [];
  const members = await membersOn(ctx, pack.bodyId, ctx.today);
  const officer = (role: string) => members.find((member) => member.role === role)?.personId ?? null;
  const naming = await namingOf(ctx, [officer('chair'), officer('secretary')]);
  const rows = [];
  for (const paper of await papersOf(ctx, pack.id)) {
    const item = items.find((each) => each.subjectId === (paper.applicationId ?? paper.terminationId));
    rows.push([
      rows.length + 1,
      titles.get(paper.position) ?? '',
      upperFirst(verdictNames[paper.proposal]),
      votesOf(item),
      paper.councilReason || '—',
      groundsOf(item),
    ]);
  }
  const matter =
    pack.kind === 'recognition'
      ? `о признании организаций ${terms.plural('site', 'instrumental')}`
      : `о досрочном прекращении статуса ${terms.of('site', 'genitive')}`;
  const name = council?.name ?? terms.of('expert-council');
  return {
    model: PAPER_MODEL_VERSION,
    template,
    title: `Предложения ${matter}`,
    language: 'ru',
    page: { orientation: 'portrait', binding: 'long', fontSize: 12 },
    blocks: [
      { kind: 'letterhead', lines: [upperFirst(name)] },
      { kind: 'addressee', lines: await addressee(ctx) },
      { kind: 'document-kind', text: 'ПРЕДЛОЖЕНИЯ', subtitle: matter },
      { kind: 'requisites', date: null, number: null },
      {
        kind: 'paragraph',
        text: `${upperFirst(name)}, рассмотрев ${pack.kind === 'recognition' ? 'заявки организаций и экспертные листы' : 'вопросы о прекращении статуса'}${minutes ? ` (протокол № ${minutes.number} от ${formatDate(minutes.date)})` : ''}, вносит предложения:`,
        indent: true,
        align: 'justify',
      },
      {
        kind: 'table',
        columns: [
          { title: '№', width: 0.4, align: 'center' },
          { title: 'Организация, тема', width: 2.4 },
          { title: 'Предложение', width: 1.3 },
          { title: 'Голоса', width: 1.3 },
          { title: 'Обоснование', width: 1.8 },
          { title: 'Основание', width: 1.3 },
        ],
        rows,
        empty: 'Предложений нет.',
      },
      {
        kind: 'signatures',
        signers: [
          { post: 'Председатель', name: naming.signature(officer('chair')) || null },
          { post: 'Секретарь', name: naming.signature(officer('secretary')) || null },
        ],
      },
    ],
  };
}

export async function proposals(ctx: ReadCtx, pack: Package): Promise<DraftParts> {
  const paper = await proposalsPaper(ctx, pack);
  const version = await currentVersion(ctx, norms.councilProposals);
  return {
    kind: 'proposals',
    template: template.name,
    title: paper.title,
    paper,
    subjects: [
      {
        kind: packageLifecycle.name,
        id: pack.id,
        title: 'Пакет предложений',
        path: `/recognition/packages/${pack.id}`,
      },
      { kind: 'councils.session', id: pack.sessionId, path: `/councils/sessions/${pack.sessionId}` },
    ],
    audience: 'council',
    bodyId: pack.bodyId,
    ...(version ? { regulationVersionId: version.id } : {}),
  };
}
