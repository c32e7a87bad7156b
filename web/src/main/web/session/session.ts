import { call, callOnce } from '../api/http.js';
import { Problem } from '../api/problem.js';

export interface Me {
  id: string;
  name: string;
  email?: string;
  roles: string[];
}

/** `undefined`: not asked yet; `null`: signed out. */
export type Known = Me | null | undefined;

const HINT = 'usersay.signed-in';

/** Who is signed in, shared by all elements of the page. Announces `change`. */
class Session extends EventTarget {
  private me: Known;
  private asking: Promise<Known> | null = null;

  get reader(): Known {
    return this.me;
  }

  /** Whether somebody signed in with this browser and has not signed out, as far as it remembers. */
  isLikely(): boolean {
    return remembered();
  }

  /** Asks once a page. A service that is down leaves the answer unknown, and the next caller asks again. */
  ask(): Promise<Known> {
    if (this.me !== undefined) {
      return Promise.resolve(this.me);
    }
    this.asking ??= this.fetchReader().finally(() => {
      this.asking = null;
    });
    return this.asking;
  }

  async signIn(email: string, password: string): Promise<void> {
    await callOnce('/session', { method: 'POST', body: { email, password } });
    await this.renewed();
  }

  /** The service has set other cookies: who is it now? */
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

  /** A request was answered "not signed in" although we thought otherwise. */
  lost(): void {
    remember(false);
    this.become(null);
  }

  private async fetchReader(): Promise<Known> {
    try {
      // Without a sign-in in this browser there is nothing to renew, and the first 401 is the answer.
      const ask = remembered() ? call<Me> : callOnce<Me>;
      this.become((await ask('/me')).body);
      remember(true);
    } catch (error) {
      if (error instanceof Problem && error.status === 401) {
        this.lost();
      }
    }
    return this.me;
  }

  private become(me: Me | null): void {
    const before = this.me;
    this.me = me;
    if (before === undefined || before?.id !== me?.id) {
      this.dispatchEvent(new Event('change'));
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
