import { useLazyQuery } from '@apollo/client/react';
import { LoaderCircle, MessageCircleQuestionMark, Search } from 'lucide-react';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import {
  SearchPhoneNumbersDocument,
  type PhoneNumberKind,
  type SearchPhoneNumbersInput,
} from '../../../operations/generated';
import { errorAt } from '../api/act';
import { doc } from '../api/document';
import { askWhatFits } from '../assistant/panel-state';
import { useFocusOnError } from '../lib/focus';
import { kindNames } from '../lib/kinds';
import type { Route } from '../lib/route';
import { Button } from '../ui/button';
import { Failed } from '../ui/failed';
import { Checkbox, Radios, Select, TextInput } from '../ui/fields';
import { Errors } from '../ui/note';
import { Offers } from './offers';
import { hasAreaCodes, useMarkets } from './markets';

const suits: Record<PhoneNumberKind, string> = {
  TOLL_FREE: 'Free to call; quickest to get ready for texting',
  LOCAL: 'From your city or area',
  MOBILE: 'As cell phones have',
  NATIONAL: 'For the whole country',
};
const atField = ['country', 'areaCode', 'contains', 'locality'];

function wishOf(route: Extract<Route, { page: 'find' }>): SearchPhoneNumbersInput {
  const kind = (route.kind ?? 'TOLL_FREE') as PhoneNumberKind;
  const country = route.country ?? 'US';
  // Abroad numbers are mostly for calls.
  return { country, kind, sms: hasAreaCodes(country) ? true : null, limit: 12 };
}

/** Search for a number, and buy it. */
export function FindPage({ route }: { route: Extract<Route, { page: 'find' }> }) {
  const [wish, setWish] = useState(() => wishOf(route));
  const [search, { data, loading, error }] = useLazyQuery(doc(SearchPhoneNumbersDocument), {
    fetchPolicy: 'network-only',
  });
  const markets = useMarkets();
  const form = useRef<HTMLFormElement>(null);
  const focusOnError = useFocusOnError(form);
  const look = (input: SearchPhoneNumbersInput) =>
    search({ variables: { input: clean(input) } })
      .then(({ data: found }) => {
        if (found?.searchPhoneNumbers.userErrors.some((one) => one.field)) focusOnError();
      })
      .catch(() => undefined);

  useEffect(() => void look(wishOf(route)), []); // eslint-disable-line react-hooks/exhaustive-deps

  const { country = 'US', kind = 'LOCAL' } = wish;
  const kinds = markets.kindsOf(country);
  const change = (part: Partial<SearchPhoneNumbersInput>) => setWish((old) => ({ ...old, ...part }));
  const moveTo = (next: string) => {
    const sold = markets.kindsOf(next);
    change({
      country: next,
      kind: sold.includes(kind) ? kind : sold[0],
      areaCode: null,
      locality: null,
      sms: hasAreaCodes(next) ? wish.sms : null,
    });
  };
  const found = data?.searchPhoneNumbers;
  const errors = found?.userErrors ?? [];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void look(wish);
  };
  return (
    <>
      <div className="page-head">
        <div>
          <h1>Find a number</h1>
          <p className="quiet">Nothing is reserved until you buy it.</p>
        </div>
        <Button onPress={askWhatFits}>
          <MessageCircleQuestionMark size={16} aria-hidden />
          What fits my business?
        </Button>
      </div>
      <form ref={form} className="search-form panel" onSubmit={submit} role="search">
        <Radios
          label="Kind of number"
          choices={kinds.map((one) => ({ value: one, label: kindNames[one], description: suits[one] }))}
          value={kind}
          onChange={(chosen) => change({ kind: chosen as PhoneNumberKind })}
        />
        <div className="search-filters">
          <Select
            label="Country"
            choices={markets.countries}
            value={country}
            onChange={moveTo}
            error={errorAt(errors, 'country')}
          />
          {hasAreaCodes(country) ? (
            <TextInput
              label="Area code"
              value={wish.areaCode ?? ''}
              onChange={(areaCode) => change({ areaCode })}
              placeholder={kind === 'TOLL_FREE' ? '833' : '415'}
              error={errorAt(errors, 'areaCode')}
              inputMode="numeric"
            />
          ) : (
            <TextInput
              label="City"
              value={wish.locality ?? ''}
              onChange={(locality) => change({ locality })}
              error={errorAt(errors, 'locality')}
            />
          )}
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
          {/* Never busy: another wish does not wait for the answer to the one before. */}
          <Button type="submit" look="primary">
            {loading ? (
              <LoaderCircle className="spin" size={16} aria-hidden />
            ) : (
              <Search size={16} aria-hidden />
            )}
            Search
          </Button>
        </div>
      </form>
      <Errors errors={errors} shown={atField} />
      {error ? <Failed error={error} retry={() => void look(wish)} /> : null}
      <div aria-live="polite" aria-busy={loading}>
        {found ? (
          errors.length > 0 ? null : (
            <Offers found={found} />
          )
        ) : error ? null : (
          <p className="quiet searching">Searching …</p>
        )}
      </div>
    </>
  );
}

/** Empty texts are no filters. */
function clean(input: SearchPhoneNumbersInput): SearchPhoneNumbersInput {
  return {
    ...input,
    areaCode: input.areaCode?.trim() || null,
    locality: input.locality?.trim() || null,
    contains: input.contains?.trim() || null,
  };
}
