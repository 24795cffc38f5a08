import { SignJWT } from 'jose';
import sharp from 'sharp';
import { CreateDocumentDocument, type CreateDocumentInput } from '../../operations/generated';
import type { ApiClient } from '../../local/client';
import { plainPng } from '../../local/form-filler';
import { briefOf, confirm, must, submit } from '../../local/registration-steps';
import { KeyRing } from '../../src/lib/encryption';
import { startApp, type TestApp } from '../support/app';
import { given, type GivenOrganization, type GivenRegistration } from '../support/given';
import {
  cancel,
  edit,
  fieldOf,
  handIn,
  resubmit,
  untilState,
  verificationsOf,
} from '../support/registrations';
import { until } from '../support/wait';

const unknownId = '00000000-0000-4000-8000-000000000000';
const field = 'optInDocuments';
const deleteDocument = `mutation ($id: ID!) {
  deleteDocument(input: { documentId: $id }) { document { id state } userErrors { code field message } }
}`;
const readDocument = `query ($id: ID!) {
  node(id: $id) { ... on Document { id fileName contentType bytes state refusal } }
}`;
interface Deleted {
  deleteDocument: { document: { state: string } | null; userErrors: { code: string; message: string }[] };
}
interface Read {
  node: { contentType: string; bytes: number; state: string; refusal: string | null } | null;
}

