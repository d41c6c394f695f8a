/** Which connector is a call made to, and with which token? */
import { ConnectorFactory } from 'botframework-connector';
import { Connector } from './connector.ts';
import type { Tokens } from './tokens.ts';

/** The most connectors kept: Teams has one a region. */
const most = 20;

/** One connector a region, where the SDK makes one a message. Without `tokens` nobody logs in. */
export class Connectors extends ConnectorFactory {
  readonly #tokens: Tokens | undefined;
  readonly #kept = new Map<string, Connector>();

  constructor(tokens: Tokens | undefined) {
    super();
    this.#tokens = tokens;
  }

  problem(): string | undefined {
    return this.#tokens?.problem();
  }

  async token(): Promise<string | null> {
    return (await this.#tokens?.token()) ?? null;
  }

  override async create(serviceUrl: string): Promise<Connector> {
    const known = this.#kept.get(serviceUrl);
    if (known !== undefined) return known;
    if (this.#kept.size >= most) this.#kept.clear();
    const connector = new Connector(
      serviceUrl,
      () => this.token(),
      () => this.#tokens?.refused(),
    );
    this.#kept.set(serviceUrl, connector);
    return connector;
  }
}
