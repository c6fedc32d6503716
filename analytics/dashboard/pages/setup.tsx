import { useEffect, useState } from 'preact/hooks';
import type { TargetPreset } from '../../../shared/api/target-presets.ts';
import type { Session } from '../../../shared/api/session.ts';
import { ok } from '../../../shared/result.ts';
import type { Answer, Api, Failure } from '../api-client.ts';
import { EntryFrame } from '../components/entry-frame.tsx';
import { FailureNotice, Notice } from '../components/notice.tsx';
import { useSpeech } from '../i18n/wording.tsx';
import { forgetDraft, keepDraft, keptDraft } from '../setup-draft.ts';
import { EMPTY_SETUP, setupFaults } from '../setup-form.ts';
import type { SetupDraft } from '../setup-form.ts';
import { useForm } from '../use-form.ts';
import { useTitle } from '../use-title.ts';
import { AccountFields, OfficeFields } from './setup-fields.tsx';
import { SetupSteps } from './setup-steps.tsx';

type SetupProps = Readonly<{
  api: Api;
  nowMs: () => number;
  presets: readonly TargetPreset[];
  onDone: (session: Session) => void;
}>;

/**
 * First run, steps 1 and 2: an administrator and the office, made at once. The later steps need the
 * session that they give. What is typed stays over a reload, but for code and password.
 */
export function SetupPage({ api, nowMs, presets, onDone }: SetupProps) {
  const { wording } = useSpeech();
  const words = wording.account.setup;
  const [kept] = useState(keptDraft);
  const [draft, setDraft] = useState<SetupDraft>(kept ?? EMPTY_SETUP);
  const change = (next: SetupDraft) => {
    keepDraft(next);
    setDraft(next);
  };
  const [step, setStep] = useState<1 | 2>(1);
  const { element, tried, busy, failure, submit } = useForm<Session | null>();
  useTitle(wording.shell.pages.setup);
  useEffect(() => {
    element.current?.querySelector<HTMLElement>('.field input')?.focus();
  }, [step]);
  const faults = setupFaults(draft, step);
  const send = async (): Promise<Answer<Session | null>> => {
    if (step === 1) return ok(null);
    const answer = await api.setUp({
      ...draft,
      login: draft.login.trim(),
      displayName: draft.displayName.trim(),
      officeName: draft.officeName.trim(),
    });
    if (!answer.ok && isAboutAccount(answer.error)) setStep(1);
    return answer;
  };
  const act = {
    action: step === 1 ? words.next : words.create,
    send: () => (Object.keys(faults).length > 0 ? null : send()),
    onDone: (session: Session | null) => {
      if (session === null) {
        setStep(2);
        return;
      }
      forgetDraft();
      onDone(session);
    },
  };
  const shown = tried ? faults : {};
  return (
    <EntryFrame title={words.title} intro={words.intro} wide>
      <SetupSteps current={step} />
      <form
        ref={element}
        class="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit(act);
        }}
      >
        {kept !== undefined && step === 1 && (
          <Notice kind="warning">{wording.setup.draftKept}</Notice>
        )}
        {failure !== null && <FailureNotice failure={failure} />}
        {step === 1 ? (
          <AccountFields draft={draft} faults={shown} onChange={change} />
        ) : (
          <OfficeFields
            draft={draft}
            faults={shown}
            onChange={change}
            nowMs={nowMs}
            presets={presets}
          />
        )}
        <div class="form-actions">
          {step === 2 && (
            <button type="button" class="button" onClick={() => setStep(1)}>
              {words.back}
            </button>
          )}
          <button type="submit" class="button button-main" disabled={busy}>
            {busy && step === 2 ? words.creating : act.action}
          </button>
        </div>
      </form>
    </EntryFrame>
  );
}

/** Refusals that the fields of step 1 can mend. */
function isAboutAccount(failure: Failure): boolean {
  return (
    failure.kind === 'problem' &&
    (failure.body.code === 'wrong-setup-code' || failure.body.code === 'weak-password')
  );
}
