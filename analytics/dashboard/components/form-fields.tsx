import { useId } from 'preact/hooks';
import { describedBy, FieldFrame } from './field.tsx';

type DayProps = Readonly<{
  label: string;
  /** 'YYYY-MM-DD', or empty. */
  value: string;
  onInput: (value: string) => void;
  hint?: string;
  error?: string | undefined;
  /** Id of a text beside several fields that says what is wrong with this one. */
  errorId?: string | undefined;
}>;

/** A day of the calendar, by the browser's own field. */
export function DayField({ label, value, onInput, hint, error, errorId }: DayProps) {
  const id = useId();
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error}>
      <input
        id={id}
        type="date"
        class="input input-day"
        value={value}
        aria-invalid={error !== undefined || errorId !== undefined}
        aria-describedby={describedBy(id, hint, error) ?? errorId}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </FieldFrame>
  );
}

type ChoiceProps = Readonly<{
  label: string;
  value: string;
  options: readonly Readonly<{ value: string; text: string }>[];
  onChoose: (value: string) => void;
  hint?: string;
  error?: string | undefined;
}>;

/** One of a list. */
export function ChoiceField({ label, value, options, onChoose, hint, error }: ChoiceProps) {
  const id = useId();
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error}>
      <select
        id={id}
        class="input"
        value={value}
        aria-invalid={error !== undefined}
        aria-describedby={describedBy(id, hint, error)}
        onChange={(event) => onChoose(event.currentTarget.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}

type LinesProps = Readonly<{
  label: string;
  value: string;
  onInput: (value: string) => void;
  hint?: string;
  error?: string | undefined;
}>;

/** Several lines of text. */
export function LinesField({ label, value, onInput, hint, error }: LinesProps) {
  const id = useId();
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error}>
      <textarea
        id={id}
        class="input"
        rows={4}
        value={value}
        aria-invalid={error !== undefined}
        aria-describedby={describedBy(id, hint, error)}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </FieldFrame>
  );
}
