import { Check, CheckCheck, CircleAlert, Clock, LoaderCircle } from 'lucide-react';
import type { MessageOrigin, MessagePartsFragment, MessageStatus } from '../../../operations/generated';
import { useJustChanged } from '../lib/changed';
import { useFollow } from '../lib/follow';
import { count, moment } from '../lib/format';
import { Button } from '../ui/button';

const statuses: Record<MessageStatus, { icon: typeof Check; name: string }> = {
  QUEUED: { icon: Clock, name: 'Waiting' },
  SENDING: { icon: LoaderCircle, name: 'Sending' },
  SENT: { icon: Check, name: 'Sent' },
  DELIVERED: { icon: CheckCheck, name: 'Delivered' },
  READ: { icon: CheckCheck, name: 'Read' },
  UNDELIVERED: { icon: CircleAlert, name: 'Not delivered' },
  FAILED: { icon: CircleAlert, name: 'Not sent' },
  RECEIVED: { icon: Check, name: 'Received' },
  CANCELED: { icon: CircleAlert, name: 'Taken back' },
};

const origins: Partial<Record<MessageOrigin, string>> = {
  ASSISTANT: 'by the assistant',
  TEXT_AGENT: 'by the text agent',
  COMPLIANCE_REPLY: 'automatic answer',
  SERVICE: 'automatic',
};

/** One message with what became of it. */
export function MessageBubble({ message }: { message: MessagePartsFragment }) {
  const { direction, body, media, status, failure, origin, createdAt, segments } = message;
  const isFresh = useJustChanged(message.revision);
  const { icon: Icon, name } = statuses[status];
  const isOut = direction === 'OUTBOUND';
  return (
    <article className="bubble-line" data-direction={direction} data-status={status}>
      <div className="bubble" data-fresh={isFresh || undefined}>
        {body ? <p>{body}</p> : null}
        {media.map((file, index) => (
          <a key={file.url} href={file.url} target="_blank" rel="noreferrer">
            {file.contentType.startsWith('image/') ? 'Picture' : 'File'} {index + 1}
          </a>
        ))}
      </div>
      <p className="bubble-meta">
        <time dateTime={createdAt}>{moment(createdAt)}</time>
        {isOut ? (
          <span className="status">
            <Icon size={14} aria-hidden /> {name}
          </span>
        ) : null}
        {origins[origin] ? <span>{origins[origin]}</span> : null}
        {isOut && (segments ?? 0) > 1 ? <span>{count(segments!, 'segment')}</span> : null}
      </p>
      {failure ? <Failure failure={failure} /> : null}
    </article>
  );
}

function Failure({ failure }: { failure: NonNullable<MessagePartsFragment['failure']> }) {
  const follow = useFollow();
  return (
    <div className="failure">
      <strong>{failure.headline}</strong>
      <p>{failure.explanation}</p>
      {failure.findings.map((finding) => (
        <p key={finding.message} className="finding-text">
          {finding.message}
        </p>
      ))}
      <p className="failure-end">
        {failure.callToAction ? (
          <Button size="small" onPress={() => follow(failure.callToAction!)}>
            {failure.callToAction.label}
          </Button>
        ) : null}
        <span className="quiet">
          {failure.permanent ? 'Sending it again would not help.' : 'Sending it again may help.'}
          {failure.code ? ` Code ${failure.code}.` : ''}
        </span>
      </p>
    </div>
  );
}
