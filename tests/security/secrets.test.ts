import { readFileSync } from 'node:fs';
import { getNamedType, isObjectType, isRequiredArgument, type GraphQLObjectType } from 'graphql';
import { UpdateBusinessProfileDocument } from '../../operations/generated';
import { fieldsOf } from '../../local/registration-steps';
import { KeyRing } from '../../src/lib/encryption';
import { startApp, type TestApp } from '../support/app';
import { given } from '../support/given';
import { planted } from '../support/planted';
import { parentAccount } from '../support/simulator';
import { edit } from '../support/registrations';
import { jwtSecret } from '../support/tokens';
import { api, everything } from './sweep';
import { oneOfEverything, untilQuiet, type Tenant } from './tenant';

const formValue = 'planted-words-of-a-form';
const metricsToken = 'a token for the metrics';

let app: TestApp;
let tenant: Tenant;
/** What nobody is ever shown, by what it is. */
let secrets: Record<string, string[]>;
let accountToken: string;
let webhookKey: string;

beforeAll(async () => {
  app = await startApp({ METRICS_TOKEN: metricsToken });
  tenant = await oneOfEverything(app, 'Juniper Street Bakery', '+15035550181', {
    sent: planted.messageBody,
    received: planted.inboundBody,
  });
  await tenant.owner.run(UpdateBusinessProfileDocument, { input: { taxId: planted.taxId } });
  await given(app).registration(tenant, 'SUBMITTED');
  await edit(tenant.owner, tenant.ids.Registration!, [{ key: tenant.draft.textKey, value: formValue }]);
  const [row] = await app.database.query<{ auth_token_encrypted: string; webhook_key: string }>(
    'SELECT auth_token_encrypted, webhook_key FROM organization_twilio_settings',
  );
  accountToken = new KeyRing(app.env.ENCRYPTION_KEYS!).decrypt(row!.auth_token_encrypted);
  webhookKey = row!.webhook_key;
  secrets = {
    "the account's token": [accountToken, Buffer.from(accountToken).toString('base64')],
    "the parent account's token": [parentAccount.token],
    'the secret of the tokens': [jwtSecret],
    'the keys of the encryption': [app.env.ENCRYPTION_KEYS!.split(':')[1]!],
    'the token of the metrics': [metricsToken],
    'the tax id': [planted.taxId, planted.taxId.replace('-', '')],
  };
  await untilQuiet(app.database);
});
afterAll(() => app?.stop());

/** The secrets that a text holds. */
const found = (text: string) =>
  Object.entries(secrets)
    .filter(([, values]) => values.some((value) => text.includes(value)))
    .map(([what]) => what);

/** Where in the database a text stands, as table.column. */
async function placesOf(text: string): Promise<string[]> {
  const columns = await app.database.query<{ table: string; column: string }>(
    `SELECT quote_ident(c.table_schema) || '.' || quote_ident(c.table_name) AS table, quote_ident(c.column_name) AS column
     FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE t.table_type = 'BASE TABLE' AND c.table_schema NOT IN ('pg_catalog', 'information_schema')`,
  );
  const places = await Promise.all(
    columns.map(async ({ table, column }) => {
      const rows = await app.database.query(
        `SELECT 1 FROM ${table} WHERE strpos(${column}::text, $1) > 0 LIMIT 1`,
        [text],
      );
      return rows.length > 0 ? [`${table}.${column}`] : [];
    }),
  );
  return places.flat().sort();
}

it('what is planted is there to be found', async () => {
  expect(await placesOf(tenant.ready.e164)).toContain('public.phone_numbers.e164');
  const rows = await app.database.query<{ tax: string }>(
    'SELECT tax_id_encrypted AS tax FROM organization_profiles',
  );
  const keys = new KeyRing(app.env.ENCRYPTION_KEYS!);
  expect(rows.map(({ tax }) => keys.decrypt(tax))).toEqual([expect.stringContaining('5926104')]);
});

it('no table holds a secret or a tax id that can be read', async () => {
  for (const [what, values] of Object.entries(secrets))
    for (const value of values) expect([what, await placesOf(value)]).toEqual([what, []]);
});

