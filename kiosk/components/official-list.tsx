import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type {
  KioskConfiguration,
  PanelOfficial,
  ShownOfficial,
} from '../../shared/domain/kiosk-configuration.ts';
import { useWording } from '../i18n/wording.ts';
import { Tap } from './tap.tsx';

interface OfficialListProps {
  readonly configuration: KioskConfiguration;
  /** The tablet's clock, UTC ms. */
  readonly nowMs: number;
  readonly isBusy: boolean;
  onChoose(official: ShownOfficial | null): void;
}

/** Who may serve the counter, those who often do first, and that nobody does. */
export function OfficialList(props: OfficialListProps): JSX.Element {
  const { configuration, nowMs, isBusy, onChoose } = props;
  const { t } = useWording();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => list.current?.querySelector('button')?.focus(), []);
  // Whom citizens see now.
  const shown = configuration.duties.find(
    ({ startsAtMs, endsAtMs }) => startsAtMs <= nowMs && nowMs < endsAtMs,
  );
  const officials = officialsOf(configuration);
  const choice = (official: PanelOfficial | null): JSX.Element => {
    const isCurrent = official?.id === shown?.official.id;
    return (
      <Tap
        key={official?.id ?? ''}
        class="button official"
        aria-current={isCurrent}
        disabled={isBusy}
        onTap={() => onChoose(official)}
      >
        {official === null ? t('duty.nobody') : <OfficialWords official={official} />}
        {isCurrent && <span class="official-current">{t('duty.current')}</span>}
      </Tap>
    );
  };
  return (
    <>
      <p class="panel-hint">{t('duty.hint', { counter: configuration.counter.name })}</p>
      <div class="officials" role="group" aria-label={t('duty.title')} ref={list}>
        {officials.map(choice)}
      </div>
      {choice(null)}
    </>
  );
}

function OfficialWords({ official }: { readonly official: PanelOfficial }): JSX.Element {
  const { t } = useWording();
  const { name, honorific, title, code } = official;
  const beside = [title, code].filter(Boolean).join(' · ');
  return (
    <span>
      {honorific !== null && `${t(`honorific.${honorific}`)} `}
      <span lang="vi">{name}</span>
      {beside !== '' && (
        <span class="official-title" lang="vi">
          {beside}
        </span>
      )}
    </span>
  );
}

/** As the server sorts them, those who are on the counter's roster in front. */
function officialsOf({ panel, duties }: KioskConfiguration): readonly PanelOfficial[] {
  const often = new Set(duties.map(({ official }) => official.id));
  return (panel?.officials ?? []).toSorted(
    (a, b) => Number(often.has(b.id)) - Number(often.has(a.id)),
  );
}
