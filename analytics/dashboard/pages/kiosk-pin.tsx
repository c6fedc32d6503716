import { useState } from 'preact/hooks';
import type { KioskSummary } from '../../../shared/api/organisation.ts';
import { isGoodPin } from '../../../shared/record/staff-pin.ts';
import { TextField } from '../components/field.tsx';
import { FormDialog } from '../components/form-dialog.tsx';
import { useSpeech } from '../i18n/wording.tsx';
import { useServices } from '../services.ts';

type PinProps = Readonly<{
  kiosk: KioskSummary;
  onClose: () => void;
  onDone: (sentence: string) => void;
}>;

/** The PIN by which staff change the official on duty at the kiosk; one that is set can be removed. */
export function PinDialog({ kiosk, onClose, onDone }: PinProps) {
  const { wording } = useSpeech();
  const { api } = useServices();
  const [pin, setPin] = useState('');
  const [removes, setRemoves] = useState(false);
  const { pin: words } = wording;
  const isGood = isGoodPin(pin);
  const send = () => {
    if (removes) return api.setKioskPin(kiosk.id, { pin: null });
    return isGood ? api.setKioskPin(kiosk.id, { pin }) : undefined;
  };
  return (
    <FormDialog
      title={words.title(kiosk.name)}
      action={removes ? words.remove : words.save}
      send={send}
      onDone={() => onDone(removes ? words.removed(kiosk.name) : words.set(kiosk.name))}
      onClose={onClose}
    >
      {(tried) => (
        <>
          <p>{words.text}</p>
          {!removes && (
            <TextField
              label={words.label}
              hint={words.hint}
              inputMode="numeric"
              autoFocus
              value={pin}
              onInput={setPin}
              error={tried && !isGood ? words.wrong : undefined}
            />
          )}
          {kiosk.hasPin && (
            <label class="check">
              <input
                type="checkbox"
                checked={removes}
                onChange={(event) => setRemoves(event.currentTarget.checked)}
              />
              {words.remove}
            </label>
          )}
        </>
      )}
    </FormDialog>
  );
}
