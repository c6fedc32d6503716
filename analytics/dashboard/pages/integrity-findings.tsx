import { FINDING_NAMES } from '../../../shared/api/finding-names.ts';
import { alarmsIn, FINDING_SEVERITY, noticesIn } from '../../../shared/api/integrity.ts';
import type { Finding, Integrity, VerificationSummary } from '../../../shared/api/integrity.ts';
import { formatCount, formatInstant } from '../../reports/format.ts';
import { EmptyState, Notice } from '../components/notice.tsx';
import { useSpeech } from '../i18n/wording.tsx';
import { useServices } from '../services.ts';
import { placedUnits } from '../unit-search.ts';

type IntegrityProps = Readonly<{ integrity: Integrity }>;

/** What the last verification said, and every finding that it names. */
export function LastVerification({ integrity }: IntegrityProps) {
  const { wording } = useSpeech();
  const words = wording.integrity.last;
  const { last } = integrity;
  if (last === null) return <EmptyState title={words.never} hint={words.neverHint} />;
  return (
    <section class="card">
      <h2>{words.title}</h2>
      <Verdict last={last} />
      <Totals last={last} />
      {last.findings.length > 0 && <Findings last={last} integrity={integrity} />}
    </section>
  );
}

type LastProps = Readonly<{ last: VerificationSummary }>;

function Verdict({ last }: LastProps) {
  const { language, wording } = useSpeech();
  const words = wording.integrity.last;
  const [alarms, notices] = [alarmsIn(last), noticesIn(last)];
  if (alarms > 0) {
    return (
      <div class="notice notice-alarm" role="alert">
        <span class="notice-sign" aria-hidden="true">
          ✕
        </span>
        <p>{words.alarms(formatCount(alarms, language))}</p>
      </div>
    );
  }
  const text = notices > 0 ? words.notices(formatCount(notices, language)) : words.clean;
  return <Notice kind="done">{text}</Notice>;
}

function Totals({ last }: LastProps) {
  const { language, wording } = useSpeech();
  const words = wording.integrity.last;
  const { records, chains, ratings, missing, quarantined, auditEntries } = last.totals;
  const print = (count: number): string => formatCount(count, language);
  return (
    <p class="table-note">
      {words.at(formatInstant(last.finishedAtMs))}{' '}
      {words.totals(print(records), print(chains), print(ratings))} {words.missing(print(missing))}{' '}
      {words.aside(print(quarantined))}{' '}
      {auditEntries !== undefined && `${words.log(print(auditEntries))} `}
      {last.withSignatures ? words.signatures : words.noSignatures}
    </p>
  );
}

function Findings({ last, integrity }: LastProps & IntegrityProps) {
  const { language, wording, inLanguage } = useSpeech();
  const words = wording.integrity.findings;
  const all = Object.values(last.counts).reduce((sum, count) => sum + count, 0);
  const more = all - last.findings.length;
  return (
    <div class="table-scroll" role="region" aria-label={words.title} tabIndex={0}>
      <table class="figure-table">
        <caption class="visually-hidden">{words.title}</caption>
        <thead>
          <tr>
            <th scope="col">{words.kind}</th>
            <th scope="col">{words.place}</th>
            <th scope="col">{words.detail}</th>
          </tr>
        </thead>
        <tbody>
          {alarmsFirst(last.findings).map((finding, index) => (
            <tr key={index}>
              <th scope="row" class="cell-name">
                {inLanguage(FINDING_NAMES[finding.kind])}
                <span class="cell-under">{words.severity[FINDING_SEVERITY[finding.kind]]}</span>
              </th>
              <td>
                <Place finding={finding} integrity={integrity} />
              </td>
              <td class="soft">{finding.detail}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 && <p class="table-note">{words.more(formatCount(more, language))}</p>}
    </div>
  );
}

/** Kind by kind, those that ask for somebody to act before those that only have to be known. */
function alarmsFirst(findings: readonly Finding[]): Finding[] {
  const kinds = [...Map.groupBy(findings, ({ kind }) => kind)];
  const isNotice = (kind: Finding['kind']): number => Number(FINDING_SEVERITY[kind] === 'notice');
  return kinds.toSorted(([a], [b]) => isNotice(a) - isNotice(b)).flatMap(([, list]) => list);
}

/** The kiosk by its name, or the unit, and the seats in its chain. */
function Place({ finding, integrity }: Readonly<{ finding: Finding }> & IntegrityProps) {
  const { language, wording } = useSpeech();
  const { seats } = wording.integrity.findings;
  const { units } = useServices();
  const { kioskId, seq, toSeq, epoch, unitId } = finding;
  const kiosk = integrity.kiosks.find(({ id }) => id === kioskId);
  const placed = units.state.kind === 'ready' ? placedUnits(units.state.value) : [];
  const unit = placed.find((known) => known.unit.id === unitId)?.unit;
  const print = (count: number): string => formatCount(count, language);
  return (
    <>
      {kiosk?.name ?? kioskId ?? unit?.name ?? unitId ?? ''}
      <span class="cell-under">
        {epoch !== null && `${wording.integrity.chains.epoch} ${print(epoch)}`}
        {seq !== null && `, ${seats(print(seq), print(toSeq ?? seq))}`}
      </span>
    </>
  );
}
