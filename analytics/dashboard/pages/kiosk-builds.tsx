import type { Kiosks, KioskSummary } from '../../../shared/api/organisation.ts';
import { formatCount, formatInstant } from '../../reports/format.ts';
import { useSpeech } from '../i18n/wording.tsx';
import { buildGroups, isBehind } from '../kiosk-builds.ts';

/** Which builds run where, and how many kiosks still have to take the server's. */
export function Builds({ answer }: Readonly<{ answer: Kiosks }>) {
  const { language, wording } = useSpeech();
  const words = wording.place.builds;
  const groups = buildGroups(answer);
  if (groups.length === 0) return null;
  const behind = groups
    .filter(({ isServers }) => !isServers)
    .reduce((sum, { kiosks }) => sum + kiosks, 0);
  return (
    <div class="device-builds">
      <p class="table-note">
        <strong>{words.server(answer.serverBuild)}</strong>{' '}
        {behind === 0 ? words.allNew : words.behind(formatCount(behind, language))}
      </p>
      <ul>
        {groups.map(({ build, kiosks, sinceMs, isServers }) => (
          <li key={build}>
            {words.group(build, formatCount(kiosks, language))}
            {sinceMs !== null && `, ${words.since(formatInstant(sinceMs))}`}
            {isServers && ` · ${words.isServers}`}
          </li>
        ))}
      </ul>
    </div>
  );
}

type CellProps = Readonly<{ kiosk: KioskSummary; serverBuild: string }>;

/** The build of one kiosk, since when, and whether it is behind. */
export function BuildCell({ kiosk, serverBuild }: CellProps) {
  const { wording } = useSpeech();
  const words = wording.place.builds;
  if (kiosk.build === null) return <>{wording.administration.kiosks.none}</>;
  return (
    <>
      <span class="soft">{kiosk.build}</span>
      {isBehind(kiosk, serverBuild) && kiosk.status === 'active' && (
        <span class="cell-alarm">
          <span aria-hidden="true">! </span>
          {words.old}
        </span>
      )}
      {kiosk.buildSinceMs !== null && (
        <span class="cell-under">{words.since(formatInstant(kiosk.buildSinceMs))}</span>
      )}
    </>
  );
}
