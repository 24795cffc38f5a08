import type { RejectionFix } from '../../../operations/generated';
import { allFields, type Registration } from './registration';

const fixes: Partial<Record<RejectionFix, string>> = {
  CONTACT_SUPPORT: 'Support has to settle this.',
  NOT_ELIGIBLE: 'This cannot be approved this way.',
  CHANGE_WEBSITE: 'Change your website first, then send it again.',
};

/** Why it came back, and what to do about each reason. */
export function SentBackCard({ registration }: { registration: Registration }) {
  const label = (key: string) => allFields(registration).find((field) => field.key === key)?.label;
  return (
    <section className="thread-card sent-back" aria-label="What the reviewer said">
      <ul>
        {registration.rejections.map((reason) => {
          const fields = reason.fieldKeys.map(label).filter((one) => one !== undefined);
          return (
            <li key={`${reason.code}${reason.message}`}>
              <strong>{reason.message}</strong>
              <p>{reason.howToFix}</p>
              <p className="quiet">
                {[
                  fixes[reason.fix],
                  fields.length > 0 ? `About: ${fields.join(', ')}.` : null,
                  reason.code ? `Code ${reason.code}.` : null,
                ]
                  .filter(Boolean)
                  .join(' ')}
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
