// npm start: everything on one machine. See local/start.ts.
import { build, buildWeb, checkNode, command } from './build.mjs';

checkNode();
build();
buildWeb();
await command('start');
