import { createApp } from '../../../server/app.ts';
import { readConfig } from '../../../server/config.ts';
import { listen } from '../../../server/listen.ts';
import { openServices } from '../../../server/open-services.ts';
import { dieAt, FAILPOINTS, withFailpoints } from './failpoints.ts';

/** `node server-with-failpoints.ts FAILPOINT NTH`: the server, configured as ever, until it dies. */
const [, , name, nth] = process.argv;
const failpoint = FAILPOINTS.find((known) => known === name);
if (failpoint === undefined) throw new Error(`No failpoint "${String(name)}".`);
const config = readConfig(process.env);
if (!config.ok) throw new Error(JSON.stringify(config.error));
const { services } = await openServices(config.value);
const app = createApp(withFailpoints(services, dieAt(failpoint, Number(nth))));
const { port } = await listen(app, config.value);
process.stdout.write(`http://127.0.0.1:${String(port)}\n`);
