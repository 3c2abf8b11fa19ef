// Questions of the forms about people.
import type { FieldDescriptor } from '../../../ui/index.ts';
import {
  employmentOptions,
  genderOptions,
  leaveOptions,
  personText,
  placeOptions,
  relationOptions,
} from '../person.text.ts';
import { positionOptions } from '../positions.ts';
import { actingOptions, roleOptions } from '../roles.ts';

const { fields: label, hints } = personText;

export const nameFields: FieldDescriptor[] = [
  { name: 'surname', label: label.surname, widget: 'text', required: true, width: 'half' },
  { name: 'given', label: label.given, widget: 'text', required: true, width: 'half' },
  { name: 'patronymic', label: label.patronymic, widget: 'text', width: 'half', hint: hints.patronymic },
  {
    name: 'gender',
    label: label.gender,
    widget: 'radio',
    required: true,
    options: genderOptions,
    hint: hints.gender,
  },
];

export const contactFields: FieldDescriptor[] = [
  { name: 'email', label: label.email, widget: 'email', width: 'half' },
  { name: 'phone', label: label.phone, widget: 'tel', width: 'half' },
  { name: 'birthDate', label: label.birthDate, widget: 'date', width: 'short' },
];

export const startField: FieldDescriptor = {
  name: 'startsOn',
  label: label.startsOn,
  widget: 'date',
  required: true,
  width: 'short',
};
export const endField: FieldDescriptor = {
  name: 'endsOn',
  label: label.endsOn,
  widget: 'date',
  width: 'short',
  hint: hints.endsOn,
};
export const lastDayField: FieldDescriptor = {
  name: 'on',
  label: label.on,
  widget: 'date',
  required: true,
  width: 'short',
  hint: hints.on,
};

export const institutionField: FieldDescriptor = {
  name: 'institutionId',
  label: label.institutionId,
  widget: 'select',
};

export const detailField: FieldDescriptor = {
  name: 'detail',
  label: label.detail,
  widget: 'text',
  hint: hints.detail,
};

export const termFields: FieldDescriptor[] = [
  { name: 'subjects', label: label.subjects, widget: 'text', hint: hints.subjects },
  {
    name: 'employment',
    label: label.employment,
    widget: 'select',
    options: employmentOptions,
    required: true,
  },
  { name: 'load', label: label.load, widget: 'text', width: 'short', hint: hints.load },
  { name: 'hoursPerWeek', label: label.hoursPerWeek, widget: 'text', width: 'short' },
  { name: 'positionText', label: label.positionText, widget: 'text', hint: hints.positionText },
  { name: 'document', label: label.document, widget: 'text', hint: hints.document },
];

export const leaveFields: FieldDescriptor[] = [
  { name: 'kind', label: label.leaveKind, widget: 'radio', required: true, options: leaveOptions },
  { name: 'document', label: label.document, widget: 'text', hint: hints.document },
  startField,
  endField,
];

export const vacancyFields: FieldDescriptor[] = [
  { name: 'position', label: label.position, widget: 'select', required: true, options: positionOptions },
  {
    name: 'subject',
    label: label.subject,
    widget: 'text',
    hint: 'Для учителей и преподавателей: «математика».',
  },
  { name: 'load', label: label.vacantLoad, widget: 'text', required: true, width: 'short' },
  { name: 'note', label: label.note, widget: 'text' },
  startField,
];

export const renameFields: FieldDescriptor[] = [
  { name: 'surname', label: label.surname, widget: 'text', required: true, width: 'half' },
  { name: 'given', label: label.given, widget: 'text', required: true, width: 'half' },
  { name: 'patronymic', label: label.patronymic, widget: 'text', width: 'half', hint: hints.patronymic },
  { ...startField, name: 'from', label: label.from },
  { name: 'reason', label: label.reason, widget: 'text', hint: hints.reason },
];

export const postFields: FieldDescriptor[] = [
  { name: 'place', label: label.place, widget: 'radio', required: true, options: placeOptions },
  institutionField,
  { name: 'position', label: label.position, widget: 'select', required: true, options: positionOptions },
  detailField,
  ...termFields,
  startField,
];

export const roleFields: FieldDescriptor[] = [
  { name: 'kind', label: label.kind, widget: 'radio', required: true, options: roleOptions },
  { ...institutionField, hint: hints.roleInstitution },
  { name: 'document', label: label.document, widget: 'text', required: true, hint: hints.document },
  startField,
  endField,
];

export const actingFields: FieldDescriptor[] = [
  { name: 'roleKind', label: label.roleKind, widget: 'select', required: true, options: actingOptions },
  { ...institutionField, hint: hints.roleInstitution },
  { name: 'absentPersonId', label: label.absentPersonId, widget: 'picker', hint: hints.absentPersonId },
  { name: 'postTitle', label: label.postTitle, widget: 'text', required: true, hint: hints.postTitle },
  { name: 'orderNumber', label: label.orderNumber, widget: 'text', required: true, width: 'short' },
  { name: 'orderDate', label: label.orderDate, widget: 'date', required: true, width: 'short' },
  startField,
  endField,
];

export const relationFields: FieldDescriptor[] = [
  { name: 'kind', label: label.relationKind, widget: 'select', required: true, options: relationOptions },
  { name: 'relativeId', label: label.relativeId, widget: 'picker', hint: hints.relativeId },
  { ...institutionField, hint: hints.relationInstitution },
];
