import { useQuery, useSubscription } from '@apollo/client/react';
import { useEffect, useRef } from 'react';
import { RegistrationChangedDocument, RegistrationFormDocument } from '../../../operations/generated';
import { doc } from '../api/document';

/** The registration with its form, always as it is now: changes bring its state, and the form is read again after. */
export function useRegistration(id: string) {
  const { data, error, refetch } = useQuery(doc(RegistrationFormDocument), { variables: { id } });
  useSubscription(doc(RegistrationChangedDocument), { variables: { registrationId: id } });
  const registration = data?.registration ?? null;
  const revision = registration?.revision;
  const readAt = useRef<number | undefined>(undefined);
  useEffect(() => {
    if (revision === undefined || revision === readAt.current) return;
    const isFirst = readAt.current === undefined;
    readAt.current = revision;
    if (!isFirst) void refetch();
  }, [revision, refetch]);
  return { registration, error, refetch };
}
