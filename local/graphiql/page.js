/* global React, ReactDOM, GraphiQL */
import { createClient } from './graphql-ws.js';

const place = document.getElementById('graphiql');
const { authorization } = place.dataset;

const welcome = `# Loquent Twilio. Everything here is documented: press the book on the left, or ctrl-space while typing.
# The phone cards, and then every change of one:

query Cards {
  organization {
    name
    phoneNumbers { nodes { id e164 friendlyName messaging { state headline detail } } }
  }
}

subscription Changes {
  phoneNumberChanged { id e164 revision messaging { state headline detail } }
}
`;

/** One socket per set of headers: what is typed into the headers' editor also signs the socket in. */
const sockets = new Map();

function socketFor(headers) {
  const key = JSON.stringify(headers);
  if (!sockets.has(key)) {
    const url = new URL('/graphql', location.href);
    url.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';
    const given = Object.entries(headers).find(([name]) => name.toLowerCase() === 'authorization');
    sockets.set(
      key,
      createClient({ url: url.href, connectionParams: given ? { authorization: given[1] } : {} }),
    );
  }
  return sockets.get(key);
}

async function overHttp(params, headers) {
  const answer = await fetch('/graphql', {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json', ...headers },
    body: JSON.stringify(params),
  });
  return answer.json();
}

/** GraphiQL takes anything with `subscribe` as a stream of results. */
function overSocket(params, headers) {
  return {
    subscribe: (observer) => ({
      unsubscribe: socketFor(headers).subscribe(params, {
        next: (result) => observer.next(result),
        error: (error) => observer.error(readable(error)),
        complete: () => observer.complete(),
      }),
    }),
  };
}

function readable(error) {
  if (Array.isArray(error) || error instanceof Error) return error;
  return new Error(`The socket was closed: ${error.code ?? ''} ${error.reason ?? ''}`);
}

function isSubscription(document, operationName) {
  const operations = document?.definitions.filter((one) => one.kind === 'OperationDefinition') ?? [];
  const chosen = operations.find((one) => !operationName || one.name?.value === operationName);
  return chosen?.operation === 'subscription';
}

function fetcher(params, options) {
  const headers = options?.headers ?? {};
  return isSubscription(options?.documentAST, params.operationName)
    ? overSocket(params, headers)
    : overHttp(params, headers);
}

ReactDOM.createRoot(place).render(
  React.createElement(GraphiQL, {
    fetcher,
    headers: JSON.stringify(authorization ? { authorization } : {}, null, 2),
    defaultQuery: welcome,
    defaultEditorToolsVisibility: 'headers',
    shouldPersistHeaders: false,
  }),
);
