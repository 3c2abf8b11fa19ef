// The application as Annex 4 prints it: addressee, title, theme, goal, characteristic, relevance, plan, signature, stamp.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import {
  actingPost,
  declinePost,
  organisationGenitive,
  upperFirst,
} from '../../../platform/language/index.ts';
import { type Block, PAPER_MODEL_VERSION, type Paper } from '../../../platform/papers/index.ts';
import { headOfUnit, nameIn, person, postsOn } from '../../people/index.ts';
import { norms, parametersOf, termsOf, versionById } from '../../regulations/index.ts';
import { territoryCard } from '../../territories/index.ts';
import type { Application, PlanLine } from '../application/application.schema.ts';
import { partNames } from '../application/application.text.ts';

const template = { name: 'recognition-application', version: 1 };

/** Post and name of the authority's head in the dative: «Директору департамента образования … Ладыгину В.А.» */
async function addressee(ctx: ReadCtx): Promise<string[]> {
  const terms = await termsOf(ctx);
  const card = await territoryCard(ctx.db, ctx.territory.id);
  const post = upperFirst(terms.of('authority-head', 'dative'));
  const head = await headOfUnit(ctx, 'authority', ctx.today);
  const who = head ? await person(ctx, head.personId) : null;
  const lines = head?.acting ? [declinePost(actingPost(terms.of('authority-head'))).forms.dative] : [post];
  return [...lines, card.nameGenitive, who ? nameIn(who, 'surname-initials', 'dative') : ''].filter(Boolean);
}

async function signer(ctx: ReadCtx, application: Application) {
  const id = application.signerPersonId;
  const who = id ? await person(ctx, id) : null;
  const post = id
    ? (await postsOn(ctx, id, ctx.today)).find((each) => each.institutionId === application.institutionId)
    : null;
  return {
    post: post?.title ? upperFirst(post.title) : 'Директор / заведующий',
    name: who ? nameIn(who, 'initials-surname', 'nominative') : null,
  };
}

const planColumns = [
  { title: '№ п/п', width: 0.4, align: 'center' as const },
  { title: 'Мероприятие (содержание)', width: 2.4 },
  { title: 'Форма', width: 1.1 },
  { title: 'Сроки', width: 1 },
  { title: 'Ответственный', width: 1.2 },
  { title: 'Результат', width: 1.6 },
];

/** The plan as the application's attachment; the same table goes into the order that approves it. */
export function planTable(plan: readonly PlanLine[], tasks: readonly { key: string; text: string }[]): Block {
  const groups = tasks.filter((task) => plan.some((line) => line.task === task.key));
  const row = (line: PlanLine, index: number) => [
    index + 1,
    line.title,
    line.form,
    line.term,
    line.responsible,
    line.result,
  ];
  const rest = plan.filter((line) => !groups.some((task) => task.key === line.task));
  let counter = 0;
  return {
    kind: 'table',
    columns: planColumns,
    rows: [
      ...groups.flatMap((task) => [
        { group: task.text },
        ...plan.filter((line) => line.task === task.key).map((line) => row(line, counter++)),
      ]),
      ...rest.map((line) => row(line, counter++)),
    ],
    empty: 'План не заполнен',
  };
}

/** The printed form of Annex 4; empty parts are left as places to fill in by hand. */
export async function applicationForm(
  ctx: ReadCtx,
  application: Application,
  plan: readonly PlanLine[],
): Promise<Paper> {
  const version = await versionById(ctx, application.regulationVersionId);
  const { tasks } = parametersOf(version, norms.siteTasks);
  const terms = await termsOf(ctx);
  const isOpening = application.kind === 'opening';
  const blank = (text: string, part: string) => text.trim() || `(${part} — не заполнено)`;
  return {
    model: PAPER_MODEL_VERSION,
    template,
    title: `Заявка: ${application.institutionShortName}`,
    language: 'ru',
    page: { orientation: 'portrait', binding: 'normal' },
    blocks: [
      { kind: 'addressee', lines: await addressee(ctx) },
      {
        kind: 'document-kind',
        text: 'ЗАЯВКА',
        subtitle: `на ${isOpening ? 'открытие' : 'продолжение работы'} ${terms.of('site', 'genitive')}`,
      },
      {
        kind: 'paragraph',
        text: `Администрация ${organisationGenitive(application.institutionShortName)} ходатайствует ${isOpening ? 'об открытии' : 'о продолжении работы'} ${terms.of('site', 'genitive')} по теме «${blank(application.theme, partNames.theme)}».`,
        align: 'justify',
      },
      {
        kind: 'paragraph',
        text: [{ text: 'Цель работы: ', bold: true }, { text: blank(application.goal, partNames.goal) }],
        align: 'justify',
      },
      {
        kind: 'paragraph',
        text: [
          { text: 'Краткая характеристика ОУ. ', bold: true },
          { text: blank(application.characteristic, partNames.characteristic) },
        ],
        align: 'justify',
      },
      {
        kind: 'paragraph',
        text: `Данная тема актуальна для муниципальной системы образования в связи с ${blank(application.relevance.replace(/^в связи с\s+/i, ''), partNames.relevance)}`,
        align: 'justify',
      },
      { kind: 'paragraph', text: `План работы ${terms.short('site')} прилагается.` },
      { kind: 'signatures', signers: [await signer(ctx, application)], stamp: true },
      { kind: 'page-break' },
      {
        kind: 'subject',
        text: `План работы ${terms.of('site', 'genitive')} на ${application.year}/${application.year + 1} учебный год`,
        align: 'center',
      },
      planTable(plan, tasks),
    ],
  };
}
