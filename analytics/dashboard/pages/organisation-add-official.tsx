import { useState } from 'preact/hooks';
import type { HistoryUnit } from '../../../shared/api/organisation-history.ts';
import type { OfficialDraft } from '../../../shared/api/organisation-places.ts';
import { parseLocalDay, type LocalDay } from '../../../shared/domain/local-day.ts';
import { FormMore } from '../components/form-more.tsx';
import { Notice } from '../components/notice.tsx';
import { useSpeech } from '../i18n/wording.tsx';
import { codeFault, laterDay, nameFault, typedCode } from '../place-draft.ts';
import { useServices } from '../services.ts';
import { BeginFields, NameField } from './organisation-fields.tsx';
import { FormDialog } from '../components/form-dialog.tsx';
import { PersonFields, typedPerson } from './organisation-person.tsx';
import { SecondmentFields } from './organisation-secondment.tsx';

type DialogProps = Readonly<{
  unit: HistoryUnit;
  day: LocalDay;
  onClose: () => void;
  onDone: (name: string) => void;
  /** One was added and the next is to follow. */
  onMore: () => void;
}>;

interface Typed {
  readonly name: string;
  readonly honorific: string;
  readonly title: string;
  readonly code: string;
  readonly from: string;
  readonly secondedFrom: string;
  readonly secondedTo: string;
}

/** Nothing of one person must cling to the next; title and first day are often the same. */
const NOBODY = { name: '', honorific: '', code: '', secondedFrom: '', secondedTo: '' };

/** Officials begin to work for a unit, one after the other. */
export function AddOfficialDialog({ unit, day, onClose, onDone, onMore }: DialogProps) {
  const { wording } = useSpeech();
  const { api } = useServices();
  const words = wording.unitPlaces;
  const [typed, setTyped] = useState<Typed>({
    ...{ ...NOBODY, title: '' },
    from: laterDay(day, unit.validFrom),
  });
  const [added, setAdded] = useState<string | null>(null);
  const change = (parts: Partial<Typed>) => setTyped({ ...typed, ...parts });
  const send = () => {
    const draft = draftOf(typed);
    return draft === null ? null : api.addOfficial(unit.id, draft);
  };
  const goOn = () => {
    setAdded(typed.name.trim());
    change(NOBODY);
    onMore();
  };
  return (
    <FormDialog
      title={words.of(words.addOfficial, unit.name)}
      action={wording.organisation.save}
      beside={['place-code-taken', 'unit-not-valid', 'ends-before-it-begins']}
      second={{ action: words.form.saveAndNext, send, onDone: goOn }}
      onClose={onClose}
      onDone={() => onDone(typed.name.trim())}
      send={send}
    >
      {(tried, refusedWith) => (
        <>
          <NameField
            label={words.form.fullName}
            hint={words.form.fullNameHint}
            value={typed.name}
            onInput={(name) => change({ name })}
            tried={tried}
          />
          <PersonFields honorific={typed.honorific} title={typed.title} onChange={change} />
          <BeginFields
            label={words.form.worksFrom}
            hint={words.form.firstWorkingDayHint}
            from={typed.from}
            onFrom={(from) => change({ from })}
            code={typed.code}
            onCode={(code) => change({ code })}
            example={`${unit.code}-CB01`}
            tried={tried}
            refused={{ day: refusedWith('unit-not-valid'), code: refusedWith('place-code-taken') }}
          />
          <FormMore
            summary={words.form.seconded}
            isWrong={refusedWith('ends-before-it-begins') !== undefined}
          >
            <SecondmentFields
              from={typed.secondedFrom}
              to={typed.secondedTo}
              onFrom={(secondedFrom) => change({ secondedFrom })}
              onTo={(secondedTo) => change({ secondedTo })}
              refused={refusedWith('ends-before-it-begins')}
            />
          </FormMore>
          {added !== null && <Notice kind="done">{words.added(added)}</Notice>}
        </>
      )}
    </FormDialog>
  );
}

/** Null while something is missing. */
function draftOf(typed: Typed): OfficialDraft | null {
  const validFrom = parseLocalDay(typed.from);
  if (nameFault(typed.name) !== null || codeFault(typed.code) !== null) return null;
  if (validFrom === undefined) return null;
  return {
    ...{ name: typed.name.trim(), validFrom, ...typedCode(typed.code) },
    ...typedPerson(typed),
    secondedFrom: parseLocalDay(typed.secondedFrom) ?? null,
    secondedTo: parseLocalDay(typed.secondedTo) ?? null,
  };
}
