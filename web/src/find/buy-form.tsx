import { useRef, type FormEvent } from 'react';
import {
  PurchasePhoneNumberDocument,
  type AvailableNumberFragment,
  type PurchasePhoneNumberMutation,
} from '../../../operations/generated';
import { errorAt, useAct } from '../api/act';
import { useFocusOnError } from '../lib/focus';
import { money } from '../lib/format';
import { go } from '../lib/route';
import { Button } from '../ui/button';
import { TextInput } from '../ui/fields';
import { Errors } from '../ui/note';
import { AddressToBuyWith } from './address-to-buy-with';
import { BundleToBuyWith } from './bundle-to-buy-with';
import type { Choice } from './buy-dialog';
import { type Means, type Requirement, toldBy } from './means';
import { Setup } from './offers';

type Bought = PurchasePhoneNumberMutation['purchasePhoneNumber'];

interface Props {
  number: AvailableNumberFragment;
  means: Means;
  choice: Choice;
  change(part: Partial<Choice>): void;
  addAddress(): void;
  onRefused(requirement: Requirement): void;
  close(): void;
}

/** Says what is bought, with what and for how much, and buys it once however often the button is pressed. */
export function BuyForm({ number, means, choice, change, addAddress, onRefused, close }: Props) {
  const { run, isBusy, errors } = useAct(PurchasePhoneNumberDocument);
  const form = useRef<HTMLFormElement>(null);
  const focusOnError = useFocusOnError(form);
  const { requirement, addresses, approved } = means;

  const bundleId = choice.bundleId ?? (approved.length === 1 ? approved[0]!.id : null);
  const addressError = errorAt(errors, 'addressId');
  const bundleError = errorAt(errors, 'bundleRegistrationId');
  // An approved registration names the address itself, unless the carrier says otherwise.
  const asksAddress =
    addressError !== null || (requirement.addressRequirement !== 'NONE' && !requirement.bundleRequired);
  const asksBundle = requirement.bundleRequired || bundleError !== null;
  const addressId = asksAddress
    ? (choice.addressId ?? (addresses.length === 1 ? addresses[0]!.id : null))
    : null;
  const isComplete =
    means.isReady && (!asksAddress || addressId !== null) && (!asksBundle || bundleId !== null);

  // A call that got lost is made again under its name; another wish, or one that was answered, has another name.
  const call = useRef({ wish: '', key: '' });
  const buy = async (event: FormEvent) => {
    event.preventDefault();
    const input = {
      e164: number.e164,
      friendlyName: choice.name.trim() || null,
      addressId,
      bundleRegistrationId: asksBundle ? bundleId : null,
    };
    const wish = JSON.stringify(input);
    if (call.current.wish !== wish) call.current = { wish, key: crypto.randomUUID() };
    const { payload, errors: refused } = await run({ ...input, idempotencyKey: call.current.key });
    const bought = payload as Bought | null;
    if (bought?.phoneNumber && refused.length === 0) {
      close();
      go({ page: 'cards' });
      return;
    }
    if (bought) call.current.wish = '';
    const told = bought && toldBy(number, bought);
    if (told) onRefused(told);
    focusOnError();
  };
  return (
    <form ref={form} onSubmit={(event) => void buy(event)} className="stack">
      <Setup hint={number.messagingSetup} />
      <TextInput
        label={
          <>
            What to call it <span className="optional">optional</span>
          </>
        }
        help="Only you see this, such as “Orders and pick-up”."
        value={choice.name}
        onChange={(name) => change({ name })}
        maxLength={64}
        autoFocus
        error={errorAt(errors, 'friendlyName')}
      />
      {asksBundle ? (
        <BundleToBuyWith
          means={means}
          chosen={bundleId}
          choose={(id) => change({ bundleId: id })}
          error={bundleError}
          close={close}
        />
      ) : null}
      {asksAddress ? (
        <AddressToBuyWith
          means={means}
          chosen={addressId}
          choose={(id) => change({ addressId: id })}
          error={addressError}
          add={addAddress}
        />
      ) : null}
      <Errors errors={errors} shown={['friendlyName', 'addressId', 'bundleRegistrationId']} />
      <div className="dialog-end">
        <span className="price">
          {number.monthlyFee ? `${money(number.monthlyFee)} a month, from today` : 'Price not known just now'}
        </span>
        <Button onPress={close}>Cancel</Button>
        <Button type="submit" look="primary" isBusy={isBusy} isDisabled={!isComplete}>
          {isBusy ? 'Buying …' : 'Buy this number'}
        </Button>
      </div>
    </form>
  );
}
