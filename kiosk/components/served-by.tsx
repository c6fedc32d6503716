import type { JSX } from 'preact';
import { useWording } from '../i18n/wording.ts';
import type { VisitSetting } from '../visit/visit-setting.ts';
import { Drawing } from './drawing.tsx';
import { initialsOf } from './initials.ts';

/** Whom the citizen rates: the official on duty, or the counter alone when nobody is. */
export function ServedBy({ setting }: { readonly setting: VisitSetting }): JSX.Element {
  const { t } = useWording();
  const { official, configuration } = setting;
  const { counter } = configuration;
  const place = [official && counter.name, fieldBeside(counter)].filter(Boolean).join(' · ');
  return (
    <div class="served-by">
      <span class="avatar" aria-hidden="true">
        {official === null ? <Drawing name="counter" /> : initialsOf(official.name)}
      </span>
      <span class="served-by-words">
        <span class="served-by-name">
          {official?.honorific && `${t(`honorific.${official.honorific}`)} `}
          <span lang="vi">{official?.name ?? counter.name}</span>
        </span>
        {place !== '' && (
          <span class="served-by-place" lang="vi">
            {place}
          </span>
        )}
      </span>
    </div>
  );
}

/** Many offices name a counter after its field: once is enough. */
function fieldBeside({ name, fieldName }: VisitSetting['configuration']['counter']): string | null {
  const isSaid = fieldName !== null && name.toLowerCase().includes(fieldName.toLowerCase());
  return isSaid ? null : fieldName;
}
