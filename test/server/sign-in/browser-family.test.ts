import { expect, it } from 'vitest';
import { browserFamily } from '../../../server/sign-in/browser-family.ts';

const WEBKIT = 'AppleWebKit/537.36 (KHTML, like Gecko)';
const WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)';

it.each([
  [`${WINDOWS} ${WEBKIT} Chrome/140.0.0.0 Safari/537.36`, 'chrome', 'windows'],
  [`${WINDOWS} ${WEBKIT} Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0`, 'edge', 'windows'],
  [`${WINDOWS} ${WEBKIT} coc_coc_browser/141.0 Chrome/135.0 Safari/537.36`, 'coccoc', 'windows'],
  [`${WINDOWS} Gecko/20100101 Firefox/143.0`, 'firefox', 'windows'],
  [
    `Mozilla/5.0 (Linux; Android 15; SM-X200) ${WEBKIT} SamsungBrowser/28.0 Chrome/130.0 Safari/537.36`,
    'samsung',
    'android',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1',
    'safari',
    'ios',
  ],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.0 Safari/605.1.15',
    'safari',
    'mac',
  ],
  [
    `Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${WEBKIT} Chrome/140.0 Safari/537.36`,
    'chrome',
    'chromeos',
  ],
  ['curl/8.5.0', 'other', 'other'],
  [undefined, 'other', 'other'],
])('names the family of %j: %s on %s', (userAgent, browser, system) => {
  expect(browserFamily(userAgent)).toEqual({ browser, system });
});
