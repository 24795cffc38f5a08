import { useQuery } from '@apollo/client/react';
import { ViewerDocument, type ProfilePartsFragment } from '../../../operations/generated';
import { doc } from './document';

/** What is known of the business; null until that is read. */
export function useProfile(): ProfilePartsFragment | null {
  const { data } = useQuery(doc(ViewerDocument), { fetchPolicy: 'cache-first' });
  return data?.viewer.organization.profile ?? null;
}
