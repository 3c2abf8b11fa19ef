// The demonstration's collections played by their own commands: answers on time, late, returned, «у нас нет».

import { staffOf } from '../people/index.ts';
import { speakersOf } from './addressee/addressee.queries.ts';
import { acceptAnswer, answerNothing, confirmAnswer, returnAnswer } from './answer/answer.commands.ts';
import { answersOf, type CollectedAnswer, rowsOf } from './answer/answer.queries.ts';
import { saveCells } from './answer/fill.commands.ts';
import {
  closeCollection,
  saveForm,
  sendCollection,
  startCollection,
} from './collection/collection.commands.ts';
import { anyCollection } from './collection/collection.queries.ts';
import type { TypedForm } from './collection/form.ts';
import { done, ofInstitution, on, type Player, service } from './demo.player.ts';
import { classesTable, findings, recommendations, seminarTable, staffTable } from './demo.tables.ts';
import { saveNote } from './summary/note.commands.ts';

interface Made {
  readonly id: string;
  readonly answers: readonly CollectedAnswer[];
}

interface Play extends Player {
  readonly author: string;
  /** Who speaks for an institution, by its id. */
  readonly speakers: ReadonlyMap<string, readonly { personId: string }[]>;
}

const byAuthor = (play: Play, day: string) => on(play, day, play.author, service('methodist'));

async function make(
  play: Play,
  day: string,
  words: Record<string, string>,
  table: TypedForm,
): Promise<string> {
  const ctx = byAuthor(play, day);
  const { id } = await done<{ id: string }>(ctx, startCollection, words);
  await done(ctx, saveForm, { id, version: 1, ...words, ...table });
  return id;
}

async function send(play: Play, day: string, id: string, term: Record<string, unknown>): Promise<Made> {
  const ctx = byAuthor(play, day);
  const version = (await anyCollection(ctx, id))?.version;
  await done(ctx, sendCollection, { id, version, ...term });
  return { id, answers: await answersOf(ctx, id) };
}

const asInstitution = (play: Play, answer: CollectedAnswer, day: string) =>
  on(
    play,
    day,
    play.speakers.get(answer.institutionId)?.[0]?.personId ?? play.author,
    ofInstitution(answer.institutionId),
    '12:30',
  );

type Values = Readonly<Record<string, string>>;

/** Rows of an answer as an operator types them: the first into the rows there are, the rest as new ones. */
async function fill(
  play: Play,
  answer: CollectedAnswer,
  day: string,
  values: readonly Values[],
): Promise<void> {
  const ctx = asInstitution(play, answer, day);
  const known = await rowsOf(ctx, answer.id);
  const edits = values.flatMap((cells, row) =>
    Object.entries(cells).map(([field, value]) => ({
      ...{ line: known[row]?.id ?? null, row, field, value },
      was: known[row]?.cells[field] ?? '',
    })),
  );
  await done(ctx, saveCells, { answerId: answer.id, edits });
}

const versionNow = async (play: Play, made: Made, answer: CollectedAnswer, day: string) =>
  (await answersOf(byAuthor(play, day), made.id)).find((each) => each.id === answer.id)?.version;

async function confirm(
  play: Play,
  made: Made,
  answer: CollectedAnswer,
  day: string,
  isNothing = false,
): Promise<void> {
  await done(asInstitution(play, answer, day), isNothing ? answerNothing : confirmAnswer, {
    answerId: answer.id,
    version: await versionNow(play, made, answer, day),
  });
}

const judged = async (play: Play, made: Made, answer: CollectedAnswer, day: string) => ({
  answerId: answer.id,
  version: await versionNow(play, made, answer, day),
});

