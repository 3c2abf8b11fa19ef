// Questions of the forms about institutions.
import type { FieldDescriptor } from '../../../ui/index.ts';
import { institutionText, kindOptions, programmeKinds, settlementKinds } from '../institution.text.ts';

const { fields: label, hints } = institutionText;

export const kindField: FieldDescriptor = {
  name: 'kind',
  label: label.kind,
  widget: 'select',
  required: true,
  options: kindOptions,
};

export const nameFields: FieldDescriptor[] = [
  { name: 'shortName', label: label.shortName, widget: 'text', required: true, hint: hints.shortName },
  { name: 'fullName', label: label.fullName, widget: 'textarea', required: true },
];

export const identifierFields: FieldDescriptor[] = [
  { name: 'inn', label: label.inn, widget: 'text', width: 'short', hint: hints.inn },
  { name: 'kpp', label: label.kpp, widget: 'text', width: 'short', hint: hints.kpp },
  { name: 'ogrn', label: label.ogrn, widget: 'text', width: 'short', hint: hints.ogrn },
];

export const oktmoField: FieldDescriptor = {
  name: 'oktmo',
  label: label.oktmo,
  widget: 'text',
  width: 'short',
  hint: hints.oktmo,
};

const optionsOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, each]) => ({ value, label: each }));

/** What ties the institution to its founder, its region and its head organisation. */
export const belongingFields: FieldDescriptor[] = [
  { name: 'founder', label: label.founder, widget: 'text', hint: hints.founder },
  { name: 'parentId', label: label.parentId, widget: 'select', hint: hints.parentId },
  { name: 'programmes', label: label.programmes, widget: 'checkboxes', options: optionsOf(programmeKinds) },
  {
    name: 'regionCode',
    label: label.regionCode,
    widget: 'text',
    width: 'short',
    hint: hints.regionCode,
  },
  { name: 'areaCode', label: label.areaCode, widget: 'text', width: 'short' },
  { name: 'municipalityCode', label: label.municipalityCode, widget: 'text', width: 'short' },
  {
    name: 'settlement',
    label: label.settlement,
    widget: 'select',
    width: 'short',
    options: optionsOf(settlementKinds),
  },
];

export const contactFields: FieldDescriptor[] = [
  { name: 'address', label: label.address, widget: 'text' },
  { name: 'phone', label: label.phone, widget: 'tel', width: 'half' },
  { name: 'email', label: label.email, widget: 'email', width: 'half' },
  { name: 'site', label: label.site, widget: 'text', width: 'half', hint: hints.site },
];

export const actFields: FieldDescriptor[] = [
  { name: 'on', label: label.on, widget: 'date', required: true, width: 'short', hint: hints.on },
  { name: 'act', label: label.act, widget: 'text', required: true, hint: hints.act },
];

/** The question about the head organisation with the organisations to choose from. */
export const withParentChoice = (
  fields: readonly FieldDescriptor[],
  choice: Pick<FieldDescriptor, 'widget' | 'options' | 'source'>,
): FieldDescriptor[] => fields.map((field) => (field.name === 'parentId' ? { ...field, ...choice } : field));
