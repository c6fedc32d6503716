import type { Targets } from '../../../shared/api/target-presets.ts';
import type { Target } from '../../../shared/domain/target.ts';
import { formatDay } from '../../reports/format.ts';
import { ScopeText, TargetValue } from '../components/preset-list.tsx';
import { useSpeech } from '../i18n/wording.tsx';

type TableProps = Readonly<{
  title: string;
  targets: readonly Target[];
  fields: Targets['fields'];
  /** What the button of each row says and does; null: the reader may not. */
  action: Readonly<{ text: string; do: (target: Target) => void }> | null;
}>;

/** Targets with their days and the document that sets each. */
export function TargetTable({ title, targets, fields, action }: TableProps) {
  const { wording } = useSpeech();
  const words = wording.administration.targets;
  const { columns } = words;
  return (
    <section class="card">
      <div class="table-scroll" role="region" aria-label={title} tabIndex={0}>
        <table class="figure-table target-table">
          <caption class="visually-hidden">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{columns.value}</th>
              <th scope="col">{columns.scope}</th>
              <th scope="col">{columns.since}</th>
              <th scope="col">{columns.until}</th>
              <th scope="col">{columns.basis}</th>
              {action !== null && (
                <th scope="col">
                  <span class="visually-hidden">{words.own.actions}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {targets.map((target) => (
              <tr key={target.id}>
                <th scope="row" class="cell-rate">
                  <TargetValue rule={target} />
                </th>
                <td>
                  <ScopeText scope={target.scope} fields={fields} />
                </td>
                <td>{formatDay(target.validFrom)}</td>
                <td>{target.validTo === null ? words.openEnd : formatDay(target.validTo)}</td>
                <td class="cell-basis">{target.legalBasis}</td>
                {action !== null && (
                  <td class="target-actions">
                    <button type="button" class="link-button" onClick={() => action.do(target)}>
                      {action.text}
                    </button>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
