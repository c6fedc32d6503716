import type { Language } from '../../shared/domain/language.ts';

/** An instant for staff, in the country's time whatever zone the tablet is set to. */
export function wallTime(wallMs: number, language: Language): string {
  return new Intl.DateTimeFormat(language === 'vi' ? 'vi-VN' : 'en-GB', {
    timeZone: 'Asia/Ho_Chi_Minh',
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(wallMs);
}

/** A stretch of time as `m:ss`, or `h:mm:ss` from an hour on. Whole seconds, rounded up. */
export function stretch(ms: number): string {
  const seconds = Math.ceil(Math.abs(ms) / 1000);
  const two = (value: number): string => String(value).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}:${two(seconds % 60)}`;
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}
