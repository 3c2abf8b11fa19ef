// The two kinds of lines of «Сегодня»: mine to do, and waited for from somebody.
import type { CivilDate } from '../../../kernel/clock.ts';
import type { Duty } from '../../../kernel/module.ts';
import { dutyText as text } from './recognition.duties.text.ts';

export const mine = (
  words: string,
  path: string,
  button: string,
  norm: string,
  due: CivilDate | null = null,
): Duty => ({ text: words, path, button, norm, due, side: 'mine' });

export const waiting = (
  words: string,
  path: string,
  norm: string,
  who: string,
  due: CivilDate | null = null,
): Duty => ({ text: words, path, button: text.open, norm, due, side: 'waiting', who });
