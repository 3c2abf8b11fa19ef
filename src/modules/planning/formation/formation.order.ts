// The order on the structure of the year with its annexes: compositions, directions, events, mechanisms; drafted, not yet in force.
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { advance } from '../../../kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '../../../kernel/refusal.ts';
import { formatDate } from '../../../platform/language/index.ts';
import type { Block, Row } from '../../../platform/papers/index.ts';
import { type BodyKind, type ComposedBody, planComposition, roleWords } from '../../councils/index.ts';
import {
  discardDraft,
  draftDocument,
  drawOrder,
  inAccordance,
  schoolYearText,
} from '../../documents/index.ts';
import { fullName, people } from '../../people/index.ts';
import { termsOf, versionById } from '../../regulations/index.ts';
import {
  formationSubject,
  keyedFormation,
  loadFormation,
  formationNorm as norm,
} from './formation.commands.ts';
import { firstDay } from './formation.gathering.ts';
import { formationLifecycle } from './formation.lifecycle.ts';
import { formationPolicy } from './formation.policy.ts';
import { type BodyDraft, type Formation, openSteps } from './formation.schema.ts';
import { formationText as text } from './formation.text.ts';

const keptBodies = (record: Formation) => record.draft.bodies.filter((body) => body.fate === 'keep');
const sitting = (body: BodyDraft) => body.members.filter((each) => each.stays);

/** What stands between the draft and its order. */
export function complaintOf(record: Formation): Refusal | null {
  const open = openSteps(record.draft);
  if (open.length > 0)
    return refuse('steps-open', text.refusals.open(open.map((step) => `«${text.steps[step]}»`).join(', ')), {
      norm,
    });
  const bodies = keptBodies(record);
  if (bodies.length === 0) return refuse('nothing-kept', text.refusals.nothing, { norm });
  const headless = bodies.filter((body) => !sitting(body).some((each) => each.role === 'chair'));
  return headless.length > 0
    ? refuse('no-head', text.refusals.noHead(headless.map((body) => body.name).join(', ')), { norm })
    : null;
}

async function compositionTable(ctx: ReadCtx, bodies: readonly BodyDraft[]): Promise<Block> {
  const known = await people(
    ctx,
    bodies.flatMap((body) => sitting(body).map((each) => each.personId)),
  );
  const rank = ['chair', 'deputy-chair', 'secretary', 'member'];
  const rows = bodies.flatMap((body, index): Row[] => {
    const words = roleWords(body.kind as BodyKind);
    const named = sitting(body)
      .map((each) => {
        const person = known.get(each.personId);
        return { ...each, name: person ? fullName(person) : '' };
      })
      .sort((a, b) => rank.indexOf(a.role) - rank.indexOf(b.role) || a.name.localeCompare(b.name, 'ru'));
    return [
      { group: `${index + 1}. ${body.name}${body.subject ? ` (${body.subject})` : ''}` },
      ...named.map(
        (each, number): Row => [
          number + 1,
          [each.name, each.organisation].filter(Boolean).join(', '),
          words[each.role],
        ],
      ),
    ];
  });
  return {
    kind: 'table',
    columns: [
      { title: '№', width: 0.5, align: 'center' },
      { title: 'Фамилия, имя, отчество', width: 6 },
      { title: 'В качестве', width: 2.5 },
    ],
    rows,
    empty: 'Органов нет.',
  };
}

function directionsTable(record: Formation): Block {
  const groups = keptBodies(record).filter(
    (body) => body.kind.endsWith('-group') || body.kind === 'temporary-team',
  );
  const rows: Row[] = [
    ...(record.draft.sites.length > 0 ? [{ group: 'Опорные площадки' }] : []),
    ...record.draft.sites.map((site): Row => [site.title, site.direction]),
    ...(groups.length > 0 ? [{ group: 'Творческие и рабочие группы' }] : []),
    ...groups.map((body): Row => [body.name, body.subject]),
  ];
  return {
    kind: 'table',
    columns: [
      { title: 'Кто работает', width: 4 },
      { title: 'Направление', width: 5 },
    ],
    rows,
    empty: 'Площадок и групп нет.',
  };
}

const eventsTable = (record: Formation): Block => ({
  kind: 'table',
  columns: [
    { title: '№', width: 0.5, align: 'center' },
    { title: 'Мероприятие', width: 5 },
    { title: 'Форма', width: 2 },
  ],
  rows: record.draft.lines
    .filter((line) => line.keep)
    .map((line, index): Row => [index + 1, line.title, line.form]),
  empty: 'Мероприятия определяет годовой план.',
});

