import type { ApolloClient } from '@apollo/client';
import {
  RegistrationFormDocument,
  UpdateRegistrationDocument,
  type MessagingWaysInput,
} from '../../../operations/generated';
import { act } from '../api/act';
import { doc } from '../api/document';
import { allFields } from './registration';

/** Writes what was answered before the start where the form asks the same and holds no answer yet, as the assistant. */
export async function carryOver(
  client: ApolloClient,
  registrationId: string,
  answers: MessagingWaysInput,
): Promise<void> {
  const given = new Map(Object.entries(answers).filter(([, value]) => value != null));
  if (given.size === 0) return;
  const { data } = await client.query({
    query: doc(RegistrationFormDocument),
    variables: { id: registrationId },
    fetchPolicy: 'no-cache',
  });
  if (!data?.registration) return;
  const fields = allFields(data.registration)
    .filter(({ key, isSet }) => !isSet && given.has(key))
    .map(({ key, revision }) => ({ key, value: given.get(key), expectedRevision: revision }));
  if (fields.length > 0)
    await act(client, UpdateRegistrationDocument, { registrationId, fields }, 'assistant');
}
