// Mail files may be dropped anywhere on the page: a drag opens the drop zone, and what is let go beside it goes in
// there all the same, instead of the browser leaving the page to show the file.
import { type DragEvent, type RefObject, useState } from 'react';

export function usePageDrop(zone: RefObject<HTMLElement | null>, allowed: boolean) {
  const [shown, setShown] = useState(false);
  const carriesFiles = (event: DragEvent) => allowed && event.dataTransfer.types.includes('Files');
  const page = {
    onDragEnter: (event: DragEvent) => {
      if (carriesFiles(event)) setShown(true);
    },
    onDragOver: (event: DragEvent) => {
      if (carriesFiles(event)) event.preventDefault();
    },
    onDrop: (event: DragEvent) => {
      // The zone itself has taken what was dropped on it.
      if (event.defaultPrevented || !carriesFiles(event)) return;
      event.preventDefault();
      const choice = zone.current?.querySelector<HTMLInputElement>('input[type=file]');
      if (!choice) return;
      choice.files = event.dataTransfer.files;
      choice.dispatchEvent(new Event('change', { bubbles: true }));
    },
  };
  return { shown, toggle: () => setShown(!shown), page };
}
