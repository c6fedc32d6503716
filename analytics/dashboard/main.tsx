import '@fontsource/be-vietnam-pro/vietnamese-400.css';
import '@fontsource/be-vietnam-pro/latin-400.css';
import '@fontsource/be-vietnam-pro/vietnamese-500.css';
import '@fontsource/be-vietnam-pro/latin-500.css';
import '@fontsource/be-vietnam-pro/vietnamese-600.css';
import '@fontsource/be-vietnam-pro/latin-600.css';
import '@fontsource/be-vietnam-pro/vietnamese-700.css';
import '@fontsource/be-vietnam-pro/latin-700.css';
import './styles/base.css';
import './styles/elements.css';
import './styles/states.css';
import './styles/page.css';
import './styles/shell.css';
import './styles/forms.css';
import './styles/steps.css';
import './styles/marks.css';
import './styles/tables.css';
import './styles/charts.css';
import './styles/below.css';
import './styles/side.css';
import './styles/overview.css';
import './styles/device.css';
import './styles/accounts.css';
import './styles/invitation.css';
import './styles/https.css';
import './styles/sheet.css';
import './styles/picker.css';
import './styles/audit.css';
import './styles/own-account.css';
import './styles/coverage.css';
import './styles/imports.css';
import './styles/organisation.css';
import './styles/annulments.css';
import './styles/duties.css';
import './styles/settings.css';
import './styles/setup.css';
import './styles/print.css';
import { render } from 'preact';
import { applyTokens } from '../../shared/domain/apply-tokens.ts';
import { createApi } from './api-client.ts';
import { App } from './app.tsx';

const place = document.getElementById('app');
if (place === null) throw new Error('index.html has no element #app');
applyTokens(document.documentElement.style);
render(
  <App
    createApi={(around) => createApi({ fetch: window.fetch.bind(window), ...around })}
    nowMs={Date.now}
  />,
  place,
);
