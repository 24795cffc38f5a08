import { useQuery } from '@apollo/client/react';
import { PhoneCardByIdDocument } from '../../../operations/generated';
import { doc } from '../api/document';
import { useFollow } from '../lib/follow';
import { go } from '../lib/route';
import { Button } from '../ui/button';
import { closeAssistant } from './panel-state';
import type { Registration } from './registration';

/** What comes after the approval: a first text, what the number still waits for, or numbers to buy. */
export function Approved({ registration }: { registration: Registration }) {
  const { phoneNumber, country, numberKind: kind } = registration;
  if (phoneNumber) return <WithNumber phoneNumberId={phoneNumber.id} />;
  if (!country || !kind) return null;
  return (
    <Button
      look="primary"
      onPress={() => {
        closeAssistant();
        go({ page: 'find', country, kind });
      }}
    >
      Choose a number
    </Button>
  );
}

function WithNumber({ phoneNumberId }: { phoneNumberId: string }) {
  const { data } = useQuery(doc(PhoneCardByIdDocument), { variables: { id: phoneNumberId } });
  const follow = useFollow();
  const messaging = data?.phoneNumber?.messaging;
  if (!messaging) return null;
  const { state, headline, detail, callToAction } = messaging;
  if (state === 'READY')
    return (
      <Button look="primary" onPress={() => go({ page: 'messages', phoneNumberId, contact: 'new' })}>
        Send a first text
      </Button>
    );
  return (
    <div className="stack">
      <p className="quiet">{[`${headline}.`, detail].filter(Boolean).join(' ')}</p>
      {callToAction ? (
        <Button look="primary" onPress={() => follow(callToAction)}>
          {callToAction.label}
        </Button>
      ) : null}
    </div>
  );
}
