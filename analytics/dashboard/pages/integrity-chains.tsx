import type { Integrity, KioskIntegrity } from '../../../shared/api/integrity.ts';
import { formatCount } from '../../reports/format.ts';
import { EmptyState } from '../components/notice.tsx';
import { useSpeech } from '../i18n/wording.tsx';

/** Every chain with its state: whole, with gaps, forked or altered. */
export function IntegrityChains({ integrity }: Readonly<{ integrity: Integrity }>) {
  const { wording } = useSpeech();
  const words = wording.integrity.chains;
  if (integrity.kiosks.length === 0) return <EmptyState title={words.none} hint={words.noneHint} />;
  return (
    <section class="card">
      <h2>{words.title}</h2>
      <div class="table-scroll" role="region" aria-label={words.title} tabIndex={0}>
        <table class="figure-table kiosk-table">
          <caption class="visually-hidden">{words.title}</caption>
          <thead>
            <tr>
              <th scope="col">{words.kiosk}</th>
              <th scope="col">{words.place}</th>
              <th scope="col" class="cell-number">
                {words.epoch}
              </th>
              <th scope="col" class="cell-number">
                {words.records}
              </th>
              <th scope="col" class="cell-number">
                {words.through}
              </th>
              <th scope="col">{words.state}</th>
            </tr>
          </thead>
          <tbody>
            {troubledFirst(integrity.kiosks).map((kiosk) => (
              <KioskRows key={kiosk.id} kiosk={kiosk} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** What somebody has to look at stands at the top; the others keep their order. */
const troubledFirst = (kiosks: readonly KioskIntegrity[]): KioskIntegrity[] =>
  kiosks.toSorted((a, b) => Number(isTroubled(b)) - Number(isTroubled(a)));

const isTroubled = ({ chains }: KioskIntegrity): boolean =>
  chains.some(({ altered, forks, missing }) => altered + forks + missing > 0);

type Chain = KioskIntegrity['chains'][number];

function KioskRows({ kiosk }: Readonly<{ kiosk: KioskIntegrity }>) {
  const { language, wording } = useSpeech();
  const words = wording.integrity.chains;
  const rows: readonly (Chain | null)[] = kiosk.chains.length === 0 ? [null] : kiosk.chains;
  const print = (count: number | undefined): string =>
    count === undefined ? '' : formatCount(count, language);
  return (
    <>
      {rows.map((chain) => (
        <tr key={chain?.epoch ?? 0}>
          <th scope="row" class="cell-name">
            {kiosk.name}
          </th>
          <td>
            {kiosk.counter}
            <span class="cell-under">{kiosk.unit.name}</span>
          </td>
          <td class="cell-number">{print(chain?.epoch)}</td>
          <td class="cell-number">{print(chain?.records)}</td>
          <td class="cell-number">{print(chain?.throughSeq)}</td>
          <td>
            {chain === null ? (
              <Chip tint="undetermined" sign="…" text={words.unseen} />
            ) : (
              <ChainState chain={chain} />
            )}
          </td>
        </tr>
      ))}
    </>
  );
}

function ChainState({ chain }: Readonly<{ chain: Chain }>) {
  const { language, wording } = useSpeech();
  const words = wording.integrity.chains;
  const print = (count: number): string => formatCount(count, language);
  const { altered, forks, explained } = chain;
  const gaps = chain.missing - explained;
  if (altered + forks + chain.missing === 0) return <Chip tint="met" sign="✓" text={words.whole} />;
  return (
    <>
      {altered > 0 && <Chip tint="not-met" sign="✕" text={words.altered(print(altered))} />}
      {forks > 0 && <Chip tint="not-met" sign="✕" text={words.forks(print(forks))} />}
      {gaps > 0 && <Chip tint="not-met" sign="✕" text={words.gaps(print(gaps))} />}
      {explained > 0 && <Chip tint="warning" sign="!" text={words.explained(print(explained))} />}
    </>
  );
}

type ChipProps = Readonly<{
  tint: 'met' | 'not-met' | 'warning' | 'undetermined';
  sign: string;
  text: string;
}>;

function Chip({ tint, sign, text }: ChipProps) {
  return (
    <span class={`chip chip-${tint}`}>
      <span aria-hidden="true">{sign} </span>
      {text}
    </span>
  );
}
