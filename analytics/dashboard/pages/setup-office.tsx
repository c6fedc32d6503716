import { useState } from 'preact/hooks';
import { parseLocalDay, type LocalDay } from '../../../shared/domain/local-day.ts';
import type { SettingChange } from '../../../shared/api/settings.ts';
import { ok } from '../../../shared/result.ts';
import type { Answer } from '../api-client.ts';
import { FailureNotice } from '../components/notice.tsx';
import { useSpeech } from '../i18n/wording.tsx';
import { useServices } from '../services.ts';
import { EMPTY_SETUP, setupFaults, type SetupDraft } from '../setup-form.ts';
import { useForm } from '../use-form.ts';
import { useRequest } from '../use-request.ts';
import { OfficeFields } from './setup-fields.tsx';

/** First run, back at step 2: the office is there, and what was chosen can be corrected. */
export function SetupOffice({ onDone }: Readonly<{ onDone: () => void }>) {
  const { wording } = useSpeech();
  const { api, session, nowMs, renewSession } = useServices();
  const words = wording.setup;
  const targets = useRequest('targets', api.targets);
  const { name, cutOffDay } = session.office;
  const known = targets.state.kind === 'ready' ? targets.state.value : undefined;
  const presetInUse = known?.inForce.find(({ preset }) => preset !== null)?.preset ?? null;
  const before: SetupDraft = { ...EMPTY_SETUP, officeName: name, cutOffDay };
  const [draft, setDraft] = useState(before);
  const { element, tried, busy, failure, submit } = useForm<unknown>();
  const faults = setupFaults(draft, 2);
  /** One after the other: each is a version of its own. */
  const save = async (): Promise<Answer<unknown>> => {
    const page = await api.settings.list();
    if (!page.ok) return page;
    for (const change of changesOf(before, draft, page.value.earliestDay ?? FIRST_DAY)) {
      const answer = await api.settings.change(change);
      if (!answer.ok) return answer;
    }
    if (draft.targetPreset === null || draft.targetPreset === presetInUse) return ok(null);
    return api.choosePreset({ key: draft.targetPreset });
  };
  const act = {
    action: words.save,
    send: () => (Object.keys(faults).length > 0 ? null : save()),
    onDone: () => {
      renewSession();
      onDone();
    },
  };
  return (
    <form
      ref={element}
      class="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit(act);
      }}
    >
      {failure !== null && <FailureNotice failure={failure} />}
      <OfficeFields
        draft={draft}
        faults={tried ? faults : {}}
        onChange={setDraft}
        nowMs={nowMs}
        presets={known?.presets}
        presetInUse={presetInUse}
      />
      {targets.state.kind === 'failed' && (
        <FailureNotice failure={targets.state.failure} onRetry={targets.reload} />
      )}
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
