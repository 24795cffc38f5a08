import { MapPinPlus } from 'lucide-react';
import { addressText } from '../addresses/address-form';
import { Button } from '../ui/button';
import { Radios, Select } from '../ui/fields';
import type { Means } from './means';

const fewChoices = 3;

/** The address that the number is bought with: one that is on file, or a new one. */
export function AddressToBuyWith(props: {
  means: Means;
  chosen: string | null;
  choose(id: string): void;
  error: string | null;
  add(): void;
}) {
  const { means, chosen, choose, error, add } = props;
  const { addresses, requirement, isReady } = means;
  const rule = requirement.bundleRequired ? null : requirement.requirements.join(' ');
  const shared = {
    label: 'Address it is bought with',
    help: rule,
    error,
    choices: addresses.map((one) => ({ value: one.id, label: addressText(one) })),
    value: chosen,
    onChange: choose,
  };
  return (
    <div className="stack">
      {addresses.length === 0 ? (
        <div className="field" role="group" aria-label={shared.label}>
          <span>{shared.label}</span>
          {error ? <p className="field-error">{error}</p> : null}
          <p className="field-help">
            {isReady ? `${rule ?? ''} You have none yet that does.` : 'One moment …'}
          </p>
        </div>
      ) : addresses.length <= fewChoices ? (
        <Radios {...shared} />
      ) : (
        <Select {...shared} />
      )}
      <div className="row" data-invalid={(error !== null && addresses.length === 0) || undefined}>
        <Button size="small" onPress={add}>
          <MapPinPlus size={15} aria-hidden />
          Add an address
        </Button>
      </div>
    </div>
  );
}
