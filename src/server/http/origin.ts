// Requests that change something must come from our own pages: a browser names the page's origin, and another
// site's is refused. Together with SameSite=Lax cookies this stops cross-site requests (OWASP CSRF cheat sheet).
import type { FastifyInstance } from 'fastify';
import { Problem } from '../errors.ts';

export function guardOrigin(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    if (request.method === 'GET' || request.method === 'HEAD') return;
    const { origin } = request.headers;
    if (origin === undefined) return;
    if (!URL.canParse(origin) || new URL(origin).host !== request.host)
      throw new Problem(403, 'wrong-origin');
  });
}
