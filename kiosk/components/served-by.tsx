import type { JSX } from 'preact';
import { useWording } from '../i18n/wording.ts';
import type { VisitSetting } from '../visit/visit-setting.ts';
import { Drawing } from './drawing.tsx';
import { initialsOf } from './initials.ts';

/** Whom the citizen rates: the official on duty, or the counter alone when nobody is. */
export function ServedBy({ setting }: { readonly setting: VisitSetting }): JSX.Element {
  const { t } = useWording();
  const { official, configuration } = setting;
  const { name: counter } = configuration.counter;
  const fieldName = fieldBeside(configuration.counter);
  if (official === null) {
    return (
      <div class="served-by">
        <span class="avatar" aria-hidden="true">
          <Drawing name="counter" />
        </span>
        <span class="served-by-words">
          <span class="served-by-name" lang="vi">
            {counter}
          </span>
          {fieldName !== null && (
            <span class="served-by-place" lang="vi">
              {fieldName}
            </span>
          )}
        </span>
      </div>
    );
  }
  const { honorific, name } = official;
  return (
    <div class="served-by">
      <span class="avatar" aria-hidden="true">
        {initialsOf(name)}
      </span>
      <span class="served-by-words">
        <span class="served-by-name">
          {honorific !== null && `${t(`honorific.${honorific}`)} `}
          <span lang="vi">{name}</span>
        </span>
        <span class="served-by-place" lang="vi">
          {fieldName === null ? counter : `${counter} · ${fieldName}`}
        </span>
      </span>
    </div>
  );
}

/** Many offices name a counter after its field: once is enough. */
function fieldBeside({ name, fieldName }: VisitSetting['configuration']['counter']): string | null {
  const isSaid = fieldName !== null && name.toLowerCase().includes(fieldName.toLowerCase());
  return isSaid ? null : fieldName;
}
