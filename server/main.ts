import { endOnUncaught } from './last-resort.ts';
import { runServer } from './run-server.ts';

process.exitCode = await runServer(process, (log) => endOnUncaught(process, log));
