import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useWording } from '../i18n/wording.ts';
import { Tap } from './tap.tsx';

interface SaveUnsentProps {
  /** Resolves to how many files were saved. */
  onSave(): Promise<number>;
  /** Further buttons of the row. */
  readonly children: ComponentChildren;
}

/** Staff take away what was not sent, as files that the server's import reads. */
export function SaveUnsent({ onSave, children }: SaveUnsentProps): JSX.Element {
  const { t } = useWording();
  const [count, setCount] = useState<number | null>(null);
  return (
    <>
      <div class="buttons">
        {children}
        <Tap
          class="button"
          onTap={() => {
            onSave().then(setCount, () => setCount(0));
          }}
        >
          {t('staff.save')}
        </Tap>
      </div>
      <p class="save-answer" role="status">
        {count !== null && t(count === 0 ? 'staff.nothing-to-save' : 'staff.saved', { count })}
      </p>
    </>
  );
}
