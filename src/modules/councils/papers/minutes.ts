// Minutes in the Russian form: who was there, the agenda, СЛУШАЛИ – ВЫСТУПИЛИ – РЕШИЛИ – «за», «против», «воздержались».
import { timeIn } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { countOf, formatDate, upperFirst } from '../../../platform/language/index.ts';
import {
  type Block,
  type ListItem,
  PAPER_MODEL_VERSION,
  type Paper,
} from '../../../platform/papers/index.ts';
import { familyOf } from '../body/body.kinds.ts';
import { quorumWords } from '../councils.text.ts';
import { groundsWords } from '../grounds.ts';
import { isRemote, untilWords } from '../remote/remote.deadline.ts';
import { remoteText } from '../remote/remote.text.ts';
import { namedOf, type Signers, signatureLines } from '../session.presider.ts';
import { type AgendaItem, isPresentAt, quorumAt, type Sheet, type SheetTask, wasPresent } from '../sheet.ts';
import { dayOf, type Names } from './people.ts';

/** The whole minutes of a session as they stand now; the register freezes them when they are signed. */
export async function minutesPaper(ctx: ReadCtx, sheet: Sheet): Promise<Paper> {
  const { names, signers } = await namedOf(ctx, sheet);
  const { session, body } = sheet;
  return {
    model: PAPER_MODEL_VERSION,
    template: { name: 'councils.minutes', version: 1 },
    title: `Протокол № ${session.number ?? '—'} заседания ${body.nameGenitive}`,
    language: 'ru',
    page: { orientation: 'portrait', binding: 'long', fontSize: 12 },
    blocks: [
      { kind: 'letterhead', lines: [upperFirst(body.name)] },
      { kind: 'document-kind', text: 'ПРОТОКОЛ', subtitle: `заседания ${body.nameGenitive}` },
      {
        kind: 'requisites',
        date: formatDate(dayOf(ctx, sheet)),
        number: session.number === null ? null : String(session.number),
        place: session.place || null,
      },
      ...attendanceBlocks(ctx, sheet, names, signers),
      { kind: 'heading', text: 'ПОВЕСТКА ДНЯ:' },
      { kind: 'list', style: 'numbered', items: sheet.items.map((item) => ({ text: agendaLine(item) })) },
      ...sheet.items.flatMap((item, index) => hearingBlocks(ctx, sheet, item, index + 1, names)),
      ...sheet.remarks
        .filter((remark) => remark.kind === 'dissent')
        .map(
          (remark): Block => ({
            kind: 'paragraph',
            indent: true,
            text: `Особое мнение (${names(remark.personId).short}): ${sentence(remark.text)}`,
          }),
        ),
      { kind: 'signatures', signers: signatureLines(signers) },
    ],
  };
}

export const agendaLine = (item: Pick<AgendaItem, 'title' | 'speaker'>): string =>
  item.speaker ? `${item.title} (докладчик – ${item.speaker}).` : `${item.title}.`;

function attendanceBlocks(ctx: ReadCtx, sheet: Sheet, names: Names, signers: Signers): Block[] {
  const { session } = sheet;
  const came = sheet.members.filter(wasPresent);
  const away = sheet.members.filter((member) => !wasPresent(member));
  const remote = isRemote(session);
  const at = remote ? (session.closedAt ?? ctx.now) : session.openedAt;
  const quorum = at ? quorumAt(sheet, null, at) : null;
  const officer = (id: string | null) => (id ? names(id).withPost : null);
  const rows = [
    ...(remote
      ? [{ name: remoteText.form, value: sentence(remoteText.minutes(untilWords(ctx, session))) }]
      : []),
    { name: signers.presider.post, value: officer(session.presiderId) },
    { name: signers.secretary.post, value: officer(session.secretaryId) },
    {
      name: remote ? remoteText.voted : 'Присутствовали',
      value: sentence(
        `${membersCount(sheet, came.length)}: ${came
          .map((member) => names(member.personId).withPost)
          .join('; ')}`,
      ),
    },
    ...(away.length > 0
      ? [
          {
            name: 'Отсутствовали',
            value: sentence(
              away
                .map(({ personId, absenceReason }) => withReason(names(personId).short, absenceReason))
                .join('; '),
            ),
          },
        ]
      : []),
    ...(session.invited ? [{ name: 'Приглашённые', value: session.invited }] : []),
    ...(remote ? [] : movementRows(ctx, sheet, names)),
    ...(quorum
      ? [
          {
            name: 'Кворум',
            value: `${upperFirst(remote ? remoteText.quorum(quorum, quorumWords(quorum)) : quorumWords(quorum))}.`,
          },
        ]
      : []),
  ];
  return [{ kind: 'facts', rows }];
}

