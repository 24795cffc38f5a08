import {
  CallsDocument,
  ConversationDocument,
  CreateAddressDocument,
  CreateDocumentDocument,
  SendMessageDocument,
  type PhoneCardFragment,
} from '../../operations/generated';
import { plainPng } from '../../local/form-filler';
import { fieldsOf, must } from '../../local/registration-steps';
import type { TestApp } from '../support/app';
import type { TestDatabase } from '../support/database';
import { given, type GivenOrganization } from '../support/given';
import { until } from '../support/wait';

/** The words that one organization exchanges with its customer. */
export interface Words {
  sent: string;
  received: string;
}

/** An organization that has one of everything, with the ids of it all. */
export interface Tenant extends GivenOrganization {
  name: string;
  words: Words;
  ready: PhoneCardFragment;
  contact: string;
  /** By the name of the type. */
  ids: Record<string, string>;
  /** Ids of its agents and people, as Loquent names them. */
  team: string[];
  /** Of a registration that can be edited, its keys. */
  draft: { documentKey: string; textKey: string };
  /** The person whom its owner's tokens name. */
  ownerUserId: string;
}

interface Own {
  organization: {
    profile: { id: string };
    twilioAccount: { id: string };
    complianceReplies: { id: string };
    notifications: { nodes: { id: string }[] };
  };
}

/** Makes it through the API: a number that texts, a draft with a picture, a conversation, a notification. */
export async function oneOfEverything(
  app: TestApp,
  name: string,
  contact: string,
  words: Words = { sent: 'Your order is ready.', received: 'On my way.' },
): Promise<Tenant> {
  const build = given(app);
  const organization = await build.organization({ name });
  const { owner, assistant } = organization;
  const ready = await build.readyNumber(organization);
  const draft = await build.registration(organization, 'DRAFT');
  const fields = await fieldsOf(assistant, draft.id);
  const documentKey = must(fields.find((one) => one.input === 'DOCUMENT')?.key, 'no field for files');
  const textKey = must(
    fields.find((one) => one.input === 'MULTILINE' && !one.isSet)?.key,
    'no empty field for words',
  );
  const { createDocument } = await assistant.run(CreateDocumentDocument, {
    input: {
      registrationId: draft.id,
      fieldKey: documentKey,
      fileName: 'form.png',
      contentType: 'image/png',
      bytes: 400,
    },
  });
  const upload = must(createDocument.upload, 'no upload');
  await fetch(upload.url, { method: 'PUT', body: new Uint8Array(plainPng(40, 30)) });
  const { createAddress } = await owner.run(CreateAddressDocument, {
    input: {
      customerName: name,
      street: '12 Juniper Street',
      city: 'Portland',
      region: 'OR',
      postalCode: '97214',
      country: 'US',
    },
  });
  const address = must(createAddress.address, 'no address');
  // Held with a number, so that no sweep can delete it.
  await app.database.query('UPDATE phone_numbers SET address_id = $2 WHERE id = $1', [ready.id, address.id]);
  const { sendMessage } = await owner.run(SendMessageDocument, {
    input: { phoneNumberId: ready.id, to: contact, body: words.sent },
  });
  await app.simulator.inbound({ from: contact, to: ready.e164, body: words.received });
  const conversation = await until(
    async () => {
      const { organization: own } = await owner.run(ConversationDocument, {
        phoneNumberId: ready.id,
        contact,
      });
      return own.conversation?.unread === 1 && own.conversation;
    },
    { what: 'an unread text' },
  );
  const people = [`agent of ${name}`, `user of ${name}`];
  await build.team(organization, { phones: { [people[1]!]: null } });
  await app.database.query(`UPDATE agents SET agent_id = $2 WHERE organization_id = $1 AND kind = 'VOICE'`, [
    organization.id,
    people[0],
  ]);
  await app.simulator.ring({ from: contact, to: ready.e164, messageSeconds: 7 });
  const call = await until(
    async () => {
      const { organization: its } = await owner.run(CallsDocument, {});
      const [latest] = its.calls.nodes;
      return latest?.status === 'COMPLETED' && latest.recordings.length > 0 && latest;
    },
    { what: 'a call with a message' },
  );
  const own = await until(
    async () => {
      const found = await owner.run<Own>(`{ organization {
        profile { id } twilioAccount { id } complianceReplies { id } notifications { nodes { id } } } }`);
      return found.organization.notifications.nodes.length > 0 && found.organization;
    },
    { what: 'a notification' },
  );
  return {
    ...organization,
    name,
    words,
    ready,
    contact,
    team: people,
    draft: { documentKey, textKey },
    ownerUserId: 'user-owner',
    ids: {
      Organization: organization.id,
      BusinessProfile: own.profile.id,
      TwilioAccount: own.twilioAccount.id,
      ComplianceReplies: own.complianceReplies.id,
      Notification: own.notifications.nodes[0]!.id,
      PhoneNumber: ready.id,
      Address: address.id,
      Registration: draft.id,
      Document: must(createDocument.document, 'no document').id,
      Conversation: conversation.id,
      Call: call.id,
      Message: must(sendMessage.message, 'no message').id,
    },
  };
}

