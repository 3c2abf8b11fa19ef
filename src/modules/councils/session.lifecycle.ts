// A session from its plan to the published minutes, and an agenda item from the queue to its decision.
import { lifecycle, type Stateful } from '../../kernel/lifecycle.ts';

export type SessionState =
  | 'planned'
  | 'summoned'
  | 'open'
  | 'closed'
  | 'minutes-circulated'
  | 'signed'
  | 'published'
  | 'cancelled'
  | 'not-held';

export const sessionLifecycle = lifecycle({
  name: 'councils.session',
  table: 'councils.sessions',
  initial: 'planned',
  states: {
    planned: 'планируется',
    summoned: 'повестка разослана',
    open: 'идёт',
    closed: 'закрыто, готовится протокол',
    'minutes-circulated': 'протокол на замечаниях',
    signed: 'протокол подписан',
    published: 'протокол опубликован',
    cancelled: 'отменено',
    'not-held': 'не состоялось',
  },
  // biome-ignore format: one aligned table, read aloud to the secretary of the council.
  transitions: {
    summon:    { from: ['planned'],                       to: 'summoned',           by: 'секретарь',                 norm: 'council-session', ru: 'разослать повестку',        fact: 'council.session-summoned' },
    open:      { from: ['planned', 'summoned'],           to: 'open',               by: 'председательствующий',      norm: 'council-session', ru: 'открыть заседание',         fact: 'council.session-opened' },
    close:     { from: ['open'],                          to: 'closed',             by: 'председательствующий',      norm: 'council-session', ru: 'закрыть заседание',         fact: 'council.session-closed' },
    circulate: { from: ['closed'],                        to: 'minutes-circulated', by: 'секретарь',                 norm: 'council-session', ru: 'разослать протокол',        fact: 'council.minutes-circulated' },
    sign:      { from: ['closed', 'minutes-circulated'],  to: 'signed',             by: 'председатель и секретарь',  norm: 'council-session', ru: 'подписать протокол',        fact: 'council.minutes-signed' },
    publish:   { from: ['signed'],                        to: 'published',          by: 'секретарь',                 norm: 'council-session', ru: 'опубликовать решения',      fact: 'council.minutes-published' },
    fail:      { from: ['open'],                          to: 'not-held',           by: 'секретарь',                 norm: 'council-quorum',  ru: 'признать несостоявшимся',   fact: 'council.session-failed' },
    cancel:    { from: ['planned', 'summoned'],           to: 'cancelled',          by: 'секретарь',                 norm: 'council-session', ru: 'отменить заседание',        fact: 'council.session-cancelled' },
  },
});

export type ItemState = 'queued' | 'scheduled' | 'decided' | 'postponed' | 'withdrawn';

export const itemLifecycle = lifecycle({
  name: 'councils.item',
  table: 'councils.items',
  initial: 'queued',
  states: {
    queued: 'ждёт повестки',
    scheduled: 'в повестке',
    decided: 'решение принято',
    postponed: 'отложен',
    withdrawn: 'снят',
  },
  // biome-ignore format: one aligned table, read aloud to the secretary of the council.
  transitions: {
    schedule:   { from: ['queued'],              to: 'scheduled', by: 'секретарь',            norm: 'council-session', ru: 'включить в повестку',   fact: 'council.item-scheduled' },
    unschedule: { from: ['scheduled'],           to: 'queued',    by: 'секретарь',            norm: 'council-session', ru: 'убрать из повестки',    fact: 'council.item-unscheduled' },
    decide:     { from: ['scheduled'],           to: 'decided',   by: 'председательствующий', norm: 'council-quorum',  ru: 'записать решение',      fact: 'council.decision-taken' },
    reopen:     { from: ['decided'],             to: 'scheduled', by: 'председательствующий', norm: 'council-session', ru: 'вернуться к вопросу',   fact: 'council.item-reopened' },
    postpone:   { from: ['scheduled'],           to: 'postponed', by: 'председательствующий', norm: 'council-quorum',  ru: 'отложить',              fact: 'council.item-postponed' },
    withdraw:   { from: ['queued', 'scheduled'], to: 'withdrawn', by: 'секретарь',            norm: 'council-session', ru: 'снять вопрос',          fact: 'council.item-withdrawn' },
  },
});

export type StatefulItem = Stateful<ItemState>;

/** Minutes may still be put in order: the session is over or running, nothing is signed. */
export const minutesAreOpen = (state: SessionState): boolean =>
  state === 'open' || state === 'closed' || state === 'minutes-circulated';

/** Decisions are seen outside the council only from here on. */
export const isSigned = (state: SessionState): boolean => state === 'signed' || state === 'published';
