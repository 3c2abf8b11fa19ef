// Words of votes by correspondence: ballots handed out, sent in, counted after the deadline.
import { refuse } from '../../../kernel/refusal.ts';
import type { Quorum } from '../quorum.ts';

const session = 'council-session';
const quorum = 'council-quorum';

export const sessionForms = { 'in-person': 'очно', correspondence: 'заочно, опросом' } as const;
export type SessionForm = keyof typeof sessionForms;

/** «проголосовали 7 из 9, отвод 1, кворум есть (нужно 5)» */
export const remoteText = {
  form: 'Форма',
  formHint: 'Заочно — если это разрешает Положение; день и время тогда последние для бюллетеней',
  handOut: 'Раздать бюллетени',
  handOutConfirm: (members: number, until: string) =>
    `Бюллетени и материалы получат члены совета: ${members}. Их принимают до ${until}; срок потом не меняют.`,
  handedOut: (told: number) => `Бюллетени розданы: ${told}`,
  secret: 'Тайно голосуются',
  secretHint: 'Отметьте вопросы, по которым хранится только итог',
  section: (until: string) => `Заочное голосование до ${until}`,
  send: 'Отправить бюллетень',
  sendHint: 'Бюллетень отправляют один раз, изменить его нельзя.',
  sent: 'Ваш бюллетень принят',
  yours: 'Ваш бюллетень',
  who: 'Кто прислал бюллетень',
  waiting: 'ждём',
  duty: (body: string, on: string, time: string) => `Проголосовать заочно: ${body}, до ${on}, ${time}`,
  member: 'Кто',
  role: 'В совете',
  sentAt: 'Бюллетень получен',
  needed: (needed: number) => `Для кворума нужно ${needed}.`,
  materials: (position: number) => `Вопрос ${position} подробно`,
  received: (got: number, all: number) => `Получено бюллетеней: ${got} из ${all}`,
  secretVote: 'голосование тайное: сохранится только итог',
  recused: 'Вы взяли отвод: по этому вопросу не голосуете.',
  notice: (body: string, until: string) =>
    `Заочное голосование ${body}: прочтите материалы и отправьте бюллетень до ${until}.`,
  counted: (body: string, words: string) =>
    `Приём бюллетеней закончен (${body}): ${words}. Запишите решения и закройте заседание.`,
  minutes: (until: string) => `Проведено заочно, опросом: бюллетени принимались до ${until}`,
  voted: 'Проголосовали',
  quorum: (now: Quorum, words: string) =>
    words.replace(`присутствуют ${now.present}`, `проголосовали ${now.present}`),
  refusals: {
    // Without a norm: the clause is of the body's own Положение, which the words name themselves.
    notAllowed: (why: string) =>
      refuse('correspondence-not-allowed', `${why} Назначьте очное заседание.`, {
        kind: 'invalid',
        norm: null,
        fields: { form: 'Положение органа этого не разрешает.' },
      }),
    noOwnRules: () =>
      refuse(
        'no-own-regulation',
        'У органа нет своего действующего Положения: укажите его в сведениях об органе, потом внесите норму.',
        { norm: 'body-regulation' },
      ),
    correspondence: () =>
      refuse(
        'held-by-correspondence',
        'Заседание заочное: члены совета присылают бюллетени, явку и голоса не вносят.',
        {
          norm: session,
        },
      ),
    inPerson: () =>
      refuse('held-in-person', 'Заседание очное: бюллетени не раздают, его открывают.', { norm: session }),
    noTime: () =>
      refuse(
        'deadline-passed',
        'Последний день и час для бюллетеней уже прошли: назначьте другое заседание.',
        {
          norm: session,
        },
      ),
    noDraft: (title: string) =>
      refuse('no-draft-decision', `Заочно голосуют за проект решения, а у вопроса «${title}» его нет.`, {
        norm: session,
      }),
    awaited: (until: string) =>
      refuse('ballots-awaited', `Бюллетени принимаются до ${until}: итог подводят после этого.`, {
        norm: quorum,
      }),
    late: () =>
      refuse('ballots-closed', 'Приём бюллетеней закончен: голос после срока не принимается.', {
        norm: quorum,
      }),
    sent: () => refuse('ballot-sent', 'Ваш бюллетень уже принят, изменить его нельзя.', { norm: quorum }),
    incomplete: () =>
      refuse('ballot-incomplete', 'Ответьте на каждый вопрос: за, против или воздержался.', {
        kind: 'invalid',
        norm: quorum,
        fields: { votes: 'Ответьте на каждый вопрос.' },
      }),
  },
} as const;