/** The tables of ours, by name. */
export async function tablesOf(database: TestDatabase): Promise<string[]> {
  const rows = await database.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename`,
  );
  return rows.map((row) => row.name);
}

/** Queues, timers and sums: they move by themselves and hold nothing that a call could spoil. */
const moving = new Set([
  'scheduled_work',
  'change_outbox',
  'webhook_receipts',
  'schema_migrations',
  'message_tallies',
  'message_hours',
  'message_failure_hours',
]);

const known = new WeakMap<
  TestDatabase,
  { tables: string[]; marks: string; prints: Record<string, string> }
>();

/** A fingerprint of each table: equal when nothing has changed. */
export async function fingerprints(database: TestDatabase): Promise<Record<string, string>> {
  const last = known.get(database);
  const tables = last?.tables ?? (await tablesOf(database)).filter((table) => !moving.has(table));
  const marks = await marksOf(database, tables);
  if (last?.marks === marks) return last.prints;
  const prints = await printsOf(database, tables);
  known.set(database, { tables, marks, prints });
  return prints;
}

/** What every write of a row changes, cheaply: how many rows there are, and which transactions wrote them. */
async function marksOf(database: TestDatabase, tables: readonly string[]): Promise<string> {
  const rows = await database.query<{ mark: string }>(
    tables
      .map(
        (table) =>
          `SELECT '${table} ' || count(*) || ' ' || coalesce(sum(xmin::text::bigint), 0) AS mark FROM ${table}`,
      )
      .join(' UNION ALL '),
  );
  return rows.map(({ mark }) => mark).join();
}

async function printsOf(database: TestDatabase, tables: readonly string[]): Promise<Record<string, string>> {
  const ofTable = (table: string): string =>
    // Polls of what is reviewed at Twilio leave their traces whoever calls, and so does a try that Twilio refused.
    `SELECT '${table}' AS name, count(*) || ' ' || md5(coalesce(string_agg(one.text, E'\\n' ORDER BY one.text), '')) AS print
     FROM (SELECT (to_jsonb(r) - 'fetched_at' - 'quiet_polls' - 'updated_at')::text AS text FROM ${table} AS r) one`;
  const rows = await database.query<{ name: string; print: string }>(tables.map(ofTable).join(' UNION ALL '));
  return Object.fromEntries(rows.map(({ name, print }) => [name, print]));
}

/** Resolves when two looks at the tables agree: what was begun before has come to rest. */
export async function untilQuiet(database: TestDatabase, every = 400): Promise<void> {
  let last = '';
  await until(
    async () => {
      const now = JSON.stringify(await fingerprints(database));
      const isSame = now === last;
      last = now;
      return isSame;
    },
    { every, what: 'quiet tables' },
  );
}
