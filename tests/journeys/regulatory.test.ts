import {
  CancelRegistrationDocument,
  CreateAddressDocument,
  CreateDocumentDocument,
  DeleteAddressDocument,
  RegistrationChangedDocument,
  RenewRegistrationDocument,
  SearchPhoneNumbersDocument,
  StartRegistrationDocument,
  UpdateAddressDocument,
  type BundleEndUser,
  type CreateAddressInput,
  type PhoneNumberKind,
} from '../../operations/generated';
import { plainPng } from '../../local/form-filler';
import { accepted, briefOf, confirm, fieldsOf, must, submit } from '../../local/registration-steps';
import type { ApiClient } from '../../local/client';
import { startApp, type TestApp } from '../support/app';
import { given, type GivenOrganization } from '../support/given';
import { encryptedPdf, plainPdf } from '../support/pdfs';
import { isQuiet } from '../support/passing-time';
import { cancel, edit, fieldOf, handIn, revise, sayYes, untilState } from '../support/registrations';
import { twilioCalls } from '../support/twilio-calls';
import { until } from '../support/wait';

const purchase = /* GraphQL */ `
  mutation ($input: PurchasePhoneNumberInput!) {
    purchasePhoneNumber(input: $input) {
      phoneNumber {
        id
        e164
        lifecycle
        address {
          id
        }
      }
      requirement {
        bundleRequired
        bundleRegistrations {
          id
          country
          numberKind
          endUser
        }
        addresses {
          id
        }
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`;

interface Purchased {
  purchasePhoneNumber: {
    phoneNumber: { id: string; lifecycle: string; address: { id: string } | null } | null;
    requirement: {
      bundleRequired: boolean;
      bundleRegistrations: { id: string; country: string; numberKind: string; endUser: string }[];
      addresses: { id: string }[];
    } | null;
    userErrors: { code: string; field: string[] | null; message: string }[];
  };
}

interface Life {
  state: string;
  validUntil: string | null;
  renewsId: string | null;
  renewedById: string | null;
  nextStep: { actor: string; headline: string; deadline: string | null };
  actions: { action: string; allowed: boolean; reason: string | null }[];
  timeline: { summary: string }[];
}

