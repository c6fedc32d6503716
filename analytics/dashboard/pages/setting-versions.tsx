import type { SettingHistory } from '../../../shared/api/settings.ts';
import { formatCount, formatDay, formatInstant } from '../../reports/format.ts';
import { SettingValue } from '../components/setting-value.tsx';
import { useSpeech } from '../i18n/wording.tsx';

/** Every version of a setting, the one that begins last first. */
export function SettingVersions({ history }: Readonly<{ history: SettingHistory }>) {
  const { wording, language } = useSpeech();
  const words = wording.settings;
  const title = words.versionsOf(words.names[history.name]);
  return (
    <details class="setting-versions">
      <summary aria-label={title}>
        {words.versions(formatCount(history.versions.length, language))}
      </summary>
      <div class="table-scroll" role="region" aria-label={title} tabIndex={0}>
        <table class="figure-table">
          <caption class="visually-hidden">{title}</caption>
          <thead>
            <tr>
              {Object.entries(words.columns).map(([key, heading]) => (
                <th key={key} scope="col">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {history.versions.map((version) => (
              <VersionRow key={version.version} name={history.name} version={version} />
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

type RowProps = Readonly<{
  name: SettingHistory['name'];
  version: SettingHistory['versions'][number];
}>;

function VersionRow({ name, version }: RowProps) {
  const { wording } = useSpeech();
  const words = wording.settings;
  const { validFrom, validTo, legalBasis, setAtMs, setBy } = version;
  const until = validTo === null ? words.openEnd : formatDay(validTo);
  return (
    <tr>
      <th scope="row" class="cell-day">
        {formatDay(validFrom)}
      </th>
      <td class="cell-day">
        {validTo !== null && validTo < validFrom ? <span class="soft">{words.noDay}</span> : until}
      </td>
      <td>
        <SettingValue name={name} value={version.value} inline />
      </td>
      <td class="cell-basis">{legalBasis ?? <span class="soft">{words.noBasis}</span>}</td>
      <td>
        {setBy ?? words.console}
        {setAtMs !== null && (
          <>
            <br />
            <span class="soft small">{formatInstant(setAtMs)}</span>
          </>
        )}
      </td>
    </tr>
  );
}
