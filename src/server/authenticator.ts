import type { DataSource } from 'typeorm';
import { bearerToken, TokenRefused, type TokenVerifier } from '../auth/tokens';
import type { Actor } from '../domain/actor';

const knownForMs = 60_000;
const mostKnown = 20_000;

/** Who a call speaks for: its token is valid, and the organization it names exists. */
export class Authenticator {
  private readonly organizations = new Map<string, number>();

  constructor(
    private readonly tokens: TokenVerifier,
    private readonly db: DataSource,
  ) {}

  /** Null without a token; throws TokenRefused for one that is not good. */
  async authenticate(authorization: string | undefined): Promise<Actor | null> {
    const token = bearerToken(authorization);
    if (token === null) return null;
    const actor = await this.tokens.verify(token);
    if (actor.organizationId && !(await this.exists(actor.organizationId)))
      throw new TokenRefused('The token is for an organization that does not exist.');
    return actor;
  }

  private async exists(organizationId: string): Promise<boolean> {
    const known = this.organizations.get(organizationId);
    if (known && known > Date.now()) return true;
    const rows: unknown[] = await this.db.query('SELECT 1 FROM organizations WHERE id = $1', [
      organizationId,
    ]);
    if (rows.length === 0) return false;
    if (this.organizations.size >= mostKnown) this.organizations.clear();
    this.organizations.set(organizationId, Date.now() + knownForMs);
    return true;
  }
}
