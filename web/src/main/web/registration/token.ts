/** The single-use token of a mailed link, taken out of the address so that it is neither kept nor passed on. */
export function takeToken(): string {
  const url = new URL(location.href);
  const token = url.searchParams.get('token') ?? '';
  if (token) {
    url.searchParams.delete('token');
    history.replaceState(history.state, '', url);
  }
  return token;
}
