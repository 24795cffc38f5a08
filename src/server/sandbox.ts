import type { ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginLandingPageLocalDefault } from '@apollo/server/plugin/landingPage/default';

/** Apollo Sandbox with a token in its headers and subscriptions over the socket of the same address. */
export function sandbox(token: string | null): ApolloServerPlugin {
  const headers: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {};
  const page = ApolloServerPluginLandingPageLocalDefault({
    embed: {
      endpointIsEditable: true,
      runTelemetry: false,
      initialState: { pollForSchemaUpdates: false, sharedHeaders: headers },
    },
    headers,
    document: firstDocument,
    footer: false,
  });
  return {
    async serverWillStart(service) {
      const listener = await page.serverWillStart?.(service);
      const landing = await listener?.renderLandingPage?.();
      if (!landing) return;
      return {
        renderLandingPage: async () => ({
          html: async () => {
            const { html } = landing;
            return withWayOut(withSubscriptions(typeof html === 'string' ? html : await html()));
          },
        }),
      };
    },
  };
}

/** The page tells Sandbox where to send operations but has no option for where to subscribe. */
function withSubscriptions(html: string): string {
  return html.replace(
    /^(\s*)initialEndpoint,$/m,
    "$1initialEndpoint,\n$1initialSubscriptionEndpoint: initialEndpoint.replace(/^http/, 'ws'),",
  );
}

/** What is shown when Apollo's servers, which Sandbox comes from, cannot be reached. */
function withWayOut(html: string): string {
  return html.replace(
    /(it appears that you might be offline\.)<\/p>/,
    '$1</p>\n  <p><a href="/graphiql">GraphiQL</a> offers the same without internet.</p>',
  );
}

const firstDocument = `# The phone cards of the organization. Subscriptions work here too: try "subscription { phoneNumberChanged { … } }".
query PhoneCards {
  organization {
    name
    phoneNumbers {
      nodes {
        id
        e164
        messaging {
          state
          headline
          detail
          callToAction {
            label
          }
        }
      }
    }
  }
}
`;
