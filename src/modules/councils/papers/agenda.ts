// The agenda sent with the summons, and the attendance sheet for signatures at the door.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { actingPost, formatDate, upperFirst, weekdayName } from '../../../platform/language/index.ts';
import { type Block, PAPER_MODEL_VERSION, type Paper } from '../../../platform/papers/index.ts';
import { memberRoles } from '../councils.text.ts';
import { actingIn } from '../session.presider.ts';
import type { Sheet } from '../sheet.ts';
import { agendaLine } from './minutes.ts';
import { dayOf, namesOfSheet } from './people.ts';

const paper = (name: string, title: string, blocks: Block[]): Paper => ({
  model: PAPER_MODEL_VERSION,
  template: { name, version: 1 },
  title,
  language: 'ru',
  page: { orientation: 'portrait', binding: 'normal', fontSize: 13 },
  blocks,
});

/** Day, hour, place and the questions with their draft decisions. */
export async function agendaPaper(ctx: ReadCtx, sheet: Sheet): Promise<Paper> {
  const { session, body } = sheet;
  const day = dayOf(ctx, sheet);
  const names = await namesOfSheet(ctx, sheet);
  const secretary = sheet.members.find((member) => member.role === 'secretary');
  const acting = await actingIn(ctx, { members: sheet.members, on: day }, 'secretary');
  const signs = acting ?? secretary;
  return paper('councils.agenda', `Повестка заседания ${body.nameGenitive}`, [
    { kind: 'letterhead', lines: [upperFirst(body.name)] },
    { kind: 'document-kind', text: 'ПОВЕСТКА ДНЯ', subtitle: `заседания ${body.nameGenitive}` },
    {
      kind: 'facts',
      rows: [
        { name: 'Дата и время', value: `${formatDate(day)}, ${weekdayName(day)}, ${session.plannedTime}` },
        { name: 'Место', value: session.place },
      ],
    },
    {
      kind: 'list',
      style: 'numbered',
      items: sheet.items.map((item) => ({
        text: agendaLine(item),
        ...(item.proposedDecision
          ? { items: [{ text: `Проект решения: ${item.proposedDecision}`, label: '–' }] }
          : {}),
      })),
    },
    {
      kind: 'signatures',
      signers: [
        {
          post: acting ? upperFirst(actingPost('секретарь')) : 'Секретарь',
          name: signs ? names(signs.personId).signature : null,
        },
      ],
    },
  ]);
}

/** Blank for signing on paper: number, name, post or organisation, role, place for a signature. */
export async function attendancePaper(ctx: ReadCtx, sheet: Sheet): Promise<Paper> {
  const { session, body } = sheet;
  const names = await namesOfSheet(ctx, sheet);
  const rows = sheet.members.map((member, index) => {
    const { short, withPost } = names(member.personId);
    return [index + 1, short, withPost.slice(short.length + 2), memberRoles[member.role], ''];
  });
  return paper('councils.attendance', `Явочный лист заседания ${body.nameGenitive}`, [
    { kind: 'document-kind', text: 'ЯВОЧНЫЙ ЛИСТ', subtitle: `заседания ${body.nameGenitive}` },
    {
      kind: 'requisites',
      date: formatDate(dayOf(ctx, sheet)),
      number: session.number === null ? null : String(session.number),
      place: session.place,
    },
    {
      kind: 'table',
      columns: [
        { title: '№', width: 0.5, align: 'center' },
        { title: 'Фамилия, инициалы', width: 2.2 },
        { title: 'Должность, организация', width: 3.5 },
        { title: 'В совете', width: 2 },
        { title: 'Подпись', width: 1.8 },
      ],
      rows,
      empty: 'Состав совета не внесён.',
    },
  ]);
}
