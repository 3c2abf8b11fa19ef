import { expect, test } from 'vitest';
import { parseForm } from '../../../ui/index.ts';
import { scheduleItems } from '../agenda.commands.ts';
import { leave, markAttendance } from '../attendance.commands.ts';
import { setMembership } from '../body.commands.ts';
import { decide } from '../decision.commands.ts';
import { openSession } from '../session.commands.ts';
import { signMinutes } from '../signing.commands.ts';
import { recordVotes } from '../vote.commands.ts';

const a = '01890000-0000-7000-8000-00000000000a';
const b = '01890000-0000-7000-8000-00000000000b';

const read = (schema: Parameters<typeof parseForm>[0], fields: [string, string][]) => {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  const parsed = parseForm(schema, form);
  return parsed.ok ? parsed.value : parsed.errors;
};

test('явка: отмеченные отсутствуют, пустая причина и пустой выбор допустимы', () => {
  const fields: [string, string][] = [
    ['sessionId', a],
    ['members[0].personId', a],
    ['members[0].reason', ''],
    ['members[1].personId', b],
    ['members[1].absent', 'true'],
    ['members[1].reason', 'отпуск'],
    ['presiderId', ''],
    ['secretaryId', ''],
    ['invited', ''],
  ];
  expect(read(markAttendance.input, fields)).toEqual({
    sessionId: a,
    members: [
      { personId: a, absent: false, reason: '' },
      { personId: b, absent: true, reason: 'отпуск' },
    ],
    presiderId: null,
    secretaryId: null,
    invited: '',
  });
});

test('голоса: без отметок единогласно, отметки — списками', () => {
  const empty = { itemId: a, motion: 'approve', against: [], abstained: [], silent: [] };
  expect(
    read(recordVotes.input, [
      ['itemId', a],
      ['motion', 'approve'],
    ]),
  ).toEqual(empty);
  const split: [string, string][] = [
    ['itemId', a],
    ['motion', 'approve'],
    ['against[]', a],
    ['against[]', b],
  ];
  expect(read(recordVotes.input, split)).toEqual({ ...empty, against: [a, b] });
});

test('пустые день, время и ответственный не мешают', () => {
  expect(
    read(openSession.input, [
      ['sessionId', a],
      ['heldOn', ''],
      ['openedAt', ''],
    ]),
  ).toEqual({ sessionId: a, heldOn: null, openedAt: null });
  expect(
    read(leave.input, [
      ['sessionId', a],
      ['personId', b],
    ]),
  ).toEqual({ sessionId: a, personId: b, time: null });
  const decision: [string, string][] = [
    ['itemId', a],
    ['outcome', 'note'],
    ['text', 'Принять.'],
    ['reason', ''],
    ['ownerId', ''],
    ['dueOn', ''],
  ];
  expect(read(decide.input, decision)).toEqual({
    itemId: a,
    outcome: 'note',
    text: 'Принять.',
    reason: '',
    ownerId: null,
    dueOn: null,
  });
  expect(
    read(signMinutes.input, [
      ['sessionId', a],
      ['onPaper', 'true'],
    ]),
  ).toEqual({ sessionId: a, onPaper: true });
  expect(
    read(scheduleItems.input, [
      ['sessionId', a],
      ['itemIds[]', b],
    ]),
  ).toEqual({ sessionId: a, itemIds: [b] });
});

test('состав: без приказа и человека — слова, что сделать', () => {
  expect(
    read(setMembership.input, [
      ['bodyId', a],
      ['personId', ''],
      ['role', 'chair'],
      ['startsOn', ''],
      ['basis', ''],
    ]),
  ).toEqual({
    personId: 'Выберите человека из списка',
    startsOn: 'Выберите дату',
    basis: 'Заполните поле «Основание».',
  });
});
