import type { PeriodReport } from '../../reports/period-report.ts';
import { ReportFrame } from '../components/report-frame.tsx';
import { useSpeech } from '../i18n/wording.tsx';
import { useTitle } from '../use-title.ts';

/** How the figures are made: the thresholds printed are those of the report itself. */
export function MethodPage() {
  const { wording } = useSpeech();
  useTitle(wording.shell.pages.method);
  return <ReportFrame body={(report) => <Method rules={report.rules} />} />;
}

function Method({ rules }: Readonly<{ rules: PeriodReport['rules'] }>) {
  const { wording } = useSpeech();
  const words = wording.method;
  return (
    <div class="page method">
      <h1>{words.title}</h1>
      <p class="page-intro">{words.intro}</p>
      <div class="method-sections">
        {words.sections(rules).map(({ title, paragraphs }) => (
          <section key={title} class="card">
            <h2>{title}</h2>
            {paragraphs.map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
          </section>
        ))}
      </div>
      <p class="soft">{words.version(rules.version)}</p>
    </div>
  );
}
