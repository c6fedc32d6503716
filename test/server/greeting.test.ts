import { describe, expect, it } from 'vitest';
import { readConfig } from '../../server/config.ts';
import { greetingText } from '../../server/greeting.ts';
import { READER } from '../../server/store/reader-role.ts';

const config = readConfig({ HOST: '127.0.0.1' });
if (!config.ok) throw new Error('The configuration of the test is wrong.');
const QUIET = {
  config: config.value,
  port: 8080,
  setupCodeText: null,
  distIsBuilt: true,
  wallIsDown: false,
  certificate: null,
  nowMs: 0,
};

describe('what the console says at start', () => {
  it('is the addresses alone when nothing is to be done', () => {
    const lines = greetingText(QUIET).split('\n');
    expect(lines.filter((line) => /^[⚠►]/u.test(line))).toEqual([]);
    expect(lines).toContainEqual(expect.stringContaining('http://'));
  });

  it('names the role that PostgreSQL does not give, in both languages', () => {
    const warnings = greetingText({ ...QUIET, wallIsDown: true })
      .split('\n')
      .filter((line) => line.startsWith('⚠'));
    expect(warnings).toHaveLength(2);
    for (const line of warnings) expect(line).toContain(`GRANT ${READER} TO`);
  });
});
