import { cpus } from 'node:os';
import { measureImport } from './import-rows.ts';
import { measureIngest } from './ingest-throughput.ts';
import { measureKioskSize } from './kiosk-size.ts';
import { measureReports } from './report-time.ts';
import { measureTapToDurable } from './tap-to-durable.ts';
import { measureThunderingHerd } from './thundering-herd.ts';

/** Prints figures; nothing passes or fails by them. Needs the built kiosk. */
const processors = cpus();
process.stdout.write(
  `Node ${process.version}, ${String(processors.length)} × ${processors[0]?.model.trim() ?? 'unknown'}\n`,
);
await measureKioskSize();
await measureIngest();
await measureReports();
await measureImport();
await measureTapToDurable();
await measureThunderingHerd();
