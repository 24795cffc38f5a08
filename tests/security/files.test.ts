import dns from 'node:dns';
import { readdirSync } from 'node:fs';
import { get } from 'node:http';
import net from 'node:net';
import { deflateSync, crc32 } from 'node:zlib';
import sharp from 'sharp';
import {
  CreateDocumentDocument,
  SendMessageDocument,
  UpdateBusinessProfileDocument,
} from '../../operations/generated';
import { plainPng } from '../../local/form-filler';
import { must } from '../../local/registration-steps';
import { isPublic } from '../../src/twilio/media';
import { startApp, type TestApp } from '../support/app';
import { edit } from '../support/registrations';
import { oneOfEverything, untilQuiet, type Tenant } from './tenant';

let app: TestApp;
let tenant: Tenant;

beforeAll(async () => {
  app = await startApp();
  tenant = await oneOfEverything(app, 'Juniper Street Bakery', '+15035550181');
});
afterAll(() => app?.stop());

async function created(fileName: string): Promise<{ id: string; url: string }> {
  const { createDocument } = await tenant.owner.run(CreateDocumentDocument, {
    input: {
      registrationId: tenant.ids.Registration!,
      fieldKey: tenant.draft.documentKey,
      fileName,
      contentType: 'image/png',
      bytes: 400,
    },
  });
  expect([fileName, createDocument.userErrors]).toEqual([fileName, []]);
  return {
    id: must(createDocument.document, 'no document').id,
    url: must(createDocument.upload, 'no upload').url,
  };
}

async function uploaded(bytes: Buffer, fileName = 'form.png'): Promise<{ id: string; status: number }> {
  const { id, url } = await created(fileName);
  const { status } = await fetch(url, {
    method: 'PUT',
    headers: { 'content-type': 'image/png' },
    body: new Uint8Array(bytes),
  });
  return { id, status };
}

const tokenOf = async (id: string): Promise<string> => {
  const [row] = await app.database.query<{ public_token: string }>(
    'UPDATE documents SET published_at = now() WHERE id = $1 RETURNING public_token',
    [id],
  );
  // An UPDATE answers with its rows and their count.
  const rows = (Array.isArray(row) ? row : [row]) as { public_token: string }[];
  return rows[0]!.public_token;
};

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A valid PNG of one colour, one bit a pixel: a few kilobytes whatever its sides. */
function hugePng(side: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head[8] = 1;
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const pixels = deflateSync(Buffer.alloc(side * (Math.ceil(side / 8) + 1)));
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

it.each([
  '../../../../etc/passwd',
  '..\\..\\boot.ini',
  '/etc/passwd',
  'C:\\form.png',
  'form.png\u202egnp.exe',
  '"><script>alert(1)</script>.png',
  '.htaccess',
  'a'.repeat(251) + '.png',
])('the file name %s is a name and no place', async (fileName) => {
  const { id, status } = await uploaded(plainPng(8, 8), fileName);
  expect(status).toBe(200);
  const stored = readdirSync(app.env.DOCUMENT_STORAGE_DIR!, { recursive: true }).map(String);
  expect(stored.filter((one) => !/^[0-9a-f-]{36}(\/[0-9a-f-]{36}-[0-9a-f]{16})?$/.test(one))).toEqual([]);
  expect(stored.some((one) => one.startsWith(`${tenant.id}/${id}-`))).toBe(true);
  const answer = await fetch(`${app.url}/documents/${await tokenOf(id)}`);
  expect([answer.status, answer.headers.get('content-disposition')]).toEqual([200, null]);
});

it('a few kilobytes that open to hundreds of megabytes are refused before they do', async () => {
  const bomb = hugePng(30_000);
  expect(bomb.length).toBeLessThan(200_000);
  const before = process.memoryUsage().rss;
  const began = Date.now();
  expect((await uploaded(bomb)).status).toBe(422);
  expect(Date.now() - began).toBeLessThan(3_000);
  expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024);
});

