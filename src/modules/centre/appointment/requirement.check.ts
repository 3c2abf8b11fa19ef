// A requirement set against what is recorded of a person on a day: met, unmet or not known, and what the record says.
import type { CivilDate } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { countOf, formatDateShort } from '../../../platform/language/index.ts';
import { educationLevels, type Held, heldBy } from '../../qualification/index.ts';
import { requirementKinds, appointmentText as text } from './appointment.text.ts';
import type { RequirementSet } from './requirement.queries.ts';
import type { CheckLine, RequirementItem } from './requirement.schema.ts';

type Answer = Pick<CheckLine, 'outcome' | 'record'>;
type Educations = Held['educations'];

const higher = ['bachelor', 'higher', 'highest'];
const isHigher = (each: Educations[number]) => higher.includes(each.level);

/** Nothing recorded is not a failure: whoever appoints is told that the record is silent. */
function byEducation(educations: Educations, suits: (each: Educations[number]) => boolean): Answer {
  if (educations.length === 0) return { outcome: 'unknown', record: text.noEducation };
  const found = educations.find(suits) ?? educations[0];
  const words = found
    ? [educationLevels[found.level], found.speciality, found.place, found.year].filter(Boolean).join(', ')
    : '';
  return { outcome: educations.some(suits) ? 'met' : 'unmet', record: words };
}

function byCategory(held: Held, kinds: readonly string[]): Answer {
  const inForce = held.categories.filter((each) => each.inForce);
  const found = inForce.find((each) => kinds.includes(each.kind));
  const shown = found ?? inForce.find((each) => ['highest', 'first'].includes(each.kind));
  return {
    outcome: found ? 'met' : 'unmet',
    record: shown
      ? `${requirementKinds[shown.kind === 'highest' ? 'highest' : 'first']} с ${formatDateShort(shown.grantedOn)} (${shown.position}), ${shown.document}`
      : text.noCategory,
  };
}

const yearsWords = (months: number) =>
  months < 12 ? text.lessThanYear : countOf(Math.floor(months / 12), 'год', 'года', 'лет');

/** Service known only from this register may be shorter than the true one: too little of it is «нет сведений». */
function byService(held: Held, years: number): Answer {
  const months = held.service.pedagogical;
  const stated = held.statements.length > 0 || held.periods.length > 0;
  const outcome = months >= years * 12 ? 'met' : stated ? 'unmet' : 'unknown';
  return { outcome, record: `${yearsWords(months)}${stated ? '' : ', справки о стаже нет'}` };
}

function answer(item: RequirementItem, held: Held, ictProof: string): Answer {
  switch (item.kind) {
    case 'higher':
      return byEducation(held.educations, isHigher);
    case 'higher-pedagogical':
      return byEducation(held.educations, (each) => isHigher(each) && each.pedagogical);
    case 'higher-or-vocational':
      return byEducation(held.educations, (each) => isHigher(each) || each.level === 'vocational');
    case 'highest':
      return byCategory(held, ['highest']);
    case 'first':
      return byCategory(held, ['highest', 'first']);
    case 'service':
      return byService(held, item.years ?? 0);
    case 'ict':
      return ictProof ? { outcome: 'met', record: ictProof } : { outcome: 'unknown', record: text.noIct };
  }
}

/** «стаж педагогической работы не менее 5 лет» */
export const requirementWords = (item: RequirementItem): string =>
  item.kind === 'service'
    ? `${requirementKinds.service} не менее ${countOf(item.years ?? 0, 'года', 'лет', 'лет')}`
    : requirementKinds[item.kind];

/** Every requirement of the set against the person's record of a day. */
export async function checkPerson(
  ctx: ReadCtx,
  set: RequirementSet,
  personId: string,
  parts: { on: CivilDate; ictProof?: string },
): Promise<CheckLine[]> {
  const held = await heldBy(ctx, personId, parts.on);
  return set.items.map((item) => ({
    kind: item.kind,
    text: requirementWords(item),
    clause: item.clause,
    ...answer(item, held, parts.ictProof ?? ''),
  }));
}
