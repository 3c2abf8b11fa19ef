// What a form sends is understood twice the same: once by the form's reader, once by the command.
import { describe, expect, test } from 'vitest';
import type { AnyCommand } from '../../../kernel/command.ts';
import { parseForm } from '../../../ui/index.ts';
import { institutionsModule } from '../../institutions/index.ts';
import { territoriesModule } from '../../territories/index.ts';
import { peopleModule } from '../module.ts';

const id = '019d47a0-9700-7084-bfaa-9484a006c1ce';
const typed: Record<string, Record<string, string>> = {
  'territories.service.describe': {
    fullName: 'Центр',
    shortName: 'ИМЦ',
    legalForm: 'отдел',
    parent: 'управление',
    email: '',
  },
  'territories.calendar.set-regional-days': { year: '2026', act: 'Закон Чеченской Республики' },
  'institutions.register': {
    kind: 'school',
    shortName: 'Школа',
    fullName: 'Школа',
    inn: '7707 083893',
    kpp: '',
    openedOn: '',
  },
  'institutions.correct': {
    id,
    version: '3',
    kind: 'other',
    inn: '',
    ogrn: '1027700132195',
    email: 'a@b.example',
  },
  'institutions.contacts.edit': { id, version: '3', phone: '8 (000)', email: '' },
  'institutions.duplicate': { id, version: '1', duplicateOf: id },
  'institutions.duplicate.part': { id, version: '1' },
  'institutions.rename': { id, on: '2026-03-01', act: 'приказ № 1', shortName: 'А', fullName: 'А' },
  'institutions.reregister': {
    id,
    on: '2026-03-01',
    act: 'приказ № 1',
    shortName: 'А',
    fullName: 'А',
    inn: '',
  },
  'institutions.merge': { id, on: '2026-03-01', act: 'приказ № 1', intoId: id },
  'institutions.split': {
    id,
    on: '2026-03-01',
    act: 'приказ № 1',
    'parts[0].shortName': 'Б',
    'parts[0].fullName': 'Б',
    'parts[0].inn': '',
  },
  'institutions.close': { id, on: '2026-03-01', act: 'приказ № 1' },
  'people.add': {
    surname: 'Ким',
    given: 'Ян',
    patronymic: '',
    gender: 'male',
    birthDate: '',
    place: 'centre',
    institutionId: '',
    position: 'методист',
    startsOn: '2026-03-01',
  },
  'people.change': {
    id,
    version: '2',
    surname: 'Ким',
    given: 'Ян',
    patronymic: '',
    gender: 'male',
    birthDate: '1990-01-02',
  },
  'people.forms.correct': { id, version: '2', 'surname.genitive': 'Кима', 'given.dative': 'Яну' },
  'people.posts.appoint': {
    personId: id,
    place: 'institution',
    institutionId: id,
    position: 'учитель',
    detail: 'физики',
    subjects: 'физика, ОБЖ',
    employment: 'main',
    load: '1,25',
    hoursPerWeek: '22',
    startsOn: '2026-03-01',
    endsOn: '',
  },
  'people.posts.correct': {
    id,
    version: '1',
    detail: 'физики',
    subjects: 'физика',
    employment: 'hourly',
    load: '',
    startsOn: '2026-03-01',
    endsOn: '',
  },
  'people.posts.change-terms': { id, version: '1', from: '2026-03-01', employment: 'main', load: '0,5' },
  'people.leaves.grant': { postId: id, kind: 'maternity', startsOn: '2026-03-01', endsOn: '' },
  'people.leaves.end': { id, on: '2026-03-01' },
  'people.vacancies.open': {
    institutionId: id,
    position: 'учитель',
    subject: 'ОБЖ',
    load: '1,5',
    startsOn: '2026-03-01',
  },
  'people.vacancies.close': { id, on: '2026-03-01' },
  'people.posts.end-many': { 'ids[]': id, on: '2026-03-01' },
  'people.views.save': { name: 'Математики', query: 'subject=1&after=2' },
  'people.views.remove': { id },
  'people.merge': { id, keptId: id },
  'people.merge.part': { id },
  'people.rename': { id, version: '1', surname: 'Пак', given: 'Ян', patronymic: '', from: '2026-03-01' },
  'people.posts.end': { id, on: '2026-03-01' },
  'people.roles.grant': {
    personId: id,
    kind: 'methodist',
    institutionId: '',
    document: 'приказ № 1',
    startsOn: '2026-03-01',
    endsOn: '',
  },
  'people.roles.end': { id, on: '2026-03-01' },
  'people.acting.appoint': {
    actingPersonId: id,
    absentPersonId: '',
    roleKind: 'centre-head',
    institutionId: '',
    postTitle: 'директор',
    orderNumber: '1',
    orderDate: '2026-03-01',
    startsOn: '2026-03-01',
    endsOn: '2026-03-09',
  },
  'people.acting.end': { id, on: '2026-03-01' },
  'people.relations.declare': { personId: id, kind: 'interest', relativeId: '', institutionId: id },
  'people.relations.withdraw': { id },
  'people.account.invite': { id, email: 'office@school.example' },
};

const commands: AnyCommand[] = [territoriesModule, institutionsModule, peopleModule].flatMap((module) => [
  ...(module.commands ?? []),
]);

describe('формы', () => {
  test('у каждой команды первых этажей есть пример', () => {
    expect(commands.map((each) => each.name).sort()).toEqual(Object.keys(typed).sort());
  });

  test.each(commands.map((each) => [each.name, each] as const))('%s', (name, command) => {
    const form = new FormData();
    for (const [key, value] of Object.entries(typed[name] ?? {})) form.append(key, value);
    const read = parseForm(command.input, form);
    expect(read.ok ? {} : read.errors).toEqual({});
    if (!read.ok) return;
    expect(command.input.safeParse(read.value)).toEqual({ success: true, data: read.value });
  });

  test.each(commands.map((each) => [each.name, each] as const))(
    '%s: пустая форма отвечает по-русски',
    (_name, command) => {
      const read = parseForm(command.input, new FormData());
      expect(read.ok).toBe(false);
      const words = Object.values(read.ok ? {} : read.errors);
      expect(words.filter((each) => !/^[А-ЯЁ].*\.$/.test(each))).toEqual([]);
    },
  );
});
