import DataLoader from 'dataloader';
import type { OrganizationActor } from '../../domain/actor';
import type { PageRequest } from '../../domain/paging';
import type { CallEntity, CallRecordingEntity } from '../../entities/call';
import type { CallService } from '../../services/calls';

/** A page of the calls to one number. */
export interface CallPage {
  phoneNumberId: string;
  request: PageRequest;
}

/** What calls are made of: a constant number of statements, however many there are. */
export function createCallLoaders(calls: CallService, { organizationId }: OrganizationActor) {
  return {
    /** By call id, oldest first. */
    callRecordings: new DataLoader<string, CallRecordingEntity[]>(async (ids) => {
      const found = await calls.recordings(organizationId, ids);
      return ids.map((id) => found.get(id) ?? []);
    }),
    /** One more call than the page holds; equal requests share a statement. */
    callPages: new DataLoader<CallPage, CallEntity[], string>(
      async (pages) => {
        const groups = new Map<string, CallPage[]>();
        for (const one of pages) {
          const key = JSON.stringify(one.request);
          groups.set(key, [...(groups.get(key) ?? []), one]);
        }
        const found = new Map<string, CallEntity[]>();
        for (const group of groups.values()) {
          const ids = group.map((one) => one.phoneNumberId);
          const rows = await calls.ofNumbers(organizationId, ids, group[0]!.request);
          for (const one of group) found.set(keyOf(one), rows.get(one.phoneNumberId) ?? []);
        }
        return pages.map((one) => found.get(keyOf(one))!);
      },
      { cacheKeyFn: keyOf },
    ),
  };
}

function keyOf({ phoneNumberId, request }: CallPage): string {
  return `${phoneNumberId} ${JSON.stringify(request)}`;
}
