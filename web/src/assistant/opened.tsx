import { useApolloClient } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import {
  PhoneCardByIdDocument,
  ReviseRegistrationDocument,
  StartRegistrationDocument,
  type RegistrationKind,
  type StartRegistrationInput,
  type StartRegistrationMutation,
} from '../../../operations/generated';
import { act, type UserError } from '../api/act';
import { doc } from '../api/document';
import type { CallToAction } from '../lib/follow';
import { phone } from '../lib/format';
import { Button } from '../ui/button';
import { Radios } from '../ui/fields';
import { Errors } from '../ui/note';
import type { Opening } from './panel-state';
import { Thread } from './thread';
import { Turns } from './turns';

type Begun =
  | { kind: 'looking' }
  | { kind: 'thread'; registrationId: string; resumed: boolean }
  | { kind: 'words'; text: string }
  /** The start needs to know something that the card does not tell. */
  | { kind: 'question'; input: StartRegistrationInput; errors: readonly UserError[] };

/** Acts on what the assistant was opened for. */
export function Opened({ opening }: { opening: Opening }) {
  const client = useApolloClient();
  const { button } = opening;
  const [begun, setBegun] = useState<Begun>({ kind: 'looking' });

  useEffect(() => {
    let isGone = false;
    const start = async (input: StartRegistrationInput): Promise<Begun> => {
      const { payload, errors } = await act(client, StartRegistrationDocument, input, 'assistant');
      const started = payload as StartRegistrationMutation['startRegistration'] | null;
      if (started?.registration)
        return { kind: 'thread', registrationId: started.registration.id, resumed: started.resumed };
      return { kind: 'question', input, errors };
    };
    const begin = async (): Promise<Begun> => {
      if (opening.start) return start(opening.start);
      if (button.registrationId) {
        if (button.intent === 'FIX_REGISTRATION')
          await act(
            client,
            ReviseRegistrationDocument,
            { registrationId: button.registrationId },
            'assistant',
          );
        return { kind: 'thread', registrationId: button.registrationId, resumed: true };
      }
      if (button.intent !== 'SET_UP_MESSAGING' || !button.phoneNumberId)
        return { kind: 'words', text: explanation(button) };
      const { data } = await client.query({
        query: doc(PhoneCardByIdDocument),
        variables: { id: button.phoneNumberId },
      });
      const path = data?.phoneNumber?.messaging.path;
      if (!path || path === 'NONE_REQUIRED' || path === 'NOT_CAPABLE')
        return { kind: 'words', text: data?.phoneNumber?.messaging.headline ?? explanation(button) };
      return start({ kind: path satisfies RegistrationKind, phoneNumberId: button.phoneNumberId });
    };
    begin().then(
      (result) => !isGone && setBegun(result),
      () =>
        !isGone && setBegun({ kind: 'words', text: 'That did not work just now. Close me and try again.' }),
    );
    return () => {
      isGone = true;
    };
  }, [client, button, opening.start]);

  switch (begun.kind) {
    case 'looking':
      return <p className="quiet pad">One moment …</p>;
    case 'words':
      return <Turns turns={[{ from: 'assistant', text: begun.text }]} />;
    case 'question':
      return (
        <Question
          begun={begun}
          answer={async (input) => {
            const { payload, errors } = await act(client, StartRegistrationDocument, input, 'assistant');
            const started = payload as StartRegistrationMutation['startRegistration'] | null;
            setBegun(
              started?.registration
                ? { kind: 'thread', registrationId: started.registration.id, resumed: started.resumed }
                : { kind: 'question', input, errors },
            );
          }}
        />
      );
    case 'thread':
      return (
        <Thread registrationId={begun.registrationId} resumed={begun.resumed} focusKeys={button.fieldKeys} />
      );
  }
}

const users = [
  { value: 'BUSINESS', label: 'A company or organization' },
  { value: 'INDIVIDUAL', label: 'A person' },
];

/** Asks for what the start was refused for, where it can be asked for. */
function Question(props: {
  begun: Extract<Begun, { kind: 'question' }>;
  answer(input: StartRegistrationInput): Promise<void>;
}) {
  const { input, errors } = props.begun;
  const [user, setUser] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  if (!errors.some((error) => error.field?.[1] === 'endUser')) return <Errors errors={errors} />;
  return (
    <>
      <Turns
        turns={[{ from: 'assistant', text: 'The regulator there wants to know who uses the numbers.' }]}
      />
      <section className="thread-card">
        <Radios label="Who will use them?" choices={users} value={user} onChange={setUser} />
        <div className="card-end">
          <Button
            look="primary"
            isBusy={isBusy}
            isDisabled={user === null}
            onPress={() => {
              setBusy(true);
              void props
                .answer({ ...input, endUser: user as StartRegistrationInput['endUser'] })
                .finally(() => setBusy(false));
            }}
          >
            Go on
          </Button>
        </div>
      </section>
    </>
  );
}

/** What to say where there is nothing to fill in. */
function explanation({ intent, contact }: CallToAction): string {
  switch (intent) {
    case 'CHECK_CONTACT':
      return `Check ${contact ? phone(contact) : 'the number'} with your contact: it may be a landline, switched off, or no longer theirs. Their conversation shows whether they have opted out.`;
    case 'REVIEW_MESSAGE':
      return 'The text itself was refused. Word it differently: no shortened links, no capitals throughout, and say who is texting.';
    case 'CONTACT_SUPPORT':
      return 'This needs a person at our end. Write to support and name the number or registration you see here; we see the rest.';
    default:
      return 'Choose a number, and I will help you set it up.';
  }
}
