import { useState } from 'react';
import type { AvailableNumberFragment } from '../../../operations/generated';
import { AddressForm } from '../addresses/address-form';
import { phone } from '../lib/format';
import { Modal } from '../ui/modal';
import { BuyForm } from './buy-form';
import { type Requirement, useMeans } from './means';

/** What was chosen or written so far; it outlasts a look at another part of the dialog. */
export interface Choice {
  name: string;
  addressId: string | null;
  bundleId: string | null;
}

/** Buys a number, with whatever it is sold with: an address can be added on the way. */
export function BuyDialog({ number, close }: { number: AvailableNumberFragment; close(): void }) {
  const [refused, setRefused] = useState<Requirement | null>(null);
  const means = useMeans(number, refused);
  const [choice, setChoice] = useState<Choice>({ name: '', addressId: null, bundleId: null });
  const [isAdding, setAdding] = useState(false);
  const change = (part: Partial<Choice>) => setChoice((old) => ({ ...old, ...part }));
  if (isAdding)
    return (
      <Modal title="Add an address" close={close}>
        <AddressForm
          country={means.requirement.addressRequirement === 'LOCAL' ? number.country : null}
          cancel={() => setAdding(false)}
          onSaved={({ id }) => {
            change({ addressId: id });
            void means.reread().finally(() => setAdding(false));
          }}
        />
      </Modal>
    );
  return (
    <Modal title={`Get ${phone(number.e164)}`} close={close}>
      <BuyForm
        number={number}
        means={means}
        choice={choice}
        change={change}
        addAddress={() => setAdding(true)}
        onRefused={setRefused}
        close={close}
      />
    </Modal>
  );
}
