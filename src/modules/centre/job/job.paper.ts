// The sheet of acknowledgement of a job description: who, when; a line to sign for those who have not yet.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { formatDate, upperFirst } from '../../../platform/language/index.ts';
import { PAPER_MODEL_VERSION, type Paper } from '../../../platform/papers/index.ts';
import { people } from '../../people/index.ts';
import { territoryCard } from '../../territories/index.ts';
import { occupants, type SeatLine } from '../structure/structure.queries.ts';
import { acknowledgementsOf, type JobDescription } from './job.queries.ts';
import { jobText as text } from './job.text.ts';

export async function acknowledgementPaper(
  ctx: ReadCtx,
  seat: SeatLine,
  description: JobDescription,
): Promise<Paper> {
  const signed = await acknowledgementsOf(ctx, [description.id]);
  const waiting = (await occupants(ctx, { on: ctx.today, seatId: seat.seatId })).filter(
    (each) => !signed.some((one) => one.personId === each.personId),
  );
  const named = await people(
    ctx,
    [...signed, ...waiting].map((each) => each.personId),
  );
  const nameOf = (id: string) => named.get(id)?.fullName ?? '';
  const card = await territoryCard(ctx.db, ctx.territory.id);
  return {
    model: PAPER_MODEL_VERSION,
    template: { name: 'centre.acknowledgement-sheet', version: 1 },
    title: `${text.sheet}: ${seat.title}`,
    language: 'ru',
    page: { orientation: 'portrait', binding: 'long' },
    blocks: [
      { kind: 'letterhead', lines: [upperFirst(card.service.fullName || card.service.shortName)] },
      { kind: 'document-kind', text: 'ЛИСТ ОЗНАКОМЛЕНИЯ', subtitle: 'с должностной инструкцией' },
      {
        kind: 'facts',
        rows: [
          { name: 'Должность', value: upperFirst(seat.title) },
          { name: 'Отдел', value: seat.unit },
          {
            name: 'Редакция',
            value: `${description.edition}, действует с ${formatDate(description.startsOn)}`,
          },
          { name: text.fields.act, value: description.act },
        ],
      },
      {
        kind: 'table',
        columns: [
          { title: '№', width: 0.5, align: 'center' },
          { title: 'Фамилия, имя, отчество', width: 4 },
          { title: 'Дата ознакомления', width: 2 },
          { title: 'Подпись', width: 2 },
        ],
        rows: [...signed, ...waiting].map((each, index) => [
          index + 1,
          nameOf(each.personId),
          'on' in each ? formatDate(each.on) : null,
          null,
        ]),
        empty: 'Должность никто не занимает.',
      },
    ],
  };
}
