import type { OwnOfficial, OwnStanding } from '../../../shared/api/own-figures.ts';
import type { Language } from '../../../shared/domain/language.ts';
import { parsePeriodKey, type CutOffDay } from '../../../shared/domain/period.ts';
import { formatCount, formatDay, formatInterval, formatPercent } from '../../reports/format.ts';
import { Skeleton } from '../components/loading.tsx';
import { EmptyState, FailureNotice } from '../components/notice.tsx';
import { useSpeech } from '../i18n/wording.tsx';
import { printPeriod } from '../period-label.ts';
import { useServices } from '../services.ts';
import { useRequest } from '../use-request.ts';
import { useTitle } from '../use-title.ts';

/** An official's own figures of the periods that have ended. */
export function OwnFiguresPage() {
  const { wording } = useSpeech();
  const { api } = useServices();
  const words = wording.ownFigures;
  const { state, reload } = useRequest('own-figures', api.ownFigures);
  useTitle(words.title);
  return (
    <div class="page">
      <h1>{words.title}</h1>
      <p class="page-intro">{words.intro}</p>
      {state.kind === 'loading' && <Skeleton blocks={2} />}
      {state.kind === 'failed' && <FailureNotice failure={state.failure} onRetry={reload} />}
      {state.kind === 'ready' && state.value.officials.length === 0 && (
        <EmptyState title={words.none} hint={words.noneText} />
      )}
      {state.kind === 'ready' &&
        state.value.officials.map((official) => (
          <OfficialFigures key={official.id} official={official} />
        ))}
      <p class="soft">{words.withheld}</p>
    </div>
  );
}

function OfficialFigures({ official }: Readonly<{ official: OwnOfficial }>) {
  const { language, wording } = useSpeech();
  const { session } = useServices();
  const { columns } = wording.ownFigures;
  const { id, name, unit, periods } = official;
  return (
    <section class="card" aria-labelledby={`own-${id}`}>
      <h2 id={`own-${id}`}>
        {name} <span class="soft">· {unit.name}</span>
      </h2>
      <div class="table-scroll" role="region" aria-label={name} tabIndex={0}>
        <table class="figure-table">
          <caption class="visually-hidden">{`${name}, ${unit.name}`}</caption>
          <thead>
            <tr>
              <th scope="col">{columns.period}</th>
              <th scope="col" class="cell-number">
                {columns.ratings}
              </th>
              <th scope="col" class="cell-number">
                {columns.rate}
              </th>
              <th scope="col">{columns.interval}</th>
            </tr>
          </thead>
          <tbody>
            {periods.map(({ key, firstDay, lastDay, standing }) => (
              <tr key={key}>
                <th scope="row">
                  {periodName(key, session.office.cutOffDay, language)}
                  <span class="cell-under">
                    {formatDay(firstDay)} – {formatDay(lastDay)}
                  </span>
                </th>
                <Standing standing={standing} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function periodName(key: string, cutOffDay: CutOffDay, language: Language): string {
  const period = parsePeriodKey(key, cutOffDay);
  return period === undefined ? key : printPeriod(period, language);
}

function Standing({ standing }: Readonly<{ standing: OwnStanding }>) {
  const { language, wording } = useSpeech();
  const words = wording.ownFigures;
  switch (standing.kind) {
    case 'empty':
    case 'few':
      return (
        <td colSpan={3} class="soft">
          {standing.kind === 'empty' ? words.empty : words.few}
        </td>
      );
    case 'coarse':
      return (
        <>
          <td class="cell-number">{formatCount(standing.n, language)}</td>
          <td class="cell-number">{standing.share === 'above-90' ? '>90%' : '<10%'}</td>
          <td class="soft">{words.coarse}</td>
        </>
      );
    case 'shown':
      return (
        <>
          <td class="cell-number">{formatCount(standing.n, language)}</td>
          <td class="cell-number">{formatPercent(standing.rate, language)}</td>
          <td>{formatInterval(standing, language)}</td>
        </>
      );
  }
}
