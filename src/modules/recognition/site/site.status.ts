// Statuses of the same family: kinds are data of the regulation, each status rests on a registered act (OMP-33, OMP-34).
import { z } from 'zod';
import { addDays, schoolYearOf } from '../../../kernel/clock.ts';
import { command } from '../../../kernel/command.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { newId } from '../../../kernel/ids.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { refuse } from '../../../kernel/refusal.ts';
import { upperFirst } from '../../../platform/language/index.ts';
import { draftDocument } from '../../documents/index.ts';
import { institution } from '../../institutions/index.ts';
import { currentVersion, norms, parametersOf, termsOf } from '../../regulations/index.ts';
import { statusOrder } from '../papers/status-order.ts';
import { siteKind } from './site.activation.ts';
import { grantsStatuses } from './site.policy.ts';
import { siteText } from './site.text.ts';

export interface StatusType {
  readonly key: string;
  readonly name: string;
  /** Named by the regulation for this very organisation and subject. */
  readonly institution: string;
  readonly subject: string;
  /** Whom it serves: its own territory, or every territory of the network. */
  readonly scope: 'territory' | 'network';
}

/** The status that is given by the selection; the others are given by acts. */
export const ownStatus = 'site';

const ofNobody = { institution: '', subject: '', scope: 'territory' } as const;

/** Kinds of statuses of this territory: the site of the selection first, then registers and kinds of its regulation. */
export async function statusTypesOf(ctx: ReadCtx): Promise<StatusType[]> {
  const terms = await termsOf(ctx);
  const { registers } = parametersOf(await currentVersion(ctx, norms.siteRegisters), norms.siteRegisters);
  const { types } = parametersOf(await currentVersion(ctx, norms.statusTypes), norms.statusTypes);
  const others = [
    ...registers
      .filter((each) => each.key !== 'base-site')
      .map((each) => ({ key: each.key, name: each.text, ...ofNobody })),
    ...types.map(({ key, text, institution, subject, scope }) => ({
      key,
      name: text,
      institution,
      subject,
      scope,
    })),
  ];
  return [{ key: ownStatus, name: upperFirst(terms.of('site')), ...ofNobody }, ...others];
}

/**
 * The service or the authority enters a status of another kind; the act is drawn as a draft and the status begins with
 * its number and date. Refuses a kind the regulation does not know, and the site of the selection.
 */
export const grantStatus = command({
  name: 'recognition.site.grant-status',
  ru: 'Внести статус',
  norm: norms.statusTypes.slug,
  input: z.object({
    statusType: z
      .string()
      .min(1, 'Выберите вид статуса')
      .max(60)
      .meta({ label: 'Вид статуса', widget: 'select' }),
    institutionId: z.uuid('Выберите организацию').meta({ label: 'Организация', widget: 'picker' }),
    theme: z.string().trim().min(3, 'Назовите тему').max(500).meta({ label: 'Тема' }),
    subject: z.string().trim().max(200).default('').meta({ label: 'Предмет или направление' }),
    goal: z.string().trim().max(2000).default('').meta({ label: 'Цель', widget: 'textarea' }),
    services: z
      .string()
      .trim()
      .max(2000)
      .default('')
      .meta({ label: 'Услуги и содержание работы', widget: 'textarea' }),
    headPersonId: z
      .uuid()
      .optional()
      .meta({ label: 'Руководитель', widget: 'picker', source: 'people.pick' }),
    startsOn: z.iso.date('Укажите дату').meta({ label: 'Статус с', widget: 'date' }),
    lastDay: z.iso.date('Укажите дату').meta({ label: 'Последний день статуса', widget: 'date' }),
    basis: z
      .string()
      .trim()
      .max(500)
      .default('')
      .meta({ label: 'На основании чего', hint: 'Например: «решения совета по инновациям от 15.09.2026»' }),
  }),
  ability: grantsStatuses,
  run: async (ctx, input) => {
    const norm = norms.statusTypes.slug;
    const invalid = (name: string, field: string, text: string) =>
      refuse(name, text, { kind: 'invalid', norm, fields: { [field]: text } });
    if (input.statusType === ownStatus) {
      const text = siteText.ownStatus((await termsOf(ctx)).of('site'));
      return invalid('only-by-selection', 'statusType', text);
    }
    const type = (await statusTypesOf(ctx)).find((each) => each.key === input.statusType);
    if (!type) return invalid('unknown-status', 'statusType', siteText.unknownStatus);
    if (input.lastDay <= input.startsOn) return invalid('term-order', 'lastDay', siteText.termOrder);
    const organisation = await institution(ctx, input.institutionId);
    if (!organisation) return invalid('no-institution', 'institutionId', 'Выберите организацию из списка');
    const siteId = newId(ctx.now);
    await ctx.db
      .insertInto('recognition.sites')
      .values({
        territory_id: ctx.territory.id,
        id: siteId,
        status_type: type.key,
        institution_id: organisation.id,
        direction: input.subject || input.theme,
        theme: input.theme,
        goal: input.goal,
        subject: input.subject,
        services: input.services,
        scope: type.scope,
        created_at: ctx.now,
      })
      .execute();
    const { id: documentId } = await draftDocument(
      ctx,
      await statusOrder(ctx, {
        ...input,
        siteId,
        statusName: type.name,
        scope: type.scope,
        institutionName: organisation.shortName,
        headPersonId: input.headPersonId ?? null,
      }),
    );
    await ctx.db
      .insertInto('recognition.site_acts')
      .values({
        territory_id: ctx.territory.id,
        id: newId(ctx.now),
        site_id: siteId,
        kind: 'status',
        document_id: documentId,
        starts_on: input.startsOn,
        ends_on: addDays(input.lastDay, 1),
        school_year: schoolYearOf(input.startsOn),
        head_person_id: input.headPersonId ?? null,
        drawn_at: ctx.now,
      })
      .execute();
    await recordFact(ctx, {
      name: 'site.status-drafted',
      subject: { kind: siteKind, id: siteId },
      norm,
      data: { statusType: type.key, documentId, institutionId: organisation.id },
    });
    return { siteId, documentId };
  },
});
