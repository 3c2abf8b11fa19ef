// The structure on paper: the staff table as a form, and the order of the authority that approves it.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { countOf, formatDate, formatNumber, upperFirst } from '../../../platform/language/index.ts';
import { type Block, PAPER_MODEL_VERSION, type Paper, type Row } from '../../../platform/papers/index.ts';
import { type DraftParts, drawOrder, inAccordance, type SignerSnapshot } from '../../documents/index.ts';
import { currentVersion, termsOf } from '../../regulations/index.ts';
import { territoryCard } from '../../territories/index.ts';
import type { StaffTable } from './structure.queries.ts';
import { structureText as text } from './structure.text.ts';

/** Seats under the line of their unit, with the rates summed up. */
function staffBlock(table: StaffTable, withPeople: boolean): Block {
  const columns = [
    { title: '№', width: 0.5, align: 'center' as const },
    { title: text.fields.position, width: 4 },
    { title: text.fields.rates, width: 1, align: 'right' as const },
    ...(withPeople
      ? [
          { title: 'Кто занимает', width: 3 },
          { title: 'Свободно', width: 1, align: 'right' as const },
        ]
      : []),
  ];
  let number = 0;
  const rows = table.units.flatMap((unit): Row[] => {
    const seats = table.seats.filter((seat) => seat.unitId === unit.id);
    return [
      { group: unit.name },
      ...seats.map((seat): Row => {
        number += 1;
        const people = seat.occupants.map((each) => each.name).join(', ');
        return [
          number,
          upperFirst(seat.title),
          formatNumber(seat.rates),
          ...(withPeople ? [people || 'вакансия', seat.vacant > 0 ? formatNumber(seat.vacant) : ''] : []),
        ];
      }),
    ];
  });
  const rest = withPeople ? ['', formatNumber(table.vacant)] : [];
  return {
    kind: 'table',
    columns,
    rows,
    total: ['', 'Всего', formatNumber(table.rates), ...rest],
    empty: 'Должностей нет.',
  };
}

const servesWords = (table: StaffTable) =>
  `Численность педагогических работников на ${formatDate(table.on)}: ${formatNumber(table.teachers)}.`;

/** The staff table with its people on a day, for the wall and the folder. */
export async function staffPaper(ctx: ReadCtx, table: StaffTable): Promise<Paper> {
  const { version } = table;
  const card = await territoryCard(ctx.db, ctx.territory.id);
  const approved = version.actDate
    ? `${version.actIssuer}, № ${version.actNumber} от ${formatDate(version.actDate)}`
    : null;
  return {
    model: PAPER_MODEL_VERSION,
    template: { name: 'centre.staff-table', version: 1 },
    title: `Структура и штаты: ${text.version(version.number).toLowerCase()}`,
    language: 'ru',
    page: { orientation: 'portrait', binding: 'long' },
    ...(version.state === 'approved' ? {} : { draft: true }),
    blocks: [
      { kind: 'letterhead', lines: [upperFirst(card.service.fullName || card.service.shortName)] },
      { kind: 'document-kind', text: 'СТРУКТУРА И ШТАТЫ', subtitle: `на ${formatDate(table.on)}` },
      {
        kind: 'facts',
        rows: [
          { name: text.fields.number, value: `№ ${version.number}` },
          { name: 'Утверждена', value: approved },
          ...(version.agreedOn
            ? [
                {
                  name: 'Согласована',
                  value: `${version.agreedWith}, ${version.agreedBy} от ${formatDate(version.agreedOn)}`,
                },
              ]
            : []),
          { name: 'Отделов', value: String(table.units.length) },
          { name: 'Педагогов в организациях', value: formatNumber(table.teachers) },
        ],
      },
      staffBlock(table, true),
    ],
  };
}

type DrawnOrder = Pick<DraftParts, 'kind' | 'template' | 'title' | 'paper' | 'editable'> & {
  readonly signer: SignerSnapshot;
};

/** The order on the structure with the staff table attached. */
export async function drawStructureOrder(ctx: ReadCtx, table: StaffTable): Promise<DrawnOrder> {
  const terms = await termsOf(ctx);
  const version = await currentVersion(ctx, 'service-structure');
  const centre = terms.of('centre', 'genitive');
  return drawOrder(ctx, {
    template: { name: 'centre.structure-order', version: 1 },
    heading: `Об утверждении структуры и штатов ${centre}`,
    preamble: `${inAccordance(version, 'service-structure')}исходя из целей, задач и направлений деятельности ${centre}, численности педагогических работников и условий образования`,
    items: [
      {
        text: `Утвердить структуру и штаты ${centre} (${countOf(table.seats.length, ...text.seatCount)}, ставок: ${formatNumber(table.rates)}) согласно приложению.`,
      },
    ],
    attachments: [
      [
        { kind: 'heading', text: `Структура и штаты ${centre}` },
        staffBlock(table, false),
        { kind: 'paragraph', text: servesWords(table) },
      ],
    ],
  });
}
