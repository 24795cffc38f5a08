import { ApolloProvider, useQuery } from '@apollo/client/react';
import { lazy, Suspense, useEffect } from 'react';
import { ViewerDocument } from '../../operations/generated';
import { connectedAs, type Connected } from './api/client';
import { doc } from './api/document';
import { listen } from './api/live';
import { signIn, type Session } from './api/session';
import { assistantOpening } from './assistant/panel-state';
import { CardsPage } from './cards/cards-page';
import { Head } from './head';
import { useIsNarrow } from './lib/media';
import { addressOf, useRoute, type Route } from './lib/route';
import { useStore } from './lib/store';
import { SignInPage } from './sign-in';
import { Failed } from './ui/failed';
import { Safe } from './ui/safe';

const FindPage = lazy(async () => ({ default: (await import('./find/find-page')).FindPage }));
const MessagesPage = lazy(async () => ({ default: (await import('./messages/messages-page')).MessagesPage }));
const DeliverabilityPage = lazy(async () => ({
  default: (await import('./reports/deliverability-page')).DeliverabilityPage,
}));
const AssistantPanel = lazy(async () => ({
  default: (await import('./assistant/assistant-panel')).AssistantPanel,
}));
const SimulatorPanel = lazy(async () => ({
  default: (await import('./simulator/simulator-panel')).SimulatorPanel,
}));

export function App() {
  const now = useStore(signIn);
  if (now.state === 'looking') return null;
  if (now.state === 'out') return <SignInPage reason={now.reason} />;
  return <SignedIn key={now.session.person} session={now.session} />;
}

/** What was read is forgotten with the client, so another sign-in begins with an empty page. */
function SignedIn({ session }: { session: Session }) {
  const connected = useStore(connectedAs);
  if (!connected) return null;
  return (
    <ApolloProvider client={connected.client}>
      <Frame connected={connected} session={session} />
    </ApolloProvider>
  );
}

function Frame({ connected, session }: { connected: Connected; session: Session }) {
  const { data, error, refetch } = useQuery(doc(ViewerDocument));
  const organizationId = data?.viewer.organization.id;
  const route = useRoute();
  const opening = useStore(assistantOpening);
  const isNarrow = useIsNarrow();
  useEffect(
    () => (organizationId ? listen(connected.client, organizationId) : undefined),
    [connected, organizationId],
  );
  // What lies below the assistant on a small screen is out of reach while it is open.
  const covered = isNarrow && opening !== null ? { inert: '' } : {};
  return (
    <div className="frame" data-assistant={opening !== null || undefined}>
      <a className="skip" href="#main" onClick={skip}>
        Skip to the content
      </a>
      <div className="frame-page" {...covered}>
        <Head name={data?.viewer.organization.name ?? ''} route={route} />
        <main id="main" tabIndex={-1}>
          {error && !data ? <Failed error={error} retry={() => void refetch()} /> : null}
          <Suspense fallback={<p className="quiet pad">Loading …</p>}>
            <Safe key={route.page}>
              <Page route={route} />
            </Safe>
          </Suspense>
        </main>
      </div>
      {opening ? (
        <Suspense fallback={<aside className="assistant" aria-label="Assistant" />}>
          <AssistantPanel opening={opening} />
        </Suspense>
      ) : null}
      {session.simulator ? (
        <Suspense fallback={null}>
          <SimulatorPanel />
        </Suspense>
      ) : null}
    </div>
  );
}

function Page({ route }: { route: Route }) {
  switch (route.page) {
    case 'find':
      return <FindPage key={addressOf(route)} route={route} />;
    case 'messages':
      return <MessagesPage route={route} />;
    case 'deliverability':
      return <DeliverabilityPage />;
    default:
      return <CardsPage />;
  }
}

function skip(event: { preventDefault(): void }): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}
