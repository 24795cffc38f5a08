import { useRef, useState, type FormEvent } from 'react';
import {
  CreateAddressDocument,
  type AddressPartsFragment,
  type CreateAddressInput,
  type CreateAddressMutation,
} from '../../../operations/generated';
import { errorAt, useAct } from '../api/act';
import { useProfile } from '../api/profile';
import { countryChoices } from '../lib/countries';
import { useFocusOnError } from '../lib/focus';
import { Button } from '../ui/button';
import { Select, TextInput } from '../ui/fields';
import { Errors, Note } from '../ui/note';

type Lines = Pick<
  CreateAddressInput,
  'customerName' | 'street' | 'streetSecondary' | 'city' | 'region' | 'postalCode' | 'country'
>;
type Made = CreateAddressMutation['createAddress'];

const lines: { key: Exclude<keyof Lines, 'country'>; label: string; isOptional?: boolean }[] = [
  { key: 'customerName', label: 'Business or person at the address' },
  { key: 'street', label: 'Street and house number' },
  { key: 'streetSecondary', label: 'Floor, suite or the like', isOptional: true },
  { key: 'postalCode', label: 'Postal code' },
  { key: 'city', label: 'City' },
  { key: 'region', label: 'State, province or region' },
];
const shown = [...lines.map((line) => line.key), 'country'];

interface Props {
  /** Where it has to be; null for anywhere. */
  country: string | null;
  onSaved(address: AddressPartsFragment): void;
  cancel(): void;
}

/**
 * A new address, kept exactly as written. Where the post knows it otherwise, that is shown and can be taken. It begins
 * with the business's own where that may do.
 */
export function AddressForm({ country, onSaved, cancel }: Props) {
  const profile = useProfile();
  const [edits, setEdits] = useState<Partial<Lines>>({});
  const [suggestion, setSuggestion] = useState<Made['suggestion']>(null);
  const { run, isBusy, errors } = useAct(CreateAddressDocument);
  const form = useRef<HTMLFormElement>(null);
  const focusOnError = useFocusOnError(form);

  const isOwnCountry = country === null || country === profile?.country;
  const known = isOwnCountry ? profile : null;
  const written: Lines = {
    customerName: profile?.legalName ?? '',
    street: known?.street ?? '',
    streetSecondary: '',
    city: known?.city ?? '',
    region: known?.region ?? '',
    postalCode: known?.postalCode ?? '',
    country: country ?? profile?.country ?? 'US',
    ...edits,
  };
  const change = (part: Partial<Lines>) => setEdits((old) => ({ ...old, ...part }));
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const { payload, errors: refused } = await run({
      ...written,
      streetSecondary: written.streetSecondary?.trim() || null,
    });
    const made = payload as Made | null;
    setSuggestion(made?.suggestion ?? null);
    if (made?.address && refused.length === 0) onSaved(made.address);
    else focusOnError();
  };
  return (
    <form ref={form} className="stack" onSubmit={(event) => void save(event)}>
      <div className="address-lines">
        {lines.map(({ key, label, isOptional }, index) => (
          <TextInput
            key={key}
            label={
              <>
                {label}
                {isOptional ? <span className="optional">optional</span> : null}
              </>
            }
            value={written[key] ?? ''}
            onChange={(text) => change({ [key]: text })}
            isRequired={!isOptional}
            autoFocus={index === 0}
            autoComplete="off"
            error={errorAt(errors, key)}
          />
        ))}
        {country === null ? (
          <Select
            label="Country"
            choices={countryChoices()}
            value={written.country}
            onChange={(chosen) => change({ country: chosen })}
            error={errorAt(errors, 'country')}
          />
        ) : null}
      </div>
      {suggestion ? (
        <Note tone="warn">
          <p>
            The post writes it:{' '}
            {[
              suggestion.street,
              suggestion.streetSecondary,
              `${suggestion.postalCode} ${suggestion.city}`,
              suggestion.region,
            ]
              .filter(Boolean)
              .join(', ')}
          </p>
          <Button
            size="small"
            onPress={() => {
              const { street, streetSecondary, city, region, postalCode } = suggestion;
              change({ street, streetSecondary, city, region, postalCode });
              setSuggestion(null);
            }}
          >
            Use this
          </Button>
        </Note>
      ) : null}
      <Errors errors={errors} shown={shown} />
      <div className="dialog-end">
        <Button onPress={cancel}>Back</Button>
        <Button type="submit" look="primary" isBusy={isBusy}>
          {isBusy ? 'Saving …' : 'Save the address'}
        </Button>
      </div>
    </form>
  );
}

/** An address in one line. */
export function addressText(address: AddressPartsFragment): string {
  const { customerName, street, streetSecondary, postalCode, city, country } = address;
  return [customerName, street, streetSecondary, `${postalCode} ${city}`, country].filter(Boolean).join(', ');
}
