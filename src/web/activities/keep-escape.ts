import type { KeyboardEvent } from 'react';

/**
 * Escape belongs to what is open inside a form first: a list of hits, a calendar, a menu. Only the next one closes
 * the panel around the form. React hands keys of portalled parts to their parents, so those are stopped as well.
 */
export function keepEscape(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'Escape') return;
  const target = event.target as HTMLElement;
  const within = event.currentTarget.contains(target);
  if (!within || target.getAttribute('aria-expanded') === 'true') event.stopPropagation();
}
