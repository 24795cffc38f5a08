import { useApolloClient, useQuery, useSubscription } from '@apollo/client/react';
import { BellOff } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef } from 'react';
import {
  ConversationDocument,
  MarkConversationReadDocument,
  MessageChangedDocument,
  type ConversationPartsFragment,
} from '../../../operations/generated';
import { act } from '../api/act';
import { doc } from '../api/document';
import { useFollow } from '../lib/follow';
import { day, phone } from '../lib/format';
import { useStore } from '../lib/store';
import { Button } from '../ui/button';
import { Failed } from '../ui/failed';
import { Note } from '../ui/note';
import { Composer } from './composer';
import { proposedDraft } from './drafts';
import { MessageBubble } from './message-bubble';

/** All messages with one contact, live, and the box to write the next. */
export function ConversationView({ phoneNumberId, contact }: { phoneNumberId: string; contact: string }) {
  const client = useApolloClient();
  const variables = { phoneNumberId, contact, first: 50 };
  const { data, loading, error, refetch, fetchMore } = useQuery(doc(ConversationDocument), { variables });
  const conversation = data?.organization.conversation;
  const proposed = useStore(proposedDraft);
  const isForHere = proposed?.phoneNumberId === phoneNumberId && proposed.contact === contact;
  const draft = isForHere ? proposed : null;
  const messages = conversation?.messages.nodes ?? [];

  useSubscription(doc(MessageChangedDocument), {
    variables: { phoneNumberId, contact },
    onData: ({ data: { data: event } }) => {
      const message = event?.messageChanged;
      // A known message has its new state in the cache already; a new one has no place in the list yet.
      if (message && !messages.some((one) => one.id === message.id)) void refetch();
    },
  });

  const unread = conversation?.unread ?? 0;
  useEffect(() => {
    if (conversation && unread > 0)
      void act(client, MarkConversationReadDocument, { conversationId: conversation.id });
  }, [client, conversation, unread]);

  const end = useRef<HTMLDivElement>(null);
  const newest = messages[0]?.id;
  useLayoutEffect(() => {
    if (end.current) end.current.scrollTop = end.current.scrollHeight;
  }, [newest]);

  return (
    <>
      <header className="conversation-head">
        <div>
          <h2>{phone(contact)}</h2>
          {conversation ? <p className="quiet">with {phone(conversation.phoneNumber.e164)}</p> : null}
        </div>
        {conversation?.optOut ? (
          <span className="tag tag-bad">
            <BellOff size={14} aria-hidden /> Opted out {day(conversation.optOut.at)}
          </span>
        ) : null}
      </header>
      {/* What scrolls has to be reached by keys. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="bubbles" ref={end} tabIndex={0} role="log" aria-label="Messages">
        {error && !data ? <Failed error={error} retry={() => void refetch()} /> : null}
        {conversation?.messages.pageInfo.hasNextPage ? (
          <Button
            size="small"
            onPress={() => void fetchMore({ variables: { after: conversation.messages.pageInfo.endCursor } })}
          >
            Earlier messages
          </Button>
        ) : null}
        {[...messages].reverse().map((message) => (
          <MessageBubble key={message.id} message={message} />
        ))}
        {!loading && messages.length === 0 ? <p className="quiet pad">No messages yet.</p> : null}
      </div>
      {conversation?.sendBlock ? (
        <Blocked block={conversation.sendBlock} />
      ) : (
        <Composer
          key={draft?.number}
          phoneNumberId={phoneNumberId}
          contact={contact}
          initial={draft?.body}
          onSent={() => void refetch()}
        />
      )}
    </>
  );
}

/** Stands in the place of the text box. */
function Blocked({ block }: { block: NonNullable<ConversationPartsFragment['sendBlock']> }) {
  const follow = useFollow();
  return (
    <div className="composer blocked">
      <Note tone="warn">
        <p>{block.message}</p>
        {block.callToAction ? (
          <Button size="small" onPress={() => follow(block.callToAction!)}>
            {block.callToAction.label}
          </Button>
        ) : null}
      </Note>
    </div>
  );
}
