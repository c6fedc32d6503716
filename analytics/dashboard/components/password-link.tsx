import { useRef, useState } from 'preact/hooks';
import type { InvitationLink } from '../../../shared/api/invitation.ts';
import { formatInstant } from '../../reports/format.ts';
import { useSpeech } from '../i18n/wording.tsx';
import { invitationAddress } from '../invitation-address.ts';
import { Notice } from './notice.tsx';
import { Dialog } from './popover.tsx';
import { QrCode } from './qr-code.tsx';

type LinkProps = Readonly<{ link: InvitationLink; onClose: () => void }>;

/** The link, this once: to be copied, scanned or printed, and handed over. */
export function PasswordLinkDialog({ link, onClose }: LinkProps) {
  const { wording } = useSpeech();
  const words = wording.invitation.link;
  const address = invitationAddress(link.baseUrl ?? window.location.origin, link.token);
  return (
    <Dialog title={words.title(link.displayName)} onClose={undefined}>
      <div class="password-link">
        <Notice kind="warning">{words.once}</Notice>
        <QrCode text={address} label={words.qr(link.displayName)} />
        <div>
          <p>
            <strong>{words.login(link.login)}</strong>
          </p>
          <p>{words.steps}</p>
          <p class="soft">{words.until(formatInstant(link.expiresAtMs))}</p>
          <p class="password-link-printed">{address}</p>
        </div>
        <CopyField address={address} />
        <div class="form-actions">
          <button type="button" class="button" onClick={() => window.print()}>
            {words.print}
          </button>
          <button type="button" class="button button-main" onClick={onClose}>
            {words.close}
          </button>
        </div>
      </div>
    </Dialog>
  );
}

/** The address as text; where pages may not copy, it is selected for the keyboard. */
function CopyField({ address }: Readonly<{ address: string }>) {
  const { wording } = useSpeech();
  const words = wording.invitation.link;
  const field = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState('');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(address);
      setSaid(words.copied);
    } catch {
      // Without HTTPS there is no clipboard, or the reader forbade it.
      field.current?.select();
      setSaid(words.copyByHand);
    }
  };
  return (
    <div class="field">
      <label for="password-link-address">{words.address}</label>
      <div class="password">
        <input
          ref={field}
          id="password-link-address"
          class="input"
          readOnly
          value={address}
          onFocus={(event) => event.currentTarget.select()}
        />
        <button type="button" class="button password-toggle" onClick={() => void copy()}>
          {words.copy}
        </button>
      </div>
      <p class="field-hint" role="status">
        {said}
      </p>
    </div>
  );
}
