import { useState } from 'preact/hooks';
import type { SettingHistory, SettingsPage as Settings } from '../../../shared/api/settings.ts';
import { formatDay } from '../../reports/format.ts';
import { Skeleton } from '../components/loading.tsx';
import { FailureNotice, Notice } from '../components/notice.tsx';
import { SettingValue } from '../components/setting-value.tsx';
import { useSpeech } from '../i18n/wording.tsx';
import { useServices } from '../services.ts';
import { useRequest } from '../use-request.ts';
import { useTitle } from '../use-title.ts';
import { SampleRemovalCard } from './sample-removal.tsx';
import { SettingChangeDialog } from './setting-change.tsx';
import { SettingVersions } from './setting-versions.tsx';

/** What the office has decided, each with its versions, and the sample data while there are any. */
export function SettingsPage() {
  const { wording } = useSpeech();
  const { api } = useServices();
  const settings = useRequest('settings', api.settings.list);
  const words = wording.settings;
  useTitle(wording.shell.pages.settings);
  return (
    <div class="page">
      <h1>{words.title}</h1>
      <p class="page-intro">{words.intro}</p>
      {settings.state.kind === 'loading' && <Skeleton blocks={3} />}
      {settings.state.kind === 'failed' && (
        <FailureNotice failure={settings.state.failure} onRetry={settings.reload} />
      )}
      {settings.state.kind === 'ready' && (
        <SettingList settings={settings.state.value} onChanged={settings.put} />
      )}
      <SampleRemovalCard />
    </div>
  );
}

type ListProps = Readonly<{ settings: Settings; onChanged: (settings: Settings) => void }>;

interface Saved {
  readonly name: SettingHistory['name'];
  readonly validFrom: string;
}

function SettingList({ settings, onChanged }: ListProps) {
  const { wording } = useSpeech();
  const { session, renewSession } = useServices();
  const [changing, setChanging] = useState<SettingHistory | null>(null);
  const [saved, setSaved] = useState<Saved | null>(null);
  const words = wording.settings;
  const mayChange = session.mayEverywhere.includes('change-organisation');
  return (
    <>
      {saved !== null && (
        <Notice kind="done">{words.saved(words.names[saved.name], saved.validFrom)}</Notice>
      )}
      <ul class="card settings-list">
        {settings.settings.map((history) => (
          <SettingItem
            key={history.name}
            history={history}
            settings={settings}
            onChange={mayChange ? () => setChanging(history) : null}
          />
        ))}
      </ul>
      {changing !== null && (
        <SettingChangeDialog
          history={changing}
          settings={settings}
          onClose={() => setChanging(null)}
          onDone={(next, validFrom) => {
            setChanging(null);
            setSaved({ name: changing.name, validFrom: formatDay(validFrom) });
            onChanged(next);
            // The name and the cut-off day stand on every page.
            renewSession();
          }}
        />
      )}
    </>
  );
}

type ItemProps = Readonly<{
  history: SettingHistory;
  settings: Settings;
  onChange: (() => void) | null;
}>;

function SettingItem({ history, settings, onChange }: ItemProps) {
  const { wording } = useSpeech();
  const words = wording.settings;
  const name = words.names[history.name];
  return (
    <li class="setting">
      <div class="setting-about">
        <h2>{name}</h2>
        <p class="soft">{words.hints[history.name]}</p>
      </div>
      <div class="setting-now">
        <SettingValue name={history.name} value={history.value} />
        <Standing history={history} settings={settings} />
      </div>
      <div class="setting-action">
        {onChange !== null && (
          <button type="button" class="button" aria-label={words.changeOf(name)} onClick={onChange}>
            {words.change}
          </button>
        )}
      </div>
      {history.versions.length > 0 && <SettingVersions history={history} />}
    </li>
  );
}

/** Since when and by what the present value holds, and what comes next. */
function Standing({ history, settings }: Omit<ItemProps, 'onChange'>) {
  const { wording } = useSpeech();
  const words = wording.settings;
  const { today } = settings;
  const holding = history.versions.find(({ validFrom }) => validFrom <= today);
  const planned = history.versions.filter(({ validFrom }) => validFrom > today).at(-1);
  return (
    <>
      <p class="soft small">
        {holding === undefined ? words.byDefault : sinceText(holding, words)}
        {holding?.legalBasis && ` · ${holding.legalBasis}`}
      </p>
      {planned !== undefined && (
        <p class="setting-next">
          <span class="chip chip-warning">{words.since(formatDay(planned.validFrom))}</span>{' '}
          <SettingValue name={history.name} value={planned.value} inline />
        </p>
      )}
    </>
  );
}

/** The first set-up decides for all periods, from long before the first of them. */
const FIRST_YEAR = '2001-01-01';

function sinceText(
  { validFrom }: SettingHistory['versions'][number],
  words: Readonly<{ always: string; since: (day: string) => string }>,
): string {
  return validFrom < FIRST_YEAR ? words.always : words.since(formatDay(validFrom));
}
