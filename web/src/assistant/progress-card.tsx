import { useQuery } from '@apollo/client/react';
import { Check, CircleAlert, Clock, LoaderCircle, Minus } from 'lucide-react';
import { Button as AriaButton, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import {
  RegistrationTimelineDocument,
  ResendOwnerVerificationDocument,
  type RegistrationStepState,
} from '../../../operations/generated';
import { useAct } from '../api/act';
import { doc } from '../api/document';
import { day, days, moment } from '../lib/format';
import { Button } from '../ui/button';
import { Errors } from '../ui/note';
import { actionOf, type Registration } from './registration';

const steps: Record<RegistrationStepState, { icon: typeof Check; name: string }> = {
  WAITING: { icon: Minus, name: 'Waits for the step before' },
  SUBMITTING: { icon: LoaderCircle, name: 'Being sent' },
  IN_REVIEW: { icon: Clock, name: 'With the reviewer' },
  ACTION_NEEDED: { icon: CircleAlert, name: 'Needs you' },
  APPROVED: { icon: Check, name: 'Done' },
};

/** Where a submission stands: its steps, whose move it is, until when, and how long it usually takes. */
export function ProgressCard({ registration }: { registration: Registration }) {
  const { nextStep, estimate } = registration;
  return (
    <section className="thread-card" aria-label="Progress">
      <ol className="steps">
        {registration.steps.map((step) => {
          const { icon: Icon, name } = steps[step.state];
          return (
            <li key={step.key} data-state={step.state}>
              <span className="step-mark">
                <Icon size={14} aria-hidden />
              </span>
              <div>
                <strong>{step.label}</strong>
                <span className="quiet">
                  {name}
                  {step.finishedAt
                    ? `, ${moment(step.finishedAt)}`
                    : step.submittedAt
                      ? ` since ${moment(step.submittedAt)}`
                      : ''}
                </span>
                {step.detail ? <p>{step.detail}</p> : null}
              </div>
            </li>
          );
        })}
      </ol>
      {nextStep.deadline ? (
        <p className="deadline">
          <Clock size={15} aria-hidden /> Until {moment(nextStep.deadline)}
        </p>
      ) : null}
      {estimate ? (
        <p className="quiet">
          {estimate.takingLongerThanUsual
            ? 'This takes longer than usual. '
            : estimate.expectedBy
              ? `Expect an answer by ${day(estimate.expectedBy)}. `
              : ''}
          Half of all reviews take {days(estimate.typicalDays)} or less.
        </p>
      ) : null}
      <OwnerVerification registration={registration} />
      <Story registrationId={registration.id} revision={registration.revision} />
    </section>
  );
}

/** Shown where an owner has to answer a text; the button says when it can be used again. */
function OwnerVerification({ registration }: { registration: Registration }) {
  const { run, isBusy, errors } = useAct(ResendOwnerVerificationDocument);
  const resend = actionOf(registration, 'RESEND_OWNER_VERIFICATION');
  if (!resend || (!resend.allowed && !resend.availableAt)) return null;
  return (
    <div className="stack">
      <Errors errors={errors} />
      <div className="row">
        <Button
          isBusy={isBusy}
          isDisabled={!resend.allowed}
          onPress={() => void run({ registrationId: registration.id })}
        >
          Send the text again
        </Button>
        {resend.reason ? <span className="quiet">{resend.reason}</span> : null}
        {resend.availableAt ? (
          <span className="quiet">Possible from {moment(resend.availableAt)}</span>
        ) : null}
      </div>
    </div>
  );
}

/** Everything that has happened, for those who want to know. */
function Story({ registrationId, revision }: { registrationId: string; revision: number }) {
  return (
    <Disclosure className="section story">
      {({ isExpanded }) => (
        <>
          <Heading level={3}>
            <AriaButton slot="trigger" className="link-button">
              {isExpanded ? 'Hide what happened' : 'What has happened so far'}
            </AriaButton>
          </Heading>
          <DisclosurePanel>
            {isExpanded ? <Timeline key={revision} registrationId={registrationId} /> : null}
          </DisclosurePanel>
        </>
      )}
    </Disclosure>
  );
}

function Timeline({ registrationId }: { registrationId: string }) {
  const { data } = useQuery(doc(RegistrationTimelineDocument), { variables: { id: registrationId } });
  return (
    <ul className="timeline">
      {(data?.registration?.timeline ?? []).map((event) => (
        <li key={event.at + event.summary}>
          <time className="quiet" dateTime={event.at}>
            {moment(event.at)}
          </time>
          <span>{event.summary}</span>
        </li>
      ))}
    </ul>
  );
}
