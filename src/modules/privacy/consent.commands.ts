// Consents: texts as versions, consents given and withdrawn.
import { z } from 'zod';
import { command } from '../../kernel/command.ts';
import type { ReadCtx } from '../../kernel/ctx.ts';
import { newId } from '../../kernel/ids.ts';
import { recordFact } from '../../kernel/journal.ts';
import { isRefusal, refuse } from '../../kernel/refusal.ts';
import { optionalUploadSchema } from '../../platform/files/index.ts';
import { storeFile } from '../documents/index.ts';
import { placedPerson } from '../people/index.ts';
import { keepingPolicy, privacyPolicy } from './privacy.policy.ts';
import { type ConsentKind, consentKinds, type consentWays, privacyText as text } from './privacy.text.ts';

const kind = z.enum(Object.keys(consentKinds) as [ConsentKind, ...ConsentKind[]], {
  error: text.faults.kind,
});
const day = z.iso.date({ error: text.faults.date });

export interface ConsentText {
  readonly kind: ConsentKind;
  readonly version: number;
  readonly body: string;
  readonly startsOn: string;
}

/** Every version of the texts, the newest first. */
export async function consentTexts(ctx: ReadCtx): Promise<ConsentText[]> {
  const rows = await ctx.db
    .selectFrom('privacy.consent_texts')
    .select(['kind', 'version', 'body', 'starts_on as startsOn'])
    .where('territory_id', '=', ctx.territory.id)
    .orderBy('kind')
    .orderBy('version', 'desc')
    .execute();
  return rows as ConsentText[];
}

export interface Consent {
  readonly id: string;
  readonly kind: ConsentKind;
  readonly textVersion: number;
  readonly givenOn: string;
  readonly way: keyof typeof consentWays;
  readonly withdrawnOn: string | null;
  /** The signed sheet, where one was attached. */
  readonly fileId: string | null;
}

export async function consentsOf(ctx: ReadCtx, personId: string): Promise<Consent[]> {
  const rows = await ctx.db
    .selectFrom('privacy.consents')
    .select(['id', 'kind', 'text_version as textVersion', 'given_on as givenOn', 'way'])
    .select('withdrawn_on as withdrawnOn')
    .select((eb) =>
      eb
        .selectFrom('documents.files as f')
        .select('f.id')
        .where('f.territory_id', '=', ctx.territory.id)
        .where('f.subject_kind', '=', 'privacy.consent')
        .whereRef('f.subject_id', '=', 'privacy.consents.id')
        .where('f.removed_at', 'is', null)
        .orderBy('f.id', 'desc')
        .limit(1)
        .as('fileId'),
    )
    .where('territory_id', '=', ctx.territory.id)
    .where('person_id', '=', personId)
    .orderBy('given_on', 'desc')
    .execute();
  return rows as Consent[];
}

/** The administrator enters a new version of a text; versions given before stay as they were. */
export const publishText = command({
  name: 'privacy.texts.publish',
  ru: text.publish,
  norm: null,
  input: z.object({
    kind,
    body: z
      .string({ error: text.faults.body })
      .trim()
      .min(50, text.faults.body)
      .max(20_000, text.faults.body),
    startsOn: day,
  }),
  ability: keepingPolicy.rules.keep,
  run: async (ctx, input) => {
    const latest = (await consentTexts(ctx)).find((each) => each.kind === input.kind);
    const version = (latest?.version ?? 0) + 1;
    await ctx.db
      .insertInto('privacy.consent_texts')
      .values({
        ...{ territory_id: ctx.territory.id, kind: input.kind, version },
        ...{ body: input.body, starts_on: input.startsOn },
      })
      .execute();
    await recordFact(ctx, {
      name: 'consent-text.published',
      subject: { kind: 'privacy.consent_text', id: `${input.kind}-${version}` },
      data: { kind: consentKinds[input.kind], version },
    });
    return { version };
  },
});

/** The person, or who keeps the record from a signed paper, writes a consent to the text in force. */
export const giveConsent = command({
  name: 'privacy.consents.give',
  ru: text.give,
  norm: null,
  input: z.object({
    personId: z.uuid(),
    kind,
    givenOn: day,
    way: z.enum(['paper', 'electronic']).default('paper'),
    file: optionalUploadSchema,
  }),
  load: (ctx, input) => placedPerson(ctx, input.personId),
  ability: privacyPolicy.rules.consent,
  run: async (ctx, input, { person }) => {
    const fault = (field: string, complaint: string) =>
      refuse('wrong-consent', complaint, { kind: 'invalid', fields: { [field]: complaint } });
    if (input.givenOn > ctx.today) return fault('givenOn', text.faults.future);
    const body = (await consentTexts(ctx)).find(
      (each) => each.kind === input.kind && each.startsOn <= input.givenOn,
    );
    if (!body) return fault('kind', text.noText);
    const id = newId(ctx.now);
    await ctx.db
      .insertInto('privacy.consents')
      .values({
        ...{ territory_id: ctx.territory.id, id, person_id: person.id, kind: input.kind },
        ...{ text_version: body.version, given_on: input.givenOn, way: input.way },
      })
      .execute();
    if (input.file) {
      const stored = await storeFile(ctx, input.file, { kind: 'privacy.consent', id }, 'signed');
      if (isRefusal(stored)) return stored;
    }
    await recordFact(ctx, {
      name: 'consent.given',
      subject: { kind: 'people.person', id: person.id },
      data: { kind: consentKinds[input.kind], version: body.version, givenOn: input.givenOn },
    });
    return { id, personId: person.id };
  },
});

async function loadConsent(ctx: ReadCtx, { id }: { id: string }) {
  const consent = await ctx.db
    .selectFrom('privacy.consents')
    .select(['id', 'person_id as personId', 'kind', 'given_on as givenOn', 'withdrawn_on as withdrawnOn'])
    .where('territory_id', '=', ctx.territory.id)
    .where('id', '=', id)
    .executeTakeFirst();
  const placed = consent && (await placedPerson(ctx, consent.personId));
  return consent && placed ? { ...placed, consent } : null;
}

/** The person withdraws a consent; the record stays with both dates. */
export const withdrawConsent = command({
  name: 'privacy.consents.withdraw',
  afterClosing: true,
  ru: text.withdraw,
  norm: null,
  input: z.object({ id: z.uuid(), on: day }),
  load: loadConsent,
  ability: privacyPolicy.rules.consent,
  run: async (ctx, input, { consent }) => {
    const fault = (complaint: string) =>
      refuse('wrong-withdrawal', complaint, { kind: 'invalid', fields: { on: complaint } });
    if (input.on > ctx.today) return fault(text.faults.future);
    if (input.on < consent.givenOn) return fault(text.faults.early);
    const { numUpdatedRows } = await ctx.db
      .updateTable('privacy.consents')
      .set({ withdrawn_on: input.on })
      .where('territory_id', '=', ctx.territory.id)
      .where('id', '=', consent.id)
      .where('withdrawn_on', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows === 1n)
      await recordFact(ctx, {
        name: 'consent.withdrawn',
        subject: { kind: 'people.person', id: consent.personId },
        data: { kind: consentKinds[consent.kind as ConsentKind], on: input.on },
      });
    return { id: consent.id, personId: consent.personId };
  },
});
