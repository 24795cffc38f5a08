import {
  AccountDocument,
  CreateOrganizationDocument,
  UpdateBusinessProfileDocument,
} from '../operations/generated';
import { setTimeout as sleep } from 'node:timers/promises';
import { bakery } from './bakery';
import { ApiClient, ApiError } from './client';
import { demoOwner, signToken } from './tokens';

/**
 * Makes sure that the demo organization exists, with a full profile and a Twilio account, and gives its id. What
 * somebody changed in it stays as it is.
 */
export async function ensureDemoOrganization(
  graphqlUrl: string,
  jwtSecret: string,
  knownId: string | null,
): Promise<string> {
  const id =
    (knownId && (await exists(graphqlUrl, jwtSecret, knownId)) && knownId) ||
    (await create(graphqlUrl, jwtSecret));
  const owner = await ownerOf(graphqlUrl, jwtSecret, id);
  const { organization } = await owner.run(AccountDocument, {});
  if (!organization.profile.legalName) {
    const { updateBusinessProfile } = await owner.run(UpdateBusinessProfileDocument, { input: bakery });
    refuseErrors('the demo profile', updateBusinessProfile.userErrors);
  }
  // The account is made in the background; a moment's patience lets the first purchase go through at once.
  for (let tries = 0; tries < 100; tries += 1) {
    const account = (await owner.run(AccountDocument, {})).organization.twilioAccount;
    if (account?.status === 'ACTIVE') break;
    await sleep(100);
  }
  return id;
}

async function create(graphqlUrl: string, jwtSecret: string): Promise<string> {
  const token = await signToken(jwtSecret, { role: 'service', userId: 'service', organizationId: null }, 600);
  const { createOrganization } = await new ApiClient(graphqlUrl, token).run(CreateOrganizationDocument, {
    input: {
      name: 'Juniper Street Bakery',
      plan: 'STARTER',
      ownerUserId: demoOwner,
      idempotencyKey: 'demo-organization',
    },
  });
  refuseErrors('the demo organization', createOrganization.userErrors);
  return createOrganization.organization!.id;
}

async function exists(graphqlUrl: string, jwtSecret: string, id: string): Promise<boolean> {
  try {
    const owner = await ownerOf(graphqlUrl, jwtSecret, id);
    return (await owner.run(AccountDocument, {})).organization.id === id;
  } catch (error) {
    if (error instanceof ApiError) return false;
    throw error;
  }
}

async function ownerOf(graphqlUrl: string, jwtSecret: string, organizationId: string): Promise<ApiClient> {
  return new ApiClient(
    graphqlUrl,
    await signToken(jwtSecret, { role: 'owner', userId: demoOwner, organizationId }, 600),
  );
}

function refuseErrors(what: string, errors: readonly { message: string }[]): void {
  if (errors.length > 0)
    throw new Error(`${what} was refused: ${errors.map((one) => one.message).join(' ')}`);
}
