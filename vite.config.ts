// Builds the browser program from src/web into dist/web, which the server hands out. In development the
// pages come from here and everything under /api from the running server, so that cookies work alike.
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: 'src/web',
  plugins: [react()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2023',
    // The typeface and icons stay files of their own: a data: address would be refused by the content policy.
    assetsInlineLimit: 0,
  },
  server: {
    proxy: { '/api': { target: 'http://127.0.0.1:4280' } },
  },
});
