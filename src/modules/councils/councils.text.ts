// Every human word of the councils module: kinds, roles, outcomes, refusals, in Russian.

import { type Refusal, refuse } from '../../kernel/refusal.ts';
import type { Quorum, Tally } from './quorum.ts';
import { remoteText } from './remote/remote.text.ts';

export const memberRoles = {
  chair: 'председатель',
  'deputy-chair': 'заместитель председателя',
  secretary: 'секретарь',
  member: 'член совета',
} as const;
export type MemberRole = keyof typeof memberRoles;

export const remarkKinds = { remark: 'замечание', dissent: 'особое мнение' } as const;

export const choices = { for: 'за', against: 'против', abstain: 'воздержался' } as const;

export const outcomes = {
  approve: 'поддержать',
  decline: 'отказать',
  return: 'вернуть на доработку',
  note: 'принять к сведению',
  recommend: 'рекомендовать',
  postpone: 'отложить',
} as const;
export type Outcome = keyof typeof outcomes;
export type Motion = Exclude<Outcome, 'postpone'>;

/** A question of the body's own is not «поддержан», it is resolved. */
export const outcomeWords = (item: { readonly subjectKind: string | null }, outcome: Outcome): string =>
  outcome === 'approve' && item.subjectKind === null ? 'принять решение' : outcomes[outcome];

export const callOutcome = (outcome: Outcome): string => outcomes[outcome];

/** «присутствуют 7 из 9, отвод 1, кворум есть (нужно 5)» */
export function quorumWords(quorum: Quorum): string {
  const recused =
    quorum.recused === 0 ? '' : `, ${quorum.recused === 1 ? 'отвод' : 'отводов'} ${quorum.recused}`;
  const verdict = quorum.reached ? 'кворум есть' : 'кворума нет';
  return `присутствуют ${quorum.present} из ${quorum.composition}${recused}, ${verdict} (нужно ${quorum.needed})`;
}

export const tallyWords = (tally: Tally): string =>
  `за — ${tally.for}, против — ${tally.against}, воздержались — ${tally.abstain}`;

export const notConstituted = 'не учреждён: нет действующего Положения';

const session = 'council-session';
const quorum = 'council-quorum';

export const refusals = {
  notRunner: 'Это делает председатель, его заместитель или секретарь совета.',
  notKeeper:
    'Состав и сведения ведёт служба или орган управления (объединения и группы — методисты), а в организации — её руководитель.',
  notReader: 'Материалы заседания видят члены совета, служба и департамент.',
  notMember: 'Это могут только члены совета.',
  notCoordinator:
    'Отчёты структур принимают методический совет и руководитель службы, а в организации — её руководитель.',
  notHead: 'Это делает руководитель объединения или группы, его заместитель или секретарь.',
  voteOfAbsent: () =>
    refuse(
      'vote-of-absent',
      'Голосуют только присутствующие на вопросе: отметьте приход или уберите голос.',
      { norm: quorum },
    ),
  voteOfRecused: () =>
    refuse('vote-of-recused', 'Член совета взял отвод по этому вопросу и не голосует. Обновите страницу.', {
      norm: quorum,
    }),
  signedForever: () => refuse('minutes-signed', 'Протокол подписан и больше не меняется.', { norm: session }),
  noQuorum: (now: Quorum): Refusal =>
    refuse(
      'no-quorum',
      `Решение принять нельзя: ${quorumWords(now)}. Отложите вопрос — он перейдёт в следующую повестку.`,
      {
        norm: quorum,
        details: { ...now },
      },
    ),
  neverHeld: (now: Quorum): Refusal =>
    refuse(
      'session-without-quorum',
      `Закрыть заседание как состоявшееся нельзя: ${quorumWords(now)}. Признайте его несостоявшимся, вопросы перейдут в следующую повестку.`,
      { norm: quorum, details: { ...now } },
    ),
  notCarried: (tally: Tally): Refusal =>
    refuse(
      'motion-not-carried',
      `Голосами это решение не принято (${tallyWords(tally)}). Запишите то решение, за которое проголосовали, или проголосуйте заново.`,
      {
        norm: quorum,
        details: { ...tally },
      },
    ),
  votedSecretly: () =>
    refuse('voted-secretly', 'Ваш бюллетень уже в урне: при тайном голосовании голос не меняют.', {
      norm: quorum,
    }),
  voteBegun: () =>
    refuse('vote-begun', 'Голосование уже началось: порядок голосования не меняют.', { norm: quorum }),
  ballotsDiffer: (voters: number) =>
    refuse(
      'ballots-differ',
      `Бюллетеней должно быть ${voters} — столько, сколько голосовало. Проверьте числа.`,
      {
        kind: 'invalid',
        norm: quorum,
        fields: { votesFor: `Вместе с недействительными — ${voters}.` },
      },
    ),
  emptyAgenda: () =>
    refuse('agenda-empty', 'В повестке нет вопросов: включите хотя бы один.', { norm: session }),
  openVoteOnly: () =>
    refuse('vote-is-secret', 'Вопрос голосуется тайно: голоса поимённо не записывают.', { norm: quorum }),
  notVoted: () =>
    refuse('not-voted', 'Сначала запишите голосование: решение принимается голосами присутствующих.', {
      norm: quorum,
    }),
  notOpen: () =>
    refuse('session-not-open', 'Это делается на открытом заседании. Обновите страницу.', { norm: session }),
  noAttendance: () =>
    refuse('attendance-not-marked', 'Сначала отметьте, кто присутствует: без явки нет кворума.', {
      norm: session,
    }),
  undecided: (titles: readonly string[]): Refusal =>
    refuse(
      'items-undecided',
      `По ${titles.length === 1 ? 'вопросу' : 'вопросам'} нет решения: ${titles.map((each) => `«${each}»`).join(', ')}. Запишите решение или отложите.`,
      {
        norm: session,
      },
    ),
  minutesClosed: () =>
    refuse(
      'minutes-not-open',
      'Протокол правят после открытия заседания и до подписания. Обновите страницу.',
      { norm: session },
    ),
  emptyBody: () =>
    refuse('empty-composition', 'В составе совета на этот день никого нет: внесите состав по приказу.', {
      norm: 'council-composition',
    }),
};

