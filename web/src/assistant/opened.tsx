import type { ApolloClient } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import {
  MessagingWaysDocument,
  PhoneCardByIdDocument,
  ReviseRegistrationDocument,
  StartRegistrationDocument,
  type MessagingWaysInput,
  type RegistrationKind,
  type StartRegistrationInput,
  type StartRegistrationMutation,
} from '../../../operations/generated';
import { act, type UserError } from '../api/act';
import { doc } from '../api/document';
import type { CallToAction } from '../lib/follow';
import { phone } from '../lib/format';
import { go } from '../lib/route';
import { Button } from '../ui/button';
import { Radios } from '../ui/fields';
import { Errors } from '../ui/note';
import { carryOver } from './carry-over';
import { closeAssistant, type Opening } from './panel-state';
import { TestText } from './test-text';
import { Thread } from './thread';
import { Turns } from './turns';
import { Ways, type Way } from './ways';

type Begun =
  | { kind: 'looking' }
  | { kind: 'thread'; registrationId: string; resumed: boolean }
  | { kind: 'words'; text: string }
  /** Which way to go depends on the business; `start` is null while there is no number. */
  | { kind: 'ways'; start: StartRegistrationInput | null }
  | { kind: 'test-text'; phoneNumberId: string }
  /** The start needs to know something that the card does not tell. */
  | { kind: 'question'; input: StartRegistrationInput; errors: readonly UserError[] };

/** Acts on what the assistant was opened for. */
export function Opened({ opening }: { opening: Opening }) {
  const client = useApolloClient();
  const { button } = opening;
  const [begun, setBegun] = useState<Begun>({ kind: 'looking' });

  useEffect(() => {
    let isGone = false;
    begin(client, opening).then(
      (result) => !isGone && setBegun(result),
      () =>
        !isGone && setBegun({ kind: 'words', text: 'That did not work just now. Close me and try again.' }),
    );
    return () => {
      isGone = true;
    };
  }, [client, opening]);

  switch (begun.kind) {
    case 'looking':
      return <p className="quiet pad">One moment …</p>;
    case 'words':
      return <Turns turns={[{ from: 'assistant', text: begun.text }]} />;
    case 'test-text':
      return <TestText phoneNumberId={begun.phoneNumberId} />;
    case 'ways': {
      const { start: input } = begun;
      return (
        <Ways
          kind={input?.kind ?? null}
          goOn={(answers, way) =>
            input ? (
              <StartButton onStart={async () => setBegun(await start(client, input, answers))} />
            ) : (
              <FindButton way={way} />
            )
          }
        />
      );
    }
    case 'question':
      return <Question begun={begun} answer={async (input) => setBegun(await start(client, input))} />;
    case 'thread':
      return (
        <Thread
          key={begun.registrationId}
          registrationId={begun.registrationId}
          resumed={begun.resumed}
          focusKeys={button.fieldKeys}
          open={(registrationId, resumed) => setBegun({ kind: 'thread', registrationId, resumed })}
        />
      );
  }
}

async function begin(client: ApolloClient, { button, start: wanted }: Opening): Promise<Begun> {
  const { intent, registrationId, phoneNumberId } = button;
  if (wanted) return start(client, wanted);
  if (intent === 'SEND_TEST_TEXT' && phoneNumberId) return { kind: 'test-text', phoneNumberId };
  if (registrationId) {
    if (intent === 'FIX_REGISTRATION')
      await act(client, ReviseRegistrationDocument, { registrationId }, 'assistant');
    return { kind: 'thread', registrationId, resumed: true };
  }
  if (intent !== 'SET_UP_MESSAGING') return { kind: 'words', text: explanation(button) };
  if (!phoneNumberId) return { kind: 'ways', start: null };
  const [{ data }, { data: known }] = await Promise.all([
    client.query({ query: doc(PhoneCardByIdDocument), variables: { id: phoneNumberId } }),
    client.query({ query: doc(MessagingWaysDocument), variables: { input: {} } }),
  ]);
  const path = data?.phoneNumber?.messaging.path;
  if (!path || path === 'NONE_REQUIRED' || path === 'NOT_CAPABLE')
    return { kind: 'words', text: data?.phoneNumber?.messaging.headline ?? explanation(button) };
  const input = { kind: path satisfies RegistrationKind, phoneNumberId };
  // Where there is but one way, nothing has to be asked before.
  const ways = known?.messagingWays.filter((way) => way.registrationKind === path) ?? [];
  return ways.length > 1 ? { kind: 'ways', start: input } : start(client, input);
}

/** Starts as the assistant, or finds the one that is open; what was answered before is carried into a new one. */
async function start(
  client: ApolloClient,
  input: StartRegistrationInput,
  answers: MessagingWaysInput = {},
): Promise<Begun> {
  const { payload, errors } = await act(client, StartRegistrationDocument, input, 'assistant');
  const started = payload as StartRegistrationMutation['startRegistration'] | null;
  if (!started?.registration) return { kind: 'question', input, errors };
  const { id: registrationId } = started.registration;
  if (!started.resumed) await carryOver(client, registrationId, answers);
  return { kind: 'thread', registrationId, resumed: started.resumed };
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

function StartButton({ onStart }: { onStart(): Promise<void> }) {
  const [isBusy, setBusy] = useState(false);
  return (
    <div className="card-end">
      <span className="quiet">The form goes into the details.</span>
      <Button
        look="primary"
        isBusy={isBusy}
        onPress={() => {
          setBusy(true);
          void onStart().finally(() => setBusy(false));
        }}
      >
        Start
      </Button>
    </div>
  );
}

function FindButton({ way: { way } }: { way: Way }) {
  const kind = way === 'TOLL_FREE' ? 'TOLL_FREE' : 'LOCAL';
  return (
    <div className="card-end">
      <Button
        look="primary"
        onPress={() => {
          closeAssistant();
          go({ page: 'find', country: 'US', kind });
        }}
      >
        {kind === 'TOLL_FREE' ? 'Find a toll-free number' : 'Find a local number'}
      </Button>
    </div>
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
