/** Two logins: the owner makes the schema, the application only works in it and cannot bypass row security. */
import type pg from 'pg';
import { startFault } from '../faults.ts';

export const OWNER_ROLE = 'opora_owner';
export const APP_ROLE = 'opora_app';

/** Schemas of libraries: made beforehand, because the application's login may create nothing. */
export const LIBRARY_SCHEMAS = ['auth', 'pgboss'] as const;

const quoteName = (name: string) => `"${name.replaceAll('"', '""')}"`;
const quoteText = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** Makes both logins on a server of our own, or renews their passwords. Needs CREATEROLE. */
export async function ensureLogins(
  admin: pg.ClientBase | pg.Pool,
  logins: { owner: { name: string; password: string }; app: { name: string; password: string } },
): Promise<void> {
  for (const login of [logins.owner, logins.app]) {
    const { rowCount } = await admin.query('select from pg_roles where rolname = $1', [login.name]);
    const verb = rowCount ? 'alter' : 'create';
    await admin.query(
      `${verb} role ${quoteName(login.name)} login nosuperuser nobypassrls nocreatedb nocreaterole
         password ${quoteText(login.password)}`,
    );
  }
}

/** Makes the database with its owner unless it exists. Needs CREATEDB and membership in the owner. */
export async function ensureDatabase(
  admin: pg.ClientBase | pg.Pool,
  name: string,
  owner: string,
): Promise<boolean> {
  const { rowCount } = await admin.query('select from pg_database where datname = $1', [name]);
  if (rowCount) return false;
  await admin.query(
    `create database ${quoteName(name)} owner ${quoteName(owner)} encoding 'UTF8' template template0`,
  );
  return true;
}

/** Everything the owner will make, present library schemas included, is open to the application for DML only. */
export async function grantToApplication(owner: pg.ClientBase | pg.Pool, app: string): Promise<void> {
  const login = quoteName(app);
  const schemas = LIBRARY_SCHEMAS.map((schema) => `create schema if not exists ${schema};`).join('\n');
  await owner.query(`begin;
    revoke create on schema public from public;
    alter default privileges grant usage on schemas to ${login};
    alter default privileges grant select, insert, update, delete on tables to ${login};
    alter default privileges grant usage, select on sequences to ${login};
    alter default privileges grant execute on functions to ${login};
    ${schemas}
    grant usage on schema ${LIBRARY_SCHEMAS.join(', ')} to ${login};
    grant select on all tables in schema public to ${login};
    commit`);
}

/** Refuses a login that row security would not hold: superusers, BYPASSRLS, owners of tables, the owner itself. */
export async function refuseMightyLogin(app: pg.Pool): Promise<{ login: string }> {
  const { rows } = await app.query<{ login: string; mighty: boolean; owns: boolean }>(
    `select current_user as login, r.rolsuper or r.rolbypassrls as mighty,
            pg_has_role(current_user, d.datdba, 'member')
              or exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
                          where c.relowner = r.oid and c.relkind in ('r', 'p')
                            and n.nspname not like 'pg\\_%') as owns
       from pg_roles r, pg_database d
      where r.rolname = current_user and d.datname = current_database()`,
  );
  const found = rows[0];
  if (!found) throw startFault('PostgreSQL не назвал пользователя из DATABASE_URL.');
  if (found.mighty || found.owns)
    throw startFault(
      `Пользователь «${found.login}» из DATABASE_URL ${found.mighty ? 'обходит защиту строк' : 'владеет базой или таблицами'}: ` +
        'создайте отдельного (CREATE ROLE opora_app LOGIN PASSWORD …), укажите его в DATABASE_URL, ' +
        'а владельца базы — в DATABASE_OWNER_URL.',
    );
  return { login: found.login };
}
