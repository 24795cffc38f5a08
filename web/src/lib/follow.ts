import { useApolloClient } from '@apollo/client/react';
import { useCallback } from 'react';
import { MessageByIdDocument, type ButtonPartsFragment } from '../../../operations/generated';
import { doc } from '../api/document';
import { openAssistant } from '../assistant/panel-state';
import { proposeDraft } from '../messages/drafts';
import { go } from './route';

export type CallToAction = ButtonPartsFragment;

/** Does what a button of the API asks for: opens the conversation, or the assistant with what it is about. */
export function useFollow(): (button: CallToAction) => void {
  const client = useApolloClient();
  return useCallback(
    (button) => {
      const { intent, phoneNumberId, contact, messageId } = button;
      if (intent === 'REVIEW_MESSAGE' && messageId) {
        void client
          .query({ query: doc(MessageByIdDocument), variables: { id: messageId } })
          .then(({ data }) => {
            if (data?.node?.__typename !== 'Message') return;
            const { phoneNumber, contact: to, body } = data.node;
            proposeDraft(phoneNumber.id, to, body ?? '');
            go({ page: 'messages', phoneNumberId: phoneNumber.id, contact: to });
          });
        return;
      }
      // The account is looked after by people, on its own page.
      if (intent === 'MANAGE_ACCOUNT') return go({ page: 'deliverability' });
      if (intent === 'CHECK_CONTACT' && phoneNumberId && contact)
        go({ page: 'messages', phoneNumberId, contact });
      openAssistant(button);
    },
    [client],
  );
}
