import { useState } from 'preact/hooks';
import { parseLocalDay, type LocalDay } from '../../../shared/domain/local-day.ts';
import type { SettingChange } from '../../../shared/api/settings.ts';
import type { Failure } from '../api-client.ts';
import { FailureNotice } from '../components/notice.tsx';
import { useSpeech } from '../i18n/wording.tsx';
import { useServices } from '../services.ts';
import { EMPTY_SETUP, setupFaults, type SetupDraft } from '../setup-form.ts';
import { useRequest } from '../use-request.ts';
import { OfficeFields } from './setup-fields.tsx';

/** First run, back at step 2: the office is there, and what was chosen can be corrected. */
export function SetupOffice({ onDone }: Readonly<{ onDone: () => void }>) {
  const { wording } = useSpeech();
  const { api, session, nowMs, renewSession } = useServices();
  const words = wording.setup;
  const targets = useRequest('targets', api.targets);
  const { name, cutOffDay } = session.office;
  const inForce = targets.state.kind === 'ready' ? targets.state.value.inForce : [];
  const presetInUse = inForce.find(({ preset }) => preset !== null)?.preset ?? null;
  const before: SetupDraft = { ...EMPTY_SETUP, officeName: name, cutOffDay };
  const [draft, setDraft] = useState(before);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const submit = async () => {
    setTried(true);
    setFailure(null);
    if (Object.keys(setupFaults(draft, 2)).length > 0) return;
    setBusy(true);
    const failed = await save();
    setBusy(false);
    if (failed !== null) {
      setFailure(failed);
      return;
    }
    renewSession();
    onDone();
  };
  /** One after the other: each is a version of its own. */
  const save = async (): Promise<Failure | null> => {
    const page = await api.settings.list();
    if (!page.ok) return page.error;
    for (const change of changesOf(before, draft, page.value.earliestDay ?? FIRST_DAY)) {
      const answer = await api.settings.change(change);
      if (!answer.ok) return answer.error;
    }
    if (draft.targetPreset === null || draft.targetPreset === presetInUse) return null;
    const chosen = await api.choosePreset({ key: draft.targetPreset });
    return chosen.ok ? null : chosen.error;
  };
  return (
    <form
      class="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <p class="soft">{words.officeSaved}</p>
      {failure !== null && <FailureNotice failure={failure} />}
      <OfficeFields
        draft={draft}
        faults={tried ? setupFaults(draft, 2) : {}}
        onChange={setDraft}
        nowMs={nowMs}
        presets={targets.state.kind === 'ready' ? targets.state.value.presets : []}
        presetInUse={presetInUse}
      />
      <div class="form-actions">
        <button type="submit" class="button button-main" disabled={busy}>
          {busy ? words.saving : words.save}
        </button>
      </div>
    </form>
  );
}

/** As the first run itself: before every rating. */
const FIRST_DAY = dayOf('2000-01-01');

function changesOf(
  before: SetupDraft,
  { officeName, cutOffDay }: SetupDraft,
  validFrom: LocalDay,
): SettingChange[] {
  const value = officeName.trim();
  const since = { validFrom, legalBasis: null };
  const changes: SettingChange[] = [];
  if (value !== before.officeName) changes.push({ name: 'office-name', value, ...since });
  if (cutOffDay !== before.cutOffDay) {
    changes.push({ name: 'cut-off-day', value: cutOffDay, ...since });
  }
  return changes;
}

function dayOf(text: string): LocalDay {
  const day = parseLocalDay(text);
  if (day === undefined) throw new Error(`${text} is no day of the calendar.`);
  return day;
}
