import type { JSX } from 'preact';
import { useWording } from '../i18n/wording.ts';

/** On every screen of a kiosk whose server holds sample data. */
export function SampleTag(): JSX.Element {
  const { t } = useWording();
  return <span class="sample">{t('sample')}</span>;
}
