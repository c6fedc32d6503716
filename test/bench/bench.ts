import { cpus } from 'node:os';
import { measureIngest } from './ingest-throughput.ts';
import { measureKioskSize } from './kiosk-size.ts';
import { measureReports } from './report-time.ts';

/** Prints figures; nothing passes or fails by them. Needs the built apps for the sizes only. */
const processors = cpus();
process.stdout.write(
  `Node ${process.version}, ${String(processors.length)} × ${processors[0]?.model.trim() ?? 'unknown'}\n`,
);
await measureKioskSize();
await measureIngest();
await measureReports();
