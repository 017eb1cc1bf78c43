import { useRef } from 'react';

/**
 * A key for creating something: the same for a retry of the same content, another for other content, so that a
 * double click or a lost answer never creates twice.
 */
export function useIdempotencyKey(): (content: unknown) => string {
  const last = useRef({ content: '', key: '' });
  return (content) => {
    const text = JSON.stringify(content);
    if (text !== last.current.content) last.current = { content: text, key: newKey() };
    return last.current.key;
  };
}

/** Not crypto.randomUUID: browsers offer that only over https. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('-');
}
