import {
  AddressesDocument,
  CreateAddressDocument,
  DeleteAddressDocument,
  PurchasePhoneNumberDocument,
  SearchPhoneNumbersDocument,
  UpdateAddressDocument,
  type CreateAddressInput,
  type PhoneNumberKind,
  type UpdateAddressInput,
} from '../../operations/generated';
import { must } from '../../local/registration-steps';
import { startApp, type TestApp } from '../support/app';
import { given, type GivenOrganization } from '../support/given';

const shop: CreateAddressInput = {
  friendlyName: 'Shop',
  customerName: 'Juniper Street Bakery',
  street: '12 Juniper Street',
  streetSecondary: 'Suite 4',
  city: 'Portland',
  region: 'OR',
  postalCode: '97214',
  country: 'US',
};
const stockholm: CreateAddressInput = {
  customerName: 'Juniper Street Bakery',
  street: 'Storgatan 1',
  city: 'Stockholm',
  region: 'Stockholm',
  postalCode: '111 23',
  country: 'SE',
};

describe('addresses', () => {
  let app: TestApp;
  let bakery: GivenOrganization;
  let garage: GivenOrganization;

  beforeAll(async () => {
    app = await startApp();
    bakery = await given(app).organization({ profile: null });
    garage = await given(app).organization({ name: 'Garage', profile: null });
  });

  afterAll(() => app.stop());

  const create = async (change: Partial<CreateAddressInput> = {}, of = bakery) =>
    (await of.owner.run(CreateAddressDocument, { input: { ...shop, ...change } })).createAddress;
  const update = async (input: UpdateAddressInput, of = bakery) =>
    (await of.owner.run(UpdateAddressDocument, { input })).updateAddress;
  const remove = async (addressId: string, of = bakery) =>
    (await of.owner.run(DeleteAddressDocument, { input: { addressId } })).deleteAddress;
  const list = async (of = bakery) => (await of.owner.run(AddressesDocument, {})).organization.addresses;
  const codes = (faults: readonly { code: string; field?: readonly string[] | null }[]) =>
    faults.map(({ code, field }) => `${code} ${field?.join('.') ?? ''}`.trim());

  async function atTwilio(of = bakery) {
    const { addresses } = await app.simulator.resources();
    return addresses!.filter((one) => one.account_sid === of.accountSid);
  }

  /** Bought with the address, or what came of trying. */
  async function buy(country: string, kind: PhoneNumberKind, addressId: string | null, of = bakery) {
    const { searchPhoneNumbers } = await of.owner.run(SearchPhoneNumbersDocument, {
      input: { country, kind, limit: 1 },
    });
    const { e164 } = must(searchPhoneNumbers.numbers[0], 'no number was found');
    return (await of.owner.run(PurchasePhoneNumberDocument, { input: { e164, addressId } }))
      .purchasePhoneNumber;
  }

  it('is kept as it was written, once, and listed', async () => {
    const { address, userErrors } = await create({ idempotencyKey: 'shop' });
    expect(userErrors).toEqual([]);
    const { country, idempotencyKey: _key, ...lines } = { ...shop, idempotencyKey: null };
    expect(address).toMatchObject({ ...lines, country, validated: true });
    expect((await create({ idempotencyKey: 'shop' })).address?.id).toBe(address!.id);
    expect(codes((await create({ idempotencyKey: 'shop', city: 'Salem' })).userErrors)).toEqual([
      'CONFLICT input.idempotencyKey',
    ]);
    const [held, ...others] = await atTwilio();
    expect(others).toEqual([]);
    const [operation] = await app.database.query<{ id: string }>(
      `SELECT id FROM twilio_operations WHERE organization_id = $1 AND what = 'address.create'`,
      [bakery.id],
    );
    expect(held).toMatchObject({
      friendly_name: `Loquent address ${operation!.id}`,
      street: '12 Juniper Street',
      street_secondary: 'Suite 4',
    });
    const page = await list();
    expect(page).toMatchObject({ totalCount: 1, nodes: [{ id: address!.id, phoneNumbers: [] }] });
    const node = await bakery.assistant.run<{ node: object }, { id: string }>(
      'query ($id: ID!) { node(id: $id) { __typename ... on Address { city } } }',
      { id: address!.id },
    );
    expect(node.node).toEqual({ __typename: 'Address', city: 'Portland' });
  });

  it('shows how the post writes it instead of correcting it, and takes that when it is accepted', async () => {
    const before = await atTwilio();
    const first = await create({
      street: '9 Oak  Stret',
      region: 'Oregon',
      city: 'Bend',
      postalCode: '97701',
    });
    // The region is a name that the look-alike leaves as it is; the street is what the post knows better.
    expect(first.address).toBeNull();
    expect(first.userErrors.every((one) => one.code === 'INVALID')).toBe(true);
    expect(codes(first.userErrors)).toContain('INVALID input.street');
    expect(first.suggestion).toMatchObject({ street: '9 Oak Street', city: 'Bend' });
    expect(await atTwilio()).toEqual(before);
    expect((await list()).totalCount).toBe(1);
    const { street, city, region, postalCode } = first.suggestion!;
    const second = await create({ street, city, region, postalCode });
    expect(second.userErrors).toEqual([]);
    expect(second.address).toMatchObject({ street, city, region });
    expect(codes((await remove(second.address!.id)).userErrors)).toEqual([]);
  });

  it.each([
    [{ street: '1 Nowhere Lane' }, 'INVALID input'],
    [{ postalCode: 'ABCDE' }, 'INVALID input'],
    [{ customerName: 'ü'.repeat(40) }, 'INVALID input.customerName'],
    [{ country: 'XX' }, 'INVALID input.country'],
    [{ city: ' ' }, 'INVALID input.city'],
  ])('is refused with %j, and nothing is left of it', async (change, expected) => {
    const before = await atTwilio();
    const { address, suggestion, userErrors } = await create(change);
    expect([address, suggestion]).toEqual([null, null]);
    expect(codes(userErrors)).toEqual([expected]);
    expect(await atTwilio()).toEqual(before);
    expect(
      await app.database.query(`SELECT 1 FROM addresses WHERE state <> 'ACTIVE' AND state <> 'DELETED'`),
    ).toEqual([]);
  });

  it('changes at Twilio and here alike, or not at all', async () => {
    const { address } = await create({ street: '20 Pine Street' });
    const id = address!.id;
    const renamed = await update({ addressId: id, friendlyName: 'Office' });
    expect(renamed.address).toMatchObject({ friendlyName: 'Office', street: '20 Pine Street' });
    const moved = await update({ addressId: id, street: '21 Pine Street', streetSecondary: null });
    expect(moved.userErrors).toEqual([]);
    expect(moved.address).toMatchObject({
      street: '21 Pine Street',
      streetSecondary: null,
      friendlyName: 'Office',
    });
    const held = async () => (await atTwilio()).find((one) => one.street === '21 Pine Street');
    expect(await held()).toMatchObject({ city: 'Portland' });
    const typo = await update({ addressId: id, street: '22 Pine Stret' });
    expect(typo).toMatchObject({ address: null, suggestion: { street: '22 Pine Street' } });
    expect(await held()).toBeDefined();
    expect((await list()).nodes.find((one) => one.id === id)).toMatchObject({ street: '21 Pine Street' });
    expect(await remove(id)).toMatchObject({ deletedAddressId: id, neededBy: [], userErrors: [] });
    expect(await held()).toBeUndefined();
    expect(codes((await update({ addressId: id, city: 'Salem' })).userErrors)).toEqual([
      'NOT_FOUND input.addressId',
    ]);
    expect(codes((await remove(id)).userErrors)).toEqual(['NOT_FOUND input.addressId']);
  });

  it('satisfies a number that asks for one anywhere, and cannot be deleted while the number needs it', async () => {
    const without = await buy('SE', 'MOBILE', null);
    expect(codes(without.userErrors)).toEqual(['ADDRESS_REQUIRED input.addressId']);
    const fitting = (await list()).nodes.map((one) => one.id);
    expect(without.requirement).toMatchObject({
      addressRequirement: 'ANY',
      bundleRequired: false,
      country: 'SE',
    });
    expect(without.requirement!.addresses.map((one) => one.id)).toEqual(fitting);
    const addressId = fitting[0]!;
    const { phoneNumber, requirement, userErrors } = await buy('SE', 'MOBILE', addressId);
    expect([requirement, userErrors]).toEqual([null, []]);
    expect(phoneNumber).toMatchObject({ kind: 'MOBILE', country: 'SE', lifecycle: 'ACTIVE' });
    const card = await bakery.owner.run<{ phoneNumber: object }, { id: string }>(
      'query ($id: ID!) { phoneNumber(id: $id) { address { id } } }',
      { id: phoneNumber!.id },
    );
    expect(card.phoneNumber).toEqual({ address: { id: addressId } });
    const refused = await remove(addressId);
    expect(refused).toMatchObject({ deletedAddressId: null, neededBy: [{ id: phoneNumber!.id }] });
    expect(refused.userErrors).toMatchObject([
      { code: 'CONFLICT', message: expect.stringContaining(phoneNumber!.e164) },
    ]);
    expect((await list()).nodes[0]!.phoneNumbers).toMatchObject([{ id: phoneNumber!.id }]);
  });

  it('has to be where the country wants it', async () => {
    const [american] = (await list()).nodes;
    const local = await buy('SE', 'LOCAL', american!.id);
    expect(codes(local.userErrors)).toEqual(['ADDRESS_REQUIRED input.addressId']);
    expect(local.userErrors[0]!.message).toBe(
      'The address you chose is in United States. It is sold only with an address of yours in Sweden. Add one first.',
    );
    expect(local.requirement).toMatchObject({ addressRequirement: 'LOCAL', addresses: [] });
    const { address } = await create(stockholm);
    expect((await buy('SE', 'LOCAL', american!.id)).requirement!.addresses).toMatchObject([
      { id: address!.id },
    ]);
    expect((await buy('SE', 'LOCAL', address!.id)).phoneNumber).toMatchObject({
      lifecycle: 'ACTIVE',
      kind: 'LOCAL',
    });
    const foreign = await buy('MX', 'TOLL_FREE', null);
    expect(foreign.userErrors[0]!.message).toContain('outside Mexico. 2 of your addresses will do.');
    const { phoneNumber } = await buy('MX', 'TOLL_FREE', address!.id);
    expect(phoneNumber).toMatchObject({ kind: 'TOLL_FREE' });
    // Texting from it takes no registration, so people are not sent to one.
    const told = await app.database.query(
      `SELECT body, call_to_action FROM notifications WHERE phone_number_id = $1 AND kind = 'NUMBER_PURCHASED'`,
      [phoneNumber!.id],
    );
    expect(told).toMatchObject([
      { body: expect.stringContaining('can be texted from it'), call_to_action: null },
    ]);
  });

  it('is not enough where the authorities want to know who uses the number', async () => {
    const { phoneNumber, requirement, userErrors } = await buy('DE', 'LOCAL', null);
    expect(phoneNumber).toBeNull();
    expect(codes(userErrors)).toEqual([
      'ADDRESS_REQUIRED input.addressId',
      'BUNDLE_REQUIRED input.bundleRegistrationId',
    ]);
    expect(requirement).toMatchObject({ bundleRequired: true, addressRequirement: 'LOCAL' });
    expect(requirement!.requirements).toHaveLength(2);
    expect(await app.database.query(`SELECT 1 FROM phone_numbers WHERE country = 'DE'`)).toEqual([]);
  });

  it.each<[string, PhoneNumberKind, string | null, number, string]>([
    ['SE', 'MOBILE', null, 21631, 'only with an address of the business'],
    ['MX', 'TOLL_FREE', null, 21631, 'only with an address of the business'],
    ['SE', 'LOCAL', null, 21615, 'only with an address in its own country'],
    ['SE', 'LOCAL', 'US', 21651, 'does not meet the rules'],
  ])(
    'is asked for by Twilio itself where that was not known before: %s, %s, with one of %p',
    async (country, kind, from, code, words) => {
      const addressId = (await list()).nodes.find((one) => one.country === from)?.id ?? null;
      const type = { MOBILE: 'Mobile', TOLL_FREE: 'TollFree' }[kind as string] ?? 'Local';
      // The search before the purchase works; the look at what the number is sold with does not.
      await app.simulator.fault(
        `GET /2010-04-01/Accounts/*/AvailablePhoneNumbers/${country}/${type}.json`,
        'status',
        { status: 503, skip: 1 },
      );
      const { phoneNumber, requirement, userErrors } = await buy(country, kind, addressId);
      expect(phoneNumber).toBeNull();
      expect(codes(userErrors)).toEqual(['ADDRESS_REQUIRED input.addressId']);
      expect(userErrors[0]!.message).toContain(words);
      expect(requirement).toMatchObject({ country, kind, bundleRequired: false });
      const [bought] = await app.database.query(
        `SELECT error_code FROM twilio_operations WHERE organization_id = $1 AND what = 'phone-number.buy'
         ORDER BY created_at DESC LIMIT 1`,
        [bakery.id],
      );
      expect(bought).toEqual({ error_code: code });
    },
  );

  it.each([
    [21649, 'BUNDLE_REQUIRED'],
    [21650, 'BUNDLE_REQUIRED'],
  ])('explains Twilio’s own refusal %p when it comes all the same', async (code, expected) => {
    const addressId = (await list()).nodes.find((one) => one.country === 'US')!.id;
    await app.simulator.fault('POST /2010-04-01/Accounts/*/IncomingPhoneNumbers.json', 'status', {
      status: 400,
      code,
    });
    const { phoneNumber, requirement, userErrors } = await buy('SE', 'MOBILE', addressId);
    expect(phoneNumber).toBeNull();
    expect(userErrors).toMatchObject([{ code: expected }]);
    expect(requirement).toMatchObject({
      country: 'SE',
      addressRequirement: 'ANY',
      bundleRequired: expected === 'BUNDLE_REQUIRED',
    });
  });

  it.each([
    [21631, 'ANY'],
    [21615, 'LOCAL'],
  ])('is asked for after refusal %p also where numbers are not known to need one', async (code, where) => {
    await app.simulator.fault('POST /2010-04-01/Accounts/*/IncomingPhoneNumbers.json', 'status', {
      status: 400,
      code,
    });
    const { requirement } = await buy('US', 'LOCAL', null);
    expect(requirement).toMatchObject({ country: 'US', addressRequirement: where, bundleRequired: false });
    const own = (await list()).nodes.filter((one) => where === 'ANY' || one.country === 'US');
    expect(requirement!.addresses.map((one) => one.id)).toEqual(own.map((one) => one.id));
  });

  it('belongs to one organization alone', async () => {
    const foreign = (await list()).nodes[0]!.id;
    expect((await list(garage)).totalCount).toBe(0);
    expect(codes((await update({ addressId: foreign, city: 'Salem' }, garage)).userErrors)).toEqual([
      'NOT_FOUND input.addressId',
    ]);
    expect(codes((await remove(foreign, garage)).userErrors)).toEqual(['NOT_FOUND input.addressId']);
    expect(codes((await buy('SE', 'MOBILE', foreign, garage)).userErrors)).toEqual([
      'NOT_FOUND input.addressId',
    ]);
    expect((await buy('SE', 'MOBILE', null, garage)).requirement!.addresses).toEqual([]);
    const { node } = await garage.owner.run<{ node: null }, { id: string }>(
      'query ($id: ID!) { node(id: $id) { id } }',
      { id: foreign },
    );
    expect(node).toBeNull();
  });
});
