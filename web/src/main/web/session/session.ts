import { call, callOnce } from '../api/http.js';
import { Problem } from '../api/problem.js';

export interface Warning {
  id: string;
  site: string;
  text: string;
  at: string;
}

export interface Me {
  id: string;
  name: string;
  email?: string;
  roles: string[];
  hasPassword?: boolean;
  /** The sites on which a member of the staff has a role. */
  desks?: { id: string; name: string }[];
  /** Warnings of moderators that the reader has not acknowledged. */
  warnings?: Warning[];
}

/** `undefined`: not loaded yet; `null`: signed out. */
export type Known = Me | null | undefined;

const HINT = 'usersay.signed-in';

/** Who is signed in, shared by all elements of the page. Announces `change`. */
class Session extends EventTarget {
  private me: Known;
  private loading: Promise<Known> | null = null;
  private expecting = false;
  /** Other pages of this origin, and other scripts of this one. */
  private readonly others = 'BroadcastChannel' in globalThis ? new BroadcastChannel('usersay.session') : null;

  constructor() {
    super();
    this.others?.addEventListener('message', () => this.me !== undefined && void this.fetchReader(false));
  }

  get reader(): Known {
    return this.me;
  }

  /** Whether this browser holds a hint of an earlier sign-in without a sign-out. */
  isLikely(): boolean {
    return remembered();
  }

  /** Loads the reader once per page. Where the service is down the reader stays `undefined`, and the next call tries again. */
  load(): Promise<Known> {
    if (this.me !== undefined) {
      return Promise.resolve(this.me);
    }
    this.loading ??= this.fetchReader().finally(() => {
      this.loading = null;
    });
    return this.loading;
  }

  async signIn(email: string, password: string): Promise<void> {
    await callOnce('/session', { method: 'POST', body: { email, password } });
    await this.renewed();
  }

  /** Looks again when the page is shown: a mailed link may have signed the reader in on a page of another origin. */
  expectElsewhere(): void {
    if (!this.expecting) {
      this.expecting = true;
      document.addEventListener('visibilitychange', () => !document.hidden && this.me === null && void this.fetchReader());
    }
  }

  /** Loads the reader again after the service has set other cookies. */
  async renewed(): Promise<void> {
    remember(true);
    await this.fetchReader();
  }

  async signOut(): Promise<void> {
    await call('/session', { method: 'DELETE' }).catch((error: unknown) => {
      if (!(error instanceof Problem && error.status === 401)) {
        throw error;
      }
    });
    this.lost();
  }

  /** Confirms that the reader has read a warning. */
  async acknowledge({ site, id }: Warning): Promise<void> {
    await call(`/me/warnings/${encodeURIComponent(site)}/${encodeURIComponent(id)}/acknowledgement`, { method: 'PUT' });
    if (this.me?.warnings) {
      this.me = { ...this.me, warnings: this.me.warnings.filter((one) => one.id !== id) };
      this.dispatchEvent(new Event('change'));
    }
  }

  /** Clears the session after a 401. */
  lost(announced = true): void {
    remember(false);
    this.become(null, announced);
  }

  /** Whether an answer says that the session is over; then all elements know. */
  ended(error: unknown): boolean {
    const over = Boolean(this.me) && error instanceof Problem && error.status === 401 && !error.type.endsWith('/wrong-credentials');
    if (over) {
      this.lost();
    }
    return over;
  }

  private async fetchReader(announced = true): Promise<Known> {
    try {
      // Without an earlier sign-in there is no session to renew, and the first 401 is final.
      const request = remembered() ? call<Me> : callOnce<Me>;
      this.become((await request('/me')).body, announced);
      remember(true);
    } catch (error) {
      if (error instanceof Problem && error.status === 401) {
        this.lost(announced);
      }
    }
    return this.me;
  }

  private become(me: Me | null, announced: boolean): void {
    const before = this.me;
    this.me = me;
    const other = before?.id !== me?.id || before?.name !== me?.name;
    if (before === undefined || other) {
      this.dispatchEvent(new Event('change'));
    }
    if (announced && before !== undefined && other) {
      this.others?.postMessage('changed');
    }
  }
}

function remember(signedIn: boolean): void {
  try {
    if (signedIn) {
      localStorage.setItem(HINT, '1');
    } else {
      localStorage.removeItem(HINT);
    }
  } catch {
    // Storage may be forbidden to the page; the hint only saves a request.
  }
}

function remembered(): boolean {
  try {
    return localStorage.getItem(HINT) !== null;
  } catch {
    return true;
  }
}

export const session = new Session();
