import { Chart } from 'chart.js';
import type { ChartConfiguration, ChartType } from 'chart.js';
import { useEffect, useRef } from 'preact/hooks';
import { FONT_FAMILY } from '../../../shared/domain/tokens.ts';

type CanvasProps<T extends ChartType> = Readonly<{
  config: ChartConfiguration<T>;
  /** What the picture says, for those who cannot see it. */
  summary: string;
}>;

/** Draws a chart on a canvas; nothing in it moves. Draws once more when the letters have come. */
export function Canvas<T extends ChartType>({ config, summary }: CanvasProps<T>) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current === null) return undefined;
    const chart = new Chart(canvas.current, config);
    let drawn = true;
    void Promise.all([
      document.fonts.load(`400 12px ${FONT_FAMILY}`, 'Ngọc'),
      document.fonts.load(`500 12px ${FONT_FAMILY}`, 'Ngọc'),
    ]).then(() => {
      if (drawn) chart.update('none');
    });
    return () => {
      drawn = false;
      chart.destroy();
    };
  }, [config]);
  return (
    <div class="chart-canvas">
      <canvas ref={canvas} role="img" aria-label={summary} />
    </div>
  );
}
