// Where the embedded server listens: a socket in a folder that only its own account may enter, and no network.
// Normally that is the cluster folder itself. A socket's path has a short limit in the kernel, so a data folder
// with a long path gets a private folder among the temporary files, which goes when its server has gone.
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type { Cluster } from './embedded-cluster.ts';

const PATH_LIMIT = 103; // bytes in sun_path without its end: 103 on macOS, 107 on Linux
const PREFIX = 'opfolg-socket-';

/** The settings that tell the server where to listen. Windows has no such sockets: loopback on a free port. */
export async function listenOn(cluster: Cluster): Promise<Record<string, string>> {
  if (process.platform === 'win32') return { listen_addresses: '127.0.0.1', port: `${await freePort()}` };
  const local = { listen_addresses: '', port: '5432', unix_socket_permissions: '0700' };
  if (Buffer.byteLength(path.join(cluster.data, '.s.PGSQL.5432')) <= PATH_LIMIT)
    return { ...local, unix_socket_directories: '.' };
  // Another account may not be able to walk to root's own temporary folder.
  const folder = await mkdtemp(path.join(cluster.account ? '/tmp' : os.tmpdir(), PREFIX));
  if (cluster.account) await chown(folder, cluster.account.uid, cluster.account.gid);
  return { ...local, unix_socket_directories: folder };
}

/** Removes the folder of a server that has gone, if it was one of the temporary ones. */
export async function removeSocketFolder(folder: string): Promise<void> {
  if (path.basename(folder).startsWith(PREFIX)) await rm(folder, { recursive: true, force: true });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