it.each<[string, () => Buffer | Promise<Buffer>]>([
  ['a web page', () => Buffer.from('<!doctype html><script>alert(1)</script>')],
  [
    'an SVG',
    () => Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'),
  ],
  ['a PDF', () => Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>')],
  [
    'a GIF',
    () =>
      sharp({ create: { width: 9, height: 9, channels: 3, background: '#fff' } })
        .gif()
        .toBuffer(),
  ],
  [
    'a TIFF',
    () =>
      sharp({ create: { width: 9, height: 9, channels: 3, background: '#fff' } })
        .tiff()
        .toBuffer(),
  ],
  ['an archive', () => Buffer.from('PK\u0003\u0004'.padEnd(60, '\u0000'), 'latin1')],
  ['a head without a body', () => plainPng(900, 900).subarray(0, 40)],
])('%s that calls itself a PNG is refused', async (_what, make) => {
  const { id, status } = await uploaded(await make());
  expect(status).toBe(422);
  expect((await fetch(`${app.url}/documents/${await tokenOf(id)}`)).status).toBe(404);
});

it('what hides behind a picture does not come out again', async () => {
  const payload = '<script>alert("polyglot")</script>';
  const { id, status } = await uploaded(Buffer.concat([plainPng(16, 16), Buffer.from(payload)]));
  if (status === 422) return;
  const answer = await fetch(`${app.url}/documents/${await tokenOf(id)}`);
  expect(await answer.text()).not.toContain('polyglot');
});

it('a shown document runs nothing, sets nothing and is found by its token alone', async () => {
  const { id } = await uploaded(plainPng(16, 16));
  const token = await tokenOf(id);
  // 256 bits, and not two alike.
  expect(token).toMatch(/^[\w-]{43}$/);
  expect(await tokenOf((await uploaded(plainPng(16, 16))).id)).not.toBe(token);
  const { status, headers } = await fetch(`${app.url}/documents/${token}`, {
    headers: { origin: 'https://evil.example.com', accept: 'text/html' },
  });
  expect([status, headers.get('content-type')]).toEqual([200, 'image/png']);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(headers.get('cache-control')).toContain('no-store');
  expect(headers.get('referrer-policy')).toBe('no-referrer');
  for (const name of ['set-cookie', 'access-control-allow-origin', 'etag', 'x-powered-by'])
    expect([name, headers.get(name)]).toEqual([name, null]);
  const near = [
    id,
    token.slice(0, -1),
    `${token}x`,
    token.toLowerCase(),
    '%00',
    `${token}%00`,
    '..%2f..%2fetc%2fpasswd',
    '%25',
    "'",
    '*',
  ];
  for (const other of near)
    expect([other, (await fetch(`${app.url}/documents/${other}`)).status]).toEqual([other, 404]);
  for (const method of ['POST', 'PUT', 'DELETE'])
    expect((await fetch(`${app.url}/documents/${token}`, { method })).status).toBe(404);
  for (const other of ['%00', 'x', '..%2f', 'e30.e30.', 'a.b.c'])
    expect([
      other,
      (await fetch(`${app.url}/uploads/${other}`, { method: 'PUT', body: 'x' })).status,
    ]).toEqual([other, 403]);
  for (const other of ['%00', 'x', 'A'.repeat(91), 'A'.repeat(5_000)])
    expect([other, (await fetch(`${app.url}/media/${other}`)).status]).toEqual([other, 404]);
});

it('nothing that a caller writes as an address is ever visited', async () => {
  const visited: string[] = [];
  const note = (target: unknown) => visited.push(JSON.stringify(target));
  const { connect } = net.Socket.prototype;
  const connects = vi.spyOn(net.Socket.prototype, 'connect').mockImplementation(function (
    this: net.Socket,
    ...args: unknown[]
  ) {
    const [first] = (Array.isArray(args[0]) ? args[0] : args) as [
      { host?: string; port?: number } | undefined,
    ];
    note([first?.host ?? first, first?.port]);
    return Reflect.apply(connect, this, args) as net.Socket;
  } as never);
  const lookups = vi.spyOn(dns, 'lookup');
  try {
    const at = (path: string) => `https://planted.example.com/${path}`;
    const { updateBusinessProfile } = await tenant.owner.run(UpdateBusinessProfileDocument, {
      input: { website: at('site'), privacyPolicyUrl: at('privacy'), termsUrl: at('terms') },
    });
    expect(updateBusinessProfile.userErrors).toEqual([]);
    const { sendMessage } = await tenant.owner.run(SendMessageDocument, {
      input: { phoneNumberId: tenant.ready.id, to: tenant.contact, body: 'Look.', mediaUrls: [at('a.png')] },
    });
    expect(sendMessage.userErrors).toEqual([]);
    await edit(tenant.owner, tenant.ids.Registration!, [{ key: 'businessWebsite', value: at('form') }]);
    for (const inside of [
      'http://127.0.0.1:9/',
      'https://169.254.169.254/latest',
      'https://localhost/',
      'file:///etc/passwd',
    ]) {
      await tenant.owner.run(UpdateBusinessProfileDocument, { input: { website: inside } });
      await tenant.owner.run(SendMessageDocument, {
        input: { phoneNumberId: tenant.ready.id, to: tenant.contact, body: 'Look.', mediaUrls: [inside] },
      });
    }
    await untilQuiet(app.database);
    // Connections kept alive are not made again: one of our own shows that those made are seen.
    await new Promise((resolve, reject) =>
      get(`${app.url}/healthz`, { agent: false }, (answer) => answer.resume().on('end', resolve)).on(
        'error',
        reject,
      ),
    );
    const own = new Set([app.url, app.simulator.url, app.database.url].map((url) => new URL(url).port));
    const elsewhere = visited.filter((one) => ![...own].some((port) => one.includes(port)));
    expect(visited.length).toBeGreaterThan(0);
    expect(elsewhere).toEqual([]);
    expect(
      lookups.mock.calls.map(([name]) => name).filter((name) => !/^(127\.0\.0\.1|localhost)$/.test(name)),
    ).toEqual([]);
  } finally {
    connects.mockRestore();
    lookups.mockRestore();
  }
});

it.each([
  ['127.0.0.1', false],
  ['10.1.2.3', false],
  ['172.31.0.1', false],
  ['192.168.1.1', false],
  ['169.254.169.254', false],
  ['100.64.0.1', false],
  ['0.0.0.0', false],
  ['255.255.255.255', false],
  ['::1', false],
  ['::', false],
  ['::ffff:127.0.0.1', false],
  ['::ffff:a9fe:a9fe', false],
  ['64:ff9b::7f00:1', false],
  ['2002:7f00:1::', false],
  ['fe80::1', false],
  ['fd00:ec2::254', false],
  ['ff02::1', false],
  ['localhost', false],
  ['', false],
  ['54.172.60.0', true],
  ['2606:4700::1111', true],
])('where Twilio points for a file, %s being public is %s', (address, expected) => {
  expect(isPublic(address)).toBe(expected);
});
