import { HttpsHelp } from './https.tsx';

/** First run, step 4: how it stands with HTTPS, and the ways to it. */
export function SetupNetwork() {
  return (
    <div class="setup-network">
      <HttpsHelp />
    </div>
  );
}
