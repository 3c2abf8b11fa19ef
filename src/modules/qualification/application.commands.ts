// Attestation step by step: an application with its terms, the examination, the commission's decision, a withdrawal.
import { addDays, addMonths } from '../../kernel/clock.ts';
import { command } from '../../kernel/command.ts';
import type { ReadCtx, WriteCtx } from '../../kernel/ctx.ts';
import { newId } from '../../kernel/ids.ts';
import { recordFact } from '../../kernel/journal.ts';
import { advance } from '../../kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '../../kernel/refusal.ts';
import { changeRow } from '../../kernel/versioned.ts';
import { formatDateShort } from '../../platform/language/index.ts';
import { placedPerson, postsOn } from '../people/index.ts';
import { applicationLifecycle } from './application.lifecycle.ts';
import { applicationPolicy } from './application.policy.ts';
import { oneApplication } from './application.queries.ts';
import type { Application } from './application.schema.ts';
import * as schema from './application.schema.ts';
import { applicationText as text } from './application.text.ts';
import { isAttested } from './attested.ts';
import { type CategoryRule, ruleOn } from './category.rules.ts';
import { recordPolicy } from './qualification.policy.ts';
import { type CategoryKind, qualificationText } from './qualification.text.ts';
import { writeRecord } from './record.commands.ts';
import { categoriesOf } from './record.queries.ts';
import { rulesOf } from './rule.queries.ts';

const norm = 'attestation-terms';

const wrong = (name: string, field: string, complaint: string): Refusal =>
  refuse(name, complaint, { kind: 'invalid', norm, fields: { [field]: complaint } });

interface Asked {
  readonly personId: string;
  readonly kind: CategoryKind;
  readonly position: string;
  readonly filedOn: string;
  readonly petition: string;
}

/** What the law of the day asks of one who applies: categories held before, a petition, the wait after a refusal. */
async function refuseByRule(ctx: WriteCtx, asked: Asked, rule: CategoryRule): Promise<Refusal | null> {
  const held = (await categoriesOf(ctx, [asked.personId], asked.filedOn)).get(asked.personId) ?? [];
  const same = held.find((each) => each.kind === asked.kind && each.position === asked.position);
  if (same?.inForce && same.validUntil === null) return wrong('held-already', 'kind', text.held(asked.kind));
  const { requires } = rule;
  if (requires) {
    const has = held.some((each) => requires.anyOf.includes(each.kind) && (requires.ever || each.inForce));
    if (!has)
      return wrong('category-required', 'kind', text.required(asked.kind, requires.anyOf, requires.ever));
  }
  if (rule.petition && asked.petition === '') return wrong('petition-required', 'petition', text.petition);
  const refused = await ctx.db
    .selectFrom('qualification.applications')
    .select('decided_on as decidedOn')
    .where('territory_id', '=', ctx.territory.id)
    .where('person_id', '=', asked.personId)
    .where('kind', '=', asked.kind)
    .where('state', '=', 'refused')
    .orderBy('decided_on', 'desc')
    .executeTakeFirst();
  const again = refused?.decidedOn ? addMonths(refused.decidedOn, rule.repeatMonths) : null;
  return again !== null && asked.filedOn < again
    ? wrong('too-early-again', 'filedOn', text.repeat(asked.kind, again, rule.repeatMonths))
    : null;
}

/** The person or a keeper enters an application filed with the commission of the region; its terms begin that day. */
export const fileApplication = command({
  name: 'qualification.application.file',
  ru: 'Внести заявление',
  norm,
  input: schema.fileSchema,
  load: (ctx, input) => placedPerson(ctx, input.personId),
  ability: recordPolicy.rules.add,
  run: async (ctx, input) => {
    if (input.filedOn > ctx.today) return wrong('future-date', 'filedOn', text.future);
    if (!isAttested(input.position))
      return wrong('not-attested', 'position', qualificationText.notAttested(input.position));
    const posts = await postsOn(ctx, input.personId, input.filedOn);
    const post = posts.find((each) => each.position === input.position);
    if (!post) return wrong('no-such-post', 'position', text.noPost(input.position));
    const rule = ruleOn(await rulesOf(ctx), input.kind, input.filedOn);
    if (!rule) return wrong('no-rule', 'filedOn', qualificationText.noRule(input.filedOn));
    const complaint = await refuseByRule(ctx, input, rule);
    if (complaint) return complaint;
    const id = newId(ctx.now);
    const { personId, kind, position, filedOn, way, petition } = input;
    await ctx.db
      .insertInto('qualification.applications')
      .values({
        ...{ territory_id: ctx.territory.id, id, person_id: personId, institution_id: post.institutionId },
        ...{ kind, position, way, petition, filed_on: filedOn, act: rule.act },
        consider_by: addDays(filedOn, rule.considerDays),
      })
      .execute();
    await recordFact(ctx, {
      name: 'attestation.filed',
      subject: { kind: applicationLifecycle.name, id },
      norm,
      data: { kind, filedOn, personId },
    });
    return { id, personId };
  },
});

