import type { MigrationStep } from './migration-step.ts';
import { runStatements } from './run-statements.ts';

const VALIDITY = 'valid_from text not null, valid_to text';

/** Units, counters, officials, duties, and the settings and targets that are data. */
export const organisation: MigrationStep = (db) =>
  runStatements(db, [
    `create table units (
      id text not null primary key, code text not null, name text not null, kind text not null,
      ${VALIDITY})`,
    `create index units_by_code on units (code)`,
    `create table unit_parents (
      child_id text not null references units (id), parent_id text not null references units (id),
      ${VALIDITY}, primary key (child_id, parent_id, valid_from))`,
    `create index unit_parents_by_parent on unit_parents (parent_id)`,
    `create table service_points (
      id text not null primary key, unit_id text not null references units (id),
      code text not null, name text not null, opening_hours text not null, ${VALIDITY})`,
    `create index service_points_by_unit on service_points (unit_id)`,
    `create table fields (
      code text not null primary key, name text not null, name_en text not null,
      priority integer not null)`,
    `create table counters (
      id text not null primary key,
      service_point_id text not null references service_points (id),
      unit_id text not null references units (id), code text not null, name text not null,
      field_code text references fields (code), ${VALIDITY})`,
    `create index counters_by_unit on counters (unit_id)`,
    `create index counters_by_service_point on counters (service_point_id)`,
    `create table officials (
      id text not null primary key, unit_id text not null references units (id),
      code text not null, family_name text not null, given_name text not null, honorific text,
      title text, ${VALIDITY})`,
    `create index officials_by_unit on officials (unit_id)`,
    `create table duties (
      id text not null primary key, counter_id text not null references counters (id),
      official_id text not null references officials (id), starts_at_ms bigint not null,
      ends_at_ms bigint not null, check (starts_at_ms < ends_at_ms))`,
    `create index duties_by_counter on duties (counter_id, starts_at_ms)`,
    `create index duties_by_official on duties (official_id)`,
    `create table targets (
      id text not null primary key, operator text not null check (operator in ('>', '>=')),
      value_percent double precision not null check (value_percent between 0 and 100),
      unit_id text references units (id), unit_kind text, field_code text references fields (code),
      legal_basis text not null, preset text, ${VALIDITY})`,
    `create table questionnaires (
      code text not null, version bigint not null, content text not null,
      primary key (code, version))`,
    `create table settings (
      name text not null, valid_from text not null, value text not null, legal_basis text,
      primary key (name, valid_from))`,
  ]);
