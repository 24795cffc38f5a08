import { useApolloClient, useQuery } from '@apollo/client/react';
import { Check } from 'lucide-react';
import {
  MarkNotificationsReadDocument,
  NotificationsDocument,
  type NotificationPartsFragment,
} from '../../../operations/generated';
import { act } from '../api/act';
import { doc } from '../api/document';
import { useFollow } from '../lib/follow';
import { moment } from '../lib/format';
import { Button } from '../ui/button';
import { shownFirst } from './settled';

/** The latest notifications and how many are unread; read again whenever the page was away. */
export function useNotifications() {
  const client = useApolloClient();
  const { data, fetchMore } = useQuery(doc(NotificationsDocument), { variables: { first: shownFirst } });
  const page = data?.organization.notifications;
  const unread = (page?.nodes ?? []).filter((one) => one.readAt === null);
  const markRead = () =>
    act(client, MarkNotificationsReadDocument, {
      notificationIds: unread.slice(0, 100).map((one) => one.id),
    });
  return { page, unread, markRead, fetchMore };
}

export function NotificationList({ onFollow }: { onFollow?(): void }) {
  const { page, unread, markRead, fetchMore } = useNotifications();
  if (!page) return null;
  if (page.nodes.length === 0) return <p className="quiet pad">Nothing yet.</p>;
  return (
    <>
      <ul className="notifications">
        {page.nodes.map((one) => (
          <Line key={one.id} notification={one} onFollow={onFollow} />
        ))}
      </ul>
      <div className="row">
        {unread.length > 0 ? (
          <Button size="small" onPress={() => void markRead()}>
            Mark all as read
          </Button>
        ) : null}
        {page.pageInfo.hasNextPage ? (
          <Button
            size="small"
            look="quiet"
            onPress={() => void fetchMore({ variables: { after: page.pageInfo.endCursor } })}
          >
            Show more
          </Button>
        ) : null}
      </div>
    </>
  );
}

function Line(props: { notification: NotificationPartsFragment; onFollow?(): void }) {
  const { title, body, createdAt, readAt, callToAction, isSettled } = props.notification;
  const follow = useFollow();
  return (
    <li data-unread={readAt === null}>
      <div>
        <strong>
          {title}
          {readAt === null ? <span className="unseen"> (unread)</span> : null}
        </strong>
        <p>{body}</p>
        <time className="quiet" dateTime={createdAt}>
          {moment(createdAt)}
        </time>
      </div>
      {callToAction ? (
        <Button
          size="small"
          onPress={() => {
            props.onFollow?.();
            follow(callToAction);
          }}
        >
          {callToAction.label}
        </Button>
      ) : isSettled ? (
        <span className="settled">
          <Check size={15} aria-hidden /> Done
        </span>
      ) : null}
    </li>
  );
}
