import type { BundleEndUser } from '../../../operations/generated';
import { openAssistant } from '../assistant/panel-state';
import { numbersOf } from '../lib/kinds';
import { Button } from '../ui/button';
import { Radios } from '../ui/fields';
import { Note } from '../ui/note';
import type { Bundle, Means } from './means';

const holders: Record<BundleEndUser, string> = { BUSINESS: 'of the business', INDIVIDUAL: 'of a person' };
const nameOf = ({ endUser }: Bundle): string => `Approved registration ${endUser ? holders[endUser] : ''}`;

const button = {
  intent: 'RESUME_REGISTRATION' as const,
  phoneNumberId: null,
  messageId: null,
  contact: null,
  fieldKeys: [],
};

/** The authorities' approval that the number is bought with, or the way to it: that goes on with the assistant. */
export function BundleToBuyWith(props: {
  means: Means;
  chosen: string | null;
  choose(id: string): void;
  error: string | null;
  close(): void;
}) {
  const { means, chosen, choose, error, close } = props;
  const { requirement, approved, open, isReady } = means;
  const { country, kind } = requirement;
  const ask = (registrationId: string | null) => {
    close();
    openAssistant(
      { ...button, label: 'Register', registrationId },
      registrationId ? null : { kind: 'REGULATORY_BUNDLE', country, numberKind: kind },
    );
  };
  if (!isReady) return <Note>One moment …</Note>;
  if (approved.length > 0)
    return (
      <Radios
        label="Approval it is bought with"
        help={`It is for ${numbersOf(kind, country)}.`}
        error={error}
        choices={approved.map((one) => ({ value: one.id, label: nameOf(one) }))}
        value={chosen}
        onChange={choose}
      />
    );
  return (
    <Note tone={error ? 'bad' : 'info'}>
      <p>{error ?? requirement.requirements.join(' ')}</p>
      {open ? (
        <p>
          Your registration for {numbersOf(kind, country)}: {open.nextStep.headline}.
        </p>
      ) : (
        <p>Register once; after the approval you can buy this and other such numbers.</p>
      )}
      <div data-invalid={error !== null || undefined}>
        <Button look="primary" size="small" onPress={() => ask(open?.id ?? null)}>
          {open ? 'Go on with the registration' : 'Start the registration'}
        </Button>
      </div>
    </Note>
  );
}
