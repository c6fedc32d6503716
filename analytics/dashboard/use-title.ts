import { useEffect } from 'preact/hooks';

/** The title of the browser's tab: the page first, as tabs are narrow. */
export function useTitle(...parts: readonly string[]): void {
  const title = [...parts, 'Một Chạm'].join(' · ');
  useEffect(() => {
    document.title = title;
  }, [title]);
}