/** Everybody answered: the second corrected a returned answer, the third was late, the last has nothing. */
async function playClosed(play: Play): Promise<void> {
  const words = {
    title: 'Участие педагогов в методической работе за полугодие',
    purpose: 'Для анализа методической работы. Число педагогов и категории взяты из реестра: проверьте их.',
    basis: 'план работы методической службы',
  };
  const id = await make(play, '2026-03-02', words, staffTable);
  const made = await send(play, '2026-03-03', id, {
    dueOn: '2026-03-13',
    dueTime: '17:00',
    sets: ['kind:school'],
  });
  const last = made.answers.length - 1;
  for (const [index, answer] of made.answers.entries()) {
    const day = index === 2 ? '2026-03-16' : '2026-03-12';
    if (index === last) {
      await confirm(play, made, answer, day, true);
    } else {
      const values = {
        c1: String(18 + index),
        c2: '3',
        c3: '5',
        c4: String(9 + (index % 4)),
        c5: String(1 + (index % 3)),
        c6: index % 2 === 0 ? '2' : '0',
      };
      await fill(play, answer, day, [
        { ...values, c7: index % 3 === 0 ? 'Читательская грамотность' : 'Функциональная грамотность' },
      ]);
      await confirm(play, made, answer, day);
    }
    if (index === 1) {
      await done(byAuthor(play, '2026-03-13'), returnAnswer, {
        ...(await judged(play, made, answer, '2026-03-13')),
        remark: 'Проверьте число наставников: в реестре их трое.',
      });
      await fill(play, answer, '2026-03-13', [{ c6: '3' }]);
      await confirm(play, made, answer, '2026-03-13');
    }
    await done(byAuthor(play, '2026-03-17'), acceptAnswer, await judged(play, made, answer, '2026-03-17'));
  }
  const version = (await anyCollection(byAuthor(play, '2026-03-17'), id))?.version;
  await done(byAuthor(play, '2026-03-17'), closeCollection, { id, version });
  await done(byAuthor(play, '2026-03-18'), saveNote, { id, findings, recommendations });
}

/** The term is tomorrow: two have answered, one is returned, one has begun, the others are silent. */
async function playOpen(play: Play): Promise<void> {
  const words = {
    title: 'Заявка на семинар «Формирующее оценивание» 15 апреля',
    purpose: 'Назовите, кто поедет, выберите секцию. Если никто не едет, нажмите «У нас нет».',
    basis: 'письмо методической службы о семинаре',
  };
  const id = await make(play, '2026-03-27', words, seminarTable);
  const made = await send(play, '2026-03-30', id, {
    ...{ dueOn: '2026-04-02', dueTime: '17:00', sets: ['kind:school', 'kind:kindergarten'] },
  });
  const staffed: [CollectedAnswer, readonly { personId: string; name: string }[]][] = [];
  for (const answer of made.answers) {
    const staff = await staffOf(play.ctx, answer.institutionId, '2026-03-31');
    if (staff.length > 0 && play.speakers.has(answer.institutionId)) staffed.push([answer, staff]);
  }
  for (const [index, [answer, staff]] of staffed.slice(0, 4).entries()) {
    const rows = staff.slice(0, 2).map((person, row) => ({
      ...{ c1: person.personId, c2: row === 0 ? 'математика' : 'начальная школа', c3: 'да' },
      c4: row === 0 ? 'Лист самооценки на уроке' : '',
    }));
    await fill(play, answer, '2026-03-31', rows);
    if (index < 3) await confirm(play, made, answer, '2026-03-31');
    if (index === 2)
      await done(byAuthor(play, '2026-03-31'), returnAnswer, {
        ...(await judged(play, made, answer, '2026-03-31')),
        remark: 'Добавьте учителя начальной школы: мест хватает.',
      });
  }
}

export async function playCollections(player: Player, author: string): Promise<void> {
  const play: Play = { ...player, author, speakers: await speakersOf(player.ctx) };
  await playClosed(play);
  await playOpen(play);
  await make(
    play,
    '2026-03-31',
    {
      title: 'Охват обучающихся новыми методиками',
      purpose: 'Готовится к итогам года: по ступеням, очно и дистанционно.',
      basis: '',
    },
    classesTable,
  );
}