/** «6 членов совета из 9»; an association and a group have no council to be a member of. */
export const membersCount = ({ body, members }: Sheet, came: number): string =>
  familyOf(body.kind) === 'council'
    ? `${countOf(came, 'член', 'члена', 'членов')} совета из ${members.length}`
    : `${countOf(came, 'участник', 'участника', 'участников')} из ${members.length}`;

/** One full stop, also after initials. */
export const sentence = (text: string): string => (text.endsWith('.') ? text : `${text}.`);

const withReason = (name: string, reason: string | null): string => (reason ? `${name} (${reason})` : name);

/** Only those who came late or left early are named with the hour. */
function movementRows(ctx: ReadCtx, sheet: Sheet, names: Names): { name: string; value: string }[] {
  const at = (moment: Date) => timeIn(moment, ctx.territory.zone);
  const openedAt = sheet.session.openedAt?.getTime();
  const lines = sheet.members.flatMap((member) =>
    member.presences.flatMap(({ arrivedAt, leftAt }) => [
      ...(arrivedAt.getTime() === openedAt ? [] : [`${names(member.personId).short} – с ${at(arrivedAt)}`]),
      ...(leftAt ? [`${names(member.personId).short} – до ${at(leftAt)}`] : []),
    ]),
  );
  return lines.length > 0 ? [{ name: 'Присутствие с изменением', value: `${lines.join('; ')}.` }] : [];
}

/** One question; recusals stand before the discussion, the quorum is repeated only where recusals changed it. */
export function hearingBlocks(
  ctx: ReadCtx,
  sheet: Sheet,
  item: AgendaItem,
  number: number,
  names: Names,
): Block[] {
  const { decision } = item;
  const recusals = item.recusals
    .filter(({ personId }) =>
      sheet.members.some((m) => m.personId === personId && isPresentAt(m, decision?.at ?? ctx.now)),
    )
    .map(
      ({ personId, reason }) =>
        `Отвод: ${names(personId).short} (${reason}) – в обсуждении и голосовании не участвует.`,
    );
  const secret = item.ballot === 'secret' ? ['Голосование тайное.'] : [];
  const quorum = decision && recusals.length > 0 ? [`По вопросу ${quorumWords(decision.quorum)}.`] : [];
  const wasVoted =
    decision !== null && decision.tally.for + decision.tally.against + decision.tally.abstain > 0;
  return [
    {
      kind: 'hearing',
      number,
      heard: [item.listened || agendaLine(item)],
      spoke: [...recusals, ...quorum, ...secret, ...(item.spoke ? [item.spoke] : [])],
      decided: decidedLines(item, names),
      ...(wasVoted && decision
        ? {
            votes: {
              for: decision.tally.for,
              against: decision.tally.against,
              abstained: decision.tally.abstain,
            },
          }
        : {}),
    },
    ...(decision?.byCastingVote
      ? [
          {
            kind: 'paragraph',
            text: 'При равенстве голосов решающим был голос председательствующего.',
            indent: true,
          } as const,
        ]
      : []),
  ];
}

function decidedLines(item: AgendaItem, names: Names): ListItem[] {
  const { decision } = item;
  if (!decision) return [{ text: '' }];
  const control = (task: SheetTask) =>
    `${sentence(`Ответственный: ${names(task.ownerId).short}`)} ${sentence(`Срок: ${formatDate(task.dueOn)}`)}`;
  const [main, ...rest] = decision.tasks;
  const isMain = main?.text === decision.text;
  return [
    { text: main && isMain ? `${sentence(decision.text)} ${control(main)}` : decision.text },
    ...(isMain ? rest : decision.tasks).map((task) => ({ text: `${sentence(task.text)} ${control(task)}` })),
    ...(decision.grounds.length > 0
      ? [{ text: sentence(`Рассмотрено: ${groundsWords(decision.grounds)}`) }]
      : []),
    ...(decision.reason && decision.outcome !== 'postpone'
      ? [{ text: sentence(`Основание: ${decision.reason}`) }]
      : []),
  ];
}
