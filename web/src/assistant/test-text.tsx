import { useSubscription } from '@apollo/client/react';
import { Send } from 'lucide-react';
import { useRef, useState, type FormEvent } from 'react';
import {
  MessageChangedDocument,
  SendTestTextDocument,
  type MessagePartsFragment,
  type SendTestTextMutation,
} from '../../../operations/generated';
import { errorAt, useAct } from '../api/act';
import { doc } from '../api/document';
import { useProfile } from '../api/profile';
import { useFocusOnError } from '../lib/focus';
import { asE164, phone } from '../lib/format';
import { MessageBubble } from '../messages/message-bubble';
import { Button } from '../ui/button';
import { TextInput } from '../ui/fields';
import { Errors } from '../ui/note';
import { Turns } from './turns';

/** One text to a phone of the person's own, which shows whether the phone companies know the number by now. */
export function TestText({ phoneNumberId }: { phoneNumberId: string }) {
  const known = useProfile()?.contactPhone ?? null;
  const [typed, setTyped] = useState<string | null>(null);
  const [message, setMessage] = useState<MessagePartsFragment | null>(null);
  const { run, isBusy, errors } = useAct(SendTestTextDocument, 'assistant');
  const form = useRef<HTMLFormElement>(null);
  const focusOnError = useFocusOnError(form);
  const to = typed ?? (known ? phone(known) : '');
  useSubscription(doc(MessageChangedDocument), {
    variables: { phoneNumberId, contact: message?.contact ?? '' },
    skip: message === null,
    onData: ({ data: { data } }) => {
      const changed = data?.messageChanged;
      if (changed?.status && changed.id === message?.id) setMessage(changed);
    },
  });
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const { payload, errors: refused } = await run({ phoneNumberId, to: to ? asE164(to) : null });
    const sent = (payload as SendTestTextMutation['sendTestText'] | null)?.message;
    if (sent && refused.length === 0) setMessage(sent);
    else focusOnError();
  };
  return (
    <>
      <Turns
        turns={[
          {
            from: 'assistant',
            text: 'Everything is approved, but the phone companies have not said yet that they know the number. One text to a phone of yours shows it: if it arrives, the number is ready.',
          },
          ...(message
            ? [
                { from: 'you' as const, text: `Send it to ${phone(message.contact)}.` },
                { from: 'assistant' as const, text: outcomeOf(message) },
              ]
            : []),
        ]}
      />
      {message ? (
        <MessageBubble message={message} />
      ) : (
        <form ref={form} className="thread-card" onSubmit={(event) => void send(event)}>
          <TextInput
            label="Your phone"
            help="A US phone that you have at hand."
            type="tel"
            inputMode="tel"
            value={to}
            onChange={setTyped}
            placeholder="(503) 555-0142"
            error={errorAt(errors, 'to')}
          />
          <Errors errors={errors} shown={['to']} />
          <div className="card-end">
            <Button type="submit" look="primary" isBusy={isBusy}>
              <Send size={15} aria-hidden />
              Send a test text
            </Button>
          </div>
        </form>
      )}
    </>
  );
}

function outcomeOf({ status }: MessagePartsFragment): string {
  if (status === 'DELIVERED') return 'It arrived: the number is ready to text.';
  if (status === 'UNDELIVERED' || status === 'FAILED')
    return 'It did not arrive. Below is why; the card says when it is worth another try.';
  return 'It is on its way. I show here what becomes of it.';
}
