import type { OfficeSetting } from '../../../shared/domain/setting.ts';
import { formatCount } from '../../reports/format.ts';
import { useSpeech } from '../i18n/wording.tsx';
import { draftOf, isBounded, unitOf } from '../setting-draft.ts';

type Props = Readonly<{
  name: OfficeSetting;
  value: Parameters<typeof draftOf>[1];
  /** In one line, for tables. */
  inline?: boolean;
}>;

/** What a setting holds, in words. */
export function SettingValue({ name, value, inline = false }: Props) {
  const lines = useSettingLines(name, value);
  if (inline) {
    return (
      <>{lines.map(({ label, text }) => (label === '' ? text : `${label}: ${text}`)).join('; ')}</>
    );
  }
  const [only] = lines;
  if (lines.length === 1 && only !== undefined) return <p class="setting-value">{only.text}</p>;
  return (
    <dl class="setting-parts">
      {lines.map(({ label, text }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

interface Line {
  /** Empty where the setting is one value. */
  readonly label: string;
  readonly text: string;
}

function useSettingLines(name: OfficeSetting, value: Props['value']): Line[] {
  const { wording, language } = useSpeech();
  const words = wording.settings;
  const fields = Object.entries(draftOf(name, value));
  const inLanguage = (text: string) => (language === 'vi' ? text : text.replace(',', '.'));
  const textOf = (field: string, text: string): string => {
    if (name === 'cut-off-day') return words.day(Number(text));
    if (!isBounded(name)) return text === '' ? words.nothing : text;
    const unit = unitOf(name, field);
    if (unit === 'seconds') return words.seconds(inLanguage(text));
    return words[unit](formatCount(Number(text), language));
  };
  return fields.map(([field, text]) => ({
    label: fields.length === 1 ? '' : (words.fields[field] ?? field),
    text: textOf(field, text),
  }));
}
