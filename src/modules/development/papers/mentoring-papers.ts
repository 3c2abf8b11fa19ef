// Papers of mentoring: the order of the institution, the mentor's consent, the programme, the report.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { formatDate, upperFirst } from '../../../platform/language/index.ts';
import { type Block, PAPER_MODEL_VERSION, type Paper } from '../../../platform/papers/index.ts';
import {
  type DraftParts,
  drawOrder,
  institutionIssuer,
  type Naming,
  namingOf,
} from '../../documents/index.ts';
import { type PairPaper, pairOutcomes, pairPapers } from '../mentoring.text.ts';
import type { Pair, pairFeedbacks, pairMeetings } from '../pair.queries.ts';

interface Parts {
  readonly meetings: Awaited<ReturnType<typeof pairMeetings>>;
  readonly feedbacks: Awaited<ReturnType<typeof pairFeedbacks>>;
}

const sheet = (name: PairPaper, blocks: readonly Block[]): Paper => ({
  model: PAPER_MODEL_VERSION,
  template: { name: `development-mentoring-${name}`, version: 1 },
  title: pairPapers[name],
  language: 'ru',
  page: { orientation: 'portrait', binding: 'normal' },
  blocks,
});

const termOf = (found: Pair) => `с ${formatDate(found.startsOn)} по ${formatDate(found.lastDay)}`;

const whoAndWhen = (found: Pair, naming: Naming): Block => ({
  kind: 'facts',
  rows: [
    { name: 'Наставник', value: naming.withPost(found.mentorId, 'nominative', 'institution') },
    { name: 'Педагог', value: naming.withPost(found.menteeId, 'nominative', 'institution') },
    { name: 'Срок', value: termOf(found) },
    { name: 'Цель', value: found.goal },
  ],
});

const programmeTable = (found: Pair): Block => ({
  kind: 'table',
  columns: [
    { title: '№', width: 0.4, align: 'center' },
    { title: 'Содержание работы', width: 3 },
    { title: 'Срок', width: 1 },
    { title: 'Результат', width: 2 },
  ],
  rows: found.programme.map((line, index) => [index + 1, line.what, line.term, line.result]),
  empty: 'Строк программы нет.',
});

async function order(ctx: ReadCtx, found: Pair, naming: Naming) {
  return drawOrder(ctx, {
    template: { name: 'development-mentoring-order', version: 1 },
    issuer: await institutionIssuer(ctx, found.institutionId),
    heading: 'О наставничестве',
    preamble:
      'в целях профессионального становления педагога, на основании статьи 351.8 Трудового кодекса Российской Федерации и письменного согласия наставника',
    items: [
      {
        text: `Назначить наставником ${naming.withPost(found.mentorId, 'accusative', 'institution')}, в отношении ${naming.withPost(found.menteeId, 'genitive', 'institution')} ${termOf(found)}.`,
      },
      { text: 'Утвердить программу наставничества (приложение).' },
      { text: 'Наставнику представить отчёт по окончании срока наставничества.' },
    ],
    acquainted: [found.mentorId, found.menteeId].map((id) => ({
      post: naming.post(id, 'nominative', 'institution'),
      name: naming.short(id),
    })),
    attachments: [
      [
        { kind: 'heading', text: pairPapers.programme, level: 1 },
        whoAndWhen(found, naming),
        programmeTable(found),
      ],
    ],
  });
}

const consent = (found: Pair, naming: Naming): Block[] => [
  { kind: 'document-kind', text: 'СОГЛАСИЕ', subtitle: 'на выполнение работы наставника' },
  {
    kind: 'paragraph',
    indent: true,
    align: 'justify',
    text: `Я, ${naming.withPost(found.mentorId, 'nominative', 'institution')}, согласен(на) быть наставником ${naming.withPost(found.menteeId, 'genitive', 'institution')} ${termOf(found)}. С содержанием, сроком, формой и условиями оплаты работы наставника ознакомлен(а).`,
  },
  {
    kind: 'signatures',
    signers: [
      {
        post: upperFirst(naming.post(found.mentorId, 'nominative', 'institution')),
        name: naming.signature(found.mentorId),
        date: null,
      },
    ],
  },
];

const programme = (found: Pair, naming: Naming): Block[] => [
  { kind: 'document-kind', text: 'ПРОГРАММА', subtitle: 'наставничества' },
  whoAndWhen(found, naming),
  programmeTable(found),
  {
    kind: 'signatures',
    signers: [
      { post: 'Наставник', name: naming.signature(found.mentorId) },
      { post: 'Педагог', name: naming.signature(found.menteeId) },
    ],
  },
];

const sides: Readonly<Record<string, string>> = { mentor: 'Наставник', mentee: 'Педагог' };

const report = (found: Pair, naming: Naming, { meetings, feedbacks }: Parts): Block[] => [
  { kind: 'document-kind', text: 'ОТЧЁТ', subtitle: 'о работе наставнической пары' },
  whoAndWhen(found, naming),
  { kind: 'heading', text: `Встречи: ${meetings.length}`, level: 2 },
  {
    kind: 'table',
    columns: [
      { title: 'Дата', width: 1 },
      { title: 'Тема', width: 2 },
      { title: 'Что решили', width: 3 },
    ],
    rows: meetings.toReversed().map((each) => [formatDate(each.heldOn), each.topic, each.text]),
    empty: 'Встреч не записано.',
  },
  ...feedbacks.map(
    (each): Block => ({
      kind: 'paragraph',
      text: `${sides[each.side]}: оценка ${each.mark} из 5${each.text ? `. ${each.text}` : ''}`,
    }),
  ),
  {
    kind: 'paragraph',
    text: found.outcome
      ? `Итог: ${pairOutcomes[found.outcome]}. ${found.outcomeText}`
      : 'Итог ещё не подведён.',
  },
  { kind: 'signatures', signers: [{ post: 'Наставник', name: naming.signature(found.mentorId) }] },
];

/** The paper ready to be kept as a draft, read by the institution. */
export async function pairPaper(
  ctx: ReadCtx,
  found: Pair,
  name: PairPaper,
  parts: Parts,
): Promise<DraftParts> {
  const naming = await namingOf(ctx, [found.mentorId, found.menteeId]);
  const shared = {
    subjects: [
      {
        kind: 'development.pair',
        id: found.id,
        title: 'Наставническая пара',
        path: `/development/pairs/${found.id}`,
      },
    ],
    audience: 'institution' as const,
    institutions: [found.institutionId],
  };
  if (name === 'order') return { ...(await order(ctx, found, naming)), ...shared };
  const blocks = {
    consent: consent(found, naming),
    programme: programme(found, naming),
    report: report(found, naming, parts),
  }[name];
  return {
    kind: name === 'report' ? 'report' : 'notice',
    title: pairPapers[name],
    paper: sheet(name, blocks),
    ...shared,
  };
}