describe('documents', () => {
  let app: TestApp;
  let of: GivenOrganization;
  let draft: GivenRegistration;

  beforeAll(async () => {
    app = await startApp();
    of = await given(app).organization();
    draft = await given(app).registration(of, 'FILLED');
  });
  afterAll(() => app?.stop());

  const create = async (wish: Partial<CreateDocumentInput> = {}, api: ApiClient = of.assistant) => {
    const input: CreateDocumentInput = {
      registrationId: draft.id,
      fieldKey: field,
      fileName: 'sign-up form.png',
      contentType: 'image/png',
      bytes: 1_000,
      ...wish,
    };
    return (await api.run(CreateDocumentDocument, { input })).createDocument;
  };
  const put = (url: string, body: Buffer | string, type = 'image/png') =>
    fetch(url, { method: 'PUT', headers: { 'content-type': type }, body: new Uint8Array(Buffer.from(body)) });
  const uploaded = async (bytes: Buffer = plainPng(64, 48), wish: Partial<CreateDocumentInput> = {}) => {
    const { document, upload } = await create(wish);
    const answer = await put(upload!.url, bytes);
    expect(answer.status).toBe(200);
    return must(document, 'no document').id;
  };
  const read = async (id: string, api: ApiClient = of.owner) =>
    (await api.run<Read, { id: string }>(readDocument, { id })).node;
  const remove = async (id: string, api: ApiClient = of.owner) =>
    (await api.run<Deleted, { id: string }>(deleteDocument, { id })).deleteDocument;
  const addressOf = async (id: string) => {
    const [row] = await app.database.query<{ public_token: string }>(
      'SELECT public_token FROM documents WHERE id = $1',
      [id],
    );
    return `${app.url}/documents/${row!.public_token}`;
  };
  const statusAt = async (address: string) => (await fetch(address)).status;
  const photo = (format: 'jpeg' | 'png' | 'webp') =>
    sharp({ create: { width: 80, height: 40, channels: 3, background: '#987' } })
      .withExif({
        IFD0: { Make: 'PlantedCamera', Artist: 'Planted Name' },
        IFD3: {
          GPSLatitudeRef: 'N',
          GPSLatitude: '45/1 31/1 0/1',
          GPSLongitudeRef: 'W',
          GPSLongitude: '122/1 40/1 0/1',
        },
      })
      .withMetadata({ orientation: 6 })
      [format]()
      .toBuffer();

  /** A registration of its own, with the picture in its field, confirmed. */
  const confirmedWithPicture = async () => {
    const registration = await given(app).registration(of, 'FILLED');
    const id = await uploaded(await photo('jpeg'), { registrationId: registration.id });
    const { userErrors } = await edit(of.assistant, registration.id, [{ key: field, value: [id] }]);
    expect(userErrors).toEqual([]);
    return { registration, id, digest: await confirm(of.owner, registration.id) };
  };

  it.each(['jpeg', 'png', 'webp'] as const)(
    'stores a %s upright and without what the camera wrote into it',
    async (format) => {
      const original = await photo(format);
      expect((await sharp(original).metadata()).exif?.toString('latin1')).toContain('PlantedCamera');
      const id = await uploaded(original, { contentType: `image/${format}` });
      const stored = await read(id);
      expect(stored).toMatchObject({ state: 'READY', refusal: null });
      await app.database.query('UPDATE documents SET published_at = now() WHERE id = $1', [id]);
      const answer = await fetch(await addressOf(id));
      expect(answer.headers.get('content-type')).toBe(stored!.contentType);
      expect(answer.headers.get('x-robots-tag')).toBe('noindex');
      const shown = Buffer.from(await answer.arrayBuffer());
      expect(shown.length).toBe(stored!.bytes);
      expect(shown.toString('latin1')).not.toContain('Planted');
      const { exif, xmp, iptc, width, height, orientation } = await sharp(shown).metadata();
      expect([exif, xmp, iptc]).toEqual([undefined, undefined, undefined]);
      expect({ width, height, orientation: orientation ?? 1 }).toEqual({
        width: 40,
        height: 80,
        orientation: 1,
      });
    },
  );

  it('decides by the bytes what a file is', async () => {
    const { document, upload } = await create({ fileName: 'form.png' });
    const answer = await put(upload!.url, 'This is a text, whatever its name says.');
    expect(answer.status).toBe(422);
    expect(await read(document!.id)).toMatchObject({
      state: 'REFUSED',
      refusal: expect.stringMatching(/JPEG, PNG/),
    });
    const refused = await edit(of.owner, draft.id, [{ key: field, value: [document!.id] }]);
    expect(refused.userErrors).toMatchObject([{ code: 'INVALID', field: ['input', 'fields', '0', 'value'] }]);
    for (const broken of [
      plainPng(64, 48).subarray(0, 60),
      Buffer.alloc(0),
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
    ]) {
      const { upload: next } = await create();
      expect((await put(next!.url, broken)).status).toBe(422);
    }
  });

  it('takes no file above 10 MB', async () => {
    expect((await create({ bytes: 10 * 1024 * 1024 + 1 })).userErrors).toMatchObject([
      { code: 'INVALID', field: ['input', 'bytes'] },
    ]);
    const { document, upload } = await create();
    const answer = await put(upload!.url, Buffer.alloc(10 * 1024 * 1024 + 1));
    expect(answer.status).toBe(413);
    expect(await read(document!.id)).toMatchObject({ state: 'AWAITING_UPLOAD' });
  });

  it('takes uploads only at an address that was given, in time, and once', async () => {
    const { document, upload } = await create();
    const key = new KeyRing(app.env.ENCRYPTION_KEYS!).derive('document-upload');
    const sign = (audience: string, expires: string) =>
      new SignJWT({ org: of.id })
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(document!.id)
        .setAudience(audience)
        .setExpirationTime(expires)
        .sign(key);
    const expired = await sign('document-upload', '-1 minute');
    const otherUse = await sign('something-else', '10 minutes');
    for (const token of ['garbage', 'a.b.c', expired, otherUse, upload!.url.split('/').at(-1)!.slice(0, -4)])
      expect((await put(`${app.url}/uploads/${token}`, plainPng(8, 8))).status).toBe(403);
    expect(await read(document!.id)).toMatchObject({ state: 'AWAITING_UPLOAD' });
    const race = await Promise.all([put(upload!.url, plainPng(8, 8)), put(upload!.url, plainPng(9, 9))]);
    expect(race.map((one) => one.status).sort()).toEqual([200, 409]);
    expect((await put(upload!.url, plainPng(10, 10))).status).toBe(409);
    const side = race[0]!.status === 200 ? 8 : 9;
    await app.database.query('UPDATE documents SET published_at = now() WHERE id = $1', [document!.id]);
    const shown = await (await fetch(await addressOf(document!.id))).arrayBuffer();
    expect((await sharp(Buffer.from(shown)).metadata()).width).toBe(side);
  });

  it('names what is wrong with the call', async () => {
    const wrong: [Partial<CreateDocumentInput>, string, string][] = [
      [{ registrationId: unknownId }, 'NOT_FOUND', 'registrationId'],
      [{ registrationId: 'no-id' }, 'NOT_FOUND', 'registrationId'],
      [{ fieldKey: 'businessName' }, 'INVALID', 'fieldKey'],
      [{ fieldKey: 'favouriteColour' }, 'INVALID', 'fieldKey'],
      [{ contentType: 'text/html' }, 'INVALID', 'contentType'],
      [{ bytes: 0 }, 'INVALID', 'bytes'],
      [{ fileName: ' ' }, 'INVALID', 'fileName'],
      [{ fileName: 'x'.repeat(256) }, 'INVALID', 'fileName'],
    ];
    for (const [wish, code, name] of wrong) {
      const { document, upload, userErrors } = await create(wish);
      expect([document, upload]).toEqual([null, null]);
      expect([wish, userErrors.map((one) => [one.field, one.code])]).toEqual([
        wish,
        [[['input', name], code]],
      ]);
    }
    const first = await create({ idempotencyKey: 'picture-1' });
    expect((await create({ idempotencyKey: 'picture-1' })).document!.id).toBe(first.document!.id);
    expect((await create({ idempotencyKey: 'picture-1', bytes: 2 })).userErrors).toMatchObject([
      { code: 'CONFLICT' },
    ]);
    const { document, userErrors } = await create({}, of.member);
    expect([document, userErrors[0]!.code]).toEqual([null, 'NOT_ALLOWED']);
  });

  it('belong to one field of one registration of one organization', async () => {
    const stranger = await given(app).organization({ name: 'Another Shop', profile: null });
    const theirs = await given(app).registration(stranger, 'DRAFT');
    const id = await uploaded();
    const papers = await uploaded(plainPng(8, 8), { fieldKey: 'businessDocuments' });
    const waiting = must((await create()).document, 'no document').id;
    const another = await given(app).registration(of, 'DRAFT');
    const tries: [ApiClient, string, string][] = [
      [stranger.owner, theirs.id, id],
      [of.owner, another.id, id],
      [of.owner, draft.id, papers],
      [of.owner, draft.id, waiting],
      [of.owner, draft.id, unknownId],
      [of.owner, draft.id, '../../etc/passwd'],
    ];
    for (const [api, registrationId, value] of tries) {
      const { userErrors } = await edit(api, registrationId, [{ key: field, value: [value] }]);
      expect(userErrors).toMatchObject([{ code: 'INVALID', field: ['input', 'fields', '0', 'value'] }]);
    }
    expect(await read(id, stranger.owner)).toBeNull();
    const [foreign, unknown] = [await remove(id, stranger.owner), await remove(unknownId, stranger.owner)];
    expect(foreign).toEqual(unknown);
    expect(foreign.userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect(await create({ registrationId: draft.id }, stranger.owner)).toEqual(
      await create({ registrationId: unknownId }, stranger.owner),
    );
    expect(await read(id)).toMatchObject({ state: 'READY' });
    expect((await edit(of.owner, draft.id, [{ key: field, value: [id] }])).userErrors).toEqual([]);
    await edit(of.owner, draft.id, [{ key: field, value: null }]);
  });

  it('are open to the reviewer from the submission until a week after the approval', async () => {
    const { registration, id, digest } = await confirmedWithPicture();
    const address = await addressOf(id);
    expect(await statusAt(address)).toBe(404);
    const sid = await submit(of.assistant, registration.id, digest);
    expect(await statusAt(address)).toBe(200);
    const [held] = await verificationsOf(app, registration);
    expect(held!.opt_in_image_urls).toContain(address);
    expect(await statusAt(`${app.url}/documents/${id}`)).toBe(404);
    await app.simulator.decide(sid, 'approve');
    await untilState(of.owner, registration.id, 'APPROVED');
    await app.simulator.advance('P6D');
    expect(await statusAt(address)).toBe(200);
    await app.simulator.advance('P1DT1H');
    await until(async () => (await statusAt(address)) === 404, { what: 'a closed address' });
    expect(await read(id)).toMatchObject({ state: 'READY' });
  });

  it('stay open while an approval that was withdrawn is asked for again', async () => {
    const { registration, id, digest } = await confirmedWithPicture();
    const sid = await submit(of.assistant, registration.id, digest);
    await app.simulator.decide(sid, 'approve');
    await untilState(of.owner, registration.id, 'APPROVED');
    await app.simulator.decide(sid, 'suspend', { codes: [30452], editAllowed: true });
    await untilState(of.owner, registration.id, 'ACTION_NEEDED');
    await resubmit(of, registration.id);
    await app.simulator.advance('P8D');
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(await statusAt(await addressOf(id))).toBe(200);
  });

  it('are closed at once when they are deleted, also during a review', async () => {
    const { registration, id, digest } = await confirmedWithPicture();
    await submit(of.assistant, registration.id, digest);
    const address = await addressOf(id);
    expect(await statusAt(address)).toBe(200);
    for (const answer of [await remove(id), await remove(id)])
      expect(answer).toMatchObject({ document: { state: 'DELETED' }, userErrors: [] });
    expect(await statusAt(address)).toBe(404);
    expect((await briefOf(of.owner, registration.id)).state).toBe('IN_PROGRESS');
  });

  it('are closed when the registration is given up', async () => {
    const { registration, id, digest } = await confirmedWithPicture();
    const sid = await submit(of.assistant, registration.id, digest);
    await app.simulator.decide(sid, 'reject', { codes: [30452] });
    await untilState(of.owner, registration.id, 'ACTION_NEEDED');
    const address = await addressOf(id);
    expect(await statusAt(address)).toBe(200);
    expect((await cancel(of.owner, registration.id)).userErrors).toEqual([]);
    await until(async () => (await statusAt(address)) === 404, { what: 'a closed address' });
  });

  it('deleted after the yes keep the registration from being handed in', async () => {
    const { registration, id, digest } = await confirmedWithPicture();
    await remove(id);
    const answer = await handIn(of.assistant, registration.id, digest);
    expect(answer).toMatchObject({
      registration: null,
      userErrors: [{ code: 'INVALID', field: ['form', field] }],
    });
    expect(await verificationsOf(app, registration)).toEqual([]);
    expect((await fieldOf(of.owner, registration.id, field)).errors).toHaveLength(1);
    await edit(of.owner, registration.id, [{ key: field, value: null }]);
    expect((await briefOf(of.owner, registration.id)).state).toBe('DRAFT');
  });

  it('cannot be added while the reviewer looks', async () => {
    const registration = await given(app).registration(of, 'SUBMITTED');
    const { document, userErrors } = await create({ registrationId: registration.id });
    expect([document, userErrors[0]!.code]).toEqual([null, 'NOT_ALLOWED']);
  });
});
