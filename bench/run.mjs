// npm run bench: builds what is stale, then measures. See bench/main.ts.
import { build, checkNode } from '../local/build.mjs';

checkNode();
build();
await import(new URL('dist/bench/main.js', import.meta.url).href);
