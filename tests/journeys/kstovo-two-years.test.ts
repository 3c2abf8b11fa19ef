// Two school years of Kstovo in a real browser: every chapter continues the one before it.
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFailed, test } from 'vitest';
import {
  admitAll,
  announceTheCall,
  continueTheSite,
  fillByHand,
  meetTheDeadline,
  returnAndCorrect,
  submitOf,
} from './kstovo/applications.ts';
import { type Story, storyOn } from './kstovo/story.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
let story: Story;
let broken: string | null = null;

beforeAll(async () => {
  stage = await openStage();
  story = storyOn(stage);
});

afterAll(() => stage?.close());

beforeEach(({ task }) => {
  if (broken) throw new Error(`История прервалась раньше: ${broken}`);
  onTestFailed(async () => {
    broken ??= task.name;
  });
});

describe('Кстово: два учебных года', () => {
  test('секретарь объявляет отбор', () => announceTheCall(story));
  test('школа заполняет заявку по шагам и подаёт её', () => fillByHand(story));
  test('детский сад, школа № 6 и технопарк подают заявки, гимназия продолжает работу', async () => {
    await submitOf(story, 'kindergarten');
    await submitOf(story, 'school-6');
    await submitOf(story, 'technopark');
    await continueTheSite(story);
  });
  test('секретарь возвращает заявку с замечаниями, школа исправляет', () => returnAndCorrect(story));
  test('последняя минута 30 мая и первое утро 31 мая', () => meetTheDeadline(story));
  test('заявки допущены одним действием', () => admitAll(story));
  test('за два года сервер ни разу не ошибся', () => expect(stage.mistakes).toEqual([]));
});
