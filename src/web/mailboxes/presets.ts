// Where mail of an address is usually fetched, so that hardly anybody must know the name of a server.

export type Security = 'tls' | 'starttls' | 'none';

export interface ServerChoice {
  host: string;
  port: number;
  security: Security;
}

export const PROVIDERS = ['microsoft', 'google', 'one', 'simply', 'icloud', 'yahoo', 'own'] as const;
export type Provider = (typeof PROVIDERS)[number];

const HOSTS: Record<Exclude<Provider, 'own'>, string> = {
  microsoft: 'outlook.office365.com',
  google: 'imap.gmail.com',
  one: 'imap.one.com',
  simply: 'imap.simply.com',
  icloud: 'imap.mail.me.com',
  yahoo: 'imap.mail.yahoo.com',
};

/** Mail domains that tell who keeps them; a firm's own domain tells nothing. */
const DOMAINS: [RegExp, Provider][] = [
  [/^(outlook|hotmail|live|msn)\.[a-z.]+$|\.onmicrosoft\.com$/, 'microsoft'],
  [/^(gmail|googlemail)\.com$/, 'google'],
  [/^(icloud|me|mac)\.com$/, 'icloud'],
  [/^(yahoo|ymail|rocketmail)\.[a-z.]+$/, 'yahoo'],
];

const domainOf = (address: string): string => address.trim().toLowerCase().split('@')[1] ?? '';

/** Who keeps the mail of an address, as far as the address tells. */
export function providerOf(address: string): Provider {
  return DOMAINS.find(([domain]) => domain.test(domainOf(address)))?.[1] ?? 'own';
}

/** The server of a provider; one's own is guessed from the address. */
export function serverOf(provider: Provider, address: string): ServerChoice {
  const domain = domainOf(address);
  const host = provider === 'own' ? domain && `imap.${domain}` : HOSTS[provider];
  return { host, port: 993, security: 'tls' };
}
