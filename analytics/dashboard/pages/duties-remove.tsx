import type { DutyEntry } from '../../../shared/api/duties.ts';
import { localMinuteStartMs } from '../../../shared/domain/local-minute.ts';
import { formatInstant } from '../../reports/format.ts';
import { FormDialog } from '../components/form-dialog.tsx';
import { useSpeech } from '../i18n/wording.tsx';
import { useServices } from '../services.ts';

type DialogProps = Readonly<{
  duty: DutyEntry;
  onClose: () => void;
  onDone: (text: string, reAttributed: number) => void;
}>;

/** Asks before a stretch is taken out: what was rated in it loses its official. */
export function RemoveDutyDialog({ duty, onClose, onDone }: DialogProps) {
  const { wording } = useSpeech();
  const { api } = useServices();
  const words = wording.duties;
  const name = duty.officialId === null ? words.saidNobody : duty.officialName;
  const text = duty.saidAtKiosk === null ? words.removing.text : words.removingSaid;
  const [from, to] = [duty.from, duty.to].map((each) => formatInstant(localMinuteStartMs(each)));
  return (
    <FormDialog
      title={words.removing.title}
      action={words.removing.action}
      send={() => api.duties.remove(duty.id)}
      onDone={({ reAttributed }) => onDone(words.removed, reAttributed)}
      onClose={onClose}
    >
      <p>{text(name, from ?? '', to ?? '')}</p>
    </FormDialog>
  );
}
