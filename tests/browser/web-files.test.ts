import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { startApp, type TestApp } from '../support/app';

const built = path.join(__dirname, '../../dist/web');
const mostBytes = 250_000;

/** The files that the browser needs before anything shows: the page's script and all that it imports at once. */
function firstLoad(): string[] {
  const page = readFileSync(path.join(built, 'index.html'), 'utf8');
  const wanted = [...page.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/g)].map((match) => match[1]!);
  const found = new Set<string>();
  while (wanted.length > 0) {
    const name = wanted.pop()!;
    if (found.has(name)) continue;
    found.add(name);
    const script = readFileSync(path.join(built, name), 'utf8');
    for (const [, other] of script.matchAll(/(?:from|import)\s?["']\.\/([^"']+\.js)["']/g))
      wanted.push(`assets/${other}`);
  }
  return [...found];
}

describe('the files of the web page', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp({ NODE_ENV: 'production', CLOCK_URL: '', SIMULATOR_URL: '' });
  });
  afterAll(() => app?.stop());
  const get = (where: string, headers: Record<string, string> = {}) =>
    fetch(`${app.url}/${where}`, { headers: { 'accept-encoding': 'identity', ...headers } });
  const asset = (ending: string) =>
    readdirSync(path.join(built, 'assets')).find(
      (name) => name.startsWith('index-') && name.endsWith(ending),
    )!;

  it('are a first load of less than 250 kB of compressed JavaScript', () => {
    const files = firstLoad();
    const bytes = files.reduce((sum, name) => sum + statSync(path.join(built, `${name}.gz`)).size, 0);
    expect(files.length).toBeGreaterThan(2);
    expect(bytes).toBeLessThan(mostBytes);
    expect(files.some((name) => name.includes('chart'))).toBe(false);
  });

  it('may be kept for ever where the name changes with the content, and are asked for anew where not', async () => {
    const page = await get('');
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(page.headers.get('cache-control')).toBe('no-cache');
    expect((await get('', { 'if-none-match': page.headers.get('etag')! })).status).toBe(304);
    const script = await get(`assets/${asset('.js')}`);
    expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });

  it('come compressed to whoever takes that', async () => {
    for (const [accepted, coding] of [
      ['gzip, deflate, br', 'br'],
      ['gzip', 'gzip'],
      ['identity', null],
    ] as const) {
      const script = await get(`assets/${asset('.js')}`, { 'accept-encoding': accepted });
      expect(script.headers.get('content-encoding')).toBe(coding);
      expect(script.headers.get('vary')).toContain('Accept-Encoding');
      expect((await script.text()).length).toBe(
        readFileSync(path.join(built, 'assets', asset('.js')), 'utf8').length,
      );
    }
  });

  it('come with a policy that allows nothing inline and nobody else', async () => {
    const page = await get('');
    const policy = page.headers.get('content-security-policy')!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("connect-src 'self'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(await page.text()).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\son\w+=|\sstyle=/);
  });

  it.each([
    'assets/..%2f..%2fmain.js',
    'assets/%2e%2e/index.html',
    'assets/nothing.js',
    'main.js.svg',
    'simulator/clock',
  ])('are all there is: %s is not found', async (where) => {
    expect((await get(where)).status).toBe(404);
  });

  it('come without tokens in production', async () => {
    const session = await get('session');
    expect(session.headers.get('cache-control')).toBe('no-store');
    expect(await session.json()).toEqual({ person: null, assistant: null, simulator: false });
  });
});
