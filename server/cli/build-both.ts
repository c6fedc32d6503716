import { join } from 'node:path';
import { build } from 'vite';

const CONFIG = join(import.meta.dirname, '../../vite.config.ts');

// `npm run build`: both browser apps in one process, for each would load the bundler anew.
for (const mode of ['kiosk', 'dashboard']) await build({ mode, configFile: CONFIG });
