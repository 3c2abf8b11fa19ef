// Questions of the forms about institutions.
import type { FieldDescriptor } from '../../../ui/index.ts';
import { institutionText, kindOptions } from '../institution.text.ts';

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

export const contactFields: FieldDescriptor[] = [
  { name: 'address', label: label.address, widget: 'text' },
  { name: 'phone', label: label.phone, widget: 'tel', width: 'half' },
  { name: 'email', label: label.email, widget: 'email', width: 'half' },
  { name: 'site', label: label.site, widget: 'text', width: 'half' },
];

export const actFields: FieldDescriptor[] = [
  { name: 'on', label: label.on, widget: 'date', required: true, width: 'short', hint: hints.on },
  { name: 'act', label: label.act, widget: 'text', required: true, hint: hints.act },
];
