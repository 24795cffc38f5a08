import { useQuery } from '@apollo/client/react';
import { lazy, Suspense, useState } from 'react';
import {
  AccountDocument,
  DeliverabilityOverTimeDocument,
  type DeliverabilityOverTimeQuery,
  type TwilioAccountPartsFragment,
  type TwilioAccountStatus,
} from '../../../operations/generated';
import { doc } from '../api/document';
import { useFollow } from '../lib/follow';
import { count, day, percent } from '../lib/format';
import { NotificationList } from '../notifications/notification-list';
import { Button } from '../ui/button';
import { Failed } from '../ui/failed';
import { Select } from '../ui/fields';
import { Note } from '../ui/note';

// The chart library is most of what the page could load, and most visits do not need it.
const Chart = lazy(async () => ({ default: (await import('./chart')).Chart }));

type Report = DeliverabilityOverTimeQuery['organization']['deliverability'];
const dayMs = 86_400_000;
const spans = [
  { value: '7', label: 'Last 7 days' },
  { value: '30', label: 'Last 30 days' },
  { value: '90', label: 'Last 90 days' },
];

function spanOf(days: string): { span: string; since: string } {
  return { span: days, since: new Date(Date.now() - Number(days) * dayMs).toISOString() };
}

/** How texts fare, what happened, and how the account stands. */
export function DeliverabilityPage() {
  const [{ span, since }, setSpan] = useState(() => spanOf('30'));
  const { data, error, refetch, previousData } = useQuery(doc(DeliverabilityOverTimeDocument), {
    variables: { since },
  });
  const report = (data ?? previousData)?.organization.deliverability;
  return (
    <>
      <div className="page-head">
        <div>
          <h1>Deliverability</h1>
          <p className="quiet">How many of your texts arrived, and why the others did not.</p>
        </div>
        <Select label="Period" choices={spans} value={span} onChange={(days) => setSpan(spanOf(days))} />
      </div>
      {error && !report ? <Failed error={error} retry={() => void refetch()} /> : null}
      <div className="report-grid">
        <div className="report-column">
          <section className="panel" aria-labelledby="sent-title">
            <h2 id="sent-title">Texts sent</h2>
            <Sums report={report} />
            <div className="chart">
              {report ? (
                <Suspense fallback={null}>
                  <Chart days={report.days} />
                </Suspense>
              ) : null}
            </div>
          </section>
          <section className="panel" aria-labelledby="news-title">
            <h2 id="news-title">What happened</h2>
            <NotificationList />
          </section>
        </div>
        <div className="report-column">
          <section className="panel" aria-labelledby="causes-title">
            <h2 id="causes-title">Why texts failed</h2>
            <Causes report={report} />
          </section>
          <section className="panel" aria-labelledby="account-title">
            <h2 id="account-title">Account</h2>
            <AccountStatus />
          </section>
        </div>
      </div>
    </>
  );
}

function Sums({ report }: { report: Report | undefined }) {
  const shown = [
    ['Sent', report?.sent],
    ['Delivered', report?.delivered],
    ['Failed', report?.failed],
  ] as const;
  return (
    <dl className="sums">
      {shown.map(([name, many]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{many ?? '–'}</dd>
        </div>
      ))}
      <div>
        <dt>Arrived</dt>
        <dd>{report?.deliveryRate == null ? '–' : percent(report.deliveryRate)}</dd>
      </div>
    </dl>
  );
}

function Causes({ report }: { report: Report | undefined }) {
  const follow = useFollow();
  if (!report) return null;
  if (report.failures.length === 0) return <p className="quiet">No text failed in this time.</p>;
  const most = report.failures[0]!.messages;
  return (
    <ul className="causes">
      {report.failures.map(({ code, headline, messages, contacts, callToAction }) => (
        <li key={code ?? 'none'}>
          <div>
            <strong>{headline}</strong>
            <span className="quiet">
              {count(messages, 'text')} to {count(contacts, 'contact')}
              {code ? ` · code ${code}` : ''}
            </span>
          </div>
          <meter min={0} max={most} value={messages} aria-label={`${headline}: ${count(messages, 'text')}`} />
          {callToAction ? (
            <Button size="small" onPress={() => follow(callToAction)}>
              {callToAction.label}
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

const accountWords: Record<TwilioAccountStatus, string> = {
  ACTIVE: 'Everything is in order.',
  SUSPENDED: 'Twilio has suspended the account: nothing is sent or received until support has settled that.',
  CLOSED: 'The account was closed for good.',
  CREDENTIALS_REJECTED: 'Twilio refuses the auth token: connect the account again with the present one.',
};

function AccountStatus() {
  const { data } = useQuery(doc(AccountDocument));
  if (!data) return null;
  const account: TwilioAccountPartsFragment | null = data.organization.twilioAccount;
  if (!account) return <p className="quiet">The account is being made.</p>;
  return (
    <>
      <Note tone={account.status === 'ACTIVE' ? 'good' : 'bad'}>{accountWords[account.status]}</Note>
      <dl className="details">
        <div>
          <dt>Kind</dt>
          <dd>{account.mode === 'MANAGED' ? 'Managed for you' : 'Your own Twilio account'}</dd>
        </div>
        <div>
          <dt>In use since</dt>
          <dd>{day(account.connectedAt)}</dd>
        </div>
        <div>
          <dt>Account SID</dt>
          <dd className="code">{account.accountSid}</dd>
        </div>
      </dl>
    </>
  );
}
