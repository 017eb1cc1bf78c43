import { type RefObject, useLayoutEffect, useState } from 'react';

const CARDS_BELOW = 640;

/** True while the element is too narrow for columns; a list squeezed by a side panel counts as much as a phone. */
export function useNarrow(element: RefObject<HTMLElement | null>): boolean {
  const [narrow, setNarrow] = useState(false);
  useLayoutEffect(() => {
    const observed = element.current;
    if (!observed) return;
    const look = () => setNarrow(observed.clientWidth > 0 && observed.clientWidth < CARDS_BELOW);
    look();
    const observer = new ResizeObserver(look);
    observer.observe(observed);
    return () => observer.disconnect();
  }, [element]);
  return narrow;
}
