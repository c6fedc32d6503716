import { useState } from 'preact/hooks';
import type { TargetDraft, Targets } from '../../../shared/api/target-presets.ts';
import { parseLocalDay } from '../../../shared/domain/local-day.ts';
import { TARGET_OPERATORS } from '../../../shared/domain/target.ts';
import { UNIT_KINDS } from '../../../shared/domain/unit.ts';
import { TextField } from '../components/field.tsx';
import { ChoiceField, DayField } from '../components/form-fields.tsx';
import { useSpeech } from '../i18n/wording.tsx';
import { useServices } from '../services.ts';
import { FormDialog } from '../components/form-dialog.tsx';

type DialogProps = Readonly<{
  targets: Targets;
  onClose: () => void;
  onDone: (targets: Targets) => void;
}>;

interface Typed {
  readonly operator: string;
  readonly percent: string;
  readonly unitKind: string;
  readonly fieldCode: string;
  readonly validFrom: string;
  readonly basis: string;
}

const ALL = '';

/** One target beside the others: overall, of a kind of unit, of a field, or of both. */
export function TargetAddDialog({ targets, onClose, onDone }: DialogProps) {
  const { wording } = useSpeech();
  const { api } = useServices();
  const [typed, setTyped] = useState<Typed>({
    ...{ operator: '>=', percent: '90', unitKind: ALL, fieldCode: ALL },
    ...{ validFrom: targets.today, basis: '' },
  });
  const words = wording.administration.targets.own;
  const draft = draftOf(typed);
  return (
    <FormDialog
      title={words.addTitle}
      hint={words.addHint}
      action={words.add}
      onClose={onClose}
      onDone={onDone}
      send={() => (draft === null ? null : api.settings.addTarget(draft))}
    >
      {(tried) => <TargetFields {...{ targets, typed, tried }} onChange={setTyped} />}
    </FormDialog>
  );
}

type FieldsProps = Readonly<{
  targets: Targets;
  typed: Typed;
  tried: boolean;
  onChange: (typed: Typed) => void;
}>;

function TargetFields({ targets, typed, tried, onChange }: FieldsProps) {
  const { wording, inLanguage } = useSpeech();
  const { own, kinds } = wording.administration.targets;
  const put = (field: keyof Typed) => (value: string) => onChange({ ...typed, [field]: value });
  return (
    <>
      <div class="field-pair">
        <ChoiceField
          label={own.operator}
          value={typed.operator}
          options={TARGET_OPERATORS.map((value) => ({ value, text: own.operators[value] }))}
          onChoose={put('operator')}
        />
        <TextField
          label={own.percent}
          inputMode="numeric"
          value={typed.percent}
          onInput={put('percent')}
          error={tried && percentOf(typed.percent) === null ? own.wrongPercent : undefined}
        />
      </div>
      <div class="field-pair">
        <ChoiceField
          label={own.kind}
          value={typed.unitKind}
          options={[
            { value: ALL, text: own.allKinds },
            ...UNIT_KINDS.map((value) => ({ value, text: kinds[value] })),
          ]}
          onChoose={put('unitKind')}
        />
        <ChoiceField
          label={own.field}
          value={typed.fieldCode}
          options={[
            { value: ALL, text: own.allFields },
            ...targets.fields.map(({ code, name }) => ({ value: code, text: inLanguage(name) })),
          ]}
          onChoose={put('fieldCode')}
        />
      </div>
      <DayField
        label={own.validFrom}
        value={typed.validFrom}
        onInput={put('validFrom')}
        error={
          tried && parseLocalDay(typed.validFrom) === undefined
            ? wording.settings.wrongDay
            : undefined
        }
      />
      <TextField
        label={own.basis}
        hint={wording.settings.basisHint}
        value={typed.basis}
        onInput={put('basis')}
        error={tried && typed.basis.trim() === '' ? wording.settings.wrongBasis : undefined}
      />
    </>
  );
}

function draftOf(typed: Typed): TargetDraft | null {
  const valuePercent = percentOf(typed.percent);
  const validFrom = parseLocalDay(typed.validFrom);
  const legalBasis = typed.basis.trim();
  const operator = TARGET_OPERATORS.find((known) => known === typed.operator);
  if (valuePercent === null || validFrom === undefined || legalBasis === '') return null;
  if (operator === undefined) return null;
  const unitKind = UNIT_KINDS.find((known) => known === typed.unitKind);
  const scope = {
    ...(unitKind === undefined ? {} : { unitKind }),
    ...(typed.fieldCode === ALL ? {} : { fieldCode: typed.fieldCode }),
  };
  return { operator, valuePercent, scope, validFrom, legalBasis };
}

/** With comma or dot, at most two decimals; null for anything else. */
function percentOf(text: string): number | null {
  const match = /^\d{1,3}(?:[.,]\d{1,2})?$/u.exec(text.trim().replace(/\s*%$/u, ''));
  const percent = Number(match?.[0].replace(',', '.') ?? Number.NaN);
  return percent >= 0 && percent <= 100 ? percent : null;
}
