import {
  ConversationDocument,
  MessageChangedDocument,
  SendMessageDocument,
  type PhoneCardFragment,
} from '../../operations/generated';
import { accepted, must, refusal } from '../registration-steps';
import type { Cast } from './cast';

const customer = '+15035550188';

/** A text that is delivered, and a customer who has had enough. */
export async function textCustomers(cast: Cast, card: PhoneCardFragment): Promise<void> {
  const { owner, twilio, tell } = cast;
  tell.step('A text to a customer');
  const watch = owner.watch(MessageChangedDocument, { phoneNumberId: card.id, contact: customer });
  const { sendMessage: sent } = await owner.run(SendMessageDocument, {
    input: {
      phoneNumberId: card.id,
      to: customer,
      body: 'Juniper Street Bakery: your sourdough is ready for pick-up. Reply STOP to opt out.',
      idempotencyKey: `demo-${card.id}`,
    },
  });
  accepted('the text', sent.userErrors);
  const id = must(sent.message, 'there is no message').id;
  const delivered = await watch.next(
    (event) => event.messageChanged.id === id && event.messageChanged.status === 'DELIVERED',
  );
  const states = watch.events
    .filter((event) => event.messageChanged.id === id)
    .map((event) => event.messageChanged.status);
  tell.saw(`${[...new Set(states)].join(' → ')} in ${delivered.messageChanged.segments} segment(s)`);

  tell.step('The customer answers STOP');
  await twilio.inbound({ from: customer, to: card.e164, body: 'STOP' });
  await watch.next(
    (event) => event.messageChanged.direction === 'INBOUND' && event.messageChanged.body === 'STOP',
  );
  tell.saw('STOP has arrived and is recorded');
  const { organization } = await owner.run(ConversationDocument, {
    phoneNumberId: card.id,
    contact: customer,
  });
  tell.saw(`the conversation shows: ${organization.conversation?.sendBlock?.message ?? 'nothing'}`);
  const { sendMessage: refused } = await owner.run(SendMessageDocument, {
    input: { phoneNumberId: card.id, to: customer, body: 'Juniper Street Bakery: one more thing …' },
  });
  tell.saw(
    `the next text is refused: "${refusal('a text after STOP', 'RECIPIENT_OPTED_OUT', refused.userErrors)}"`,
  );
  // So that the demo can be run again for the same customer.
  await twilio.inbound({ from: customer, to: card.e164, body: 'START' });
  await watch.next((event) => event.messageChanged.body === 'START');
  watch.stop();
}
