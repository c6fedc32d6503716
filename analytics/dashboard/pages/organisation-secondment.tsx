import { DayField } from '../components/form-fields.tsx';
import { useSpeech } from '../i18n/wording.tsx';

type SecondmentProps = Readonly<{
  from: string;
  to: string;
  onFrom: (day: string) => void;
  onTo: (day: string) => void;
  refused: string | undefined;
}>;

/** First and last day of a secondment; either may be open. */
export function SecondmentFields({ from, to, onFrom, onTo, refused }: SecondmentProps) {
  const { wording } = useSpeech();
  const { form } = wording.organisation;
  return (
    <div class="field-pair">
      <DayField label={form.secondedFrom} value={from} onInput={onFrom} />
      <DayField label={form.secondedTo} value={to} onInput={onTo} error={refused} />
    </div>
  );
}
