import { useQuery } from '@apollo/client/react';
import { useState, type ReactNode } from 'react';
import {
  MessagingWaysDocument,
  type MessagingWaysInput,
  type MessagingWaysQuery,
  type RegistrationKind,
} from '../../../operations/generated';
import { doc } from '../api/document';
import { Failed } from '../ui/failed';
import { Turns } from './turns';
import { WayCard } from './way-card';
import { WayQuestions } from './way-questions';

export type Way = MessagingWaysQuery['messagingWays'][number];

interface Props {
  /** What the number at hand needs; null while there is no number, when every way is open. */
  kind: RegistrationKind | null;
  /** Where to go from here: once for a number at hand, once for each way that fits when there is none. */
  goOn(answers: MessagingWaysInput, way: Way): ReactNode;
}

/** A few plain questions, and what each way to text customers then costs, takes and allows. */
export function Ways({ kind, goOn }: Props) {
  const [answers, setAnswers] = useState<MessagingWaysInput>(kind === null ? {} : { needsLocalNumber: true });
  const { data, previousData, error, refetch } = useQuery(doc(MessagingWaysDocument), {
    variables: { input: answers },
    fetchPolicy: 'cache-first',
  });
  const all = (data ?? previousData)?.messagingWays;
  const ways = all?.filter((way) => kind === null || way.registrationKind === kind) ?? [];
  const fitting = ways.filter((way) => way.fits);
  const others = ways.filter((way) => !way.fits);
  const best = fitting.find((way) => way.recommended) ?? fitting[0];
  return (
    <>
      <Turns
        turns={[
          {
            from: 'assistant',
            text:
              kind === null
                ? 'There are several ways to text customers. Answer what you can, and I show what fits, what it costs and how long it takes.'
                : 'Before we start: what this number needs depends on your business. Answer what you can, and I show what it costs and how long it takes.',
          },
        ]}
      />
      <WayQuestions answers={answers} change={setAnswers} isNumberChosen={kind !== null} />
      {error && !all ? <Failed error={error} retry={() => void refetch()} /> : null}
      <section className="ways" aria-label="Ways to text customers" aria-live="polite">
        {[...fitting]
          .sort((a, b) => Number(b.recommended) - Number(a.recommended))
          .map((way) => (
            <WayCard key={way.way} way={way}>
              {kind === null || way === best ? goOn(answers, way) : null}
            </WayCard>
          ))}
        {all && fitting.length === 0 ? (
          <p className="quiet">By these answers none of them is open to you yet.</p>
        ) : null}
        {others.map((way) => (
          <WayCard key={way.way} way={way} />
        ))}
      </section>
    </>
  );
}
