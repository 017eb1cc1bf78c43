// Development: the server, started anew when its files change, and the pages with hot replacement; Ctrl-C ends both.
import { spawn } from 'node:child_process';

const environment = { ...process.env, NODE_ENV: 'development' };
const windows = process.platform === 'win32';
const server = spawn('node', ['--watch-path=src', 'src/server/main.ts'], {
  stdio: 'inherit',
  env: environment,
  shell: windows,
});
const pages = spawn('vite', [], { stdio: 'inherit', env: environment, shell: windows });

function end(): void {
  server.kill('SIGTERM');
  pages.kill('SIGTERM');
}
process.on('SIGINT', end);
process.on('SIGTERM', end);
server.on('exit', end);
pages.on('exit', end);
