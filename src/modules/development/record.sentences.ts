// History of a training record in words.
import { practiceOutcomes, recordStates } from './record.text.ts';

type Data = Readonly<Record<string, unknown>>;
const outcomes: Readonly<Record<string, string>> = practiceOutcomes;
const states: Readonly<Record<string, string>> = recordStates;

export const recordSentences: Readonly<Record<string, (data: Data) => string>> = {
  'training.entered': (data) => `обучение внесено: ${states[String(data.state)]}, ${data.hours} ч`,
  'training.list-undone': (data) => `внесённое списком убрано: отменён ${data.act}`,
  'training.started': () => 'обучение началось',
  'training.completed': () => 'обучение завершено, документ ожидается',
  'training.certified': (data) => `внесён документ № ${data.number}, ${data.hours} ч`,
  'training.refused': (data) => `отказ от обучения: ${data.reason}`,
  'training.dropped': (data) => `обучение не завершено: ${data.reason}`,
  'training.restored': () => 'обучение возвращено в план',
  'training.feedback-given': (data) =>
    `участник оставил отзыв: полезность ${data.usefulness}, качество ${data.quality}`,
  'training.practice-checked': (data) =>
    `проверено применение (${data.way}): ${outcomes[String(data.outcome)]}`,
};
