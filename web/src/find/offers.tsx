import { BadgeCheck, Clock, ThumbsUp } from 'lucide-react';
import { useState } from 'react';
import type {
  AvailableNumberFragment,
  FeeLinePartsFragment,
  SearchPhoneNumbersQuery,
  SetupHintFragment,
} from '../../../operations/generated';
import { countryName } from '../lib/countries';
import { days, money, phone } from '../lib/format';
import { kindNames } from '../lib/kinds';
import { Button } from '../ui/button';
import { Note } from '../ui/note';
import { BuyDialog } from './buy-dialog';

type Found = SearchPhoneNumbersQuery['searchPhoneNumbers'];

/** What was found, the kind we would choose first. */
export function Offers({ found }: { found: Found }) {
  const [chosen, setChosen] = useState<AvailableNumberFragment | null>(null);
  const { numbers, suggestion, alternatives, nothingFound } = found;
  const [first] = numbers;
  return (
    <>
      {suggestion ? (
        <section className="suggestion" aria-labelledby="suggestion-title">
          <header>
            <ThumbsUp size={20} aria-hidden />
            <div>
              <h2 id="suggestion-title">{suggestion.headline}</h2>
              <p>{suggestion.detail}</p>
            </div>
          </header>
          <NumberList numbers={suggestion.numbers} choose={setChosen} />
        </section>
      ) : null}
      {first ? (
        <section aria-label={`${kindNames[first.kind]} numbers, ${countryName(first.country)}`}>
          <Setup hint={first.messagingSetup} />
          <Requirements numbers={numbers} />
          <NumberList numbers={numbers} choose={setChosen} />
        </section>
      ) : (
        <p className="quiet searching">{nothingFound ?? 'No number fits just now. Try fewer filters.'}</p>
      )}
      {alternatives.map((one) => (
        <section key={one.reason} className="suggestion" aria-label={one.reason}>
          <header>
            <h2>{one.reason}</h2>
          </header>
          <Requirements numbers={one.numbers} />
          <NumberList numbers={one.numbers} choose={setChosen} />
        </section>
      ))}
      {chosen ? <BuyDialog number={chosen} close={() => setChosen(null)} /> : null}
    </>
  );
}

/** What these numbers are sold only with; nothing where that is nothing. */
function Requirements({ numbers }: { numbers: readonly AvailableNumberFragment[] }) {
  const all = [...new Set(numbers.flatMap((number) => number.requirements))];
  if (all.length === 0) return null;
  return (
    <div className="requirements">
      <Note>
        {all.map((one) => (
          <p key={one}>{one}</p>
        ))}
      </Note>
    </div>
  );
}

function NumberList(props: {
  numbers: readonly AvailableNumberFragment[];
  choose(number: AvailableNumberFragment): void;
}) {
  return (
    <ul className="offers">
      {props.numbers.map((number) => (
        <li key={number.e164}>
          <div>
            <span className="number">{phone(number.e164)}</span>
            <span className="quiet">{placeOf(number)}</span>
          </div>
          <span className="quiet">{number.monthlyFee ? `${money(number.monthlyFee)} a month` : ''}</span>
          <Button
            size="small"
            aria-label={`Choose ${phone(number.e164)}`}
            onPress={() => props.choose(number)}
          >
            Choose
          </Button>
        </li>
      ))}
    </ul>
  );
}

/** What texting from such numbers takes, and what it costs. */
export function Setup({ hint }: { hint: SetupHintFragment }) {
  return (
    <div className="setup" data-recommended={hint.recommended}>
      {hint.recommended ? (
        <span className="recommended">
          <BadgeCheck size={16} aria-hidden /> Recommended for texting
        </span>
      ) : null}
      <p>{hint.summary}</p>
      <p className="quiet">
        {hint.typicalDays === null ? null : (
          <span>
            <Clock size={14} aria-hidden /> Approval usually takes {days(hint.typicalDays)}
          </span>
        )}
        {hint.fees.map((fee) => (
          <span key={fee.label}>{feeText(fee)}</span>
        ))}
      </p>
    </div>
  );
}

export function feeText({ label, amount, cadence, payer }: FeeLinePartsFragment): string {
  if (payer === 'INCLUDED_IN_PLAN') return `${label}: included in your plan`;
  const price = `${money(amount)}${cadence === 'MONTHLY' ? ' a month' : ' once'}`;
  return `${label}: ${payer === 'TWILIO_ACCOUNT' ? `about ${price}, billed by Twilio` : price}`;
}

function placeOf({ kind, locality, region, country }: AvailableNumberFragment): string {
  if (kind !== 'LOCAL' && !locality) return kindNames[kind];
  return [locality, region ?? countryName(country)].filter(Boolean).join(', ');
}