const load = (ctx: ReadCtx, input: { id: string }) => oneApplication(ctx, input.id);
const sawAt = (application: Application, version: number) => ({ ...application, version });

/** The methodist marks that the commission began the examination; the decision is due by the rule of the filing day. */
export const examineApplication = command({
  name: 'qualification.application.examine',
  ru: 'Назначить срок аттестации',
  norm,
  input: schema.examineSchema,
  load,
  ability: applicationPolicy.rules.run,
  run: async (ctx, { version, examinedFrom, sessionOn }, application) => {
    if (examinedFrom < application.filedOn) return wrong('before-filed', 'examinedFrom', text.beforeFiled);
    if (sessionOn !== null && sessionOn < examinedFrom)
      return wrong('before-examined', 'sessionOn', text.beforeExamined);
    const rule = ruleOn(await rulesOf(ctx), application.kind, application.filedOn);
    const decideBy = addDays(examinedFrom, rule?.examineDays ?? 0);
    return advance(ctx, applicationLifecycle, sawAt(application, version), 'examine', {
      set: { examined_from: examinedFrom, decide_by: decideBy, session_on: sessionOn, next_action: '' },
      data: { examinedFrom, decideBy, sessionOn },
    });
  },
});

interface Decision {
  readonly version: number;
  readonly decidedOn: string;
  readonly body: string;
  readonly decisionDate: string;
  readonly decisionNumber: string;
  readonly reason?: string;
}

async function decide(ctx: WriteCtx, application: Application, way: 'grant' | 'refuse', input: Decision) {
  if (input.decidedOn > ctx.today || input.decisionDate > ctx.today)
    return wrong(
      'future-date',
      input.decidedOn > ctx.today ? 'decidedOn' : 'decisionDate',
      text.decisionFuture,
    );
  if (application.examinedFrom !== null && input.decidedOn < application.examinedFrom)
    return wrong('before-examined', 'decidedOn', text.beforeExamined);
  const { decidedOn, decisionDate, decisionNumber, reason = '' } = input;
  return advance(ctx, applicationLifecycle, sawAt(application, input.version), way, {
    set: {
      ...{ decided_on: decidedOn, decision_body: input.body, decision_number: decisionNumber, reason },
      ...{ decision_date: decisionDate, next_action: '' },
    },
    data: { decidedOn, decisionDate, decisionNumber, reason },
  });
}

/** The order of the commission closes the application, and the category stands in the card from the day of the decision. */
export const grantCategory = command({
  name: 'qualification.application.grant',
  ru: 'Категория установлена',
  norm,
  input: schema.grantSchema,
  load,
  ability: applicationPolicy.rules.run,
  run: async (ctx, input, application) => {
    const moved = await decide(ctx, application, 'grant', input);
    if (isRefusal(moved)) return moved;
    if (!ruleOn(await rulesOf(ctx), application.kind, input.decidedOn))
      return wrong('no-rule', 'decidedOn', qualificationText.noRule(input.decidedOn));
    await writeRecord(ctx, 'category', application.personId, {
      kind: application.kind,
      position: application.position,
      granted_on: input.decidedOn,
      body: input.body,
      document: `приказ от ${formatDateShort(input.decisionDate)} № ${input.decisionNumber}`,
      application_id: application.id,
    });
    return moved;
  },
});

/** A refusal keeps its reason; the law's wait for the same category is counted from its day. */
export const refuseCategory = command({
  name: 'qualification.application.refuse',
  ru: 'Отказано',
  norm,
  input: schema.refuseSchema,
  load,
  ability: applicationPolicy.rules.run,
  run: (ctx, input, application) => decide(ctx, application, 'refuse', input),
});

/** The person or the own organisation takes an undecided application back. */
export const withdrawApplication = command({
  name: 'qualification.application.withdraw',
  ru: 'Отозвать заявление',
  norm,
  input: schema.withdrawSchema,
  load,
  ability: applicationPolicy.rules.withdraw,
  run: (ctx, { version, reason }, application) =>
    advance(ctx, applicationLifecycle, sawAt(application, version), 'withdraw', {
      set: { reason, next_action: '' },
      data: { reason },
    }),
});

/** The methodist writes down what to do next with this teacher. */
export const noteStep = command({
  name: 'qualification.application.note',
  ru: 'Записать следующий шаг',
  norm: null,
  input: schema.noteSchema,
  load,
  ability: applicationPolicy.rules.run,
  run: async (ctx, input, application) => {
    const stale = await changeRow(
      ctx,
      'qualification.applications',
      { id: application.id, version: input.version },
      { next_action: input.text },
    );
    if (stale) return stale;
    await recordFact(ctx, {
      name: 'attestation.step-noted',
      subject: { kind: applicationLifecycle.name, id: application.id },
      data: { text: input.text },
    });
    return { id: application.id };
  },
});

export const applicationCommands = [
  ...[fileApplication, examineApplication, grantCategory, refuseCategory, withdrawApplication, noteStep],
];
