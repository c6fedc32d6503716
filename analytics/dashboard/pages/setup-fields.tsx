import type { TargetPreset } from '../../../shared/api/target-presets.ts';
import { LANGUAGES } from '../../../shared/domain/language.ts';
import { localDayOf } from '../../../shared/domain/local-day.ts';
import { CUT_OFF_DAYS, periodRange } from '../../../shared/domain/period.ts';
import type { CutOffDay } from '../../../shared/domain/period.ts';
import { formatDay } from '../../reports/format.ts';
import { CardChoice } from '../components/card-choice.tsx';
import { PasswordField, TextField } from '../components/field.tsx';
import { useSpeech } from '../i18n/wording.tsx';
import { latestPeriod } from '../period-choice.ts';
import { printPeriod } from '../period-label.ts';
import { MIN_PASSWORD_LENGTH } from '../setup-form.ts';
import type { DraftFault, DraftFaults, SetupDraft } from '../setup-form.ts';

type FieldsProps = Readonly<{
  draft: SetupDraft;
  faults: DraftFaults;
  onChange: (draft: SetupDraft) => void;
}>;

export function AccountFields({ draft, faults, onChange }: FieldsProps) {
  const { wording } = useSpeech();
  const words = wording.account.setup;
  const faultText = (fault: DraftFault | undefined) =>
    fault === undefined ? undefined : words[fault];
  return (
    <>
      <LanguageChoice />
      <TextField
        label={words.code}
        hint={words.codeHint}
        kind="code"
        value={draft.setupCode}
        onInput={(setupCode) => onChange({ ...draft, setupCode })}
        error={faultText(faults.setupCode)}
      />
      <div class="field-pair">
        <TextField
          label={words.displayName}
          hint={words.displayNameHint}
          autoComplete="name"
          value={draft.displayName}
          onInput={(displayName) => onChange({ ...draft, displayName })}
          error={faultText(faults.displayName)}
        />
        <TextField
          label={words.login}
          hint={words.loginHint}
          autoComplete="username"
          value={draft.login}
          onInput={(login) => onChange({ ...draft, login })}
          error={faultText(faults.login)}
        />
      </div>
      <PasswordField
        label={words.password}
        hint={words.passwordHint}
        autoComplete="new-password"
        value={draft.password}
        onInput={(password) => onChange({ ...draft, password })}
        error={faultText(faults.password)}
      >
        {draft.password !== '' && <PasswordLength password={draft.password} />}
      </PasswordField>
    </>
  );
}

function PasswordLength({ password }: Readonly<{ password: string }>) {
  const { wording } = useSpeech();
  const words = wording.account.password;
  const missing = MIN_PASSWORD_LENGTH - Array.from(password).length;
  return (
    <p class="field-hint" role="status">
      {missing > 0 ? words.remaining(missing) : `✓ ${words.longEnough}`}
    </p>
  );
}

type OfficeProps = FieldsProps &
  Readonly<{
    nowMs: () => number;
    /** Undefined while they are not known: then none is offered, also not none. */
    presets: readonly TargetPreset[] | undefined;
    /** Key of the one that is in force already, when the step is done once more. */
    presetInUse?: string | null;
  }>;

export function OfficeFields({
  draft,
  faults,
  onChange,
  nowMs,
  presets,
  presetInUse = null,
}: OfficeProps) {
  const { wording } = useSpeech();
  const words = wording.account.setup;
  return (
    <>
      <TextField
        label={words.officeName}
        hint={words.officeNameHint}
        autoComplete="organization"
        value={draft.officeName}
        onInput={(officeName) => onChange({ ...draft, officeName })}
        error={faults.officeName === undefined ? undefined : words[faults.officeName]}
      />
      <fieldset class="choices">
        <legend>{words.cutOff}</legend>
        <p class="field-hint">{words.cutOffHint}</p>
        {[15, 21, 1]
          .flatMap((day) => CUT_OFF_DAYS.filter((known) => known === day))
          .map((day) => (
            <CutOffChoice
              key={day}
              day={day}
              chosen={draft.cutOffDay === day}
              onChoose={() => onChange({ ...draft, cutOffDay: day })}
              nowMs={nowMs}
            />
          ))}
      </fieldset>
      {presets !== undefined && (
        <PresetChoice
          presets={presets}
          chosen={draft.targetPreset ?? presetInUse}
          mayWait={presetInUse === null}
          onChoose={(targetPreset) => onChange({ ...draft, targetPreset })}
        />
      )}
    </>
  );
}

type PresetProps = Readonly<{
  presets: readonly TargetPreset[];
  chosen: string | null;
  /** Nothing is in force that would have to be ended first. */
  mayWait: boolean;
  onChoose: (key: string | null) => void;
}>;

/** The shipped sets of targets with their legal basis, or none for now. */
function PresetChoice({ presets, chosen, mayWait, onChoose }: PresetProps) {
  const { wording, inLanguage } = useSpeech();
  const words = wording.setup;
  return (
    <CardChoice
      legend={words.preset}
      hint={words.presetHint}
      name="preset"
      cards={[
        ...presets.map(({ key, title, legalBasis }) => ({
          ...{ key, title: inLanguage(title), text: legalBasis },
        })),
        ...(mayWait ? [{ key: null, title: words.presetLater, text: words.presetLaterText }] : []),
      ]}
      chosen={chosen}
      onChoose={onChoose}
    />
  );
}

/** Both languages by their own names; the switch in the corner does the same at any time. */
function LanguageChoice() {
  const { language, setLanguage, wording } = useSpeech();
  const words = wording.setup;
  return (
    <fieldset class="choices setup-languages">
      <legend>{words.language}</legend>
      {LANGUAGES.map((choice) => (
        <label key={choice} class="choice" lang={choice}>
          <input
            type="radio"
            name="language"
            checked={choice === language}
            onChange={() => setLanguage(choice)}
          />
          <strong>{words.languages[choice]}</strong>
        </label>
      ))}
    </fieldset>
  );
}

type CutOffProps = Readonly<{
  day: CutOffDay;
  chosen: boolean;
  onChoose: () => void;
  nowMs: () => number;
}>;

/** A cut-off day and what it means for the month that runs now. */
function CutOffChoice({ day, chosen, onChoose, nowMs }: CutOffProps) {
  const { language, wording } = useSpeech();
  const words = wording.account.setup;
  const month = latestPeriod('month', {
    cutOffDay: day,
    cutOffDays: [],
    today: localDayOf(nowMs()),
  });
  const { firstDay, lastDay } = periodRange(month);
  return (
    <label class="choice">
      <input type="radio" name="cut-off" checked={chosen} onChange={onChoose} />
      <span>
        <strong>{words.cutOffDay(day)}</strong>
        <span class="choice-text">
          {words.cutOffExample(
            printPeriod(month, language),
            formatDay(firstDay),
            formatDay(lastDay),
          )}
        </span>
        {day === 15 && <span class="choice-text">{words.cutOffUsual}</span>}
      </span>
    </label>
  );
}
