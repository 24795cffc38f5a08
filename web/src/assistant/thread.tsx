import { useApolloClient } from '@apollo/client/react';
import { Sparkles } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import {
  CancelRegistrationDocument,
  RenewRegistrationDocument,
  ReviseRegistrationDocument,
  SubmitRegistrationDocument,
  UpdateRegistrationDocument,
  type RenewRegistrationMutation,
} from '../../../operations/generated';
import { act, type UserError } from '../api/act';
import { count } from '../lib/format';
import { Button } from '../ui/button';
import { Failed } from '../ui/failed';
import { Errors } from '../ui/note';
import { Approved } from './approved';
import { focusField, FormCard } from './form-card';
import { ProgressCard } from './progress-card';
import { draftable, may, type Registration } from './registration';
import { ReviewCard } from './review-card';
import { greeting, news, offer } from './script';
import { SentBackCard } from './sent-back-card';
import { Turns, useTurns } from './turns';
import { useRegistration } from './use-registration';

interface ThreadProps {
  registrationId: string;
  /** Whether it was there before it was opened. */
  resumed: boolean;
  focusKeys: readonly string[];
  /** Goes on with another registration. */
  open(registrationId: string, resumed: boolean): void;
}

/**
 * The conversation about one registration. It knows no programme: everything it shows and offers comes from the
 * registration itself, and what the assistant does is done with the assistant's token.
 */
export function Thread({ registrationId, resumed, focusKeys, open }: ThreadProps) {
  const { registration, error, reread } = useRegistration(registrationId);
  if (error && !registration) return <Failed error={error} retry={() => void reread()} />;
  if (!registration) return <p className="quiet pad">One moment …</p>;
  return (
    <Talk registration={registration} resumed={resumed} focusKeys={focusKeys} open={open} reread={reread} />
  );
}

function Talk(props: {
  registration: Registration;
  resumed: boolean;
  focusKeys: readonly string[];
  open: ThreadProps['open'];
  reread(): Promise<unknown>;
}) {
  const { registration, resumed, focusKeys, open, reread } = props;
  const client = useApolloClient();
  const { turns, say } = useTurns(() => [{ from: 'assistant', text: greeting(registration, resumed) }]);
  const [isBusy, setBusy] = useState(false);
  const [errors, setErrors] = useState<readonly UserError[]>([]);
  const [isReviewing, setReviewing] = useState(false);
  const registrationId = registration.id;
  const { state, version } = registration;

  const seen = useRef({ state, version });
  useEffect(() => {
    const before = seen.current;
    seen.current = { state, version };
    if (before.state === state && before.version === version) return;
    setReviewing(false);
    if (version !== before.version) say('assistant', greeting(registration, true));
    else if (state === 'IN_PROGRESS')
      say('assistant', 'It is on its way. I will tell you here what comes of it.');
    else if (state === 'ACTION_NEEDED' || state === 'APPROVED') say('assistant', news(registration));
  }, [state, version, registration, say]);

  // A move of the person's own in the middle of a submission, such as answering a text.
  const call = state === 'IN_PROGRESS' ? registration.nextStep.callToAction?.intent : undefined;
  const asked = useRef<typeof call>(undefined);
  useEffect(() => {
    // Said once: that time passes changes the words, but is no news.
    if (call && call !== asked.current) say('assistant', news(registration));
    asked.current = call;
  }, [call, registration, say]);

  const firstKey = focusKeys[0];
  useEffect(() => {
    if (firstKey) requestAnimationFrame(() => focusField(firstKey));
  }, [firstKey]);

  /** Does something as the assistant; what it is refused is shown. */
  const asAssistant = async (doing: () => Promise<{ errors: readonly UserError[] }>) => {
    setBusy(true);
    const outcome = await doing();
    setErrors(outcome.errors);
    await reread();
    setBusy(false);
    return outcome.errors.length === 0;
  };
  const draft = async () => {
    say('you', 'Yes, draft them for me.');
    const fields = draftable(registration);
    const done = await asAssistant(() =>
      act(
        client,
        UpdateRegistrationDocument,
        {
          registrationId,
          fields: fields.map(({ key, input, example, revision }) => ({
            key,
            value: input === 'TEXT_LIST' ? [example] : example,
            expectedRevision: revision,
          })),
        },
        'assistant',
      ),
    );
    if (done) say('assistant', `Done. Please check ${count(fields.length, 'text')}: they are marked.`);
  };
  const submit = async (digest: string) => {
    say('you', 'Yes. Send exactly this.');
    await asAssistant(() => act(client, SubmitRegistrationDocument, { registrationId, digest }, 'assistant'));
  };
  const revise = async () => {
    say('you', 'Let us fix it.');
    await asAssistant(() => act(client, ReviseRegistrationDocument, { registrationId }, 'assistant'));
  };
  const renew = async () => {
    const { payload, errors: refusals } = await act(
      client,
      RenewRegistrationDocument,
      { registrationId },
      'assistant',
    );
    const begun = payload as RenewRegistrationMutation['renewRegistration'] | null;
    if (begun?.registration) open(begun.registration.id, begun.resumed);
    else setErrors(refusals);
  };
  const giveUp = async () => {
    say('you', 'Give this one up.');
    await asAssistant(() => act(client, CancelRegistrationDocument, { registrationId }));
  };
  const proposal = state === 'DRAFT' && may(registration, 'EDIT') ? offer(registration) : null;
  return (
    <>
      <Turns turns={turns} />
      {state === 'DRAFT' && registration.rejections.length > 0 ? (
        <SentBackCard registration={registration} />
      ) : null}
      {proposal && !isReviewing ? (
        <div className="proposal">
          <p>{proposal}</p>
          <Button size="small" isBusy={isBusy} onPress={() => void draft()}>
            <Sparkles size={15} aria-hidden />
            Draft them for me
          </Button>
        </div>
      ) : null}
      {state === 'DRAFT' && !isReviewing ? (
        <FormCard
          key={version}
          registration={registration}
          focusKeys={focusKeys}
          reread={reread}
          onComplete={() => setReviewing(true)}
        />
      ) : null}
      {state === 'DRAFT' && isReviewing ? (
        <ReviewCard
          registration={registration}
          goBack={() => setReviewing(false)}
          onConfirmed={(digest) => void submit(digest)}
        />
      ) : null}
      {state === 'CONFIRMED' ? (
        <section className="thread-card">
          <p>You have confirmed this version. It has not been sent yet.</p>
          <div className="card-end">
            <Button look="primary" isBusy={isBusy} onPress={() => void submit(registration.digest)}>
              Send it now
            </Button>
          </div>
        </section>
      ) : null}
      {state === 'ACTION_NEEDED' && registration.rejections.length > 0 ? (
        <SentBackCard registration={registration} />
      ) : null}
      {registration.steps.length > 0 && state !== 'DRAFT' && state !== 'CONFIRMED' ? (
        <ProgressCard registration={registration} />
      ) : null}
      <Errors errors={errors} />
      <div className="thread-end">
        {may(registration, 'REVISE') ? (
          <Button look="primary" isBusy={isBusy} onPress={() => void revise()}>
            Fix it together
          </Button>
        ) : null}
        {may(registration, 'RENEW') ? (
          <Button look="primary" isBusy={isBusy} onPress={() => void renew()}>
            Renew it
          </Button>
        ) : null}
        {state === 'APPROVED' ? <Approved registration={registration} /> : null}
        {may(registration, 'CANCEL') && !isReviewing ? (
          <Button look="quiet" size="small" onPress={() => void giveUp()}>
            Give up this registration
          </Button>
        ) : null}
      </div>
    </>
  );
}
