// npm start: everything on one machine. See local/start.ts.
import { build, checkNode, command } from './build.mjs';

checkNode();
build();
await command('start');
