// The right half beside a list: the list stays, a record stands open. Its edge is pulled, or moved by arrow
// keys; the width is remembered. Where there is no room for two it covers the page. Escape closes it.
import { ActionIcon } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { type KeyboardEvent, type PointerEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTexts } from '../texts/language.tsx';
import { IconChevronLeft, IconX } from './icons.ts';
import styles from './side-panel.module.css';

interface SidePanelProps {
  /** what stands open, for screen readers: «Aktivitet hos Aalborg Maskinfabrik A/S» */
  label: string;
  head: ReactNode;
  /** buttons at the lower edge: Gem · Gem og afslut */
  foot?: ReactNode;
  onClose: () => void;
  /** moves focus into the panel when it opens; not while the arrows of the list walk through records */
  takeFocus?: boolean;
  children: ReactNode;
}

const LEAST = 30;
const MOST = 70;

/** Stands to the right of a list inside a `SplitView`. */
export function SidePanel({ label, head, foot, onClose, takeFocus = true, children }: SidePanelProps) {
  const { common } = useTexts();
  const panel = useRef<HTMLElement>(null);
  // in per cent of the split view
  const [width, setWidth] = useLocalStorage({
    key: 'opfolg.panel-width',
    defaultValue: 46,
    getInitialValueInEffect: false,
  });
  const clamp = (wanted: number) => Math.round(Math.min(MOST, Math.max(LEAST, wanted)));

  // Where focus was when the panel opened: the row, since a narrowed list draws its cells anew.
  const [origin] = useState(() => document.activeElement?.closest('[data-stop]') ?? document.activeElement);
  useEffect(() => {
    if (!takeFocus) return;
    panel.current?.focus({ preventScroll: true });
    return () => {
      const lost = document.activeElement === document.body;
      if (lost && origin instanceof HTMLElement) origin.focus({ preventScroll: true });
    };
  }, [takeFocus, origin]);

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    const edge = event.currentTarget;
    const box = panel.current?.parentElement?.getBoundingClientRect();
    if (!box) return;
    event.preventDefault();
    edge.setPointerCapture(event.pointerId);
    const move = (moved: globalThis.PointerEvent) =>
      setWidth(clamp(((box.right - moved.clientX) / box.width) * 100));
    edge.addEventListener('pointermove', move);
    edge.addEventListener('lostpointercapture', () => edge.removeEventListener('pointermove', move), {
      once: true,
    });
  };
  const onEdgeKey = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowLeft' ? 2 : event.key === 'ArrowRight' ? -2 : 0;
    if (step === 0) return;
    event.preventDefault();
    setWidth(clamp(width + step));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.stopPropagation();
    onClose();
  };

  return (
    <section
      ref={panel}
      aria-label={label}
      tabIndex={-1}
      className={styles.panel}
      style={{ '--width': `${width}%` } as React.CSSProperties}
      onKeyDown={onKeyDown}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: a rule between paragraphs cannot be moved; this can. */}
      <div
        role="separator"
        aria-orientation="vertical"
        aria-label={common.panel.resize}
        aria-valuenow={width}
        aria-valuemin={LEAST}
        aria-valuemax={MOST}
        tabIndex={0}
        className={styles.edge}
        onPointerDown={onPointerDown}
        onKeyDown={onEdgeKey}
      />
      <div className={styles.head}>
        <ActionIcon className={styles.back} size={32} aria-label={common.panel.close} onClick={onClose}>
          <IconChevronLeft size={20} aria-hidden />
        </ActionIcon>
        <div className={styles.headContent}>{head}</div>
        <ActionIcon className={styles.close} aria-label={common.panel.close} onClick={onClose}>
          <IconX size={16} aria-hidden />
        </ActionIcon>
      </div>
      <div className={styles.body}>{children}</div>
      {foot && <div className={styles.foot}>{foot}</div>}
    </section>
  );
}

/** A list and, when one is open, the panel of a record beside it. */
export function SplitView({ children }: { children: ReactNode }) {
  return <div className={styles.split}>{children}</div>;
}

/** The left part of a SplitView. */
export function SplitMain({ children }: { children: ReactNode }) {
  return <div className={styles.splitMain}>{children}</div>;
}
