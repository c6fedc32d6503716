import type { JSX } from 'preact';
import { Tap } from './tap.tsx';
import { useWording } from '../i18n/wording.ts';
import { Drawing } from './drawing.tsx';

interface ChangeOfferProps {
  readonly offered: boolean;
  onChange(): void;
}

/** "Saved. Tap to change", for a few seconds; its place stays when it goes. */
export function ChangeOffer({ offered, onChange }: ChangeOfferProps): JSX.Element {
  const { t } = useWording();
  return (
    <div class="change-offer">
      {offered && (
        <Tap class="pill" onTap={onChange}>
          <Drawing name="undo" />
          {t('saved.change')}
        </Tap>
      )}
    </div>
  );
}
