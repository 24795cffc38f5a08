import { useApolloClient } from '@apollo/client/react';
import { ShieldCheck } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { ConfirmRegistrationDocument } from '../../../operations/generated';
import { act, type UserError } from '../api/act';
import { feeText } from '../find/offers';
import { count, money } from '../lib/format';
import { Button } from '../ui/button';
import { Checkbox } from '../ui/fields';
import { Errors } from '../ui/note';
import { actionOf, allFields, inWords, listOf, type Registration } from './registration';
import { FindingNote } from './registration-field';
import { useFileNames } from './use-file-names';

interface Props {
  registration: Registration;
  goBack(): void;
  onConfirmed(digest: string): void;
}

type Money = Registration['quote']['dueNow'];

function isSomething({ amount }: Money): boolean {
  return Number(amount) > 0;
}

function sums(now: Money, monthly: Money): string {
  return isSomething(monthly)
    ? `${money(now)} now and ${money(monthly)} a month from approval on`
    : `${money(now)} now`;
}

/** Exactly what would be sent, what it costs, and the one button with which a person says yes to it. */
export function ReviewCard({ registration, goBack, onConfirmed }: Props) {
  const client = useApolloClient();
  const [isBusy, setBusy] = useState(false);
  const [errors, setErrors] = useState<readonly UserError[]>([]);
  const [accepts, setAccepts] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const { quote, digest, form, findings } = registration;
  const files = allFields(registration).filter((field) => field.input === 'DOCUMENT');
  const fileName = useFileNames(files.flatMap((field) => listOf(field.value)));
  const answers = allFields(registration).filter((field) => field.isSet).length;
  const confirm = actionOf(registration, 'CONFIRM');

  useEffect(() => {
    heading.current?.focus();
  }, []);

  const sayYes = async () => {
    setBusy(true);
    const outcome = await act(client, ConfirmRegistrationDocument, {
      registrationId: registration.id,
      digest,
      acceptFees: accepts,
    });
    setErrors(outcome.errors);
    setBusy(false);
    if (outcome.payload && outcome.errors.length === 0) onConfirmed(digest);
  };
  return (
    <section className="thread-card review" aria-labelledby="review-title">
      <h3 id="review-title" ref={heading} tabIndex={-1}>
        This is what will be sent
      </h3>
      {form.sections.map((section) => {
        const filled = section.fields.filter((field) => field.isSet);
        if (filled.length === 0) return null;
        return (
          <div key={section.key} className="review-section">
            <h4>{section.title}</h4>
            <dl>
              {filled.map((field) => (
                <div key={field.key}>
                  <dt>{field.label}</dt>
                  <dd>
                    {inWords(field, fileName).map((text, index) => (
                      <p key={index}>{text}</p>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </div>
        );
      })}
      <div className="review-section">
        <h4>Fees</h4>
        {quote.lines.length === 0 ? <p>There are none.</p> : null}
        <ul className="fees">
          {quote.lines.map((line) => (
            <li key={line.label}>{feeText(line)}</li>
          ))}
        </ul>
        {isSomething(quote.dueNow) || isSomething(quote.dueMonthly) ? (
          <p>
            <strong>You pay {sums(quote.dueNow, quote.dueMonthly)}.</strong>
          </p>
        ) : null}
        {isSomething(quote.twilioNow) || isSomething(quote.twilioMonthly) ? (
          <p>
            <strong>
              Twilio bills about {sums(quote.twilioNow, quote.twilioMonthly)} to your own Twilio account.
            </strong>{' '}
            These fees are not on our invoice.
          </p>
        ) : null}
      </div>
      {findings
        .filter((finding) => finding.severity !== 'TIP')
        .map((finding) => (
          <FindingNote key={finding.message} finding={finding} />
        ))}
      {quote.needsAcceptance ? (
        <Checkbox isSelected={accepts} onChange={setAccepts}>
          I agree to pay these fees.
        </Checkbox>
      ) : null}
      <Errors errors={errors} />
      {confirm && !confirm.allowed && confirm.reason ? <p className="quiet">{confirm.reason}</p> : null}
      <p className="quiet seal">
        <ShieldCheck size={15} aria-hidden />
        Your yes covers these {count(answers, 'answer')} and fees, as version {registration.version}, and
        nothing else (<span className="code">{digest.slice(0, 10)}</span>). Any change asks you again.
      </p>
      <div className="card-end">
        <Button onPress={goBack}>Back to the answers</Button>
        <Button
          look="primary"
          isBusy={isBusy}
          isDisabled={!confirm?.allowed || (quote.needsAcceptance && !accepts)}
          onPress={() => void sayYes()}
        >
          Confirm and send
        </Button>
      </div>
    </section>
  );
}
