// The act of handing over, as both sides sign it.
import { sql } from 'kysely';
import type { CivilDate } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { isId } from '../../../kernel/ids.ts';
import { type Download, download } from '../../../kernel/page.ts';
import { formatDate } from '../../../platform/language/index.ts';
import { PAPER_MODEL_VERSION, type Paper, paperFile } from '../../../platform/papers/index.ts';
import { nameIn, person } from '../../people/index.ts';
import { termsOf } from '../../regulations/index.ts';
import { territoryCard } from '../../territories/index.ts';
import { seesPremises } from '../premises.policy.ts';
import { assetKinds } from '../premises.text.ts';
import { type Asset, asset } from './asset.queries.ts';

interface Handed {
  readonly assetId: string;
  readonly personId: string;
  readonly startsOn: CivilDate;
  /** Who answered before; null: it came from the service itself. */
  readonly beforeId: string | null;
}

async function handed(ctx: ReadCtx, id: string): Promise<Handed | null> {
  if (!isId(id)) return null;
  const { rows } = await sql<Handed>`
    select h.asset_id as "assetId", h.person_id as "personId", h.starts_on as "startsOn",
      (select b.person_id from premises.handovers b where b.territory_id = h.territory_id
         and b.asset_id = h.asset_id and b.starts_on < h.starts_on order by b.starts_on desc limit 1) as "beforeId"
    from premises.handovers h where h.territory_id = ${ctx.territory.id} and h.id = ${id}`.execute(ctx.db);
  return rows[0] ?? null;
}

async function handoverPaper(ctx: ReadCtx, id: string): Promise<Paper | null> {
  const found = await handed(ctx, id);
  const thing = found && (await asset(ctx, found.assetId));
  if (!found || !thing) return null;
  const terms = await termsOf(ctx);
  const card = await territoryCard(ctx.db, ctx.territory.id);
  const to = await person(ctx, found.personId);
  const from = found.beforeId ? await person(ctx, found.beforeId) : null;
  const name = (who: typeof to) => (who ? nameIn(who, 'initials-surname', 'nominative') : null);
  return {
    model: PAPER_MODEL_VERSION,
    template: { name: 'premises-handover', version: 1 },
    title: `Акт приёма-передачи: ${thing.name}`,
    language: 'ru',
    page: { orientation: 'portrait', binding: 'normal' },
    blocks: [
      { kind: 'letterhead', lines: [terms.of('centre')] },
      {
        kind: 'document-kind',
        text: 'АКТ ПРИЁМА-ПЕРЕДАЧИ',
        subtitle: 'помещений, оборудования и материальных ценностей',
      },
      { kind: 'requisites', date: formatDate(found.startsOn), number: null, place: card.settlement },
      {
        kind: 'paragraph',
        text: from
          ? 'Сдающий передал, а принимающий принял и отвечает за сохранность:'
          : 'Служба передала, а принимающий принял и отвечает за сохранность:',
      },
      thingTable(thing),
      { kind: 'paragraph', text: 'Состояние при передаче: _______________________________________________' },
      {
        kind: 'signatures',
        signers: [
          { post: 'Сдал', name: name(from) },
          { post: 'Принял', name: name(to) },
        ],
      },
    ],
  };
}

const thingTable = (thing: Asset): Paper['blocks'][number] => ({
  kind: 'table',
  columns: [
    { title: 'Наименование', width: 3 },
    { title: 'Вид', width: 1.6 },
    { title: 'Инвентарный номер', width: 1.4 },
    { title: 'Где находится', width: 2 },
    { title: 'Стоимость, руб.', width: 1.2, align: 'right' },
  ],
  rows: [
    [thing.name, assetKinds[thing.kind], thing.inventoryNumber || '—', thing.place || '—', thing.cost ?? '—'],
  ],
});

export const handoverDownload: Download = download({
  path: '/premises/handovers/:id/act.pdf',
  ru: 'Акт приёма-передачи в PDF',
  ability: seesPremises,
  load: async (ctx, { id = '' }) => {
    const paper = await handoverPaper(ctx, id);
    return paper && paperFile(paper, 'pdf', 'Акт приёма-передачи');
  },
});
