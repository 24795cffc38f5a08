import { useQuery } from '@apollo/client/react';
import { ArrowLeft, MessageSquareText, PenLine } from 'lucide-react';
import {
  ConversationsDocument,
  PhoneCardsDocument,
  type ConversationPartsFragment,
} from '../../../operations/generated';
import { doc } from '../api/document';
import { moment, phone } from '../lib/format';
import { useIsNarrow } from '../lib/media';
import { addressOf, go, type Route } from '../lib/route';
import { Button } from '../ui/button';
import { Failed } from '../ui/failed';
import { ConversationView } from './conversation-view';
import { NewConversation } from './new-conversation';

type MessagesRoute = Extract<Route, { page: 'messages' }>;

/** The contact list, and beside it one conversation. */
export function MessagesPage({ route }: { route: MessagesRoute }) {
  const isNarrow = useIsNarrow();
  const { data, error, refetch, fetchMore } = useQuery(doc(ConversationsDocument), {
    variables: { first: 50 },
  });
  const { data: cards } = useQuery(doc(PhoneCardsDocument), { variables: { first: 50 } });
  const numbers = cards?.organization.phoneNumbers.nodes ?? [];
  const page = data?.organization.conversations;
  const { phoneNumberId, contact } = route;
  const isOpen = contact !== undefined;
  const conversations = [...(page?.nodes ?? [])].sort((a, b) => latest(b).localeCompare(latest(a)));
  return (
    <div className="messages" data-open={isOpen || undefined}>
      {isNarrow && isOpen ? null : (
        <section className="contacts" aria-label="Conversations">
          <div className="page-head">
            <h1>Messages</h1>
            <Button
              size="small"
              onPress={() =>
                go({ page: 'messages', phoneNumberId: firstReady(numbers) ?? 'none', contact: 'new' })
              }
            >
              <PenLine size={15} aria-hidden />
              New text
            </Button>
          </div>
          {error && !page ? <Failed error={error} retry={() => void refetch()} /> : null}
          <ul>
            {conversations.map((one) => (
              <li key={one.id}>
                <ContactLine
                  conversation={one}
                  isCurrent={one.contact === contact && one.phoneNumber.id === phoneNumberId}
                />
              </li>
            ))}
          </ul>
          {page && conversations.length === 0 ? <p className="quiet pad">No messages yet.</p> : null}
          {page?.pageInfo.hasNextPage ? (
            <Button onPress={() => void fetchMore({ variables: { after: page.pageInfo.endCursor } })}>
              Show more
            </Button>
          ) : null}
        </section>
      )}
      {isNarrow && !isOpen ? null : (
        <section className="conversation" aria-label="Conversation">
          {isNarrow ? (
            <a className="back" href={addressOf({ page: 'messages' })}>
              <ArrowLeft size={16} aria-hidden /> All conversations
            </a>
          ) : null}
          {contact === 'new' ? (
            <NewConversation numbers={numbers} phoneNumberId={phoneNumberId} />
          ) : contact && phoneNumberId ? (
            <ConversationView key={phoneNumberId + contact} phoneNumberId={phoneNumberId} contact={contact} />
          ) : (
            <div className="empty">
              <MessageSquareText size={36} aria-hidden />
              <p>Choose a conversation, or text somebody new.</p>
            </div>
          )}
        </section>
      )}
    </div>
  );
}

function ContactLine({
  conversation,
  isCurrent,
}: {
  conversation: ConversationPartsFragment;
  isCurrent: boolean;
}) {
  const { contact, lastMessage, optOut, unread, phoneNumber } = conversation;
  return (
    <a
      className="contact-line"
      href={addressOf({ page: 'messages', phoneNumberId: phoneNumber.id, contact })}
      aria-current={isCurrent ? 'true' : undefined}
    >
      <span className="contact-name">
        {phone(contact)}
        {unread > 0 ? <span className="unread">{unread} new</span> : null}
        {optOut ? <span className="tag tag-muted">Opted out</span> : null}
      </span>
      <span className="quiet ellipsis">
        {lastMessage?.direction === 'OUTBOUND' ? 'You: ' : ''}
        {lastMessage?.body ?? 'Picture'}
      </span>
      <time className="quiet" dateTime={lastMessage?.createdAt}>
        {lastMessage ? moment(lastMessage.createdAt) : ''}
      </time>
    </a>
  );
}

const latest = (one: ConversationPartsFragment): string => one.lastMessage?.createdAt ?? '';

function firstReady(numbers: readonly { id: string; messaging: { state: string } }[]): string | undefined {
  return (numbers.find((number) => number.messaging.state === 'READY') ?? numbers[0])?.id;
}
