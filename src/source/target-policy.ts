/**
 * Which webhook targets the source sends to. This source is a test instrument: unless told otherwise it reaches
 * the loopback only, so that nobody who can subscribe can make it call another machine.
 * @returns why the target is refused, or undefined when it is allowed
 */
export function refuseTarget(url: string): string | undefined {
  const { protocol, hostname, username, password } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:') {
    return `webhooks go to http or https, not to ${protocol}`;
  }
  if (username !== '' || password !== '') {
    return 'a webhook URL must not carry credentials';
  }
  const isLoopback = hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
  return isLoopback ? undefined : `${hostname} is not a loopback address`;
}
