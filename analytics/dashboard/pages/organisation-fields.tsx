import { parseLocalDay } from '../../../shared/domain/local-day.ts';
import { TextField } from '../components/field.tsx';
import { DayField } from '../components/form-fields.tsx';
import { useSpeech, type Wording } from '../i18n/wording.tsx';
import { WEEKDAYS } from '../opening-hours-text.ts';
import { codeFault, nameFault, type TextFault } from '../place-draft.ts';

type TextProps = Readonly<{
  value: string;
  onInput: (value: string) => void;
  tried: boolean;
}>;

/** A name that must be there. */
export function NameField(props: TextProps & Readonly<{ label: string; hint?: string }>) {
  const { label, hint, value, onInput, tried } = props;
  const { wording } = useSpeech();
  const error = tried ? faultText(nameFault(value), wording) : undefined;
  const words = { label, ...(hint === undefined ? {} : { hint }) };
  return <TextField {...words} autoFocus value={value} onInput={onInput} error={error} />;
}

/** A code that may be left empty; `refused` is what the server said of it. */
function CodeField(props: TextProps & Readonly<{ example: string; refused: string | undefined }>) {
  const { value, onInput, tried, example, refused } = props;
  const { wording } = useSpeech();
  const { form } = wording.unitPlaces;
  return (
    <TextField
      label={form.code}
      hint={form.codeHint(example)}
      value={value}
      onInput={onInput}
      error={refused ?? (tried ? faultText(codeFault(value), wording) : undefined)}
    />
  );
}

/** The first day; `refused` is what the server said of it. */
function FirstDayField(
  props: TextProps & Readonly<{ label: string; hint: string; refused: string | undefined }>,
) {
  const { label, hint, value, onInput, tried, refused } = props;
  const { wording } = useSpeech();
  const missing = tried && parseLocalDay(value) === undefined;
  return (
    <DayField
      label={label}
      hint={hint}
      value={value}
      onInput={onInput}
      error={missing ? wording.unitPlaces.form.dayMissing : refused}
    />
  );
}

type BeginProps = Readonly<{
  label: string;
  hint: string;
  from: string;
  onFrom: (from: string) => void;
  code: string;
  onCode: (code: string) => void;
  /** A code as it may look. */
  example: string;
  tried: boolean;
  /** What the server said of the day and of the code. */
  refused: Readonly<{ day: string | undefined; code: string | undefined }>;
}>;

/** From when something new is there, and under which code. */
export function BeginFields(props: BeginProps) {
  const { label, hint, from, onFrom, code, onCode, example, tried, refused } = props;
  return (
    <div class="field-pair">
      <FirstDayField
        label={label}
        hint={hint}
        value={from}
        onInput={onFrom}
        tried={tried}
        refused={refused.day}
      />
      <CodeField
        example={example}
        value={code}
        onInput={onCode}
        tried={tried}
        refused={refused.code}
      />
    </div>
  );
}

type HoursProps = Readonly<{
  lines: readonly string[];
  onInput: (lines: string[]) => void;
  /** Place of the first weekday whose line is wrong. */
  wrong: number | null;
}>;

/** Opening hours, a line for each weekday. */
export function HoursFields({ lines, onInput, wrong }: HoursProps) {
  const { wording } = useSpeech();
  const words = wording.organisation;
  return WEEKDAYS.map((weekday, place) => (
    <TextField
      key={weekday}
      label={words.weekdays[place] ?? ''}
      value={lines[place] ?? ''}
      onInput={(text) => onInput(lines.with(place, text))}
      error={wrong === place ? words.form.hoursWrong : undefined}
    />
  ));
}

function faultText(fault: TextFault, wording: Wording): string | undefined {
  const { form } = wording.unitPlaces;
  const texts = { missing: form.missing, 'too-long': form.tooLong, 'wrong-code': form.wrongCode };
  return fault === null ? undefined : texts[fault];
}
