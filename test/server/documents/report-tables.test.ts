import { expect, it } from 'vitest';
import { figureTables } from '../../../server/documents/report-tables.ts';
import { fullFacts, fullReport } from '../../analytics/reports/full-report.ts';

it('prints the counters of a service point under it, also where another has its name', () => {
  const { organisation } = fullFacts();
  const servicePoints = organisation.servicePoints.map((point) => ({
    ...point,
    name: 'Bộ phận Một cửa',
  }));
  const report = fullReport({ organisation: { ...organisation, servicePoints } });
  const table = figureTables(report).find(({ name }) => name === 'Theo quầy')!;
  const names = table.rows.map(({ cells }) => (cells[1]?.kind === 'text' ? cells[1].text : ''));
  expect(names).toEqual([
    ...['Bộ phận Một cửa', 'Quầy 2', 'Quầy 10'],
    ...['Bộ phận Một cửa', 'Quầy cũ'],
    'Tổng cộng tại đơn vị',
  ]);
});
