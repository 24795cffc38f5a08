import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { compress } from './compress.ts';

const api = process.env.API_URL ?? 'http://127.0.0.1:4000';

/** Builds the page into dist/web, where the API serves it from; `npx vite web` serves it from the sources instead. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  // Relative, so that the page works below any path that the API is published under.
  base: './',
  plugins: [compress()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    // What understands light-dark(), :has() and nested rules.
    target: ['chrome125', 'edge125', 'firefox128', 'safari17.5'],
    // The policy allows no data: fonts, and inlined files would be in the first load.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      // "use client" is for frameworks that render on a server.
      onLog: (level, log, report) => {
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') report(level, log);
      },
      // Documents of operations/ that the page does not use.
      treeshake: { manualPureFunctions: ['TypedDocumentString'] },
    },
  },
  server: {
    proxy: {
      '/graphql': { target: api, ws: true },
      '/session': api,
      '/simulator': api,
      '/uploads': api,
      '/media': api,
    },
  },
});
