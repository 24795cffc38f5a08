import { MapPinPlus } from 'lucide-react';
import { useState } from 'react';
import { AddressForm } from '../addresses/address-form';
import { Button } from '../ui/button';
import { Modal } from '../ui/modal';
import type { InputProps } from './field-inputs';
import { OneOf } from './one-of';

/** One of the organization's addresses, or a new one. */
export function AddressInput(props: InputProps) {
  const { field, country, label, help, error, isDisabled, onChange, onSettle } = props;
  const [isAdding, setAdding] = useState(false);
  return (
    <>
      {field.options.length > 0 ? (
        <OneOf {...props} choices={field.options} />
      ) : (
        <div className="field">
          <span>{label}</span>
          {error ? <p className="field-error">{error}</p> : null}
          {help ? <p className="field-help">{help}</p> : null}
        </div>
      )}
      <div className="row">
        <Button size="small" isDisabled={isDisabled} onPress={() => setAdding(true)}>
          <MapPinPlus size={15} aria-hidden />
          Add an address
        </Button>
      </div>
      {isAdding ? (
        <Modal title="Add an address" close={() => setAdding(false)}>
          <AddressForm
            country={country}
            cancel={() => setAdding(false)}
            onSaved={({ id }) => {
              setAdding(false);
              onChange(id);
              onSettle(id);
            }}
          />
        </Modal>
      ) : null}
    </>
  );
}
