import { useId } from 'preact/hooks';
import { FieldFrame } from './field.tsx';

type TimeProps = Readonly<{
  label: string;
  /** 'HH:MM', or empty. */
  value: string;
  onInput: (value: string) => void;
  /** Id of a text beside several fields that says what is wrong with this one. */
  errorId?: string | undefined;
}>;

/** A time of the day, by the browser's own field. */
export function TimeField({ label, value, onInput, errorId }: TimeProps) {
  const id = useId();
  return (
    <FieldFrame id={id} label={label} hint={undefined} error={undefined}>
      <input
        id={id}
        type="time"
        class="input input-day"
        value={value}
        aria-invalid={errorId !== undefined}
        aria-describedby={errorId}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </FieldFrame>
  );
}
