/** The kinds of things whose changes can be watched. */
export type ChangedEntity =
  | 'PHONE_NUMBER'
  | 'REGISTRATION'
  | 'CONVERSATION'
  | 'MESSAGE'
  | 'NOTIFICATION'
  | 'CALL'
  // Nobody subscribes to it: processes hear that what they remember of an organization's calls is out of date.
  | 'CALL_SETTINGS';

/** What travels on an organization's channel: ids and the revision, never personal data. */
export interface Change {
  organizationId: string;
  entity: ChangedEntity;
  id: string;
  /** The revision that was committed; readers may see a later one. */
  revision: number;
  /** The number it belongs to, for watchers of one card. */
  phoneNumberId: string | null;
  conversationId: string | null;
}
