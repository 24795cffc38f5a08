import { useState } from 'react';
import type { PhoneCardFragment } from '../../../operations/generated';
import { useFollow } from '../lib/follow';
import { asE164, phone } from '../lib/format';
import { go } from '../lib/route';
import { Button } from '../ui/button';
import { Select, TextInput } from '../ui/fields';
import { Note } from '../ui/note';
import { Composer } from './composer';

/** A text to somebody there is no conversation with yet. */
export function NewConversation(props: { numbers: readonly PhoneCardFragment[]; phoneNumberId?: string }) {
  const { numbers } = props;
  const follow = useFollow();
  const [to, setTo] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const [chosen, setChosen] = useState(props.phoneNumberId);
  const from = numbers.find((number) => number.id === chosen) ?? numbers[0];
  if (!from)
    return (
      <div className="empty">
        <p>Get a number first: then you can text from it.</p>
        <Button look="primary" onPress={() => go({ page: 'find' })}>
          Find a number
        </Button>
      </div>
    );
  return (
    <>
      <header className="conversation-head">
        <h2>New text</h2>
      </header>
      <div className="new-text">
        <Select
          label="From"
          choices={numbers.map((number) => ({
            value: number.id,
            label: phone(number.e164),
            description: number.friendlyName === number.e164 ? null : number.friendlyName,
          }))}
          value={from.id}
          onChange={setChosen}
        />
        <TextInput
          label="To"
          type="tel"
          inputMode="tel"
          value={to}
          onChange={(text) => {
            setTo(text);
            setRefusal(null);
          }}
          placeholder="(503) 555-0188"
          error={refusal}
          autoFocus
        />
      </div>
      <div className="bubbles" />
      {from.messaging.state === 'READY' ? (
        <Composer
          phoneNumberId={from.id}
          contact={asE164(to)}
          onRecipientError={setRefusal}
          onSent={(contact) => go({ page: 'messages', phoneNumberId: from.id, contact })}
        />
      ) : (
        <div className="composer blocked">
          <Note tone="warn">
            <p>
              {phone(from.e164)} cannot text yet: {from.messaging.headline}.
            </p>
            {from.messaging.callToAction ? (
              <Button size="small" onPress={() => follow(from.messaging.callToAction!)}>
                {from.messaging.callToAction.label}
              </Button>
            ) : null}
          </Note>
        </div>
      )}
    </>
  );
}
