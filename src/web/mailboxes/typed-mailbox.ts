// What somebody types to connect a mailbox, and the account that it means. What was not touched follows the address.
import type { Day } from '../../shared/days.ts';
import { PROVIDERS, type Provider, providerOf, type Security, serverOf } from './presets.ts';

/** Which folders are read: INBOX and Sent, all that hold finished mail, or those that are named. */
export type FolderKind = 'usual' | 'all' | 'chosen';

export interface TypedFolders {
  kind: FolderKind;
  folders: string[];
}

export interface TypedMailbox extends TypedFolders {
  address: string;
  /** null follows the address */
  host: string | null;
  port: string | null;
  security: Security | null;
  username: string;
  since: Day | null;
}

/** The folders as the server is told of them. */
export function foldersOf({ kind, folders }: TypedFolders): string[] {
  if (kind === 'all') return ['*'];
  return kind === 'chosen' ? folders : [];
}

/** And back. */
export function typedFolders(folders: readonly string[]): TypedFolders {
  if (folders.includes('*')) return { kind: 'all', folders: [] };
  return { kind: folders.length > 0 ? 'chosen' : 'usual', folders: [...folders] };
}

/** The server as it stands in the form: as it was typed, else proposed from the address. */
export function typedServer({ address, host, port, security }: TypedMailbox) {
  const proposed = serverOf(providerOf(address), address);
  return {
    host: host ?? proposed.host,
    port: port ?? String(proposed.port),
    security: security ?? proposed.security,
  };
}

/** Whose server that is. */
export function typedProvider(typed: TypedMailbox): Provider {
  const { host } = typedServer(typed);
  return (
    PROVIDERS.find((provider) => provider !== 'own' && serverOf(provider, '').host === host.trim()) ?? 'own'
  );
}

/** The account to try or to connect. What is missing in it the server tells at its field. */
export function accountOf(typed: TypedMailbox, password: string) {
  const { host, port, security } = typedServer(typed);
  const address = typed.address.trim();
  return {
    address,
    host,
    // What is no number the server refuses at its field.
    port: Number.parseInt(port, 10),
    security,
    username: typed.username.trim() || address,
    password,
    folders: foldersOf(typed),
    since: typed.since as Day,
  };
}
