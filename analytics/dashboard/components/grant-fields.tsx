import { needsSecondPerson, OFFERED_ROLES } from '../../../shared/domain/role.ts';
import type { GrantDraft, GrantFault } from '../grant-draft.ts';
import { useSpeech } from '../i18n/wording.tsx';
import { TextField } from './field.tsx';
import { OfficialChoice } from './official-choice.tsx';
import { Notice } from './notice.tsx';
import { UnitChoice } from './unit-choice.tsx';

type FieldsProps = Readonly<{
  draft: GrantDraft;
  faults: readonly GrantFault[];
  onChange: (draft: GrantDraft) => void;
}>;

/** Which role, on which unit, for how long. */
export function GrantFields({ draft, faults, onChange }: FieldsProps) {
  const { wording } = useSpeech();
  const words = wording.people;
  const faultOf = (fault: GrantFault) => (faults.includes(fault) ? words.faults[fault] : undefined);
  return (
    <>
      <fieldset class="choices role-choices">
        <legend>{words.fields.role}</legend>
        {OFFERED_ROLES.map((role) => (
          <label key={role} class="choice">
            <input
              type="radio"
              name="role"
              checked={role === draft.role}
              onChange={() => onChange({ ...draft, role })}
            />
            <span>
              <strong>{words.roles[role].name}</strong>
              <span class="choice-text">{words.roles[role].text}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {needsSecondPerson(draft.role) && <Notice kind="warning">{words.twoPersons}</Notice>}
      <UnitChoice
        chosen={draft.unitId}
        onChoose={(unitId) => onChange({ ...draft, unitId, officialId: '' })}
        error={faultOf('unit')}
      />
      {draft.role === 'official' && typeof draft.unitId === 'string' && (
        <OfficialChoice
          unitId={draft.unitId}
          chosen={draft.officialId}
          onChoose={(officialId) => onChange({ ...draft, officialId })}
          error={faultOf('official')}
        />
      )}
      <TextField
        label={words.fields.days}
        hint={words.fields.daysHint}
        value={draft.days}
        onInput={(days) => onChange({ ...draft, days })}
        error={faultOf('days')}
      />
    </>
  );
}
