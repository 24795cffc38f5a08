import type { ApolloClient } from '@apollo/client';
import { NotificationsDocument, type AssistantIntent } from '../../../operations/generated';
import { doc } from '../api/document';
import type { CallToAction } from '../lib/follow';

/** As many as the lists show at first. */
export const shownFirst = 30;

/** What has changed, and what it asks for by now. */
type Changed = { asks: AssistantIntent | undefined } & (
  { registrationId: string } | { setUpOf: string } | { contact: string }
);

/**
 * Reads the notifications again when one of them offers what is not asked for any more: what it is about has changed,
 * and the notification itself has no change of its own then.
 */
export function rereadSettled(client: ApolloClient, changed: Changed): void {
  const known = client.readQuery({
    query: doc(NotificationsDocument),
    variables: { first: shownFirst },
  });
  const isOver = known?.organization.notifications.nodes.some(
    ({ callToAction: button }) => button && isAbout(button, changed) && button.intent !== changed.asks,
  );
  if (isOver) void client.refetchQueries({ include: [doc(NotificationsDocument)] });
}

function isAbout(button: CallToAction, changed: Changed): boolean {
  if ('registrationId' in changed) return button.registrationId === changed.registrationId;
  if ('contact' in changed) return button.intent === 'CHECK_CONTACT' && button.contact === changed.contact;
  return button.intent === 'SET_UP_MESSAGING' && button.phoneNumberId === changed.setUpOf;
}
