// Letters: written into the outbox in the caller's transaction, sent at least once with a fixed Message-ID (decision 12).
import { Kysely, PostgresDialect, type QueryExecutorProvider, sql } from 'kysely';
import type pg from 'pg';
import { wallClock } from '../../kernel/clock.ts';
import { newId } from '../../kernel/ids.ts';
import { openTransport } from './transport.ts';

export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  /** A second letter with the same key is not written: repeated jobs say a thing once. */
  readonly key?: string;
  /** The moment shown in the mailbox; the wall clock's when absent. */
  readonly at?: Date;
}

export interface KeptLetter {
  readonly id: string;
  readonly at: Date;
  readonly recipient: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
  readonly messageId: string;
  readonly sentAt: Date | null;
  readonly failure: string | null;
}

export interface Mail {
  /** Whether letters leave the installation; otherwise they wait in the outbox. */
  readonly hasServer: boolean;
  /** Writes a letter, in the given transaction when there is one; answers its id (the earlier one for a known key). */
  readonly send: (letter: Letter, on?: QueryExecutorProvider) => Promise<string>;
  /** Sends what is due, one by one; answers how many left. Safe to run in several processes. */
  readonly deliverDue: () => Promise<number>;
  /** Newest letters, for the mailbox page of the demonstration. */
  readonly letters: (limit?: number) => Promise<KeptLetter[]>;
  /** Begins to look for due letters every few seconds. */
  readonly start: () => void;
  readonly stop: () => Promise<void>;
}

export interface MailParts {
  readonly pool: pg.Pool;
  readonly smtpUrl: string | undefined;
  /** «Опора <opora@example.ru>» */
  readonly from: string;
  readonly log?: (data: object, text: string) => void;
}

/** A process that dies while sending holds a letter this long; then another takes it. */
const LEASE_MS = 120_000;
const GIVE_UP_AFTER_ATTEMPTS = 12;
const POLL_MS = 5_000;

const wall = wallClock();

/** The same letter keeps its Message-ID through every attempt, so a mailbox can drop the repeat. */
const messageIdOf = (id: string, from: string) =>
  `<${id}@${/@([\w.-]+)/.exec(from)?.[1] ?? 'opora.invalid'}>`;

/** Minutes before the next attempt: 1, 2, 4 … up to 4 hours. */
const pauseAfter = (attempts: number) => Math.min(2 ** (attempts - 1), 240) * 60_000;

export function openMail(parts: MailParts): Mail {
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: parts.pool }) });
  const transport = parts.smtpUrl ? openTransport(parts.smtpUrl, parts.from) : null;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<unknown> = Promise.resolve();

  const send: Mail['send'] = async (letter, on = db) => {
    const at = letter.at ?? wall.now();
    const id = newId(wall.now());
    const { rows } = await sql<{ id: string }>`
      with written as (
        insert into auth.letters (id, at, recipient, subject, text, html, message_id, key, next_attempt_at)
        values (${id}, ${at}, ${letter.to}, ${letter.subject}, ${letter.text}, ${letter.html ?? null},
                ${messageIdOf(id, parts.from)}, ${letter.key ?? null}, ${wall.now()})
        on conflict (key) do nothing returning id)
      select id from written union all select id from auth.letters where key = ${letter.key ?? null}`.execute(
      on,
    );
    return rows[0]?.id ?? id;
  };

  const leaseNext = async () => {
    const now = wall.now();
    const { rows } = await sql<KeptLetter & { attempts: number }>`
      update auth.letters set attempts = attempts + 1, next_attempt_at = ${new Date(now.getTime() + LEASE_MS)}
      where id = (select id from auth.letters
                  where sent_at is null and failed_at is null and next_attempt_at <= ${now}
                  order by next_attempt_at, id limit 1 for update skip locked)
      returning id, recipient, subject, text, html, message_id as "messageId", attempts`.execute(db);
    return rows[0];
  };

  const settle = async (id: string, attempts: number, error: unknown) => {
    const now = wall.now();
    if (!error) {
      await sql`update auth.letters set sent_at = ${now}, failure = null where id = ${id}`.execute(db);
      return;
    }
    const { message, responseCode } = error as { message?: string; responseCode?: number };
    const isFinal = attempts >= GIVE_UP_AFTER_ATTEMPTS || (responseCode ?? 0) >= 550;
    parts.log?.({ letter: id, attempts, isFinal, error: message }, 'A letter was not accepted');
    await sql`update auth.letters set failure = ${message ?? 'unknown'}, failed_at = ${isFinal ? now : null},
        next_attempt_at = ${new Date(now.getTime() + pauseAfter(attempts))}
      where id = ${id}`.execute(db);
  };

  const deliverDue: Mail['deliverDue'] = async () => {
    if (!transport) return 0;
    let sent = 0;
    for (let letter = await leaseNext(); letter; letter = await leaseNext()) {
      const error = await transport.deliver(letter).then(
        () => null,
        (failure: unknown) => failure,
      );
      await settle(letter.id, letter.attempts, error);
      if (!error) sent += 1;
    }
    return sent;
  };

  const poll = () => {
    running = deliverDue()
      .catch((error: unknown) => parts.log?.({ error }, 'Letters could not be looked for'))
      .finally(() => {
        if (timer) timer = setTimeout(poll, POLL_MS);
      });
  };

  return {
    hasServer: transport !== null,
    send,
    deliverDue,
    letters: async (limit = 100) => {
      const { rows } = await sql<KeptLetter>`
        select id, at, recipient, subject, text, html, message_id as "messageId", sent_at as "sentAt", failure
        from auth.letters order by at desc, id desc limit ${limit}`.execute(db);
      return rows;
    },
    start: () => {
      if (!transport || timer) return;
      timer = setTimeout(poll, 0);
    },
    stop: async () => {
      clearTimeout(timer);
      timer = undefined;
      await running;
      transport?.close();
    },
  };
}
