// Work of other rooms goes to whoever answers for its direction: their facts become notices of the holders.
import type { PublishedFact, WriteCtx } from '../../../kernel/ctx.ts';
import type { Module } from '../../../kernel/module.ts';
import { notify } from '../../notices/index.ts';
import { personNames } from '../../people/index.ts';
import { responsibleFor } from './portfolio.queries.ts';
import type { Topic } from './portfolio.text.ts';

interface Route {
  readonly topic: Topic;
  readonly words: string;
  readonly path: (fact: PublishedFact) => string;
  /** The person the work is about, when the fact names one. */
  readonly about?: (fact: PublishedFact) => string;
}

const routes: Readonly<Record<string, Route>> = {
  'attestation.filed': {
    topic: 'attestation',
    words: 'Подано заявление на аттестацию, нужна помощь',
    path: (fact) => `/qualification/applications/${fact.subjectId}`,
    about: (fact) => String(fact.data.personId ?? ''),
  },
  'nomination.proposed': {
    topic: 'courses',
    words: 'Предложено направить на курсы',
    path: (fact) => `/development/courses/${fact.data.courseId}`,
    about: (fact) => String(fact.data.personId ?? ''),
  },
  'pair.made': {
    topic: 'young-teachers',
    words: 'Предложена наставническая пара',
    path: (fact) => `/development/pairs/${fact.subjectId}`,
  },
  'report.submitted': {
    topic: 'sites',
    words: 'Площадка сдала отчёт',
    path: (fact) => `/recognition/reports/${fact.subjectId}`,
  },
};

async function route(ctx: WriteCtx, fact: PublishedFact, { topic, words, path, about }: Route) {
  const answering = (await responsibleFor(ctx, topic)).map((each) => each.personId);
  const to = answering.filter((id) => id !== ctx.actor.personId);
  if (to.length === 0) return;
  const who = about?.(fact) ?? '';
  const name = who ? (await personNames(ctx, [who])).get(who) : undefined;
  await notify(ctx, {
    to,
    name: `routed.${fact.name}`,
    text: `${words}${name ? `: ${name}` : ''}. Это Ваше направление.`,
    path: path(fact),
    norm: 'service-portfolios',
    key: `routed:${fact.name}:${fact.id}`,
  });
}

export const portfolioSubscribers: NonNullable<Module['subscribers']> = Object.fromEntries(
  Object.entries(routes).map(([name, each]) => [
    name,
    (ctx: WriteCtx, fact: PublishedFact) => route(ctx, fact, each),
  ]),
);
