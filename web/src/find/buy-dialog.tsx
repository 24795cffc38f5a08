import { useRef, useState, type FormEvent } from 'react';
import {
  PurchasePhoneNumberDocument,
  type AvailableNumberFragment,
  type PurchasePhoneNumberMutation,
} from '../../../operations/generated';
import { errorAt, useAct } from '../api/act';
import { money, phone } from '../lib/format';
import { go } from '../lib/route';
import { Button } from '../ui/button';
import { Modal } from '../ui/modal';
import { TextInput } from '../ui/fields';
import { Errors, Note } from '../ui/note';
import { Setup } from './offers';

type Bought = PurchasePhoneNumberMutation['purchasePhoneNumber'];

/** Says what is bought and what it costs, and buys it once however often the button is pressed. */
export function BuyDialog({ number, close }: { number: AvailableNumberFragment; close(): void }) {
  const [name, setName] = useState('');
  const { run, isBusy, errors } = useAct(PurchasePhoneNumberDocument);
  const key = useRef(crypto.randomUUID());
  const buy = async (event: FormEvent) => {
    event.preventDefault();
    const { payload, errors: refused } = await run({
      e164: number.e164,
      friendlyName: name.trim() || null,
      // Another name is another call.
      idempotencyKey: `${key.current}-${name.trim()}`.slice(0, 100),
    });
    if (refused.length === 0 && (payload as Bought | null)?.phoneNumber) {
      close();
      go({ page: 'cards' });
    }
  };
  return (
    <Modal title={`Get ${phone(number.e164)}`} close={close}>
      <form onSubmit={(event) => void buy(event)} className="stack">
        <Setup hint={number.messagingSetup} />
        <TextInput
          label="What to call it"
          help="Only you see this, such as “Orders and pick-up”."
          value={name}
          onChange={setName}
          maxLength={64}
          autoFocus
          error={errorAt(errors, 'friendlyName')}
        />
        {number.addressRequired || number.bundleRequired ? (
          <Note>
            {number.bundleRequired
              ? 'This country wants to know who uses the number before it is sold.'
              : 'This number is sold only with an address.'}
          </Note>
        ) : null}
        <Errors errors={errors} shown={['friendlyName']} />
        <div className="dialog-end">
          <span className="price">
            {number.monthlyFee
              ? `${money(number.monthlyFee)} a month, from today`
              : 'Price not known just now'}
          </span>
          <Button onPress={close}>Cancel</Button>
          <Button type="submit" look="primary" isBusy={isBusy}>
            {isBusy ? 'Buying …' : 'Buy this number'}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
