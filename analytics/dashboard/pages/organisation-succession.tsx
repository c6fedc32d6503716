import { useState } from 'preact/hooks';
import type { HistoryUnit, OrganisationHistory } from '../../../shared/api/organisation-history.ts';
import type { SuccessionRecorded } from '../../../shared/api/successions.ts';
import { parseLocalDay } from '../../../shared/domain/local-day.ts';
import type { SuccessionKind } from '../../../shared/domain/succession.ts';
import { TextField } from '../components/field.tsx';
import { ChoiceField, DayField } from '../components/form-fields.tsx';
import { useSpeech } from '../i18n/wording.tsx';
import { useServices } from '../services.ts';
import { emptyDraft, successionOf, type SuccessionDraft } from '../succession-form.ts';
import { FormDialog } from '../components/form-dialog.tsx';
import { unitOptions } from '../unit-options.ts';

type DialogProps = Readonly<{
  kind: SuccessionKind;
  history: OrganisationHistory;
  unit: HistoryUnit;
  onClose: () => void;
  onDone: (recorded: SuccessionRecorded) => void;
}>;

/** Asks what a resolution did to a unit, from which day on and on which legal basis. */
export function SuccessionDialog({ kind, history, unit, onClose, onDone }: DialogProps) {
  const { wording } = useSpeech();
  const { api } = useServices();
  const words = wording.organisation;
  const [draft, setDraft] = useState<SuccessionDraft>(() => emptyDraft(kind, unit));
  const change = (parts: Partial<SuccessionDraft>) => setDraft({ ...draft, ...parts });
  return (
    <FormDialog
      title={`${words.acts[kind]}: ${unit.name}`}
      hint={words.actHints[kind]}
      action={words.form.record}
      onClose={onClose}
      onDone={onDone}
      send={() => {
        const request = successionOf(kind, unit, draft);
        return request === null ? null : api.recordSuccession(request);
      }}
    >
      {(tried) => (
        <>
          {kind === 'merge' && (
            <Merged history={history} unit={unit} draft={draft} onChange={change} />
          )}
          {(kind !== 'merge' || draft.into === '') && (
            <Parts kind={kind} draft={draft} tried={tried} onChange={change} />
          )}
          <DayField
            label={words.form.onDay}
            hint={words.form.onDayHint}
            value={draft.onDay}
            onInput={(onDay) => change({ onDay })}
            error={
              tried && parseLocalDay(draft.onDay) === undefined ? words.form.dayMissing : undefined
            }
          />
          <TextField
            label={words.form.legalBasis}
            hint={words.form.legalBasisHint}
            value={draft.legalBasis}
            onInput={(legalBasis) => change({ legalBasis })}
            error={
              tried && draft.legalBasis.trim().length < 3 ? words.form.legalBasisMissing : undefined
            }
          />
        </>
      )}
    </FormDialog>
  );
}

type PartProps = Readonly<{
  draft: SuccessionDraft;
  onChange: (parts: Partial<SuccessionDraft>) => void;
}>;

function Merged(props: PartProps & Readonly<{ history: OrganisationHistory; unit: HistoryUnit }>) {
  const { history, unit, draft, onChange } = props;
  const { wording } = useSpeech();
  const words = wording.organisation.form;
  const taken = new Set([unit.id, draft.into, ...draft.others]);
  const all = unitOptions(history, history.day);
  const free = all.filter(({ value }) => !taken.has(value));
  const names = new Map(all.map(({ value, text }) => [value, text]));
  return (
    <>
      <ChoiceField
        label={words.others}
        hint={words.othersHint}
        value=""
        options={[{ value: '', text: words.chooseUnit }, ...free]}
        onChoose={(id) => {
          if (id !== '') onChange({ others: [...draft.others, id] });
        }}
      />
      {draft.others.length > 0 && (
        <ul class="organisation-chosen">
          {draft.others.map((id) => (
            <li key={id}>
              {names.get(id)}{' '}
              <button
                type="button"
                class="link-button"
                aria-label={words.remove(names.get(id) ?? '')}
                onClick={() => onChange({ others: draft.others.filter((other) => other !== id) })}
              >
                ✕
              </button>
            </li>
          ))}
        </ul>
      )}
      <ChoiceField
        label={words.into}
        value={draft.into}
        options={[
          { value: '', text: words.newUnit },
          ...all.filter(({ value }) => value === draft.into || !taken.has(value)),
        ]}
        onChoose={(into) => onChange({ into })}
      />
    </>
  );
}

function Parts(props: PartProps & Readonly<{ kind: SuccessionKind; tried: boolean }>) {
  const { kind, draft, tried, onChange } = props;
  const { wording } = useSpeech();
  const words = wording.organisation.form;
  const change = (place: number, part: Partial<(typeof draft.parts)[number]>) =>
    onChange({
      parts: draft.parts.map((each, index) => (index === place ? { ...each, ...part } : each)),
    });
  const label = (text: string, place: number) =>
    draft.parts.length === 1 ? text : words.nth(text, place + 1);
  const error = (text: string) => (tried && text.trim() === '' ? words.missing : undefined);
  return (
    <>
      {draft.parts.map(({ name, code }, place) => (
        <div key={place} class="field-pair">
          <TextField
            label={label(words.newName, place)}
            value={name}
            onInput={(text) => change(place, { name: text })}
            error={error(name)}
          />
          <TextField
            label={label(words.newCode, place)}
            value={code}
            onInput={(text) => change(place, { code: text })}
            error={error(code)}
          />
        </div>
      ))}
      {kind === 'split' && (
        <button
          type="button"
          class="button"
          onClick={() => onChange({ parts: [...draft.parts, { name: '', code: '' }] })}
        >
          {words.anotherPart}
        </button>
      )}
    </>
  );
}
