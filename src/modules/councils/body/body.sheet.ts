// The list of bodies: what the filters of the page find, on the screen and as a file.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { download } from '../../../kernel/page.ts';
import { type SheetColumn, sheetAnswer } from '../../../platform/sheets/index.ts';
import { institutionNames } from '../../institutions/index.ts';
import { personNames } from '../../people/index.ts';
import { seesCouncils } from '../body.policy.ts';
import { type BodyLine, bodyLines } from '../body.queries.ts';
import { notConstituted } from '../councils.text.ts';
import { type BodyFamily, bodyKinds, families } from './body.kinds.ts';
import { bodyTexts as text } from './body.text.ts';

const isFamily = (word: string | undefined): word is BodyFamily => word !== undefined && word in families;

/** Bodies the reader sees by the page's filters, with the names of who heads them and of their institutions. */
export async function listedBodies(ctx: ReadCtx, query: URLSearchParams) {
  const word = (name: string) => query.get(name) || undefined;
  const family = word('family');
  const filter = { level: word('level'), when: word('when'), q: word('q') };
  const bodies = await bodyLines(ctx, { ...filter, ...(isFamily(family) ? { family } : {}) });
  const names = await personNames(
    ctx,
    bodies.flatMap((body) => (body.chairId ? [body.chairId] : [])),
  );
  const places = await institutionNames(
    ctx,
    bodies.flatMap((body) => (body.institutionId ? [body.institutionId] : [])),
  );
  return { bodies, names, places };
}

interface Row {
  readonly body: BodyLine;
  readonly chair: string;
  readonly place: string;
}

const columns: readonly SheetColumn<Row>[] = [
  { title: 'Название', value: ({ body }) => body.name, width: 50 },
  { title: 'Вид', value: ({ body }) => bodyKinds[body.kind], width: 40 },
  { title: 'Предмет или направление', value: ({ body }) => body.subject, width: 30 },
  { title: 'Организация', value: ({ place }) => place, width: 30 },
  { title: 'Кто возглавляет', value: ({ chair }) => chair, width: 24 },
  { title: 'В составе', value: ({ body }) => body.members, width: 10 },
  { title: 'Ждут повестки', value: ({ body }) => body.waiting, width: 10 },
  { title: 'Ближайшее заседание', value: ({ body }) => body.nextOn, type: 'date', width: 14 },
  { title: 'Срок', value: ({ body }) => body.termOn, type: 'date', width: 12 },
  {
    title: 'Положение',
    value: ({ body }) => (body.constituted ? 'действует' : notConstituted),
    width: 40,
  },
];

export const bodySheet = download({
  path: '/councils/bodies.xlsx',
  ru: `${text.title}: XLSX`,
  ability: seesCouncils,
  load: async (ctx, _params, query) => {
    const { bodies, names, places } = await listedBodies(ctx, query);
    const rows = bodies.map((body): Row => {
      const place = places.get(body.institutionId ?? '')?.short ?? 'территория';
      return { body, chair: names.get(body.chairId ?? '') ?? '', place };
    });
    return sheetAnswer(query.get('format'), text.title, columns, rows);
  },
});
