import { makeProgram } from './program.ts';
import { letReaderGo } from './reader-gone.ts';

letReaderGo([process.stdout, process.stderr]);
await makeProgram(process).parseAsync(process.argv);
