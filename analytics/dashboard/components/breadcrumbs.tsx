import type { PeriodReport } from '../../reports/period-report.ts';
import { useSpeech } from '../i18n/wording.tsx';
import { Link, useNavigation } from '../navigation.tsx';

type BreadcrumbProps = Readonly<{
  path: PeriodReport['path'];
  last?: string;
  /** Also at the top, where they say no more than the name of the unit. */
  always?: boolean;
}>;

/** The way from the top to the unit shown; `last` is a row inside it. */
export function Breadcrumbs({ path, last, always = false }: BreadcrumbProps) {
  const { wording } = useSpeech();
  const { route } = useNavigation();
  if (path.length < 2 && last === undefined && !always) return null;
  return (
    <nav aria-label={wording.report.compare.breadcrumbs} class="breadcrumbs">
      <ol>
        {path.map((unit, index) => {
          const here = last === undefined && index === path.length - 1;
          return (
            <li key={unit.code}>
              {here ? (
                <span aria-current="location">{unit.name}</span>
              ) : (
                <Link to={{ ...route, unit: unit.code, within: null }}>{unit.name}</Link>
              )}
            </li>
          );
        })}
        {last !== undefined && (
          <li>
            <span aria-current="location">{last}</span>
          </li>
        )}
      </ol>
    </nav>
  );
}
