import {
  ComplianceRepliesDocument,
  OptOutsDocument,
  UpdateComplianceRepliesDocument,
} from '../../operations/generated';
import { startApp, type TestApp } from '../support/app';
import { given, type GivenOrganization } from '../support/given';
import { twilioCalls, type TwilioCalls } from '../support/twilio-calls';
import { until } from '../support/wait';

type Handling = 'default' | 'advanced' | 'off';
type Kind = 'local' | 'toll-free';
type Order = 'webhook first' | 'stream first' | 'stream alone';
type By = 'us' | 'Twilio' | 'network';

/** What a text does: who answers it (nobody, one, or on Advanced Opt-Out both), and whether the contact is out then. */
type Expected = [answers: By[], optedOut: boolean];

interface Case {
  kind: Kind;
  order: Order;
  /** Whether the contact had texted STOP before. */
  afterStop: boolean;
  body: string;
  expected: Expected;
  contact: string;
}

const orders: Order[] = ['webhook first', 'stream first', 'stream alone'];
const common = ['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT', 'REVOKE', 'OPTOUT'];
const principal = [...common, 'START', 'UNSTOP', 'YES', 'HELP', 'INFO'];
const family = (word: string) =>
  common.includes(word) ? 'STOP' : ['HELP', 'INFO'].includes(word) ? 'HELP' : 'START';

/** The first text of a contact. */
const fresh: Record<Kind, (handling: Handling) => Record<string, Expected>> = {
  local: (handling) => {
    const by: By = handling === 'off' ? 'us' : 'Twilio';
    return {
      STOP: [[by], true],
      unsubscribe: [[by], true],
      REVOKE: [[by], true],
      ' OptOut ': [[by], true],
      'Stop.': [['us'], true],
      Basta: [['us'], true],
      'Please stop texting me': [['us'], true],
      HELP: [[by], false],
      info: [[by], false],
      'Help!': [['us'], false],
      YES: [[], false],
    };
  },
  'toll-free': (handling) => {
    const help: By = handling === 'off' ? 'us' : 'Twilio';
    return {
      STOP: [['network'], true],
      unsubscribe: [['us'], true],
      REVOKE: [['us'], true],
      ' OptOut ': [['us'], true],
      'Stop.': [['us'], true],
      Basta: [['us'], true],
      'Please stop texting me': [['us'], true],
      HELP: [[help], false],
      info: [[help], false],
      'Help!': [['us'], false],
      YES: [[], false],
    };
  },
};

/** The text after STOP. */
const later: Record<Kind, (handling: Handling) => Record<string, Expected>> = {
  local: (handling) => {
    const ours = handling === 'off';
    const by: By = ours ? 'us' : 'Twilio';
    // Words that only we know lift no block of Twilio's.
    const onlyOurs: Expected = ours ? [['us'], false] : [[], true];
    return {
      START: [[by], false],
      unstop: [[by], false],
      Yes: [[by], false],
      'Start!': onlyOurs,
      Back: onlyOurs,
      STOP: [[], true],
      HELP: [[by], true],
    };
  },
  'toll-free': (handling) => {
    const both: By[] = handling === 'advanced' ? ['Twilio', 'network'] : ['network'];
    return {
      START: [both, false],
      unstop: [both, false],
      Yes: [[], true],
      'Start!': [[], true],
      Back: [[], true],
      STOP: [[], true],
      // Twilio keeps silent towards those whom the network blocks.
      HELP: [handling === 'off' ? ['us'] : [], true],
    };
  },
};

