// The thread in which documents are read: what runs out of memory or time here takes nobody with it (text-reader.ts).
import { readFile } from 'node:fs/promises';
import { parentPort } from 'node:worker_threads';
import { type Reading, readText } from './text-of.ts';

export interface TextTask {
  path: string;
  mediaType: string;
}

async function read({ path, mediaType }: TextTask): Promise<Reading> {
  try {
    return await readText(await readFile(path), mediaType);
  } catch (error) {
    if ((error as { code?: string }).code !== 'ENOENT') throw error;
    return { state: 'unreadable', text: '', reason: 'missing' };
  }
}

// What is not caught ends the thread, and is told by that.
parentPort?.on('message', async (task: TextTask) => {
  // On a busy machine a thread takes its time to start, which is no fault of the document.
  parentPort?.postMessage('begun');
  parentPort?.postMessage(await read(task));
});
