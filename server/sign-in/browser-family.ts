/** Codes of what a user agent says of itself; the dashboard has the words. */
export interface BrowserFamily {
  readonly browser: string;
  readonly system: string;
}

/** First match counts: the later names stand in the earlier ones' texts too. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bcoc_coc_browser\//iu, 'coccoc'],
  [/\b(?:Edg|EdgA|EdgiOS)\//u, 'edge'],
  [/\b(?:OPR|Opera)\//u, 'opera'],
  [/\bSamsungBrowser\//u, 'samsung'],
  [/\b(?:Firefox|FxiOS)\//u, 'firefox'],
  [/\b(?:Chrome|CriOS|HeadlessChrome)\//u, 'chrome'],
  [/\bVersion\/[\d.]+.* Safari\//u, 'safari'],
];

const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/\bAndroid\b/u, 'android'],
  [/\b(?:iPhone|iPad)\b/u, 'ios'],
  [/\bWindows\b/u, 'windows'],
  [/\b(?:Macintosh|Mac OS X)\b/u, 'mac'],
  [/\bCrOS\b/u, 'chromeos'],
  [/\bLinux\b/u, 'linux'],
];

/** Family of browser and system: enough to know one's own again, too little to follow anybody. */
export function browserFamily(userAgent: string | undefined): BrowserFamily {
  const text = userAgent?.slice(0, 1_000) ?? '';
  const first = (names: typeof BROWSERS) => names.find(([form]) => form.test(text))?.[1] ?? 'other';
  return { browser: first(BROWSERS), system: first(SYSTEMS) };
}
