import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  buildSchema,
  getNamedType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  type GraphQLObjectType,
} from 'graphql';
import { startApp, type TestApp } from '../support/app';
import { given, type GivenOrganization } from '../support/given';
import { until } from '../support/wait';

const contract = buildSchema(readFileSync(path.join(__dirname, '../../contract/schema.graphql'), 'utf8'));

function objectType(name: string): GraphQLObjectType {
  const type = contract.getType(name);
  if (!isObjectType(type)) throw new Error(`${name} is no object type of the contract`);
  return type;
}

/** Every field of the type that needs no argument, and what is below it to the given depth. */
function everything(type: GraphQLObjectType, depth: number): string {
  const fields = Object.values(type.getFields()).filter((field) => !field.args.some(isRequiredArgument));
  const selected = fields.flatMap((field) => {
    const below = getNamedType(field.type);
    if (isLeafType(below)) return [field.name];
    return isObjectType(below) && depth > 1 ? [`${field.name} { ${everything(below, depth - 1)} }`] : [];
  });
  return ['__typename', ...selected].join(' ');
}

describe('a client that knows the contract alone', () => {
  let app: TestApp;
  let shop: GivenOrganization;
  let stranger: GivenOrganization;
  const ids: Record<string, string> = {};
  const contact = '+15035551234';

  beforeAll(async () => {
    app = await startApp();
    const { organization, readyNumber } = given(app);
    [shop, stranger] = await Promise.all([organization(), organization({ name: 'Somebody Else' })]);
    const number = await readyNumber(shop);
    ids.PhoneNumber = number.id;
    const { sendMessage } = await shop.owner.run<
      { sendMessage: { message: { id: string; conversation: { id: string } } } },
      Record<string, unknown>
    >(
      'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { message { id conversation { id } } } }',
      {
        input: { phoneNumberId: number.id, to: contact, body: 'Your bread is ready.' },
      },
    );
    ids.Message = sendMessage.message.id;
    ids.Conversation = sendMessage.message.conversation.id;
    const { organization: own } = await until(
      async () => {
        const found = await shop.owner.run<Own>(`{ organization {
          id profile { id } twilioAccount { id } complianceReplies { id } notifications { nodes { id } }
          registrations { nodes { id fields { input value } } }
        } }`);
        return found.organization.notifications.nodes.length > 0 && found;
      },
      { what: 'a notification' },
    );
    const [registration] = own.registrations.nodes;
    ids.Organization = own.id;
    ids.BusinessProfile = own.profile.id;
    ids.TwilioAccount = own.twilioAccount.id;
    ids.ComplianceReplies = own.complianceReplies.id;
    ids.Notification = own.notifications.nodes[0]!.id;
    ids.Registration = registration!.id;
    const [document] = registration!.fields
      .filter((one) => one.input === 'DOCUMENT')
      .flatMap((one) => one.value ?? []);
    if (typeof document === 'string') ids.Document = document;
  });

  afterAll(() => app.stop());

  it.each(Object.keys(contract.getTypeMap()).filter((name) => isNode(name) && name !== 'Address'))(
    'reads every field by id, and nobody else does: %s',
    async (name) => {
      const query = `query ($id: ID!) { node(id: $id) { id ... on ${name} { ${everything(objectType(name), 3)} } } }`;
      const id = ids[name] ?? (await newDocument());
      const { node } = await shop.owner.run<{ node: object }, { id: string }>(query, { id });
      expect(node).toMatchObject({ __typename: name, id });
      await expect(stranger.owner.run(query, { id })).resolves.toEqual({ node: null });
    },
  );

  it.each(['viewer', 'organization'])('reads everything below %s', async (field) => {
    const type = getNamedType(contract.getQueryType()!.getFields()[field]!.type) as GraphQLObjectType;
    await expect(shop.owner.run(`{ ${field} { ${everything(type, 4)} } }`)).resolves.toHaveProperty(field);
  });

  it('reads everything about numbers that could be bought and about errors', async () => {
    const answer = await shop.owner.run(`{
      searchPhoneNumbers(input: { areaCode: "503" }) { ${everything(objectType('PhoneNumberSearch'), 4)} }
      explainMessageError(code: 30007) { ${everything(objectType('MessageFailure'), 3)} }
    }`);
    expect(answer).toMatchObject({
      searchPhoneNumbers: { userErrors: [] },
      explainMessageError: { code: 30007 },
    });
  });

  it.each(['', 'x', '00000000-0000-0000-0000-000000000000', '\u0000'])(
    'gets null for the id %j',
    async (id) => {
      const answer = await shop.owner.run(
        'query ($id: ID!) { node(id: $id) { id } phoneNumber(id: $id) { id } registration(id: $id) { id } }',
        { id },
      );
      expect(answer).toEqual({ node: null, phoneNumber: null, registration: null });
    },
  );

  it.each([contact, 'nobody', '\u0000'])(
    'finds a conversation, or null, for the contact %j',
    async (other) => {
      const query = `query ($id: ID!, $contact: String!) { organization { conversation(phoneNumberId: $id, contact: $contact) { id } } }`;
      const answer = await shop.owner.run(query, { id: ids.PhoneNumber!, contact: other });
      expect(answer).toEqual({
        organization: { conversation: other === contact ? { id: ids.Conversation } : null },
      });
    },
  );

  it.each([
    [
      'a cursor that we did not issue',
      '{ organization { phoneNumbers(after: "x") { nodes { id } } } }',
      '`after`',
    ],
    [
      'a page too long',
      '{ organization { registrations(first: 101) { nodes { id } } } }',
      '`first` must be between',
    ],
    ['an empty page', '{ organization { addresses(first: 0) { nodes { id } } } }', '`first` must be between'],
    ['a day for an instant', '{ organization { deliverability(since: "2026-03-01") { sent } } }', 'RFC 3339'],
    [
      'a number for a text',
      'mutation { purchasePhoneNumber(input: { e164: 5 }) { userErrors { code } } }',
      'E164 takes',
    ],
  ])('is told what is wrong with %s', async (_, query, message) => {
    const { errors } = await shop.owner.call(query);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
    expect(errors[0]?.message).toContain(message);
  });

  it.each([
    ['updateBusinessProfile', '{ legalName: "a\\u0000b" }', 'legalName'],
    [
      'createDocument',
      '{ registrationId: "x", fieldKey: "x", fileName: "\\u0000", contentType: "x", bytes: 1 }',
      'fileName',
    ],
    ['updatePhoneNumber', '{ phoneNumberId: "x", friendlyName: "a\\u0000b" }', 'friendlyName'],
    ['purchasePhoneNumber', '{ e164: "+18005550100", friendlyName: "a\\u0000b" }', 'friendlyName'],
    ['sendMessage', '{ phoneNumberId: "x", to: "+15035551234", body: "a\\u0000b" }', 'body'],
    ['updateComplianceReplies', '{ help: "Juniper Street Bakery\\u0000 help" }', 'help'],
  ])('is told by %s of a character that nothing can keep', async (mutation, input, field) => {
    const answer = await shop.owner.run<Record<string, { userErrors: { field: string[] | null }[] }>>(
      `mutation { ${mutation}(input: ${input}) { userErrors { field code } } }`,
    );
    expect(answer[mutation]?.userErrors.map((one) => one.field)).toContainEqual(['input', field]);
  });

  function isNode(name: string): boolean {
    const type = contract.getType(name);
    return isObjectType(type) && type.getInterfaces().some((one) => one.name === 'Node');
  }

  async function newDocument(): Promise<string> {
    const another = await given(app).registration(shop, 'DRAFT');
    const { registration } = await shop.owner.run<{
      registration: Own['organization']['registrations']['nodes'][0];
    }>(`{ registration(id: "${another.id}") { id fields { key input value } } }`);
    const { key } = registration.fields.find((one) => one.input === 'DOCUMENT')!;
    const { createDocument } = await shop.owner.run<{ createDocument: { document: { id: string } } }>(
      `mutation { createDocument(input: { registrationId: "${another.id}", fieldKey: "${key}", fileName: "form.png",
        contentType: "image/png", bytes: 10 }) { document { id } } }`,
    );
    return createDocument.document.id;
  }
});

interface Own {
  organization: {
    id: string;
    profile: { id: string };
    twilioAccount: { id: string };
    complianceReplies: { id: string };
    notifications: { nodes: { id: string }[] };
    registrations: { nodes: { id: string; fields: { key: string; input: string; value: unknown }[] }[] };
  };
}
