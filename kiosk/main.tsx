import { render } from 'preact';
import { applyTokens } from '../shared/domain/apply-tokens.ts';
import { App } from './app.tsx';
import { createKioskPort } from './device/create-kiosk-port.ts';
import { loadCatalogues } from './i18n/load-catalogues.ts';
import './styles/index.css';

const root = document.getElementById('app');
if (root === null) throw new Error('index.html has no #app');

applyTokens(document.documentElement.style);
// The device starts at once; the screens as soon as they can speak.
const port = createKioskPort();
const catalogues = await loadCatalogues(async (address) => {
  const answer = await fetch(address);
  return answer.json();
});
render(
  <App
    port={port}
    clock={{ monoMs: () => performance.now(), wallMs: () => Date.now() }}
    catalogues={catalogues}
  />,
  root,
);
