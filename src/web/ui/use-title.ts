import { useEffect } from 'react';

/**
 * The browser's title while a page is shown: the place, and how many wait there where that is worth saying:
 * «(12) To-Do · Opfølg». Screen readers hear it when the page changes (frame/page-announcer.tsx).
 */
export function useTitle(place: string, count?: number): void {
  useEffect(() => {
    document.title = `${count ? `(${count}) ` : ''}${place} · Opfølg`;
  }, [place, count]);
}
