import { HONORIFICS, type Honorific } from '../../../shared/domain/honorific.ts';
import { TextField } from '../components/field.tsx';
import { ChoiceField } from '../components/form-fields.tsx';
import { useSpeech } from '../i18n/wording.tsx';

type Typed = Readonly<{ honorific: string; title: string }>;

/** Both as the API takes them: null where nothing was typed. */
export function typedPerson({ honorific, title }: Typed): {
  honorific: Honorific | null;
  title: string | null;
} {
  return {
    honorific: HONORIFICS.find((known) => known === honorific) ?? null,
    title: title.trim() === '' ? null : title.trim(),
  };
}

type PersonProps = Typed & Readonly<{ onChange: (parts: Partial<Typed>) => void }>;

/** Form of address and title. */
export function PersonFields({ honorific, title, onChange }: PersonProps) {
  const { wording } = useSpeech();
  const { form } = wording.unitPlaces;
  return (
    <div class="field-pair">
      <ChoiceField
        label={form.honorific}
        hint={form.honorificHint}
        value={honorific}
        options={[
          { value: '', text: form.noHonorific },
          ...HONORIFICS.map((value) => ({ value, text: value })),
        ]}
        onChoose={(chosen) => onChange({ honorific: chosen })}
      />
      <TextField
        label={form.title}
        hint={form.titleHint}
        value={title}
        onInput={(text) => onChange({ title: text })}
      />
    </div>
  );
}
