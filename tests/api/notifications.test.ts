import {
  ComplianceRepliesDocument,
  MarkNotificationsReadDocument,
  NotificationReceivedDocument,
  NotificationsDocument,
  UpdateComplianceRepliesDocument,
} from '../../operations/generated';
import { startApp, type TestApp } from '../support/app';
import { given, type GivenOrganization } from '../support/given';
import { until } from '../support/wait';

let app: TestApp;
let shop: GivenOrganization;
let stranger: GivenOrganization;

beforeAll(async () => {
  app = await startApp();
  const { organization, phoneNumber } = given(app);
  [shop, stranger] = await Promise.all([organization(), organization({ name: 'Somebody Else' })]);
  for (let count = 0; count < 3; count += 1) await phoneNumber(shop);
});

afterAll(() => app.stop());

describe('notifications', () => {
  async function list(variables: { first?: number; after?: string | null; unread?: boolean } = {}) {
    const { organization } = await shop.owner.run(NotificationsDocument, variables);
    return organization.notifications;
  }

  const mark = async (notificationIds: string[], as = shop.owner) =>
    (await as.run(MarkNotificationsReadDocument, { input: { notificationIds } })).markNotificationsRead;

  it('come newest first, counted, with what they are about', async () => {
    const all = await until(async () => {
      const page = await list();
      return page.totalCount === 3 && page;
    });
    expect(all.nodes.every((one) => one.kind === 'NUMBER_PURCHASED' && one.phoneNumber !== null)).toBe(true);
    const times = all.nodes.map((one) => one.createdAt);
    expect(times).toEqual([...times].sort().reverse());
    const page = await list({ first: 2 });
    expect([page.nodes.length, page.totalCount, page.pageInfo.hasNextPage]).toEqual([2, 3, true]);
    const rest = await list({ first: 2, after: page.pageInfo.endCursor! });
    expect(rest.nodes.map((one) => one.id)).toEqual([all.nodes[2]!.id]);
  });

  it('are marked together or not at all', async () => {
    const { nodes } = await list();
    const ids = nodes.map((one) => one.id);
    const unknown = 'f1b0c1f4-8f0a-4c36-9d4e-0a8b6f9f1c11';
    for (const wrong of [unknown, 'nonsense']) {
      expect(await mark([ids[0]!, wrong])).toMatchObject({
        notifications: [],
        userErrors: [{ code: 'NOT_FOUND', field: ['input', 'notificationIds', '1'] }],
      });
    }
    expect(await mark(ids, stranger.owner)).toMatchObject({
      notifications: [],
      userErrors: ids.map(() => ({ code: 'NOT_FOUND' })),
    });
    expect((await list({ unread: true })).totalCount).toBe(3);
  });

  it('stay unread when the assistant, who is no person, would mark them', async () => {
    const { nodes } = await list();
    expect(await mark([nodes[0]!.id], shop.assistant)).toMatchObject({
      notifications: [],
      userErrors: [{ code: 'NOT_ALLOWED' }],
    });
    expect((await list({ unread: true })).totalCount).toBe(3);
  });

  it('are read once, and told to those who watch', async () => {
    const watch = shop.member.watch(NotificationReceivedDocument, { since: new Date(0).toISOString() });
    const { nodes } = await list();
    const [newest, , oldest] = nodes.map((one) => one.id);
    const marked = await mark([oldest!, newest!, oldest!], shop.member);
    expect(marked.userErrors).toEqual([]);
    expect(marked.notifications.map((one) => [one.id, one.readAt !== null])).toEqual([
      [oldest, true],
      [newest, true],
    ]);
    await watch.next(
      ({ notificationReceived: one }) => one.id === newest && one.readAt !== null && one.revision === 2,
    );
    watch.stop();
    expect((await mark([oldest!])).notifications[0]).toEqual(marked.notifications[0]);
    expect((await list({ unread: true })).nodes.map((one) => one.id)).toEqual([nodes[1]!.id]);
    expect((await list({ unread: false })).totalCount).toBe(2);
  });
});

describe('compliance replies', () => {
  const read = async (of = shop) =>
    (await of.owner.run(ComplianceRepliesDocument, {})).organization.complianceReplies;
  const update = async (input: { stop?: string | null; help?: string | null }, as = shop.owner) =>
    (await as.run(UpdateComplianceRepliesDocument, { input })).updateComplianceReplies;

  it('have defaults that name the business and say who answers', async () => {
    const replies = await read();
    for (const reply of [replies.stop, replies.help, replies.start]) {
      expect(reply.isDefault).toBe(true);
      expect(reply.text).toContain('Juniper Street Bakery');
    }
    expect(replies.stop).toMatchObject({
      sentBy: ['CARRIER'],
      keywords: expect.arrayContaining(['STOP', 'REVOKE']),
    });
    expect(replies.help.sentBy).toEqual(['TWILIO']);
    expect((await read(stranger)).stop.sentBy).toEqual([]);
  });

  it('are worded by the organization, and put back with null', async () => {
    const before = await read();
    const stop =
      'Juniper Street Bakery: you will get no more texts from us. Text START if you miss our bread.';
    const { complianceReplies, userErrors } = await update({ stop });
    expect(userErrors).toEqual([]);
    expect(complianceReplies).toMatchObject({ stop: { text: stop, isDefault: false } });
    expect(await read()).toMatchObject({ stop: { text: stop }, help: before.help });
    const node = await shop.owner.run<{ node: object }, { id: string }>(
      'query ($id: ID!) { node(id: $id) { __typename ... on ComplianceReplies { id stop { text } } } }',
      { id: before.id },
    );
    expect(node.node).toEqual({ __typename: 'ComplianceReplies', id: before.id, stop: { text: stop } });
    expect((await update({ stop: null })).complianceReplies).toEqual(before);
  });

  it('are refused whole when one falls short of what carriers demand', async () => {
    const before = await read();
    const { complianceReplies, userErrors } = await update({
      stop: 'Juniper Street Bakery: you will get no more texts from us. Text START to come back.',
      help: 'Please call somebody else about this.',
    });
    expect(complianceReplies).toBeNull();
    expect(new Set(userErrors.map((one) => one.field?.join('.')))).toEqual(new Set(['input.help']));
    expect(await read()).toEqual(before);
  });

  it.each(['member', 'assistant'] as const)('are not for the %s to word', async (who) => {
    expect(await update({ stop: null }, shop[who])).toMatchObject({
      complianceReplies: null,
      userErrors: [{ code: 'NOT_ALLOWED' }],
    });
  });
});
