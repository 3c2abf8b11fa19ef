// Questions of the forms about courses and providers.
import type { FieldDescriptor } from '../../../ui/index.ts';
import {
  providerKindOptions,
  courseText as text,
  trainingFormOptions,
  trainingKindOptions,
} from '../course.text.ts';

const { fields: label, hints } = text;

export const courseFields: FieldDescriptor[] = [
  { name: 'providerId', label: label.providerId, widget: 'select', required: true },
  { name: 'title', label: label.title, widget: 'text', required: true },
  {
    name: 'kind',
    label: label.kind,
    widget: 'select',
    required: true,
    options: trainingKindOptions,
    width: 'half',
  },
  {
    name: 'form',
    label: label.form,
    widget: 'select',
    required: true,
    options: trainingFormOptions,
    width: 'half',
  },
  { name: 'hours', label: label.hours, widget: 'number', required: true, width: 'short' },
  { name: 'startsOn', label: label.startsOn, widget: 'date', width: 'short' },
  { name: 'endsOn', label: label.endsOn, widget: 'date', width: 'short' },
  { name: 'terms', label: label.terms, widget: 'text', hint: hints.terms, width: 'half' },
  { name: 'positions', label: label.positions, widget: 'text', hint: hints.lists },
  { name: 'subjects', label: label.subjects, widget: 'text', hint: hints.lists },
  { name: 'programme', label: label.programme, widget: 'textarea', hint: hints.programme },
];

export const providerFields: FieldDescriptor[] = [
  { name: 'shortName', label: label.shortName, widget: 'text', required: true, width: 'half' },
  { name: 'name', label: label.providerName, widget: 'textarea', required: true },
  { name: 'kind', label: label.providerKind, widget: 'select', options: providerKindOptions, width: 'half' },
  { name: 'partnerId', label: label.partnerId, widget: 'select', hint: hints.partnerId },
  { name: 'licence', label: label.licence, widget: 'text', hint: hints.licence },
  { name: 'contact', label: label.contact, widget: 'text' },
  { name: 'email', label: label.email, widget: 'email', width: 'half' },
  { name: 'site', label: label.site, widget: 'text', width: 'half' },
];