async function drawn(ctx: ReadCtx, record: Formation) {
  const terms = await termsOf(ctx);
  const version = record.regulationVersionId ? await versionById(ctx, record.regulationVersionId) : null;
  const year = schoolYearText(record.schoolYear);
  const on = formatDate(firstDay(record.schoolYear));
  const closed = record.draft.bodies.filter((body) => body.fate === 'close');
  const mechanisms = record.draft.mechanisms.filter((each) => each.words !== '');
  const heading = (words: string): Block => ({ kind: 'heading', text: words });
  return drawOrder(ctx, {
    template: { name: 'planning.formation-order', version: 1 },
    heading: `О структуре методической службы на ${year} учебный год`,
    preamble: `${inAccordance(version, norm)}в целях организации методической работы в ${year} учебном году`,
    items: [
      { text: `Утвердить с ${on} структуру методической службы и составы её органов (приложение 1).` },
      { text: 'Утвердить направления работы опорных площадок и творческих групп (приложение 2).' },
      { text: 'Включить в план работы на год мероприятия (приложение 3).' },
      ...(closed.length > 0
        ? [{ text: `Считать завершившими работу с ${on}: ${closed.map((body) => body.name).join('; ')}.` }]
        : []),
      ...mechanisms.map((each) => ({ text: `${each.title}: ${each.words.replace(/\.$/, '')}.` })),
      { text: `Организационное обеспечение возложить на ${terms.of('centre', 'accusative')}.` },
    ],
    attachments: [
      [
        heading(`Структура и составы на ${year} учебный год`),
        await compositionTable(ctx, keptBodies(record)),
      ],
      [heading('Направления опорных площадок и творческих групп'), directionsTable(record)],
      [heading('Городские и районные мероприятия года'), eventsTable(record)],
    ],
  });
}

/** What the registered order will make of every body. */
const composedOf = (record: Formation): ComposedBody[] =>
  record.draft.bodies.map((body) => ({
    bodyId: body.bodyId,
    ...(body.fate === 'close'
      ? { fate: 'close' as const, members: [] }
      : {
          fate: 'keep' as const,
          card: { subject: body.subject },
          members: sitting(body).map(({ personId, role, organisation }) => ({
            personId,
            role,
            organisation,
          })),
        }),
  }));

/** The head of the service asks for the order; refuses while a step is open or a body has nobody at its head. */
export const orderFormation = command({
  name: 'planning.formation.order',
  ru: text.order,
  norm,
  input: z.object(keyedFormation),
  load: loadFormation,
  ability: formationPolicy.rules.order,
  run: async (ctx, input, record: Formation): Promise<Refusal | { id: string; documentId: string }> => {
    const complaint = complaintOf(record);
    if (complaint) return complaint;
    const order = await drawn(ctx, record);
    const { id: documentId } = await draftDocument(ctx, {
      ...order,
      audience: 'staff',
      subjects: [
        {
          ...formationSubject(record.id),
          title: `${text.title}, ${schoolYearText(record.schoolYear)}`,
          path: `/planning/formations/${record.id}`,
        },
      ],
      ...(record.regulationVersionId ? { regulationVersionId: record.regulationVersionId } : {}),
    });
    const moved = await advance(ctx, formationLifecycle, { ...record, version: input.version }, 'order', {
      set: { document_id: documentId },
      data: { documentId },
    });
    if (isRefusal(moved)) return moved;
    await planComposition(ctx, { documentId, on: firstDay(record.schoolYear), bodies: composedOf(record) });
    return { id: record.id, documentId };
  },
});

/** The draft of the order is thrown away and the steps are open again; a registered order is cancelled by another. */
export const reopenFormation = command({
  name: 'planning.formation.reopen',
  ru: text.reopen,
  norm,
  input: z.object(keyedFormation),
  load: loadFormation,
  ability: formationPolicy.rules.order,
  run: async (ctx, input, record: Formation) => {
    const moved = await advance(ctx, formationLifecycle, { ...record, version: input.version }, 'reopen', {
      set: { document_id: null },
    });
    if (isRefusal(moved)) return moved;
    if (record.documentId) {
      await planComposition(ctx, {
        documentId: record.documentId,
        on: firstDay(record.schoolYear),
        bodies: [],
      });
      const gone = await discardDraft(ctx, record.documentId);
      if (isRefusal(gone)) return gone;
    }
    return { id: record.id };
  },
});
