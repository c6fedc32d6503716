import { useState } from 'preact/hooks';
import { parseLocalDay, type LocalDay } from '../../../shared/domain/local-day.ts';
import { formatDay } from '../../reports/format.ts';
import { DayField } from '../components/form-fields.tsx';
import { useSpeech } from '../i18n/wording.tsx';
import type { EndingKind } from '../place-api.ts';
import { useServices } from '../services.ts';
import { FormDialog } from '../components/form-dialog.tsx';

/** A place or an official whose last day is to be written. */
export type Ending = Readonly<{
  kind: EndingKind;
  id: string;
  name: string;
  validTo: LocalDay | null;
}>;

type DialogProps = Readonly<{
  ending: Ending;
  day: LocalDay;
  onClose: () => void;
  /** With what to tell the reader. */
  onDone: (text: string) => void;
}>;

/** The last day of a service point, a counter or an official; one that is written can be undone. */
export function EndDialog({ ending, day, onClose, onDone }: DialogProps) {
  const { wording } = useSpeech();
  const { api } = useServices();
  const words = wording.unitPlaces;
  const { kind, id, name, validTo } = ending;
  const [last, setLast] = useState<string>(validTo ?? day);
  const lastDay = parseLocalDay(last);
  const isPerson = kind === 'official';
  const ended = isPerson ? words.officialEnded : words.ended;
  const takeBack = {
    action: words.form.takeBack,
    send: () => api.endPlace(kind, id, { validTo: null }),
    onDone: () => onDone(words.goesOn(name)),
  };
  return (
    <FormDialog
      title={words.of((isPerson ? words.endOfficial : words.end).replace('…', ''), name)}
      hint={words.form.endHints[kind]}
      action={wording.organisation.save}
      beside={['ends-before-it-begins']}
      {...(validTo === null ? {} : { second: takeBack })}
      onClose={onClose}
      onDone={() => lastDay && onDone(ended(name, formatDay(lastDay)))}
      send={() => (lastDay === undefined ? null : api.endPlace(kind, id, { validTo: lastDay }))}
    >
      {(tried, refusedWith) => (
        <DayField
          label={isPerson ? words.form.lastWorkingDay : words.form.lastDay}
          {...(validTo === null ? {} : { hint: words.form.endsAlready(formatDay(validTo)) })}
          value={last}
          onInput={setLast}
          error={
            tried && lastDay === undefined
              ? words.form.dayMissing
              : refusedWith('ends-before-it-begins')
          }
        />
      )}
    </FormDialog>
  );
}
