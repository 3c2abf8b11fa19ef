// Papers of councils as PDF and DOCX: agenda, attendance sheet, minutes, extract, order on the composition.
import type { ReadCtx } from '../../kernel/ctx.ts';
import { type Download, download, type FileAnswer, type Params } from '../../kernel/page.ts';
import type { Rule } from '../../kernel/policy.ts';
import { signedIn } from '../../kernel/policy.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import { type Paper, paperFile, paperKinds } from '../../platform/papers/index.ts';
import { mayView } from './body.policy.ts';
import { membersOn, visibleBody } from './body.queries.ts';
import { openPart } from './item.queries.ts';
import { agendaPaper, attendancePaper } from './papers/agenda.ts';
import { compositionOrderPaper } from './papers/composition-order.ts';
import { extractPaper } from './papers/extract.ts';
import { minutesPaper } from './papers/minutes.ts';
import { namedOf } from './session.presider.ts';
import { sheetOf } from './session.queries.ts';
import type { Sheet } from './sheet.ts';

type Draw = (ctx: ReadCtx, params: Params, query: URLSearchParams) => Promise<Paper | Refusal | null>;

function bothFormats(path: string, ru: string, draw: Draw): Download[] {
  return paperKinds.map((kind) =>
    download({
      path: `${path}.${kind}`,
      ru: `${ru} (${kind.toUpperCase()})`,
      ability: signedIn as Rule<void>,
      load: async (ctx, params, query): Promise<FileAnswer | Refusal | null> => {
        const paper = await draw(ctx, params, query);
        return paper === null || 'refusal' in paper ? paper : paperFile(paper, kind);
      },
    }),
  );
}

/** A paper of a session the actor reads, with what is closed to a recused member left out. */
const ofSession =
  (draw: (ctx: ReadCtx, sheet: Sheet) => Promise<Paper>): Draw =>
  async (ctx, params) => {
    const sheet = await sheetOf(ctx, params.id ?? '');
    return sheet ? draw(ctx, { ...sheet, items: sheet.items.map((item) => openPart(ctx, item)) }) : null;
  };

const extractOf: Draw = async (ctx, params) => {
  const sheet = await sheetOf(ctx, params.id ?? '');
  const item = sheet?.items.find((each) => each.id === params.item);
  return sheet && item?.decision && sheet.session.number && mayView(ctx, item)
    ? extractPaper(ctx, sheet, item, await namedOf(ctx, sheet))
    : null;
};

const orderOf: Draw = async (ctx, params, query) => {
  const body = await visibleBody(ctx, params.id ?? '');
  if (!body) return null;
  const asked = query.get('on') ?? '';
  const on = /^\d{4}-\d{2}-\d{2}$/.test(asked) ? asked : ctx.today;
  return compositionOrderPaper(ctx, body, await membersOn(ctx, body.id, on), on);
};

export const councilDownloads: readonly Download[] = [
  ...bothFormats('/councils/sessions/:id/agenda', 'Повестка', ofSession(agendaPaper)),
  ...bothFormats('/councils/sessions/:id/attendance', 'Явочный лист', ofSession(attendancePaper)),
  ...bothFormats('/councils/sessions/:id/protocol', 'Протокол', ofSession(minutesPaper)),
  ...bothFormats('/councils/sessions/:id/items/:item/extract', 'Выписка из протокола', extractOf),
  ...bothFormats('/councils/bodies/:id/composition-order', 'Приказ о составе', orderOf),
];
