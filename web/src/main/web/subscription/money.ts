const DECIMAL = /^(\d+)(?:\.(\d+))?$/;

/** Price times copies without binary fractions. For display only: the service computes what is owed. */
export function times(price: string | number, copies: number): string {
  const match = DECIMAL.exec(String(price));
  if (!match) {
    return '';
  }
  const [, whole = '0', fraction = ''] = match;
  const units = BigInt(whole + fraction) * BigInt(copies);
  if (!fraction) {
    return units.toString();
  }
  const digits = units.toString().padStart(fraction.length + 1, '0');
  return `${digits.slice(0, -fraction.length)}.${digits.slice(-fraction.length)}`;
}

export function money(language: string, amount: string | number, currency: string): string {
  try {
    return new Intl.NumberFormat(language, { style: 'currency', currency }).format(Number(amount));
  } catch {
    return `${amount} ${currency}`;
  }
}
