// Accounts, sessions and what proves who is who: global tables in schema `auth`, no tenant in their key (decision 6).
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create schema if not exists auth`.execute(db);
  await createLibraryTables(db);
  await createOwnTables(db);
  await createLetters(db);
}

/** Tables the sign-in library works with, under our names (src/platform/auth/library.ts maps them). */
async function createLibraryTables(db: Kysely<unknown>): Promise<void> {
  await sql`create table auth.accounts (
    id text primary key,
    name text not null,
    login text constraint login_is_unique unique,
    email text not null unique,
    email_verified boolean not null default true,
    image text,
    mail_address text,
    two_factor_enabled boolean not null default false,
    password_set_at timestamptz,
    blocked_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null
  )`.execute(db);
  await sql`comment on column auth.accounts.email is
    'synthetic and unique, for the library only; letters go to mail_address, which a whole school may share'`.execute(
    db,
  );
  await sql`create index accounts_by_mail_address on auth.accounts (lower(mail_address))`.execute(db);
  await sql`create table auth.sessions (
    id text primary key,
    account_id text not null references auth.accounts on delete cascade,
    token text not null unique,
    method text not null default 'password',
    second_factor boolean not null default false,
    ip_address text,
    user_agent text,
    expires_at timestamptz not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
  )`.execute(db);
  await sql`create index sessions_by_account on auth.sessions (account_id)`.execute(db);
  await sql`create table auth.identities (
    id text primary key,
    owner_id text not null references auth.accounts on delete cascade,
    provider_id text not null,
    subject text not null,
    password text,
    access_token text,
    refresh_token text,
    id_token text,
    access_token_expires_at timestamptz,
    refresh_token_expires_at timestamptz,
    scope text,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint identity_belongs_to_one_account unique (provider_id, subject),
    constraint one_identity_per_provider unique (owner_id, provider_id)
  )`.execute(db);
  await sql`create table auth.verifications (
    id text primary key,
    identifier text not null,
    value text not null,
    expires_at timestamptz not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
  )`.execute(db);
  await sql`create index verifications_by_identifier on auth.verifications (identifier)`.execute(db);
  await sql`create table auth.second_factors (
    id text primary key,
    account_id text not null unique references auth.accounts on delete cascade,
    secret text not null,
    backup_codes text not null,
    verified boolean not null default true,
    failed_verification_count int not null default 0,
    locked_until timestamptz
  )`.execute(db);
}

async function createOwnTables(db: Kysely<unknown>): Promise<void> {
  await sql`create table auth.memberships (
    account_id text not null references auth.accounts on delete cascade,
    territory_id int not null,
    person_id uuid not null,
    primary key (account_id, territory_id),
    constraint person_has_one_account unique (territory_id, person_id)
  )`.execute(db);
  await sql`create table auth.tokens (
    id uuid primary key,
    account_id text not null references auth.accounts on delete cascade,
    territory_id int not null,
    name text not null,
    hash bytea not null unique,
    scopes text[] not null check (cardinality(scopes) > 0),
    second_factor boolean not null,
    created_at timestamptz not null,
    expires_at timestamptz not null check (expires_at > created_at),
    revoked_at timestamptz,
    last_used_at timestamptz,
    constraint token_opens_what_its_account_may foreign key (account_id, territory_id)
      references auth.memberships (account_id, territory_id) on delete cascade
  )`.execute(db);
  await sql`create index tokens_by_account on auth.tokens (account_id)`.execute(db);
  await sql`create table auth.invitations (
    id uuid primary key,
    account_id text not null references auth.accounts on delete cascade,
    hash bytea not null unique,
    letter_id uuid,
    created_at timestamptz not null,
    expires_at timestamptz not null check (expires_at > created_at),
    used_at timestamptz,
    revoked_at timestamptz
  )`.execute(db);
  await sql`create unique index one_open_invitation on auth.invitations (account_id)
    where used_at is null and revoked_at is null`.execute(db);
  await sql`create table auth.attempts (
    key text primary key,
    count int not null,
    since timestamptz not null
  )`.execute(db);
}

/** Letters waiting to be sent and sent; without a mail server the demonstration shows them on a page. */
async function createLetters(db: Kysely<unknown>): Promise<void> {
  await sql`create table auth.letters (
    id uuid primary key,
    at timestamptz not null,
    recipient text not null,
    subject text not null,
    text text not null,
    html text,
    message_id text not null unique,
    key text constraint one_letter_per_key unique,
    attempts int not null default 0,
    next_attempt_at timestamptz not null,
    sent_at timestamptz,
    failed_at timestamptz check (failed_at is null or sent_at is null),
    failure text
  )`.execute(db);
  await sql`create index letters_waiting on auth.letters (next_attempt_at)
    where sent_at is null and failed_at is null`.execute(db);
}
