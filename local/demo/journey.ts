import {
  PhoneCardByIdDocument,
  PhoneCardChangedDocument,
  PurchasePhoneNumberDocument,
  SearchPhoneNumbersDocument,
  type PhoneCardFragment,
} from '../../operations/generated';
import { accepted, must } from '../registration-steps';
import type { ApiClient } from '../client';
import type { Cast } from './cast';
import { registerNumber } from './registration';
import { textCustomers } from './texting';

/** The main job, from the search for a number to a delivered text. Throws where it does not go as it should. */
export async function journey(cast: Cast): Promise<void> {
  const card = await buyNumber(cast);
  const watch = cast.owner.watch(PhoneCardChangedDocument, { phoneNumberId: card.id });
  const first = await watch.next();
  cast.tell.saw(`the card is watched from revision ${first.phoneNumberChanged.revision} on`);
  await registerNumber(cast, card, watch);
  await textCustomers(cast, card);
  watch.stop();
}

async function buyNumber({ owner, tell }: Cast): Promise<PhoneCardFragment> {
  tell.step('Somebody who wants to text customers searches a local number');
  const local = await owner.run(SearchPhoneNumbersDocument, {
    input: { country: 'US', kind: 'LOCAL', areaCode: '503', sms: true, limit: 5 },
  });
  const offered = local.searchPhoneNumbers;
  tell.saw(
    `${offered.numbers.length} local numbers; texting from one: ${offered.numbers[0]?.messagingSetup.summary}`,
  );
  if (offered.suggestion) tell.saw(`suggested: ${offered.suggestion.headline}. ${offered.suggestion.detail}`);

  tell.step('A toll-free number it is');
  const search = await owner.run(SearchPhoneNumbersDocument, {
    input: { country: 'US', kind: 'TOLL_FREE', sms: true, limit: 5 },
  });
  const candidate = must(search.searchPhoneNumbers.numbers[0], 'no toll-free number was offered');
  tell.saw(`${candidate.e164}: ${candidate.messagingSetup.summary}`);
  const { purchasePhoneNumber: bought } = await owner.run(PurchasePhoneNumberDocument, {
    input: {
      e164: candidate.e164,
      friendlyName: 'Orders and pick-up',
      idempotencyKey: `demo-${candidate.e164}`,
    },
  });
  accepted('the purchase', bought.userErrors);
  const card = must(bought.phoneNumber, 'the purchase gave no card');
  const active = await activeCard(owner, card.id);
  tell.saw(
    `bought: ${active.friendlyName} ${active.e164}, voice webhook ${active.voiceWebhookActive ? 'set' : 'missing'}`,
  );
  tell.card(active.messaging);
  return active;
}

async function activeCard(owner: ApiClient, id: string): Promise<PhoneCardFragment> {
  const watch = owner.watch(PhoneCardChangedDocument, { phoneNumberId: id });
  await watch.next((event) => event.phoneNumberChanged.lifecycle === 'ACTIVE');
  watch.stop();
  const { phoneNumber } = await owner.run(PhoneCardByIdDocument, { id });
  return must(phoneNumber, 'the card is gone');
}
