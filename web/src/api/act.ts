import type { ApolloClient } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
import { useCallback, useState } from 'react';
import type { UserErrorPartsFragment } from '../../../operations/generated';
import type { Caller } from './client';
import { doc } from './document';

export type UserError = UserErrorPartsFragment;

/** What the page shows when a call did not come through at all. */
export const unreachable: UserError = {
  field: null,
  code: 'TWILIO_UNAVAILABLE',
  message: 'That did not go through. Check your connection and try again.',
  callToAction: null,
  retryable: true,
  retryAfterSeconds: null,
};

/** The one payload of a mutation, and what kept it from succeeding. */
export interface Outcome<Payload> {
  payload: Payload | null;
  errors: readonly UserError[];
}

type Mutation<Result, Variables> = DocumentTypeDecoration<Result, Variables> & object;

/**
 * Makes a mutation. What the assistant is answered stays out of the cache, because some of it, such as what may be
 * done, is only true for the assistant.
 */
export async function act<Result extends object, Variables extends Record<string, unknown>>(
  client: ApolloClient,
  mutation: Mutation<Result, Variables>,
  input: Variables['input'],
  caller: Caller = 'person',
): Promise<Outcome<Result[keyof Result]>> {
  try {
    const { data } = await client.mutate({
      mutation: doc(mutation),
      variables: { input } as unknown as Variables,
      context: { caller },
      fetchPolicy: caller === 'assistant' ? 'no-cache' : 'network-only',
    } as unknown as ApolloClient.MutateOptions<Result, Variables>);
    const payload = payloadOf(data as Result | null | undefined);
    return { payload, errors: (payload as { userErrors?: readonly UserError[] } | null)?.userErrors ?? [] };
  } catch (error) {
    const said = (error as { errors?: { message: string }[] }).errors?.[0]?.message;
    return { payload: null, errors: [said ? { ...unreachable, message: said } : unreachable] };
  }
}

function payloadOf<Result extends object>(data: Result | null | undefined): Result[keyof Result] | null {
  const found = Object.entries(data ?? {}).find(([name]) => name !== '__typename');
  return (found?.[1] as Result[keyof Result]) ?? null;
}

/** A mutation for a form or button: whether it runs, and what was wrong with it. */
export function useAct<Result extends object, Variables extends Record<string, unknown>>(
  mutation: Mutation<Result, Variables>,
  caller: Caller = 'person',
) {
  const client = useApolloClient();
  const [isBusy, setBusy] = useState(false);
  const [errors, setErrors] = useState<readonly UserError[]>([]);
  const run = useCallback(
    async (input: Variables['input']) => {
      setBusy(true);
      const outcome = await act(client, mutation, input, caller);
      setErrors(outcome.errors);
      setBusy(false);
      return outcome;
    },
    [client, mutation, caller],
  );
  const clear = useCallback(() => setErrors([]), []);
  return { run, isBusy, errors, clear };
}

/** What is wrong with one field of the input, in one text; null when nothing is. */
export function errorAt(errors: readonly UserError[], field: string): string | null {
  const found = errors.filter((error) => error.field?.[1] === field);
  return found.length > 0 ? found.map((error) => error.message).join(' ') : null;
}
