// A place to drop files on, with a button for those who do not drag. Files are sent two at a time, each with
// its own progress; one that failed says why and can be sent again, and none stops the others.
import { ActionIcon, Button, FileButton, Progress } from '@mantine/core';
import { type DragEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { formatBytes } from '../../shared/format.ts';
import { useLanguage } from '../texts/language.tsx';
import styles from './file-drop.module.css';
import { IconFile, IconRefresh, IconUpload, IconX } from './icons.ts';

interface FileDropProps {
  /** Sends one file and tells how much has gone, 0 to 1; rejects with an Error whose message can be shown. */
  send: (file: File, onProgress: (part: number) => void) => Promise<unknown>;
  /** called after each file that arrived */
  onSent: (file: File, answer: unknown) => void;
  maxBytes: number;
  /** file endings to choose from, e.g. '.csv,.txt'; dropped files are not held to it */
  accept?: string;
  /** the hint in the zone, instead of «Træk filer hertil» */
  hint?: ReactNode;
  /** on the button, instead of «Vedhæft fil» */
  chooseLabel?: string;
  /** takes one file at a time; the next one replaces one that failed */
  single?: boolean;
}

interface Sending {
  id: number;
  file: File;
  /** from 0 to 1 */
  part: number;
  state: 'waiting' | 'sending' | 'failed';
  fault: string;
}

const AT_ONCE = 2;

export function FileDrop(props: FileDropProps) {
  const { send, onSent, maxBytes, accept, hint, chooseLabel, single = false } = props;
  const { language, texts } = useLanguage();
  const words = texts.common.files;
  const [queue, setQueue] = useState<readonly Sending[]>([]);
  const [over, setOver] = useState(false);
  const nextId = useRef(1);
  const resetChoice = useRef<() => void>(null);

  const change = (id: number, to: Partial<Sending>) =>
    setQueue((before) => before.map((one) => (one.id === id ? { ...one, ...to } : one)));
  const remove = (id: number) => setQueue((before) => before.filter((one) => one.id !== id));

  const add = (files: readonly File[]) => {
    // Else choosing the same file once more, mended meanwhile, would be no change to the browser.
    resetChoice.current?.();
    const added = (single ? files.slice(0, 1) : files).map((file): Sending => {
      const tooLarge = file.size > maxBytes;
      return {
        id: nextId.current++,
        file,
        part: 0,
        state: tooLarge ? 'failed' : 'waiting',
        fault: tooLarge ? words.tooLarge(file.name, formatBytes(maxBytes, language)) : '',
      };
    });
    setQueue((before) => {
      if (!single) return [...before, ...added];
      return before.every((one) => one.state === 'failed') ? added : before;
    });
  };

  const begin = async ({ id, file }: Sending) => {
    change(id, { state: 'sending', part: 0 });
    try {
      const answer = await send(file, (part) => change(id, { part }));
      remove(id);
      onSent(file, answer);
    } catch (error) {
      started.current.delete(id);
      change(id, { state: 'failed', fault: (error as Error).message || texts.common.errors.offline });
    }
  };

  const started = useRef(new Set<number>());
  useEffect(() => {
    const running = queue.filter((one) => one.state === 'sending').length;
    const waiting = queue.filter((one) => one.state === 'waiting' && !started.current.has(one.id));
    for (const one of waiting.slice(0, Math.max(0, AT_ONCE - running))) {
      started.current.add(one.id);
      void begin(one);
    }
  });

  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    add([...event.dataTransfer.files]);
  };
  return (
    <div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; the button does the same. */}
      <div
        className={styles.zone}
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <IconUpload size={16} aria-hidden />
        <span>{over ? words.dropHere : (hint ?? words.drop)}</span>
        <FileButton
          multiple
          inputProps={{ multiple: !single }}
          resetRef={resetChoice}
          {...(accept ? { accept } : {})}
          onChange={add}
        >
          {(button) => (
            <Button {...button} variant="default">
              {chooseLabel ?? words.choose}
            </Button>
          )}
        </FileButton>
      </div>
      {queue.length > 0 && (
        <ul className={styles.queue}>
          {queue.map((one) => (
            <li key={one.id} className={styles.file}>
              <IconFile size={16} aria-hidden />
              <span className={styles.name}>{one.file.name}</span>
              <span className={styles.size}>{formatBytes(one.file.size, language)}</span>
              {one.state === 'failed' && one.file.size <= maxBytes && (
                <ActionIcon
                  size={24}
                  aria-label={words.retry(one.file.name)}
                  onClick={() => change(one.id, { state: 'waiting', fault: '' })}
                >
                  <IconRefresh size={14} aria-hidden />
                </ActionIcon>
              )}
              {one.state !== 'sending' && (
                <ActionIcon size={24} aria-label={words.remove(one.file.name)} onClick={() => remove(one.id)}>
                  <IconX size={14} aria-hidden />
                </ActionIcon>
              )}
              {one.state === 'failed' ? (
                <span role="alert" className={styles.fault}>
                  {one.fault}
                </span>
              ) : (
                <Progress
                  className={styles.progress}
                  size={3}
                  value={one.part * 100}
                  aria-label={words.progress(one.file.name, Math.round(one.part * 100))}
                />
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
