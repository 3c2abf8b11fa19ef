// `time` and `characters`: the demonstration alone has them.
import { dateIn, momentIn, timeIn } from '../../kernel/clock.ts';
import { startFault } from '../../platform/faults.ts';
import { characters } from '../demo.ts';
import type { Installation } from '../installation.ts';
import type { TravellingClock } from '../travel.ts';
import { type CliCommand, readWords } from './console.ts';
import { sure, withInstallation } from './office.ts';

/** The zone in which the demonstration's moments are named. */
const ZONE = 'Europe/Moscow';
const MORNING = '09:00';

function travellingOf(installation: Installation): TravellingClock {
  if (installation.travelling) return installation.travelling;
  throw startFault(
    'Это есть только в демонстрации: в рабочей установке время настоящее, а входят по паролю.',
  );
}

function momentOf(text: string): Date {
  const [, date, time] = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}))?$/.exec(text) ?? [];
  const moment = date ? momentIn(date, time ?? MORNING, ZONE) : null;
  if (!moment || Number.isNaN(moment.getTime()) || dateIn(moment, ZONE) !== date)
    throw startFault('Назовите день или момент: 2026-05-31 или 2026-05-30T23:59 (по Москве).');
  return moment;
}

export const timeCommand: CliCommand = {
  name: 'time',
  ru: 'демонстрация: показать время или перевести его вперёд',
  usage: [
    'time',
    'time ГГГГ-ММ-ДД[TЧЧ:ММ]',
    'По московскому времени; без часа — девять утра. Назад перевести нельзя.',
  ],
  run: (console, given) =>
    withInstallation(console, async (installation) => {
      const [to] = readWords(given, {}, 1).plain;
      const clock = travellingOf(installation);
      if (to) {
        sure(await clock.travelTo(momentOf(to)));
        console.note('Выполняется всё, чему подошёл срок…');
        await installation.tick();
      }
      const now = clock.now();
      console.say(`${dateIn(now, ZONE)} ${timeIn(now, ZONE)} (Москва)`);
      return 0;
    }),
};

export const charactersCommand: CliCommand = {
  name: 'characters',
  ru: 'демонстрация: кто есть кто и под каким именем входить',
  usage: ['characters [--json]', 'Для программ: npm run --silent opora -- characters --json'],
  run: (console, given) =>
    withInstallation(console, async (installation) => {
      travellingOf(installation);
      const all = (await characters(installation)).map(({ login, name, role, territory }) => ({
        name,
        role,
        territory,
        login,
      }));
      if (readWords(given, { json: 'flag' }).flag('json')) console.say(JSON.stringify(all, null, 2));
      else for (const each of all) console.say([each.territory, each.login, each.name, each.role].join('\t'));
      return 0;
    }),
};
