import { useQuery } from '@apollo/client/react';
import { PhoneCall, Plus } from 'lucide-react';
import {
  OpenRegistrationsDocument,
  PhoneCardsDocument,
  type PhoneCardFragment,
  type RegistrationStatusFragment,
} from '../../../operations/generated';
import { doc } from '../api/document';
import { askWhatFits } from '../assistant/panel-state';
import { useFollow } from '../lib/follow';
import { countryName } from '../lib/countries';
import { count, words } from '../lib/format';
import { numbersOf } from '../lib/kinds';
import { go } from '../lib/route';
import { Button } from '../ui/button';
import { Failed } from '../ui/failed';
import { PhoneCard } from './phone-card';

/** Every number of the organization. */
export function CardsPage() {
  const { data, error, refetch, fetchMore } = useQuery(doc(PhoneCardsDocument), { variables: { first: 50 } });
  const page = data?.organization.phoneNumbers;
  if (error && !page) return <Failed error={error} retry={() => void refetch()} />;
  return (
    <>
      <div className="page-head">
        <div>
          <h1>Your numbers</h1>
          <p className="quiet">{page ? (page.totalCount === 0 ? ' ' : summary(page.nodes)) : 'Loading …'}</p>
        </div>
        {page && page.totalCount > 0 ? (
          <Button look="primary" onPress={() => go({ page: 'find' })}>
            <Plus size={16} aria-hidden />
            Get a number
          </Button>
        ) : null}
      </div>
      {page ? (
        page.nodes.length === 0 ? (
          <>
            <Continue />
            <NoNumbers />
          </>
        ) : (
          <>
            <Continue />
            <Cards cards={page.nodes} />
          </>
        )
      ) : (
        <div className="card-grid" aria-hidden>
          <div className="phone-card skeleton" />
          <div className="phone-card skeleton" />
        </div>
      )}
      {page?.pageInfo.hasNextPage ? (
        <Button onPress={() => void fetchMore({ variables: { after: page.pageInfo.endCursor } })}>
          Show more
        </Button>
      ) : null}
    </>
  );
}

/** Under their countries, the one with most numbers first, where there is more than one. */
function Cards({ cards }: { cards: readonly PhoneCardFragment[] }) {
  const countries = new Map<string, PhoneCardFragment[]>();
  for (const card of cards) countries.set(card.country, [...(countries.get(card.country) ?? []), card]);
  const grid = (some: readonly PhoneCardFragment[]) => (
    <div className="card-grid">
      {some.map((card) => (
        <PhoneCard key={card.id} card={card} />
      ))}
    </div>
  );
  if (countries.size === 1) return grid(cards);
  return [...countries]
    .map(([code, some]) => ({ name: countryName(code), code, some }))
    .sort((a, b) => b.some.length - a.some.length || a.name.localeCompare(b.name))
    .map(({ name, code, some }) => (
      <section key={code} className="card-country" aria-labelledby={`country-${code}`}>
        <h2 id={`country-${code}`}>{name}</h2>
        {grid(some)}
      </section>
    ));
}

function summary(cards: readonly { messaging: { state: string } }[]): string {
  const ready = cards.filter((card) => card.messaging.state === 'READY').length;
  return `${count(cards.length, 'number')}, ${ready} ready to text`;
}

/** Registrations for no number in particular that still want something, such as a regulator's. */
function Continue() {
  const { data } = useQuery(doc(OpenRegistrationsDocument), { variables: { open: true } });
  const follow = useFollow();
  const waiting = (data?.organization.registrations.nodes ?? []).filter(
    (one) => one.phoneNumber === null && one.nextStep.callToAction !== null,
  );
  if (waiting.length === 0) return null;
  return (
    <section className="continue" aria-label="Continue where you left off">
      {waiting.map((one) => (
        <div key={one.id} className="continue-line">
          <span>
            <strong>{titleOf(one)}</strong> {one.nextStep.headline}
          </span>
          <Button size="small" onPress={() => follow(one.nextStep.callToAction!)}>
            {one.nextStep.callToAction!.label}
          </Button>
        </div>
      ))}
    </section>
  );
}

/** By what it is for: what kind of registration that takes is nothing to remember. */
function titleOf({ country, numberKind, kind }: RegistrationStatusFragment): string {
  if (!country || !numberKind) return words(kind);
  const text = numbersOf(numberKind, country);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function NoNumbers() {
  return (
    <section className="empty">
      <PhoneCall size={36} aria-hidden />
      <h2>Get your first number</h2>
      <p>
        Pick a number for your business. We then take you through what the phone companies want to know, so
        that you can text your customers.
      </p>
      <div className="row">
        <Button look="primary" onPress={() => go({ page: 'find' })}>
          Find a number
        </Button>
        <Button onPress={askWhatFits}>What fits my business?</Button>
      </div>
    </section>
  );
}
