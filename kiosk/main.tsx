import { render } from 'preact';
import { App } from './app.tsx';
import { createKioskPort } from './device/create-kiosk-port.ts';
import { loadCatalogues } from './i18n/load-catalogues.ts';
import 'virtual:tokens.css';
import './styles/index.css';

async function start(root: HTMLElement): Promise<void> {
  // The device starts at once; the screens as soon as they can speak.
  const port = isSecureContext
    ? createKioskPort()
    : await import('./device/insecure-port.ts').then((module) => module.createInsecurePort());
  const catalogues = await loadCatalogues(async (address) => {
    const answer = await fetch(address);
    return answer.json();
  });
  // The words that stood here while the script was on its way; `render` would leave them.
  root.replaceChildren();
  render(
    <App
      port={port}
      clock={{ monoMs: () => performance.now(), wallMs: () => Date.now() }}
      catalogues={catalogues}
    />,
    root,
  );
}

const root = document.getElementById('app');
if (root === null) throw new Error('index.html has no #app');
void start(root);