/** From nothing to a number abroad, as its country's regulator asks for it. */
describe('a registration for numbers abroad', () => {
  let app: TestApp;
  let shop: GivenOrganization;
  let stranger: GivenOrganization;
  let berlin: string;
  let munich: string;
  let german: string;
  let australian: string;
  let renewal: string;

  beforeAll(async () => {
    app = await startApp();
    [shop, stranger] = await Promise.all([
      given(app).organization(),
      given(app).organization({ name: 'Another Shop', profile: null }),
    ]);
    berlin = await address({ street: 'Torstrasse 1', city: 'Berlin', region: 'Berlin', postalCode: '10119' });
    munich = await address({
      street: 'Marienplatz 1',
      city: 'Munich',
      region: 'Bavaria',
      postalCode: '80331',
    });
  });

  afterAll(() => app.stop());

  async function address(
    lines: Pick<CreateAddressInput, 'street' | 'city' | 'region' | 'postalCode'>,
    country = 'DE',
    of = shop,
  ): Promise<string> {
    const { createAddress } = await of.owner.run(CreateAddressDocument, {
      input: { customerName: 'Juniper Street Bakery', country, ...lines },
    });
    accepted('the address', createAddress.userErrors);
    return must(createAddress.address, 'no address').id;
  }

  async function start(country: string, numberKind: PhoneNumberKind, endUser: BundleEndUser, of = shop) {
    const { startRegistration } = await of.assistant.run(StartRegistrationDocument, {
      input: { kind: 'REGULATORY_BUNDLE', country, numberKind, endUser },
    });
    return startRegistration;
  }

  async function someNumber(country: string, kind: PhoneNumberKind): Promise<string> {
    const { searchPhoneNumbers } = await shop.owner.run(SearchPhoneNumbersDocument, {
      input: { country, kind, limit: 1 },
    });
    return must(searchPhoneNumbers.numbers[0], 'no number').e164;
  }

  async function buy(input: Record<string, unknown>, api: ApiClient = shop.owner) {
    return (await api.run<Purchased, { input: unknown }>(purchase, { input })).purchasePhoneNumber;
  }

  async function upload(id: string, fieldKey: string, file: Buffer, contentType: string) {
    const { createDocument } = await shop.assistant.run(CreateDocumentDocument, {
      input: { registrationId: id, fieldKey, fileName: 'paper', contentType, bytes: file.length },
    });
    accepted('the document', createDocument.userErrors);
    const { url, method, headers } = createDocument.upload!;
    const answer = await fetch(url, {
      method,
      headers: Object.fromEntries(headers.map(({ name, value }) => [name, value])),
      body: new Uint8Array(file),
    });
    return { id: createDocument.document!.id, status: answer.status };
  }

  const bundles = async () => (await app.simulator.resources()).regulatoryBundles as { sid: string }[];
  const sold = async (e164: string) =>
    (await app.simulator.resources()).incomingPhoneNumbers!.filter((one) => one.phone_number === e164);
  const codes = (errors: { code: string; field: string[] | null }[]) =>
    errors.map(({ code, field }) => `${code} ${field?.join('.')}`);

  it('is asked for where it is missing, and begun with what the country asks', async () => {
    const e164 = await someNumber('DE', 'LOCAL');
    const refused = await buy({ e164, addressId: berlin });
    expect(codes(refused.userErrors)).toEqual(['BUNDLE_REQUIRED input.bundleRegistrationId']);
    expect(refused.requirement).toMatchObject({ bundleRequired: true, bundleRegistrations: [] });

    const started = await start('DE', 'LOCAL', 'BUSINESS');
    accepted('the start', started.userErrors);
    german = started.registration!.id;
    expect(await start('DE', 'LOCAL', 'BUSINESS')).toMatchObject({
      resumed: true,
      registration: { id: german },
    });
    const fields = await fieldsOf(shop.assistant, german);
    expect(fields.map(({ key, input }) => `${key} ${input}`)).toEqual([
      'end_user.business_name TEXT',
      'business_name_info:kind SELECT',
      'proof_of_address:address ADDRESS',
    ]);
    expect(fields[0]).toMatchObject({ isSet: true, source: 'ORGANIZATION_PROFILE' });
    expect(fields[2]!.options.map(({ value }) => value).sort()).toEqual([berlin, munich].sort());
    const refusedStarts = await Promise.all([
      start('US', 'LOCAL', 'BUSINESS'),
      start('DE', 'LOCAL', 'BUSINESS', stranger),
    ]);
    expect(codes(refusedStarts[0]!.userErrors)).toEqual(['INVALID input.numberKind']);
    expect(refusedStarts[1]!.registration!.id).not.toBe(german);
  });

  it('takes one of several documents, and only files that a reviewer can look at', async () => {
    await edit(shop.assistant, german, [{ key: 'business_name_info:kind', value: 'trade_license' }]);
    const keys = (await fieldsOf(shop.assistant, german)).map(({ key }) => key);
    expect(keys).toEqual(expect.arrayContaining(['business_name_info.document_number']));
    const file = 'business_name_info:file';
    const refused = await Promise.all([
      upload(german, file, encryptedPdf(), 'application/pdf'),
      upload(german, file, Buffer.from('%PDF-1.7 nothing of the kind'), 'application/pdf'),
      upload(german, file, plainPng(20, 20), 'application/pdf'),
      upload(german, file, await plainPdf(), 'image/png'),
    ]);
    expect(refused.map(({ status }) => status)).toEqual([422, 422, 422, 422]);
    const paper = await upload(german, file, await plainPdf(), 'application/pdf');
    const theirs = await address(
      { street: 'Torstrasse 2', city: 'Berlin', region: 'Berlin', postalCode: '10119' },
      'DE',
      stranger,
    );
    const { userErrors } = await edit(shop.assistant, german, [
      { key: 'business_name_info.document_number', value: 'HR 1?' },
      { key: file, value: paper.id },
      { key: 'proof_of_address:address', value: theirs },
    ]);
    expect(userErrors).toMatchObject([{ message: expect.stringContaining('there is no such address') }]);
    expect(
      (await edit(shop.assistant, german, [{ key: file, value: refused[0]!.id }])).userErrors,
    ).toMatchObject([{ message: expect.stringContaining('password') }]);
    await edit(shop.assistant, german, [{ key: 'proof_of_address:address', value: berlin }]);
    const early = await sayYes(shop.owner, german);
    expect(codes(early.userErrors)).toEqual(['INVALID form.business_name_info.document_number']);
    await edit(shop.assistant, german, [{ key: 'business_name_info.document_number', value: 'HR-12345' }]);
  });

  const change = async (input: { addressId: string; street?: string; friendlyName?: string }) =>
    (await shop.owner.run(UpdateAddressDocument, { input })).updateAddress.userErrors;
  const deletion = async (addressId: string) =>
    (await shop.owner.run(DeleteAddressDocument, { input: { addressId } })).deleteAddress.userErrors;

  it('is confirmed with what its address says: when that changes, a person looks once more', async () => {
    const digest = await confirm(shop.owner, german);
    expect(await change({ addressId: berlin, friendlyName: 'Shop in Berlin' })).toEqual([]);
    expect((await briefOf(shop.owner, german)).state).toBe('CONFIRMED');
    expect(await change({ addressId: berlin, street: 'Torstrasse 1a' })).toEqual([]);
    const { state, digest: now } = await briefOf(shop.owner, german);
    expect([state, now === digest]).toEqual(['DRAFT', false]);
    const early = [
      await handIn(shop.assistant, german, digest),
      await sayYes(shop.owner, german, { digest }),
    ];
    expect(early.map(({ userErrors }) => userErrors[0]!.code)).toEqual(Array(2).fill('STALE_CONFIRMATION'));
  });

  it('is sent back with what was refused, corrected in the same bundle, and approved', async () => {
    const sid = await submit(shop.assistant, german, await confirm(shop.owner, german));
    expect(await bundles()).toMatchObject([{ sid, status: expect.stringMatching(/review/) }]);
    const uploads = (await app.simulator.requests()).filter((one) => one.host.startsWith('numbers-upload'));
    expect(uploads).toMatchObject([{ status: 201 }]);

    const reviewed = [await change({ addressId: berlin, street: 'Torstrasse 4' }), await deletion(berlin)];
    for (const userErrors of reviewed)
      expect(userErrors).toMatchObject([
        { code: 'CONFLICT', message: expect.stringContaining('under review') },
      ]);
    // What a callback claims is looked up.
    const looks = async () =>
      (await app.simulator.requests()).filter(
        (one) => one.method === 'GET' && one.path.endsWith(`/Bundles/${sid}`),
      ).length;
    const before = await looks();
    const { form } = await twilioCalls(app, shop.id);
    await form('compliance', { BundleSid: sid, Status: 'twilio-approved' });
    await until(async () => (await looks()) > before && (await isQuiet(app)));
    expect((await briefOf(shop.owner, german)).state).toBe('IN_PROGRESS');
    await app.simulator.decide(sid, 'reject', { codes: [18002] });
    const { rejections } = await untilState(shop.owner, german, 'ACTION_NEEDED');
    expect(rejections).toMatchObject([
      { code: 18002, fix: 'SEND_DOCUMENT', fieldKeys: ['business_name_info:file'] },
    ]);
    accepted('the revision', (await revise(shop.assistant, german)).userErrors);
    expect((await fieldOf(shop.owner, german, 'business_name_info:file')).rejectionReason).toContain('read');
    await edit(shop.assistant, german, [
      { key: 'business_name_info:kind', value: 'commercial_registrar_excerpt' },
    ]);
    const scan = await upload(german, 'business_name_info:file', plainPng(40, 40), 'image/png');
    await edit(shop.assistant, german, [{ key: 'business_name_info:file', value: scan.id }]);
    expect(await submit(shop.assistant, german, await confirm(shop.owner, german))).toBe(sid);
    expect((await app.simulator.resources()).regulatoryItems).toHaveLength(3);

    const end = new Date((await app.simulator.now()).getTime() + 40 * 86_400_000);
    await app.simulator.decide(sid, 'approve', { validUntil: end.toISOString() });
    await untilState(shop.owner, german, 'APPROVED');
  });

  it('buys a number with the address it names, and with no other one', async () => {
    const e164 = await someNumber('DE', 'LOCAL');
    expect(await deletion(berlin)).toMatchObject([
      { code: 'CONFLICT', message: expect.stringContaining('approved registration') },
    ]);
    const known = await buy({ e164, addressId: berlin });
    expect(known.requirement!.bundleRegistrations).toEqual([
      { id: german, country: 'DE', numberKind: 'LOCAL', endUser: 'BUSINESS' },
    ]);
    const other = await buy({ e164, addressId: munich, bundleRegistrationId: german });
    expect(codes(other.userErrors)).toEqual(['ADDRESS_REQUIRED input.addressId']);
    expect(other.userErrors[0]!.message).toContain('the very address that the registration names');
    expect(await sold(e164)).toEqual([]);

    const mobile = await buy({ e164: await someNumber('DE', 'MOBILE'), bundleRegistrationId: german });
    expect(codes(mobile.userErrors)).toEqual(['BUNDLE_REQUIRED input.bundleRegistrationId']);
    expect(mobile.userErrors[0]!.message).toContain('is for local numbers of Germany');

    const { phoneNumber, userErrors } = await buy({ e164, bundleRegistrationId: german });
    expect(userErrors).toEqual([]);
    expect(phoneNumber).toMatchObject({ lifecycle: 'ACTIVE', address: { id: berlin } });
    expect(await sold(e164)).toMatchObject([
      { bundle_sid: (await bundles())[0]!.sid, address_sid: expect.stringMatching(/^AD/) },
    ]);
    expect(await change({ addressId: berlin, street: 'Torstrasse 3' })).toMatchObject([{ code: 'CONFLICT' }]);
    expect(await deletion(berlin)).toMatchObject([
      { code: 'CONFLICT', message: expect.stringContaining(e164) },
    ]);
  });

  it('is of one organization alone', async () => {
    const e164 = await someNumber('DE', 'LOCAL');
    const answers = await Promise.all(
      [german, 'e7a3ad9c-4d6e-4d7f-8f61-0e1f2b3c4d5e', 'nothing'].map((bundleRegistrationId) =>
        buy({ e164, bundleRegistrationId }, stranger.owner),
      ),
    );
    const [first] = answers;
    expect(codes(first!.userErrors)).toEqual(['NOT_FOUND input.bundleRegistrationId']);
    for (const answer of answers) expect(answer).toEqual(first);
    const listed = await buy({ e164 }, stranger.owner);
    expect(listed.requirement!.bundleRegistrations).toEqual([]);
  });

  it('survives lost answers, and a failing evaluation says which field to correct', async () => {
    const sydney = await address(
      { street: '1 George Street', city: 'Sydney', region: 'NSW', postalCode: '2000' },
      'AU',
    );
    const started = await start('AU', 'MOBILE', 'BUSINESS');
    accepted('the start', started.userErrors);
    const id = started.registration!.id;
    australian = id;
    const number = 'end_user.business_registration_number';
    await edit(shop.assistant, id, [{ key: 'business_registration_info:kind', value: 'tax_document' }]);
    const paper = await upload(id, 'business_registration_info:file', await plainPdf(), 'application/pdf');
    await edit(shop.assistant, id, [
      { key: 'business_registration_info:file', value: paper.id },
      { key: 'proof_of_address:address', value: sydney },
      { key: number, value: '123' },
    ]);
    expect(codes((await sayYes(shop.owner, id)).userErrors)).toEqual([`INVALID form.${number}`]);
    await edit(shop.assistant, id, [{ key: number, value: '12345678901' }]);
    expect((await fieldOf(shop.owner, id, number)).value).toBe('•••••8901');

    for (const call of ['EndUsers', 'SupportingDocuments', 'Bundles', 'Bundles/*/ItemAssignments'])
      await app.simulator.fault(`POST /v2/RegulatoryCompliance/${call}`, 'drop-after');
    const digest = await confirm(shop.owner, id);
    accepted('the submission', (await handIn(shop.assistant, id, digest)).userErrors);
    await until(
      async () => {
        const { state } = await briefOf(shop.owner, id);
        if (state === 'IN_PROGRESS') await app.simulator.advance('PT31S');
        return state === 'ACTION_NEEDED';
      },
      { what: 'a failing evaluation', within: 60_000, every: 300 },
    );
    const made = await app.simulator.resources();
    expect(made.regulatoryBundles).toHaveLength(2);
    expect(made.regulatoryEndUsers).toHaveLength(2);
    expect(made.regulatoryItems).toHaveLength(6);
    expect((await briefOf(shop.owner, id)).rejections).toMatchObject([
      { code: 22215, fix: 'EDIT_FIELDS', fieldKeys: [number] },
    ]);

    accepted('the revision', (await revise(shop.assistant, id)).userErrors);
    await edit(shop.assistant, id, [{ key: number, value: '51824753556' }]);
    const sid = await submit(shop.assistant, id, await confirm(shop.owner, id));
    await app.simulator.decide(sid, 'approve');
    await untilState(shop.owner, id, 'APPROVED');
    const bought = await buy({ e164: await someNumber('AU', 'MOBILE'), bundleRegistrationId: id });
    expect(bought.userErrors).toEqual([]);
    expect(bought.phoneNumber).toMatchObject({ lifecycle: 'ACTIVE', address: { id: sydney } });
    expect((await app.simulator.resources()).violations).toEqual([]);
  });

  it('is not always enough for Twilio, whose own refusals are explained with what would do', async () => {
    const { registration } = await start('DE', 'LOCAL', 'INDIVIDUAL');
    const id = registration!.id;
    await edit(shop.assistant, id, [{ key: 'proof_of_identity:kind', value: 'passport' }]);
    const passport = await upload(id, 'proof_of_identity:file', await plainPdf(), 'application/pdf');
    await edit(shop.assistant, id, [
      { key: 'end_user.first_name', value: 'Ann' },
      { key: 'end_user.last_name', value: 'Baker' },
      { key: 'end_user.birth_date', value: '1980-02-01' },
      { key: 'proof_of_identity.document_number', value: 'C01X00T47' },
      { key: 'proof_of_identity:file', value: passport.id },
      { key: 'proof_of_address:address', value: munich },
    ]);
    const sid = await submit(shop.assistant, id, await confirm(shop.owner, id));
    await app.simulator.decide(sid, 'approve');
    await untilState(shop.owner, id, 'APPROVED');
    const e164 = await someNumber('DE', 'LOCAL');
    const refused = async (input: Record<string, unknown>, code: string, words: string) => {
      const { phoneNumber, requirement, userErrors } = await buy({ e164, ...input });
      expect([phoneNumber, codes(userErrors)]).toEqual([null, [code]]);
      expect(userErrors[0]!.message).toContain(words);
      expect(await sold(e164)).toEqual([]);
      return requirement;
    };
    const address = 'ADDRESS_REQUIRED input.addressId';
    const bundle = 'BUNDLE_REQUIRED input.bundleRegistrationId';
    // 21651: another address than the one that was approved.
    const fitting = await refused(
      { bundleRegistrationId: id, addressId: berlin },
      address,
      'the very address',
    );
    expect(fitting!.bundleRegistrations.map((one) => one.id)).toEqual([id, german]);
    // 21650: the passport has run out since.
    const [paper] = (await app.simulator.resources()).regulatoryDocuments!.filter(
      ({ type }) => type === 'passport',
    );
    await app.simulator.decide(String(paper!.sid), 'expire');
    await refused({ bundleRegistrationId: id }, bundle, 'identity document');
    // 21649: the approval has ended, and its news is lost.
    await app.simulator.callbacks({ drop: 1 });
    await app.simulator.decide(sid, 'expire');
    await refused({ bundleRegistrationId: id }, bundle, 'approved registration');
    await app.simulator.callbacks({});
  });

  it('takes the answers along to another kind of number', async () => {
    const { registration } = await start('AU', 'LOCAL', 'BUSINESS');
    const fields = await fieldsOf(shop.assistant, registration!.id);
    expect(fields.find(({ key }) => key === 'end_user.business_registration_number')).toMatchObject({
      isSet: true,
      source: 'PREVIOUS_VERSION',
    });
    const file = 'business_registration_info:file';
    expect(fields.find(({ key }) => key === file)).toMatchObject({ isSet: false });
    await upload(registration!.id, file, await plainPdf(), 'application/pdf');
    accepted('giving it up', (await cancel(shop.owner, registration!.id)).userErrors);
    const papers = () =>
      app.database.query('SELECT state FROM documents WHERE registration_id = $1', [registration!.id]);
    await until(async () => (await papers())[0]!.state === 'DELETED', {
      what: 'papers that go with what is given up',
    });
  });

  it('has its papers deleted a week after the decision, and its end told beforehand', async () => {
    await app.simulator.advance('P8D');
    const files = () =>
      app.database.query('SELECT DISTINCT state FROM documents WHERE registration_id = $1', [german]);
    await until(async () => (await files()).every((one) => one.state === 'DELETED'), {
      what: 'deleted papers',
    });
    await app.simulator.advance('P3D');
    const reminders = () =>
      app.database.query(
        `SELECT body FROM notifications WHERE registration_id = $1 AND kind = 'REGISTRATION_DEADLINE'`,
        [german],
      );
    const [reminder] = await until(async () => {
      const found = await reminders();
      return found.length === 1 && found;
    });
    expect(reminder!.body).toContain('Renew it before');
  });

  const life = async (id: string) =>
    (
      await shop.owner.run<{ registration: Life }, { id: string }>(
        `query ($id: ID!) { registration(id: $id) {
           state validUntil renewsId renewedById nextStep { actor headline deadline }
           actions { action allowed reason } timeline { summary } } }`,
        { id },
      )
    ).registration;

  async function renew(registrationId: string, api = shop.assistant) {
    return (await api.run(RenewRegistrationDocument, { input: { registrationId } })).renewRegistration;
  }

  it('is renewed before it ends: what was approved is filled in, and only what ends is asked for', async () => {
    const before = await life(german);
    expect(before).toMatchObject({
      state: 'APPROVED',
      validUntil: expect.any(String),
      renewedById: null,
      nextStep: { actor: 'YOU', headline: 'Renew the approval before it ends', deadline: before.validUntil },
    });
    const refused = await Promise.all([
      renew(german, stranger.assistant),
      renew('nothing'),
      renew(australian),
      renew(german, shop.member),
    ]);
    expect(
      refused.map(({ userErrors }) => userErrors.map(({ code, message }) => `${code} ${message}`)),
    ).toEqual([
      ['NOT_FOUND There is no registration with this id.'],
      ['NOT_FOUND There is no registration with this id.'],
      ['NOT_ALLOWED No end is set to this approval, so there is nothing to renew.'],
      [expect.stringContaining('NOT_ALLOWED')],
    ]);
    const watch = shop.owner.watch(RegistrationChangedDocument, { registrationId: german });
    let seen = 0;
    const asks = async (intent: string | undefined) => {
      const { registrationChanged } = await watch.next(
        ({ registrationChanged: { revision, nextStep } }) =>
          revision > seen && nextStep.callToAction?.intent === intent,
      );
      seen = registrationChanged.revision;
    };
    await asks('RESUME_REGISTRATION');
    // Whoever watches the approval is told that it is being renewed, and that it is not any more.
    const given = (await renew(german)).registration!.id;
    await asks(undefined);
    await shop.owner.run(CancelRegistrationDocument, { input: { registrationId: given } });
    await asks('RESUME_REGISTRATION');
    const begun = await renew(german);
    accepted('the renewal', begun.userErrors);
    renewal = begun.registration!.id;
    await asks(undefined);
    watch.stop();
    expect(begun.resumed).toBe(false);
    expect(await renew(german)).toMatchObject({ resumed: true, registration: { id: renewal } });
    // Another one may be begun beside it.
    expect((await start('DE', 'LOCAL', 'BUSINESS')).registration!.id).not.toBe(renewal);
    expect(await life(german)).toMatchObject({
      state: 'APPROVED',
      renewedById: renewal,
      nextStep: { actor: 'NOBODY' },
    });
    expect(await life(renewal)).toMatchObject({ state: 'DRAFT', renewsId: german, renewedById: null });
    const fields = await fieldsOf(shop.assistant, renewal);
    expect(fields[2]!.options).toMatchObject([{ label: 'Keep “paper”' }]);
    expect(fields.map(({ key, isSet, locked }) => [key, isSet, locked])).toEqual([
      ['end_user.business_name', true, false],
      ['business_name_info:kind', true, false],
      ['business_name_info:file', false, false],
      ['proof_of_address:address', true, true],
    ]);
    const { userErrors } = await edit(shop.assistant, renewal, [
      { key: 'proof_of_address:address', value: munich },
    ]);
    expect(codes(userErrors)).toEqual(['NOT_ALLOWED input.fields.0.key']);
  });

  it('takes its place once it is approved, whatever answers are lost, and numbers stay as they are', async () => {
    const [original] = await bundles();
    const numbers = async () =>
      (await app.simulator.resources()).incomingPhoneNumbers!.filter(
        (one) => one.bundle_sid === original!.sid,
      );
    const held = await numbers();
    const scan = await upload(renewal, 'business_name_info:file', plainPng(41, 41), 'image/png');
    await edit(shop.assistant, renewal, [
      { key: 'end_user.business_name', value: 'Juniper Street Bakery GmbH' },
      { key: 'business_name_info:file', value: scan.id },
    ]);
    for (const call of ['Copies', 'ReplaceItems'])
      await app.simulator.fault(`POST /v2/RegulatoryCompliance/Bundles/*/${call}`, 'drop-after');
    const digest = await confirm(shop.owner, renewal);
    accepted('the submission', (await handIn(shop.assistant, renewal, digest)).userErrors);
    const copy = await until(
      async () => {
        const { steps } = await briefOf(shop.owner, renewal);
        const sid = steps.find((one) => one.state === 'IN_REVIEW')?.twilioSid;
        if (!sid) await app.simulator.advance('PT31S');
        return sid;
      },
      { what: 'a copy under review', within: 60_000, every: 300 },
    );
    expect(copy).not.toBe(original!.sid);
    const made = await app.simulator.resources();
    expect(
      made.regulatoryBundles!.filter(({ status }) => status === 'pending-review' || status === 'in-review'),
    ).toHaveLength(1);
    expect((await life(german)).state).toBe('APPROVED');

    await app.simulator.decide(copy, 'reject', { codes: [18002] });
    const { rejections } = await untilState(shop.owner, renewal, 'ACTION_NEEDED');
    expect(rejections).toMatchObject([{ code: 18002, fieldKeys: ['business_name_info:file'] }]);
    accepted('the revision', (await revise(shop.assistant, renewal)).userErrors);
    const better = await upload(renewal, 'business_name_info:file', plainPng(42, 42), 'image/png');
    await edit(shop.assistant, renewal, [{ key: 'business_name_info:file', value: better.id }]);
    expect(await submit(shop.assistant, renewal, await confirm(shop.owner, renewal))).toBe(copy);
    await app.simulator.decide(copy, 'approve');
    await until(
      async () => {
        const { state } = await life(renewal);
        if (state !== 'APPROVED') await app.simulator.advance('PT31S');
        return state === 'APPROVED';
      },
      { what: 'a renewal in its place', within: 60_000, every: 300 },
    );
    const after = await app.simulator.resources();
    expect(after.regulatoryBundles!.map(({ sid }) => sid)).not.toContain(copy);
    expect(after.regulatoryBundles!.find(({ sid }) => sid === original!.sid)).toMatchObject({
      status: 'twilio-approved',
      valid_until: null,
    });
    const items = after.regulatoryItems!.filter((one) => one.bundle_sid === original!.sid);
    expect(items).toHaveLength(3);
    const users = after.regulatoryEndUsers!.filter(({ sid }) => items.some((one) => one.object_sid === sid));
    expect(users).toMatchObject([{ attributes: { business_name: 'Juniper Street Bakery GmbH' } }]);
    const papers = after.regulatoryDocuments!.filter(({ sid }) =>
      items.some((one) => one.object_sid === sid),
    );
    expect(papers.map(({ mime_type, status }) => `${String(mime_type)} ${String(status)}`).sort()).toEqual([
      'image/png approved',
      'null approved',
    ]);
    expect(await numbers()).toEqual(held);
    const over = await life(german);
    expect(over).toMatchObject({ state: 'CANCELED', validUntil: null, renewedById: renewal });
    expect(over.timeline[0]!.summary).toContain('has taken its place');
    const e164 = await someNumber('DE', 'LOCAL');
    expect(codes((await buy({ e164, bundleRegistrationId: german })).userErrors)).toEqual([
      'NOT_AVAILABLE input.bundleRegistrationId',
    ]);
    const bought = await buy({ e164, bundleRegistrationId: renewal });
    expect(bought).toMatchObject({
      userErrors: [],
      phoneNumber: { lifecycle: 'ACTIVE', address: { id: berlin } },
    });
    expect(await numbers()).toHaveLength(held.length + 1);
    expect(after.violations).toEqual([]);
    const rows = await app.database.query(
      `SELECT DISTINCT bundle_registration_id AS id FROM phone_numbers
       WHERE organization_id = $1 AND country = 'DE' AND lifecycle = 'ACTIVE'`,
      [shop.id],
    );
    expect(rows).toEqual([{ id: renewal }]);
  });

  it('that ends before its renewal is approved is sent back, and its numbers go over to the renewal', async () => {
    const [mirror] = await app.database.query<{ sid: string }>(
      `SELECT twilio_sid AS sid FROM registration_resources WHERE registration_id = $1`,
      [australian],
    );
    const sid = must(mirror, 'no bundle').sid;
    const end = new Date((await app.simulator.now()).getTime() + 2 * 86_400_000);
    await app.simulator.decide(sid, 'approve', { validUntil: end.toISOString() });
    await until(async () => (await life(australian)).validUntil !== null, { what: 'an end that is known' });
    const late = must((await renew(australian)).registration, 'no renewal').id;
    const [file, choice] = ['business_registration_info:file', 'business_registration_info:kind'] as const;
    const optionsOfFile = async () => (await fieldOf(shop.assistant, late, file)).options;
    const [paper, ...others] = await optionsOfFile();
    expect([paper!.label, others]).toEqual(['Keep “paper”', []]);
    // What was approved is of the kind that it was.
    const { value: kind } = await fieldOf(shop.assistant, late, choice);
    const { options: kinds } = await fieldOf(shop.assistant, late, choice);
    const another = kinds.find((one) => one.value !== kind)!.value;
    await edit(shop.assistant, late, [
      { key: file, value: paper!.value },
      { key: choice, value: another },
    ]);
    expect(await optionsOfFile()).toEqual([]);
    expect((await fieldOf(shop.assistant, late, file)).errors).toEqual([
      expect.stringContaining('Upload it again'),
    ]);
    await edit(shop.assistant, late, [{ key: choice, value: kind }]);
    expect((await fieldOf(shop.assistant, late, file)).errors).toEqual([]);
    const theirPaper = (await fieldOf(shop.assistant, renewal, 'business_name_info:file')).value;
    const stolen = await edit(shop.assistant, late, [{ key: file, value: theirPaper }]);
    expect(codes(stolen.userErrors)).toEqual(['INVALID input.fields.0.value']);
    const uploads = async () =>
      (await app.simulator.requests()).filter((one) => one.host.startsWith('numbers-upload')).length;
    const uploadsBefore = await uploads();
    const copy = await submit(shop.assistant, late, await confirm(shop.owner, late));
    await app.simulator.advance('P3D');
    const { rejections } = await untilState(shop.owner, australian, 'ACTION_NEEDED');
    expect(rejections[0]!.message).toContain('no longer valid');
    await app.simulator.decide(copy, 'approve');
    const approved = await untilState(shop.owner, late, 'APPROVED');
    expect(approved.steps.map(({ state }) => state)).toEqual(['APPROVED', 'APPROVED']);
    expect((await life(australian)).state).toBe('CANCELED');
    const { incomingPhoneNumbers, regulatoryBundles, regulatoryItems, regulatoryDocuments, violations } =
      await app.simulator.resources();
    const moved = incomingPhoneNumbers!.filter(({ phone_number: e164 }) => String(e164).startsWith('+61'));
    expect(moved.map((one) => one.bundle_sid)).toEqual([copy]);
    expect(await uploads()).toBe(uploadsBefore);
    const inCopy = regulatoryItems!.filter((one) => one.bundle_sid === copy).map((one) => one.object_sid);
    expect(
      regulatoryDocuments!
        .filter((one) => inCopy.includes(one.sid))
        .map((one) => one.mime_type)
        .sort(),
    ).toEqual(['application/pdf', null]);
    expect(regulatoryBundles!.map((one) => one.sid)).toContain(copy);
    const bought = await buy({ e164: await someNumber('AU', 'MOBILE'), bundleRegistrationId: late });
    expect(bought.phoneNumber).toMatchObject({ lifecycle: 'ACTIVE' });
    expect((await life(renewal)).state).toBe('APPROVED');
    expect(violations).toEqual([]);
  });
});
