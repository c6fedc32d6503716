import { AUDIT_ACTIONS } from '../../../shared/api/audit-actions.ts';
import type { AuditLogEntry, AuditLogPage } from '../../../shared/api/audit-log.ts';
import { formatCount, formatInstant } from '../../reports/format.ts';
import { detailLines, shortHash } from '../audit-detail.ts';
import type { DetailLine } from '../audit-detail.ts';
import { useSpeech } from '../i18n/wording.tsx';
import { useServices } from '../services.ts';

/** A row per entry, the newest first. */
export function AuditTable({ page }: Readonly<{ page: AuditLogPage }>) {
  const { wording } = useSpeech();
  const { title, columns } = wording.audit;
  return (
    <div class="table-scroll" role="region" aria-label={title} tabIndex={0}>
      <table class="figure-table audit-table">
        <caption class="visually-hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{columns.at}</th>
            <th scope="col">{columns.who}</th>
            <th scope="col">{columns.what}</th>
            <th scope="col">{columns.unit}</th>
            <th scope="col">{columns.position}</th>
          </tr>
        </thead>
        <tbody>
          {page.entries.map((entry) => (
            <EntryRow key={entry.position} entry={entry} names={page.names} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type RowProps = Readonly<{ entry: AuditLogEntry; names: AuditLogPage['names'] }>;

function EntryRow({ entry, names }: RowProps) {
  const { language, wording, inLanguage } = useSpeech();
  const { session } = useServices();
  const words = wording.audit;
  const { cutOffDay } = session.office;
  const lines = detailLines(entry, { language, words: words.detail, names, cutOffDay });
  const name = AUDIT_ACTIONS[entry.action];
  const [time, day] = formatInstant(entry.atMs).split(' ');
  return (
    <tr>
      <td class="audit-at">
        {time}
        <span class="cell-under">{day}</span>
      </td>
      <td class="audit-who">
        <Who account={entry.account} />
      </td>
      <th scope="row" class="audit-what">
        <span class="audit-action">{name === undefined ? entry.action : inLanguage(name)}</span>
        {lines.length > 0 && (
          <ul class="audit-lines">
            {lines.map((line) => (
              <li key={line.label}>
                <Line line={line} />
              </li>
            ))}
          </ul>
        )}
      </th>
      <td class="audit-unit">{entry.unit?.name ?? <span class="soft">{words.noUnit}</span>}</td>
      <td class="audit-position">
        {formatCount(entry.position, language)}
        <span class="cell-under audit-hash" title={entry.hash}>
          {shortHash(entry.hash)}
        </span>
      </td>
    </tr>
  );
}

function Who({ account }: Readonly<{ account: AuditLogEntry['account'] }>) {
  const { wording } = useSpeech();
  const words = wording.audit;
  if (account === null) return <span class="soft">{words.noAccount}</span>;
  if (account.login === '') {
    return (
      <>
        {words.gone}
        <span class="cell-under">{account.id}</span>
      </>
    );
  }
  return (
    <>
      {account.displayName}
      <span class="cell-under">{account.login}</span>
    </>
  );
}

/** A change as what was, an arrow, what is: read out as before and after. */
function Line({ line: { label, before, text, whole } }: Readonly<{ line: DetailLine }>) {
  const { wording } = useSpeech();
  const shown = <span title={whole}>{text}</span>;
  return (
    <>
      <span class="audit-label">{label}:</span>{' '}
      {before === undefined ? (
        shown
      ) : (
        <>
          <span class="visually-hidden">{wording.audit.changed(before, text)}</span>
          <span aria-hidden="true">
            <del>{before}</del> → <ins>{shown}</ins>
          </span>
        </>
      )}
    </>
  );
}
