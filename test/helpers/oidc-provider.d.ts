// What the tests need of `oidc-provider`, which brings no types of its own.
declare module 'oidc-provider' {
  import type { EventEmitter } from 'node:events';
  import type { IncomingMessage, ServerResponse } from 'node:http';

  interface Revocable {
    revokeByGrantId(grantId: string): Promise<void>;
  }
  export default class Provider extends EventEmitter {
    constructor(issuer: string, configuration: object);
    callback(): (request: IncomingMessage, response: ServerResponse) => void;
    AccessToken: Revocable;
    RefreshToken: Revocable;
  }
}
