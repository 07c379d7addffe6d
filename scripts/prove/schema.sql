drop table if exists notes, profiles, orders, users;
create table users (
  id serial primary key, name text not null, active boolean not null, code text not null, ref uuid not null,
  big bigint not null, day timestamptz(3) not null, price numeric(10, 2) not null, boss int, nick text,
  settings jsonb not null, stock int not null check (stock > -100)
);
create table orders (
  id serial primary key, owner int, code text not null, ref uuid not null, big bigint not null,
  day timestamptz(3) not null, price numeric(10, 2) not null, tier text, total int not null, paid boolean not null, memo text
);
create table profiles (
  id serial primary key, owner int not null unique, code text not null unique, ref uuid not null unique,
  big bigint not null unique, day timestamptz(3) not null unique, price numeric(10, 2) not null unique, tier text unique,
  bio text, views int not null
);
create table notes (id serial primary key, owner int not null, body text not null,
  kind text not null default 'plain', extra text, unique (owner, body)
);
