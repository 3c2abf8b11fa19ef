-- Roles and database of an external PostgreSQL; run once by its administrator, with passwords of your own.
create role opora_owner login nosuperuser nobypassrls nocreatedb nocreaterole password 'CHANGE-ME';
create role opora_app login nosuperuser nobypassrls nocreatedb nocreaterole password 'CHANGE-ME';
create database opora owner opora_owner encoding 'UTF8' template template0;
