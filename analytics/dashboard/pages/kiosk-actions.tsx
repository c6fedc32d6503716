import { useState } from 'preact/hooks';
import type { KioskSummary } from '../../../shared/api/organisation.ts';
import { Notice } from '../components/notice.tsx';
import { useSpeech } from '../i18n/wording.tsx';
import { Link, useNavigation } from '../navigation.tsx';
import { toPage } from '../route.ts';
import { DecisionDialog, type Decision } from './kiosk-decision.tsx';
import { PinDialog } from './kiosk-pin.tsx';
import { MoveDialog, RenameDialog } from './kiosk-place.tsx';

type Act = Decision | 'rename' | 'move' | 'pin';

const OPEN: Readonly<Record<KioskSummary['status'], readonly Act[]>> = {
  active: ['rename', 'move', 'pin', 'revoke'],
  suspended: ['rename', 'move', 'pin', 'reinstate', 'revoke'],
  revoked: [],
};

type ActionsProps = Readonly<{ kiosk: KioskSummary; onChanged: () => void }>;

/** What may be done with a kiosk as it stands, and what was done just now. */
export function KioskActions({ kiosk, onChanged }: ActionsProps) {
  const { wording } = useSpeech();
  const { route } = useNavigation();
  const [asking, setAsking] = useState<Act | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const { decisions } = wording.device;
  const { place } = wording;
  const pin = kiosk.hasPin ? wording.pin.change : wording.pin.act;
  const labels: Readonly<Record<Act, string>> = { ...decisions, ...place.acts, pin };
  const finish = (sentence: string) => {
    setDone(sentence);
    setAsking(null);
    onChanged();
  };
  return (
    <>
      {done !== null && <Notice kind="done">{done}</Notice>}
      {OPEN[kiosk.status].length > 0 && (
        <div class="device-actions">
          {OPEN[kiosk.status].map((act) => (
            <button key={act} type="button" class="button" onClick={() => setAsking(act)}>
              {labels[act]}
            </button>
          ))}
          <Link to={{ ...toPage(route, 'sheet'), within: kiosk.id }} class="button">
            {place.acts.sheet}
          </Link>
        </div>
      )}
      <Asked act={asking} kiosk={kiosk} onClose={() => setAsking(null)} onDone={finish} />
    </>
  );
}

type AskedProps = Readonly<{
  act: Act | null;
  kiosk: KioskSummary;
  onClose: () => void;
  onDone: (sentence: string) => void;
}>;

function Asked({ act, kiosk, onClose, onDone }: AskedProps) {
  const { wording } = useSpeech();
  const { decisions } = wording.device;
  switch (act) {
    case null:
      return null;
    case 'rename':
      return <RenameDialog {...{ kiosk, onClose, onDone }} />;
    case 'move':
      return <MoveDialog {...{ kiosk, onClose, onDone }} />;
    case 'pin':
      return <PinDialog {...{ kiosk, onClose, onDone }} />;
    case 'revoke':
    case 'reinstate': {
      const sentence = act === 'revoke' ? decisions.revoked : decisions.reinstated;
      const onDecided = () => onDone(sentence(kiosk.name));
      return <DecisionDialog decision={act} {...{ kiosk, onClose, onDecided }} />;
    }
  }
}
