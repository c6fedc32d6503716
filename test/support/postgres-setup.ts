import type { TestProject } from 'vitest/node';
import { startPostgres } from './postgres-cluster.ts';
import { makeSchemaTemplate } from './schema-template.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** URL of the cluster's maintenance database; tests take `freshDatabaseUrl()` instead. */
    postgresUrl: string;
  }
}

/** Runs once before the tests that need PostgreSQL; the answer stops it and removes its data. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await startPostgres();
  await makeSchemaTemplate(cluster.url);
  project.provide('postgresUrl', cluster.url);
  return cluster.stop;
}
