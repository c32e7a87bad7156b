const VOTED = 'usersay.voted';

/** Whether this browser has voted before without an account, where the site lets devices vote. */
export function votedHere(): boolean {
  try {
    return localStorage.getItem(VOTED) !== null;
  } catch {
    return false;
  }
}

export function rememberVote(): void {
  try {
    localStorage.setItem(VOTED, '1');
  } catch {
    // Only saves a request.
  }
}