describe('keywords by number, handling and order of news', () => {
  let app: TestApp;
  let contacts = 0;
  const shops = new Map<
    Handling,
    { shop: GivenOrganization; numbers: Record<Kind, string>; calls: TwilioCalls }
  >();

  beforeAll(async () => {
    app = await startApp();
    const { organization, phoneNumber, readyNumber } = given(app);
    for (const handling of ['default', 'advanced', 'off'] as const) {
      const shop = await organization();
      const [tollFree, local] = [await readyNumber(shop), await phoneNumber(shop, 'LOCAL')];
      await app.simulator.keywords(shop.accountSid, handling);
      const { updateComplianceReplies } = await shop.owner.run(UpdateComplianceRepliesDocument, {
        input: { stopKeywords: ['basta'], startKeywords: ['back'] },
      });
      expect(updateComplianceReplies.userErrors).toEqual([]);
      const calls = await twilioCalls(app, shop.id);
      shops.set(handling, {
        shop,
        calls,
        numbers: { local: local.e164, 'toll-free': tollFree.e164 },
      });
    }
    await app.database.query(`UPDATE phone_number_settings SET auto_reply = true, text_agent_id = 'agent-1'`);
    // Every text is told by hand from here on.
    await app.simulator.callbacks({ drop: 1 });
  });
  afterAll(() => app?.stop());

  /** Each word of a family is handled alike; those that the tables leave out come in one order. */
  function otherWords(handling: Handling): Case[] {
    return (['local', 'toll-free'] as const).flatMap((kind) =>
      ['STOPALL', 'cancel', 'End', 'QUIT'].map((body) =>
        caseOf({ kind, order: 'webhook first', afterStop: false, body }, fresh[kind](handling).unsubscribe!),
      ),
    );
  }

  const caseOf = (one: Omit<Case, 'expected' | 'contact'>, expected: Expected): Case => ({
    ...one,
    expected,
    contact: `+1416555${String(1000 + (contacts += 1))}`,
  });

  function casesOf(handling: Handling): Case[] {
    return (['local', 'toll-free'] as const).flatMap((kind) =>
      orders.flatMap((order) =>
        [false, true].flatMap((afterStop) =>
          Object.entries((afterStop ? later : fresh)[kind](handling)).map(([body, expected]) =>
            caseOf({ kind, order, afterStop, body }, expected),
          ),
        ),
      ),
    );
  }

  /**
   * Until nothing is left to do. The time moves on only when nothing can be done now, and no number keeps its pace, so
   * that a slow machine does not use up the five minutes that an answer to STOP may take.
   */
  const quiet = () =>
    until(
      async () => {
        await app.database.query(`UPDATE sender_paces SET next_send_at = '2000-01-01'`);
        const [left] = await app.database.query<{ busy: boolean; later: boolean }>(
          `SELECT EXISTS (SELECT FROM webhook_receipts WHERE processed_at IS NULL)
               OR EXISTS (SELECT FROM graphile_worker.jobs WHERE task_identifier = 'settle-inbound-message')
               OR EXISTS (SELECT FROM scheduled_work WHERE task = 'settle-inbound-message' AND due_at <= $1)
               OR EXISTS (SELECT FROM messages WHERE status IN ('QUEUED', 'SENDING') AND direction = 'OUTBOUND'
                            AND twilio_sid IS NULL) AS busy,
             EXISTS (SELECT FROM scheduled_work WHERE task = 'settle-inbound-message') AS later`,
          [await app.simulator.now()],
        );
        if (!left!.busy && left!.later) await app.simulator.advance('PT5S');
        return !left!.busy && !left!.later;
      },
      { within: 45_000, every: 20, what: 'quiet' },
    );

  /** Sends the texts and tells of them in the order of each case. */
  async function text(handling: Handling, cases: { one: Case; body: string; order: Order }[]): Promise<void> {
    const { calls, numbers } = shops.get(handling)!;
    const told = await Promise.all(
      cases.map(async ({ one, body, order }) => {
        const ends = { from: one.contact, to: numbers[one.kind] };
        const { sid } = (await app.simulator.inbound({ ...ends, body })) as { sid: string };
        const word = body.trim().toUpperCase();
        const optOutType: Record<string, string> =
          handling === 'advanced' && principal.includes(word) ? { OptOutType: family(word) } : {};
        const tell = {
          webhook: () =>
            calls.webhook({ MessageSid: sid, From: ends.from, To: ends.to, Body: body, ...optOutType }),
          stream: () =>
            calls.event('com.twilio.messaging.inbound-message.received', {
              messageSid: sid,
              ...ends,
              body,
              numMedia: 0,
            }),
        };
        if (order === 'stream alone') return [tell.stream];
        return order === 'stream first' ? [tell.stream, tell.webhook] : [tell.webhook, tell.stream];
      }),
    );
    for (const turn of [0, 1]) {
      await Promise.all(told.map((one) => one[turn]?.()));
      await until(
        async () =>
          (await app.database.query('SELECT 1 FROM webhook_receipts WHERE processed_at IS NULL')).length ===
          0,
      );
    }
    await quiet();
  }

  /** Who has answered each contact so far, as Twilio and the network saw it. */
  async function answers(): Promise<Map<string, By[]>> {
    const { messages, networkMessages } = await app.simulator.resources();
    const found = new Map<string, By[]>();
    const add = (to: unknown, by: By) => found.set(String(to), [...(found.get(String(to)) ?? []), by]);
    for (const { to, direction } of messages!) {
      if (direction === 'outbound-reply') add(to, 'Twilio');
      if (direction === 'outbound-api') add(to, 'us');
    }
    for (const { to } of networkMessages!) add(to, 'network');
    return found;
  }

  async function play(handling: Handling): Promise<void> {
    const { shop } = shops.get(handling)!;
    const cases = [...casesOf(handling), ...otherWords(handling)];
    const teacher = { ...cases[0]!, contact: '+14165559998' };
    for (const kind of ['local', 'toll-free'] as const)
      await text(handling, [{ one: { ...teacher, kind }, body: 'HELP', order: 'webhook first' }]);
    const second = cases.filter((one) => one.afterStop);
    await text(
      handling,
      second.map((one) => ({ one, body: 'STOP', order: 'webhook first' })),
    );
    const before = await answers();
    await text(
      handling,
      cases.map((one) => ({ one, body: one.body, order: one.order })),
    );
    const after = await answers();
    const { blocks } = await app.simulator.resources();
    const blocked = new Set(blocks!.map((one) => one.contact));
    const out = new Set(await optedOut(shop));
    const events = await app.database.query<{ contact: string }>(
      'SELECT m.contact FROM agent_events e JOIN messages m ON m.id = e.message_id WHERE m.contact <> $1',
      ['+14165559999'],
    );
    expect(events).toEqual([]);
    const seen = cases.map(({ contact, kind, order, afterStop, body }) => ({
      kind,
      order,
      afterStop,
      body,
      answers: without(after.get(contact) ?? [], before.get(contact) ?? []).sort(),
      optedOut: out.has(contact),
      // Whom we may text, nobody blocks.
      consistent: out.has(contact) || !blocked.has(contact),
    }));
    expect(seen).toEqual(
      cases.map(({ kind, order, afterStop, body, expected }) => ({
        kind,
        order,
        afterStop,
        body,
        answers: [...expected[0]].sort(),
        optedOut: expected[1],
        consistent: true,
      })),
    );
  }

  async function optedOut(shop: GivenOrganization): Promise<string[]> {
    const found: string[] = [];
    let after: string | null = null;
    do {
      const { nodes, pageInfo } = await page(shop, after);
      found.push(...nodes.map((one) => one.contact));
      after = pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null;
    } while (after !== null);
    expect(new Set(found).size).toBe(found.length);
    return found;
  }

  it('are answered once where Twilio answers in its own words', () => play('default'), 60_000);

  it('are answered once where the account has Advanced Opt-Out', async () => {
    await play('advanced');
    const { organization } = await shops.get('advanced')!.shop.owner.run(ComplianceRepliesDocument, {});
    const { senders } = organization.complianceReplies;
    expect(senders.map((one) => one.explanation)).toEqual([
      expect.stringContaining('Advanced Opt-Out'),
      expect.stringContaining('Advanced Opt-Out'),
    ]);
  });

  it('are answered once where Twilio has left them to us', async () => {
    await app.restart({ KEYWORD_HANDLING: 'ours' });
    await play('off');
  });

  it('leave the text agent to everything else', async () => {
    const { calls, numbers } = shops.get('default')!;
    const ends = { From: '+14165559999', To: numbers['toll-free'] };
    await calls.webhook({ MessageSid: `SM${'a'.repeat(32)}`, ...ends, Body: 'When do you open?' });
    await until(async () => (await app.database.query('SELECT 1 FROM agent_events')).length === 1);
  });
});

function without(all: readonly By[], some: readonly By[]): By[] {
  const left = [...all];
  for (const one of some) left.splice(left.indexOf(one), 1);
  return left;
}

async function page(shop: GivenOrganization, after: string | null) {
  const { organization } = await shop.owner.run(OptOutsDocument, { first: 100, after });
  return organization.optOuts;
}
