import { BadgeCheck, Clock, Gauge, WalletMinimal } from 'lucide-react';
import type { ReactNode } from 'react';
import { amount, count, money } from '../lib/format';
import type { Way } from './ways';

/** One way: what it is, costs, takes and allows; or why it is closed. */
export function WayCard({ way, children }: { way: Way; children?: ReactNode }) {
  const title = `way-${way.way}`;
  if (!way.fits)
    return (
      <article className="way way-closed" aria-labelledby={title}>
        <h3 id={title}>{way.title}</h3>
        <p className="quiet">{way.whyNot}</p>
      </article>
    );
  return (
    <article className="thread-card way" aria-labelledby={title} data-recommended={way.recommended}>
      <div>
        {way.recommended ? (
          <span className="recommended">
            <BadgeCheck size={16} aria-hidden /> Fits you best
          </span>
        ) : null}
        <h3 id={title}>{way.title}</h3>
        <p>{way.summary}</p>
      </div>
      <dl className="terms">
        <div>
          <dt>
            <WalletMinimal size={15} aria-hidden /> You pay
          </dt>
          <dd>{costOf(way)}</dd>
        </div>
        <div>
          <dt>
            <Clock size={15} aria-hidden /> It takes
          </dt>
          <dd>
            Usually {count(way.typicalDays, 'day')}, seldom more than {way.slowDays}
          </dd>
        </div>
        <div>
          <dt>
            <Gauge size={15} aria-hidden /> It allows
          </dt>
          <dd>{limitsOf(way)}</dd>
        </div>
      </dl>
      <ul className="way-notes">
        {way.notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
      {children}
    </article>
  );
}

function costOf({ dueNow, dueMonthly, fees }: Way): string {
  const paid = [
    Number(dueNow.amount) > 0 ? `${money(dueNow)} once` : null,
    Number(dueMonthly.amount) > 0 ? `${money(dueMonthly)} a month` : null,
  ].filter((one) => one !== null);
  if (paid.length > 0) return paid.join(' and ');
  return fees.length > 0 ? 'Nothing: it is included in your plan' : 'Nothing';
}

function limitsOf({ limits: { numbers, textingPlans, textsPerDay } }: Way): string {
  const text = [
    numbers === null ? null : `up to ${count(numbers, 'number')}`,
    textingPlans === null ? null : count(textingPlans, 'texting plan'),
    textsPerDay === null ? null : `about ${amount(textsPerDay)} texts a day on the strictest carrier`,
  ]
    .filter((one) => one !== null)
    .join(', ');
  return text === '' ? 'No fixed limits' : text.charAt(0).toUpperCase() + text.slice(1);
}
