// The process in which documents are read: what runs out of memory or time here takes nobody with it (text-reader.ts).
import { readFile } from 'node:fs/promises';
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

// What is not caught ends the process, and is told by that. So does the program that asked for it.
process.on('disconnect', () => process.exit());
process.on('message', async (task: TextTask) => {
  // On a busy machine a process takes its time to start, which is no fault of the document.
  process.send?.('begun');
  process.send?.(await read(task));
});
