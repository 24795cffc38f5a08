import { useLazyQuery } from '@apollo/client/react';
import { Search } from 'lucide-react';
import { useEffect, useState, type FormEvent } from 'react';
import {
  SearchPhoneNumbersDocument,
  type PhoneNumberKind,
  type SearchPhoneNumbersInput,
} from '../../../operations/generated';
import { errorAt } from '../api/act';
import { doc } from '../api/document';
import { Button } from '../ui/button';
import { Failed } from '../ui/failed';
import { Checkbox, Radios, Select, TextInput } from '../ui/fields';
import { Errors } from '../ui/note';
import { Offers } from './offers';

const kinds = [
  { value: 'TOLL_FREE', label: 'Toll-free', description: 'Free to call; quickest to get ready for texting' },
  { value: 'LOCAL', label: 'Local', description: 'From your city or area' },
];
const countries = [
  { value: 'US', label: 'United States' },
  { value: 'CA', label: 'Canada' },
];

/** Search for a number, and buy it. */
export function FindPage() {
  const [wish, setWish] = useState<SearchPhoneNumbersInput>({
    country: 'US',
    kind: 'TOLL_FREE',
    sms: true,
    limit: 12,
  });
  const [search, { data, loading, error }] = useLazyQuery(doc(SearchPhoneNumbersDocument), {
    fetchPolicy: 'network-only',
  });
  const change = (part: Partial<SearchPhoneNumbersInput>) => setWish((old) => ({ ...old, ...part }));
  const look = (input: SearchPhoneNumbersInput) =>
    void search({ variables: { input: clean(input) } }).catch(() => undefined);

  useEffect(() => look({ country: 'US', kind: 'TOLL_FREE', sms: true, limit: 12 }), []); // eslint-disable-line react-hooks/exhaustive-deps

  const found = data?.searchPhoneNumbers;
  const errors = found?.userErrors ?? [];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    look(wish);
  };
  return (
    <>
      <div className="page-head">
        <div>
          <h1>Find a number</h1>
          <p className="quiet">Nothing is reserved until you buy it.</p>
        </div>
      </div>
      <form className="search-form panel" onSubmit={submit} role="search">
        <Radios
          label="Kind of number"
          choices={kinds}
          value={wish.kind ?? 'LOCAL'}
          onChange={(kind) => change({ kind: kind as PhoneNumberKind })}
        />
        <div className="search-filters">
          <Select
            label="Country"
            choices={countries}
            value={wish.country ?? 'US'}
            onChange={(country) => change({ country })}
            error={errorAt(errors, 'country')}
          />
          <TextInput
            label="Area code"
            value={wish.areaCode ?? ''}
            onChange={(areaCode) => change({ areaCode })}
            placeholder={wish.kind === 'TOLL_FREE' ? '833' : '415'}
            error={errorAt(errors, 'areaCode')}
            inputMode="numeric"
          />
          <TextInput
            label="Contains"
            value={wish.contains ?? ''}
            onChange={(contains) => change({ contains })}
            placeholder="CAKE or 555*"
            error={errorAt(errors, 'contains')}
          />
        </div>
        <div className="search-last">
          <div className="choices row" role="group" aria-label="It has to be able to">
            <Checkbox isSelected={wish.sms === true} onChange={(on) => change({ sms: on ? true : null })}>
              Text
            </Checkbox>
            <Checkbox isSelected={wish.mms === true} onChange={(on) => change({ mms: on ? true : null })}>
              Send pictures
            </Checkbox>
            <Checkbox isSelected={wish.voice === true} onChange={(on) => change({ voice: on ? true : null })}>
              Call
            </Checkbox>
          </div>
          <Button type="submit" look="primary" isBusy={loading}>
            <Search size={16} aria-hidden />
            Search
          </Button>
        </div>
      </form>
      <Errors errors={errors} shown={['country', 'areaCode', 'contains']} />
      {error ? <Failed error={error} retry={() => look(wish)} /> : null}
      <div aria-live="polite" aria-busy={loading}>
        {found ? <Offers found={found} /> : <p className="quiet searching">Searching …</p>}
      </div>
    </>
  );
}

/** Empty texts are no filters. */
function clean(input: SearchPhoneNumbersInput): SearchPhoneNumbersInput {
  return { ...input, areaCode: input.areaCode?.trim() || null, contains: input.contains?.trim() || null };
}
