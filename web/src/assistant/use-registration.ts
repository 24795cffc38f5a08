import { useQuery, useSubscription } from '@apollo/client/react';
import { useCallback } from 'react';
import { RegistrationChangedDocument, RegistrationFormDocument } from '../../../operations/generated';
import { doc } from '../api/document';

/**
 * The registration with its form, always as it is now. A change says that there is something new; state and form are
 * then read together and kept out of the cache, so that the form never stands beside a state that is not its own.
 */
export function useRegistration(id: string) {
  const { data, error, refetch } = useQuery(doc(RegistrationFormDocument), {
    variables: { id },
    fetchPolicy: 'no-cache',
  });
  const registration = data?.registration ?? null;
  useSubscription(doc(RegistrationChangedDocument), {
    variables: { registrationId: id },
    onData: ({ data: { data: event } }) => {
      const revision = event?.registrationChanged.revision;
      if (registration && revision !== undefined && revision !== registration.revision) void refetch();
    },
  });
  /** Never fails: what could not be read again stays as it was, and `error` says so. */
  const reread = useCallback(() => refetch().catch(() => undefined), [refetch]);
  return { registration, error, reread };
}
