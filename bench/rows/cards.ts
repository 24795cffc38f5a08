import { setTimeout as sleep } from 'node:timers/promises';
import { PhoneCardsDocument } from '../../operations/generated';
import { post, tokenFor } from '../support/callers';
import { idOf } from '../support/constants';
import type { Ground, MeasuredServer } from '../support/ground';
import { load, loadMeasure, warmUp } from '../support/load';
import type { Measure, Row } from '../support/row';
import { interleave } from '../support/statistics';

const connections = 20;
const pageSize = 50;

/** The list that clients load most. */
export const cardList: Row = {
  name: 'cards',
  title: 'phone-card list, 50 cards with readiness',
  yardstick: 'bare http, the same rows by one SQL with json_agg',
  async run(ground, effort) {
    const ours = await ground.ours();
    const bare = await ground.yardstick();
    const call = await cardsCall(pageSize);
    const bareCall = {
      path: '/cards',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ organizationId: idOf('organization', 1), first: pageSize }),
    };
    await checkAnswer(ours, call, pageSize);
    await warmUp(ours, call, 800);
    await warmUp(bare, bareCall, 800);
    const pairs = await interleave(
      effort.rounds,
      () => load(ours, connections, effort.seconds, call),
      () => load(bare, connections, effort.seconds, bareCall),
    );
    return [
      loadMeasure('requests/s', '/s', pairs, (one) => one.perSecond, { atLeast: 0.35 }),
      loadMeasure('CPU per request', 'µs', pairs, (one) => one.cpu, null),
      await statementsMeasure(ground, ours),
    ];
  },
};

/** The operation as a client sends it. */
export async function cardsCall(first: number) {
  return {
    path: '/graphql',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${await tokenFor(1)}` },
    body: JSON.stringify({ query: String(PhoneCardsDocument), variables: { first } }),
  };
}

interface CardsAnswer {
  data: { organization: { phoneNumbers: { nodes: { messaging: { state: string } }[] } } };
  errors?: unknown;
}

async function checkAnswer(
  { url }: MeasuredServer,
  { path, headers, body }: Awaited<ReturnType<typeof cardsCall>>,
  cards: number,
): Promise<void> {
  const answer = JSON.parse(await post(url + path, headers, body)) as CardsAnswer;
  const nodes = answer.errors ? [] : answer.data.organization.phoneNumbers.nodes;
  if (nodes.length !== cards || nodes.some((one) => !one.messaging.state))
    throw new Error(`not the cards that were asked for: ${JSON.stringify(answer).slice(0, 300)}`);
}

/** Statements for a page of 50 against those for a page of 5. */
async function statementsMeasure(ground: Ground, ours: MeasuredServer): Promise<Measure> {
  await ground.query(`ALTER SYSTEM SET log_statement = 'all'`);
  await ground.query('SELECT pg_reload_conf()');
  await sleep(300);
  const [few, many] = [await statements(ground, ours, 5), await statements(ground, ours, pageSize)];
  await ground.query('ALTER SYSTEM RESET log_statement');
  await ground.query('SELECT pg_reload_conf()');
  return {
    what: 'SQL statements, page of 50 to page of 5',
    aim: { atMost: 1 },
    ratio: many / few,
    ours: String(many),
    yardstick: String(few),
  };
}

/** Statements of one call. PostgreSQL's log shows their parameters; all of them name the organization. */
async function statements(ground: Ground, { url }: MeasuredServer, first: number): Promise<number> {
  const { path, headers, body } = await cardsCall(first);
  const calls = 10;
  const before = ground.databaseLog().length;
  for (let n = 0; n < calls; n += 1) await post(url + path, headers, body);
  await sleep(100);
  const lines = ground.databaseLog().slice(before).split('\n');
  const organizationId = idOf('organization', 1);
  return lines.filter((line) => line.includes('DETAIL:') && line.includes(organizationId)).length / calls;
}
