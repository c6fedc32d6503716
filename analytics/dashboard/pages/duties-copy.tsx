import type { DutyCopied } from '../../../shared/api/duties.ts';
import { addDays, type LocalDay } from '../../../shared/domain/local-day.ts';
import { formatCount, formatDay } from '../../reports/format.ts';
import { FormDialog } from '../components/form-dialog.tsx';
import { useSpeech } from '../i18n/wording.tsx';
import { useServices } from '../services.ts';

type DialogProps = Readonly<{
  unitId: string;
  /** First day of the week that is filled. */
  monday: LocalDay;
  onClose: () => void;
  onDone: (text: string, reAttributed: number) => void;
}>;

/** Asks before the duty of the week before is written once more. */
export function CopyDutiesDialog({ unitId, monday, onClose, onDone }: DialogProps) {
  const { language, wording } = useSpeech();
  const { api } = useServices();
  const words = wording.duties.copying;
  const before = addDays(monday, -7);
  const said = ({ copied, skipped }: DutyCopied): string =>
    copied + skipped === 0
      ? words.nothing
      : words.done(formatCount(copied, language), formatCount(skipped, language));
  return (
    <FormDialog
      title={words.title}
      action={words.action}
      send={() => api.duties.copy(unitId, { fromDay: before, toDay: monday })}
      onDone={(copied) => onDone(said(copied), copied.reAttributed)}
      onClose={onClose}
    >
      <p>{words.text(formatDay(before), formatDay(addDays(before, 6)))}</p>
    </FormDialog>
  );
}
