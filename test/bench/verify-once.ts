import { runVerify } from '../../server/cli/verify.ts';
import { figure, print } from './figures.ts';

/** In a process of its own, so that the memory it prints is what `verify` itself needed. */
const withSignatures = !process.argv.includes('--no-signatures');
const startedMs = performance.now();
const exitCode = await runVerify({ signatures: withSignatures }, process);
const seconds = (performance.now() - startedMs) / 1_000;
const memory = `${figure(process.resourceUsage().maxRSS / 1_000)} MB of memory at most`;
print(withSignatures ? 'with signatures' : 'without signatures', `${figure(seconds)} s, ${memory}`);
process.exitCode = exitCode;
