// The letter to the ministry: what is not done or will not be, why, by when it will be, what was done about it.
import type { ReadCtx } from '../../kernel/ctx.ts';
import { formatDateShort, upperFirst } from '../../platform/language/index.ts';
import { PAPER_MODEL_VERSION, type Paper } from '../../platform/papers/index.ts';
import { type DraftParts, schoolYearText } from '../documents/index.ts';
import { headOfUnit, nameIn, person } from '../people/index.ts';
import { citeNorm, currentVersion, settingOfService, termsOf } from '../regulations/index.ts';
import { territoryCard } from '../territories/index.ts';
import { ministryText as text } from './ministry.text.ts';
import type { Trouble } from './notice.queries.ts';

export interface LetterLine {
  readonly title: string;
  readonly term: string;
  readonly trouble: Trouble;
  readonly reason: string;
  readonly newDay: string;
  readonly measures: string;
}

export interface LetterParts {
  readonly noticeId: string;
  readonly addressee: string;
  readonly schoolYear: number;
  readonly lines: readonly LetterLine[];
}

async function signerToday(ctx: ReadCtx) {
  const terms = await termsOf(ctx);
  const head = await headOfUnit(ctx, 'centre', ctx.today);
  const who = head ? await person(ctx, head.personId) : null;
  return {
    personId: head?.personId ?? null,
    post: upperFirst(head?.title ?? terms.of('centre-head')),
    name: who ? nameIn(who, 'initials-surname', 'nominative') : '',
    acting: head?.acting ?? false,
  };
}

export async function noticeLetter(ctx: ReadCtx, parts: LetterParts): Promise<DraftParts> {
  const terms = await termsOf(ctx);
  const card = await territoryCard(ctx.db, ctx.territory.id);
  const signer = await signerToday(ctx);
  const norm = 'ministry-notice';
  const cited = citeNorm(await currentVersion(ctx, norm), norm);
  const ground = cited === settingOfService ? 'порядком работы службы' : cited;
  const centre = terms.of('centre', 'genitive');
  const title = text.letter.title(terms.short('centre'));
  const paper: Paper = {
    model: PAPER_MODEL_VERSION,
    template: { name: 'ministry-notice', version: 1 },
    title,
    language: 'ru',
    page: { orientation: 'portrait', binding: 'normal' },
    blocks: [
      {
        kind: 'letterhead',
        lines: [upperFirst(terms.of('centre'))],
        details: [card.service.address, card.service.phone, card.service.email].filter(Boolean),
      },
      { kind: 'requisites', date: null, number: null, place: card.settlement },
      { kind: 'addressee', lines: [parts.addressee] },
      { kind: 'subject', text: text.letter.subject, align: 'left' },
      {
        kind: 'paragraph',
        indent: true,
        align: 'justify',
        text: text.letter.opening(centre, schoolYearText(parts.schoolYear), ground),
      },
      {
        kind: 'table',
        columns: [
          { title: '№ п/п', width: 0.4, align: 'center' },
          { title: text.fields.line, width: 2.4 },
          { title: text.fields.term, width: 1.2 },
          { title: text.fields.reason, width: 2 },
          { title: text.fields.newDay, width: 1.1 },
          { title: text.fields.measures, width: 2 },
        ],
        rows: parts.lines.map((line, index) => [
          index + 1,
          `${line.title} (${text.troubles[line.trouble]})`,
          ...[line.term, line.reason, formatDateShort(line.newDay), line.measures],
        ]),
      },
      { kind: 'paragraph', indent: true, align: 'justify', text: text.letter.closing },
      { kind: 'signatures', signers: [{ post: signer.post, name: signer.name || null }] },
    ],
  };
  return {
    ...{ kind: 'letter', title, paper, audience: 'staff', signer },
    subjects: [
      {
        kind: 'ministry.notice',
        id: parts.noticeId,
        title: text.one,
        path: `/ministry/notices/${parts.noticeId}`,
      },
    ],
  };
}
