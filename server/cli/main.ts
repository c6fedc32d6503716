import { makeProgram } from './program.ts';

await makeProgram(process).parseAsync(process.argv);
