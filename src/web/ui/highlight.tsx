import { findHits } from '../../shared/find-hits.ts';
import styles from './highlight.module.css';

interface Props {
  text: string;
  query: string;
  /** by the rules of another search */
  find?: (text: string, query: string) => [number, number][];
}

/** A text with the places marked where words of a search begin to match, however they were spelt. */
export function Highlight({ text, query, find = findHits }: Props) {
  const hits = find(text, query);
  if (hits.length === 0) return text;
  return hits.map(([from, to], i) => (
    <span key={from}>
      {text.slice(i === 0 ? 0 : hits[i - 1]?.[1], from)}
      <mark className={styles.hit}>{text.slice(from, to)}</mark>
      {i === hits.length - 1 && text.slice(to)}
    </span>
  ));
}
