import {
  ConversationChangedDocument,
  ConversationDocument,
  ConversationsDocument,
  MarkConversationReadDocument,
  type PhoneCardFragment,
} from '../../operations/generated';
import { startApp, type TestApp } from '../support/app';
import { given, type GivenOrganization } from '../support/given';
import { until } from '../support/wait';

describe('conversations', () => {
  let app: TestApp;
  let shop: GivenOrganization;
  let stranger: GivenOrganization;
  let first: PhoneCardFragment;
  let second: PhoneCardFragment;
  const contacts = Array.from({ length: 7 }, (_, index) => `+1503555200${index}`);

  beforeAll(async () => {
    app = await startApp();
    const { organization, phoneNumber } = given(app);
    [shop, stranger] = await Promise.all([organization(), organization({ name: 'Somebody Else' })]);
    first = await phoneNumber(shop);
    second = await phoneNumber(shop, 'LOCAL');
    // One after the other, so that the order of activity is known.
    for (const [index, from] of contacts.entries()) {
      await app.simulator.inbound({ from, to: (index < 5 ? first : second).e164, body: `Hello ${index}` });
      await until(async () => (await list()).nodes.some((one) => one.contact === from));
    }
  });

  afterAll(() => app.stop());

  async function list(variables: { first?: number; after?: string | null; phoneNumberId?: string } = {}) {
    const { organization } = await shop.owner.run(ConversationsDocument, variables);
    return organization.conversations;
  }

  async function one(contact: string, phoneNumberId = first.id) {
    const { organization } = await shop.owner.run(ConversationDocument, { phoneNumberId, contact });
    return organization.conversation;
  }

  const says = async (from: string, body: string) => {
    await app.simulator.inbound({ from, to: first.e164, body });
    await until(async () => (await one(from))?.lastMessage?.body === body);
  };

  it('come with the latest activity first, page by page, each once', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page = await list({ first: 3, after });
      seen.push(...page.nodes.map((one) => one.contact));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor! : null;
    } while (after);
    expect(seen).toEqual([...contacts].reverse());
  });

  it('move up when something happens in them', async () => {
    await says(contacts[0]!, 'Me again');
    const { nodes } = await list({ first: 1 });
    expect(nodes).toMatchObject([
      { contact: contacts[0], unread: 2, lastMessage: { body: 'Me again', direction: 'INBOUND' } },
    ]);
  });

  it('can be had for one number alone', async () => {
    const { nodes } = await list({ phoneNumberId: second.id });
    expect(nodes.map((one) => one.contact)).toEqual([contacts[6], contacts[5]]);
    expect(nodes.every((one) => one.phoneNumber.id === second.id)).toBe(true);
    for (const phoneNumberId of ['f1b0c1f4-8f0a-4c36-9d4e-0a8b6f9f1c11', 'nonsense'])
      expect((await list({ phoneNumberId })).nodes).toEqual([]);
  });

  it('show a page of messages, newest first', async () => {
    for (let index = 0; index < 4; index += 1) await says(contacts[1]!, `Line ${index}`);
    const read = async (after: string | null) => {
      const { organization } = await shop.owner.run(ConversationDocument, {
        phoneNumberId: first.id,
        contact: contacts[1]!,
        first: 2,
        after,
      });
      return organization.conversation!.messages;
    };
    const pages = [await read(null)];
    while (pages.at(-1)!.pageInfo.hasNextPage) pages.push(await read(pages.at(-1)!.pageInfo.endCursor!));
    const bodies = pages.flatMap((page) => page.nodes.map((message) => message.body));
    expect(bodies).toEqual(['Line 3', 'Line 2', 'Line 1', 'Line 0', 'Hello 1']);
  });

  it('refuse cursors and sizes that make no sense', async () => {
    for (const wrong of [{ first: 0 }, { first: 101 }, { after: 'x' }]) {
      const { errors } = await shop.owner.call(ConversationsDocument, wrong);
      expect(errors[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    }
  });

  it('say what a send would be answered', async () => {
    const found = (await one(contacts[2]!))!;
    expect(found.sendBlock).toMatchObject({
      code: 'SENDER_NOT_READY',
      callToAction: { intent: 'SET_UP_MESSAGING', phoneNumberId: first.id },
    });
  });

  it('are read once, for everybody who watches', async () => {
    const { id } = (await one(contacts[3]!))!;
    const watch = shop.member.watch(ConversationChangedDocument, { phoneNumberId: first.id });
    const unread = await watch.next((event) => event.conversationChanged.id === id);
    expect(unread.conversationChanged.unread).toBe(1);
    const { markConversationRead } = await shop.owner.run(MarkConversationReadDocument, {
      input: { conversationId: id },
    });
    expect(markConversationRead).toMatchObject({ userErrors: [], conversation: { id, unread: 0 } });
    const read = await watch.next(
      (event) => event.conversationChanged.id === id && event.conversationChanged.unread === 0,
    );
    const again = await shop.owner.run(MarkConversationReadDocument, { input: { conversationId: id } });
    expect(again.markConversationRead.conversation?.revision).toBe(read.conversationChanged.revision);
    watch.stop();
  });

  it('are nobody else’s', async () => {
    const { id } = (await one(contacts[4]!))!;
    const asked = { phoneNumberId: first.id, contact: contacts[4]! };
    expect((await stranger.owner.run(ConversationDocument, asked)).organization.conversation).toBeNull();
    expect((await stranger.owner.run(ConversationsDocument, {})).organization.conversations.nodes).toEqual(
      [],
    );
    const answers = await Promise.all(
      [id, 'f1b0c1f4-8f0a-4c36-9d4e-0a8b6f9f1c11', 'nonsense'].map((conversationId) =>
        stranger.owner.run(MarkConversationReadDocument, { input: { conversationId } }),
      ),
    );
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]!.markConversationRead).toMatchObject({
      conversation: null,
      userErrors: [{ code: 'NOT_FOUND', field: ['input', 'conversationId'] }],
    });
    expect((await one(contacts[4]!))!.unread).toBe(1);
    const node = (api: typeof shop.owner) =>
      api.run<{ node: { __typename: string } | null }, { id: string }>(
        'query ($id: ID!) { node(id: $id) { __typename } }',
        { id },
      );
    expect(await node(stranger.owner)).toEqual({ node: null });
    expect(await node(shop.owner)).toEqual({ node: { __typename: 'Conversation' } });
  });
});
