// The steps of an application, in the order of Annex 4; each knows what of it is still missing.
import type { ReadyPart } from '../application.readiness.ts';
import type { RemarkField } from '../application.schema.ts';

export const applicationSteps = [
  { key: 'topic', title: 'Тема и цель', parts: ['theme', 'goal'], remarks: ['theme', 'goal'] },
  {
    key: 'organisation',
    title: 'Организация и актуальность',
    parts: ['characteristic', 'relevance'],
    remarks: ['characteristic', 'relevance'],
  },
  { key: 'conditions', title: 'Условия к соискателю', parts: ['eligibility'], remarks: ['eligibility'] },
  { key: 'plan', title: 'План работы', parts: ['plan'], remarks: ['plan'] },
  { key: 'people', title: 'Руководители и подпись', parts: ['head', 'signer'], remarks: ['people'] },
  { key: 'files', title: 'Приложения', parts: [], remarks: ['attachments'] },
] as const satisfies readonly {
  key: string;
  title: string;
  parts: readonly ReadyPart[];
  remarks: readonly RemarkField[];
}[];

export type StepKey = (typeof applicationSteps)[number]['key'] | 'review';

export const isStep = (key: string): key is StepKey =>
  key === 'review' || applicationSteps.some((step) => step.key === key);

export function stepAfter(key: string): StepKey {
  const index = applicationSteps.findIndex((step) => step.key === key);
  return applicationSteps[index + 1]?.key ?? 'review';
}
