export type RegulatoryStatus =
  'draft' | 'pending-review' | 'in-review' | 'twilio-rejected' | 'twilio-approved' | 'provisionally-approved';

/** What a country's regulator is told of an end user, reviewed as a whole. */
export interface RegulatoryBundle {
  sid: string;
  accountSid: string;
  regulationSid: string;
  friendlyName: string;
  email: string;
  statusCallback: string | null;
  status: RegulatoryStatus;
  validUntil: string | null;
  /** The approved bundle that it was copied from, to renew what that one holds. */
  copyOf?: string;
  createdAt: string;
  updatedAt: string;
}

/** An end user of a regulation. */
export interface RegulatoryUser {
  sid: string;
  accountSid: string;
  friendlyName: string;
  type: string;
  attributes: Record<string, unknown>;
  createdAt: string;
  updatedAt: string;
}

/** A supporting document: a file with attributes, or addresses without a file. */
export interface RegulatoryDocument extends RegulatoryUser {
  /** Null for one without a file. */
  mimeType: string | null;
  fileBytes: number;
  status: 'draft' | 'pending-review' | 'rejected' | 'approved' | 'expired';
  failureReason: string | null;
  errors: { code: number; message: string }[] | null;
}

export interface RegulatoryItem {
  sid: string;
  accountSid: string;
  bundleSid: string;
  objectSid: string;
  createdAt: string;
}