/** Constraint names of the schema `councils` as sentences: a race still ends in words. */
export const constraintRefusals: Readonly<Record<string, () => Refusal>> = {
  no_ballot_after_the_deadline: remoteText.refusals.late,
  deadline_of_ballots_stays: () =>
    refuse('deadline-stays', 'Срок розданных бюллетеней не меняют.', { norm: session }),
  no_vote_of_the_absent: refusals.voteOfAbsent,
  no_vote_of_the_recused: refusals.voteOfRecused,
  vote_in_its_own_session: refusals.notOpen,
  vote_of_a_member: refusals.voteOfAbsent,
  signed_minutes_never_change: refusals.signedForever,
  lateness_of_a_task_stays: () =>
    refuse('lateness-stays', 'Опоздание по поручению остаётся в учёте.', { norm: 'decision-control' }),
  late_done_task_says_so: () =>
    refuse('lateness-stays', 'Исполненное после срока отмечается опозданием.', { norm: 'decision-control' }),
  task_owner_is_known: () =>
    refuse('no-such-person', 'Выберите человека из списка.', {
      kind: 'invalid',
      fields: { ownerId: 'Выберите из списка.' },
    }),
  task_given_to_known: () =>
    refuse('no-such-person', 'Выберите человека из списка.', {
      kind: 'invalid',
      fields: { ownerId: 'Выберите из списка.' },
    }),
  task_evidence_is_linked_once: () =>
    refuse('evidence-twice', 'Это уже приложено к поручению.', {
      kind: 'invalid',
      fields: { documentId: 'Уже приложено.' },
    }),
  as_many_ballots_as_voters: () =>
    refuse('ballots-differ', 'Бюллетеней должно быть столько же, сколько голосовавших: проверьте числа.', {
      norm: quorum,
    }),
  box_is_counted_once: () => refuse('box-open', 'Урна вскрыта: голосование окончено.', { norm: quorum }),
  refused_proposal_has_a_reason: () =>
    refuse('reason-needed', 'Отказу нужна причина: её увидит совет.', {
      kind: 'invalid',
      fields: { response: 'Напишите причину.' },
    }),
  nominee_is_known: () =>
    refuse('no-such-person', 'Выберите человека из списка.', {
      kind: 'invalid',
      fields: { personId: 'Выберите из списка.' },
    }),
  decision_only_with_quorum: () =>
    refuse(
      'no-quorum',
      'Решение принять нельзя: кворума нет. Отложите вопрос — он перейдёт в следующую повестку.',
      { norm: quorum },
    ),
  no_more_votes_than_voters: refusals.voteOfAbsent,
  refusal_has_a_reason: () =>
    refuse('reason-needed', 'Укажите причину: отказ, возврат и перенос записываются с причиной.', {
      kind: 'invalid',
      fields: { reason: 'Напишите причину: её увидит заявитель.' },
    }),
  one_chair_at_a_time: () =>
    refuse('chair-taken', 'У совета на эти дни уже есть председатель: сначала закончите его полномочия.', {
      norm: 'council-composition',
      fields: { role: 'Председатель уже есть.' },
    }),
  one_secretary_at_a_time: () =>
    refuse('secretary-taken', 'У совета на эти дни уже есть секретарь: сначала закончите его полномочия.', {
      norm: 'council-composition',
      fields: { role: 'Секретарь уже есть.' },
    }),
  one_membership_at_a_time: () =>
    refuse('member-already', 'Этот человек в эти дни уже входит в совет.', {
      norm: 'council-composition',
      fields: { personId: 'Уже в составе.' },
    }),
  group_for_a_term_has_a_term_and_a_product: () =>
    refuse(
      'term-and-product',
      'Временная группа создаётся на срок и ради итога: укажите последний день и что она передаст.',
      {
        kind: 'invalid',
        norm: 'body-term',
        fields: { termOn: 'Укажите последний день.', product: 'Напишите, что группа передаст.' },
      },
    ),
  body_works_until_its_term: () =>
    refuse('term-backwards', 'Срок группы заканчивается раньше, чем она начала работу.', {
      kind: 'invalid',
      fields: { termOn: 'Не раньше начала работы.' },
    }),
  body_lives_forward: () =>
    refuse('body-backwards', 'Последний день раньше, чем орган начал работу.', {
      kind: 'invalid',
      fields: { endsOn: 'Не раньше начала работы.' },
    }),
  one_report_of_a_body_a_year: () =>
    refuse('report-twice', 'Отчёт за этот год уже сдан. Обновите страницу.', { norm: 'body-report' }),
  one_body_per_name: () =>
    refuse('body-exists', 'Совет с таким названием уже есть.', { fields: { name: 'Название занято.' } }),
  one_open_item_per_question: () =>
    refuse('item-open', 'Этот вопрос уже ждёт рассмотрения в этом совете.', { norm: session }),
  one_item_per_place: () =>
    refuse('agenda-changed', 'Повестку одновременно изменил другой человек. Обновите страницу.', {
      norm: session,
    }),
  one_number_per_body_and_year: () =>
    refuse('number-taken', 'Заседание с этим номером уже есть. Обновите страницу и повторите.', {
      norm: session,
    }),
  one_presence_at_a_time: () =>
    refuse('already-present', 'Этот член совета уже отмечен присутствующим. Обновите страницу.', {
      norm: session,
    }),
  leaves_after_arriving: () =>
    refuse('leaves-before-arriving', 'Время ухода раньше времени прихода.', {
      kind: 'invalid',
      fields: { time: 'Позже прихода.' },
    }),
  membership_lives_forward: () =>
    refuse('period-backwards', 'Дата окончания должна быть позже начала.', {
      kind: 'invalid',
      fields: { endsOn: 'Позже начала.' },
    }),
};

/** What an agenda is offered. */
export const offerText = {
  section: 'Можно включить в повестку',
  question: 'Вопрос',
  from: 'Откуда',
  when: 'Срок и ответственный',
  act: 'Действие',
  take: 'Включить',
  decision: 'решение на контроле',
  remark: 'замечание к протоколу',
  ofDecision: (what: string) => `О выполнении решения: ${what}`,
  ofRemark: (number: number | null, what: string) => `О замечании к протоколу № ${number ?? '—'}: ${what}`,
  note: (term: string, who: string) => `${term}, ${who}`,
  session: (on: string) => `заседание ${on}`,
  gone: 'Этот вопрос уже стоит в повестке или больше не предлагается: обновите страницу.',
} as const;