it('what people write stands where it is shown from, and in no queue, timer, audit or key', async () => {
  // Receipts keep what Twilio told us until they are swept.
  const places = async (text: string) =>
    (await placesOf(text)).filter((place) => place !== 'public.webhook_receipts.params');
  expect(await places(planted.messageBody)).toEqual(['public.messages.body']);
  expect(await places(planted.inboundBody)).toEqual(['public.messages.body']);
  expect(await placesOf(formValue)).toEqual(['public.registration_versions.fields']);
});

it('the whole input is not repeated for one misspelt field of it', async () => {
  const { errors } = await tenant.owner.call(
    'mutation ($input: UpdateBusinessProfileInput!) { updateBusinessProfile(input: $input) { userErrors { code } } }',
    { input: { taxId: planted.taxId, websit: 'https://example.com' } },
  );
  expect(errors[0]?.message).toContain('websit');
  expect(found(JSON.stringify(errors))).toEqual([]);
});

it('no answer shows a secret, however much is asked for', async () => {
  const answers: unknown[] = [await fieldsOf(tenant.owner, tenant.ids.Registration!)];
  for (const [name, id] of Object.entries(tenant.ids)) {
    const type = api.getType(name) as GraphQLObjectType;
    const query = `query ($id: ID!) { node(id: $id) { ... on ${name} { ${everything(type, 4)} } } }`;
    const answer = await tenant.owner.call<{ node: object }, { id: string }>(query, { id });
    expect([name, answer.errors]).toEqual([name, []]);
    answers.push(answer.data);
  }
  for (const field of Object.values(api.getQueryType()!.getFields())) {
    const type = getNamedType(field.type);
    if (!isObjectType(type) || field.args.some(isRequiredArgument)) continue;
    answers.push((await tenant.owner.call(`{ ${field.name} { ${everything(type, 4)} } }`)).data);
  }
  const text = JSON.stringify(answers);
  expect(text).toContain(planted.messageBody);
  expect(found(text)).toEqual([]);
  expect(text).not.toContain(webhookKey);
});

it('no error repeats a secret that it was given', async () => {
  const attempts: [string, Record<string, unknown>][] = [
    [
      'mutation ($input: UpdateBusinessProfileInput!) { updateBusinessProfile(input: $input) { userErrors { field code message } } }',
      { input: { taxId: `${planted.taxId}x` } },
    ],
    [
      'mutation ($input: UpdateBusinessProfileInput!) { updateBusinessProfile(input: $input) { userErrors { field code message } } }',
      { input: { taxId: { secret: planted.taxId } } },
    ],
    [
      'mutation ($input: ConnectTwilioAccountInput!) { connectTwilioAccount(input: $input) { userErrors { field code message } } }',
      { input: { accountSid: 'AC', authToken: accountToken } },
    ],
    [
      'mutation ($input: ConnectTwilioAccountInput!) { connectTwilioAccount(input: $input) { userErrors { field code message } } }',
      { input: { accountSid: `AC${'a'.repeat(32)}`, authToken: [[accountToken]] } },
    ],
  ];
  for (const [query, variables] of attempts) {
    const { data, errors } = await tenant.owner.call(query, variables);
    expect(found(JSON.stringify([data, errors]))).toEqual([]);
  }
});

it('neither health nor metrics tell of anybody', async () => {
  await fetch(`${app.url}/webhooks/twilio/${webhookKey}/messages`, { method: 'POST', body: 'x=1' });
  await fetch(`${app.url}/documents/${accountToken}`);
  await fetch(`${app.url}/${accountToken}`);
  const headers = { authorization: `Bearer ${metricsToken}` };
  for (const path of ['/healthz', '/readyz', '/metrics']) {
    const text = await (await fetch(app.url + path, { headers })).text();
    expect([path, found(text)]).toEqual([path, []]);
    for (const personal of [tenant.id, tenant.accountSid, tenant.contact, tenant.ready.e164, tenant.name])
      expect([path, text.includes(personal)]).toEqual([path, false]);
  }
});

it('no log line of all this holds a secret, a word of a message or of a form', () => {
  const lines = readFileSync(process.env.LOG_FILE!, 'utf8').split('\n');
  const words = [planted.messageBody, planted.inboundBody, formValue];
  const leaks = lines.filter((line) => found(line).length > 0 || words.some((word) => line.includes(word)));
  expect(leaks.map((line) => line.slice(0, 500))).toEqual([]);
});
