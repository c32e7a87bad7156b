import { guard, type Unsaved } from '../settings/drafts.js';
import type { Tagged } from '../settings/types.js';
import { amount, decimal, whole } from './numbers.js';
import { WEEKDAYS, type Catalog, type IssueDays, type Plan, type Publication, type Region, type Typed } from './types.js';

/** A site's catalogue as it is saved, and as the form has it. */
export class CatalogDraft implements Unsaved {
  value: Catalog;

  constructor(public saved: Tagged<Catalog>) {
    this.value = structuredClone(saved.value);
  }

  get dirty(): boolean {
    return JSON.stringify(sent(this.value)) !== JSON.stringify(sent(this.saved.value));
  }

  discard(): void {
    this.value = structuredClone(this.saved.value);
    guard();
  }

  settle(saved: Tagged<Catalog>): void {
    this.saved = saved;
    this.discard();
  }

  /** Currencies of the plans, in which surcharges are named. */
  get currencies(): string[] {
    const used = this.value.publications.flatMap((one) => one.plans.flatMap((plan) => [plan.currency, ...Object.keys(plan.prices ?? {})]));
    const named = this.value.regions.flatMap((region) => Object.keys(region.surcharges));
    return [...new Set([...used, ...named])].filter((code) => /^[A-Z]{3}$/.test(code)).sort();
  }
}

export const newPlan = (like: Plan | undefined): Plan => ({
  id: '',
  name: '',
  termMonths: 12,
  issues: null,
  price: '',
  currency: like?.currency ?? 'VND',
  delivery: like?.delivery ?? 'POST',
  maxCopies: like?.maxCopies ?? 100,
  seats: null,
  taxPercent: like?.taxPercent ?? 0,
  entitlements: null,
  from: null,
  until: null,
});

export const newPublication = (): Publication => ({ id: '', name: '', kind: 'PRINT', plans: [newPlan(undefined)] });

export const newRegion = (): Region => ({ id: '', name: '', country: null, areas: [], surcharges: {} });

/** The catalogue as the service takes it: numbers in place of what was typed, and nothing in place of what was left empty. */
export const sent = (catalog: Catalog): Catalog => ({
  publications: catalog.publications.map((publication) => ({
    ...publication,
    name: publication.name.trim(),
    names: named(publication.names),
    description: publication.description?.trim() ?? '',
    descriptions: named(publication.descriptions),
    issueDays: daysOf(publication.issueDays),
    plans: publication.plans.map((plan) => ({
      ...plan,
      name: plan.name.trim(),
      names: named(plan.names),
      termMonths: whole(plan.termMonths),
      issues: whole(plan.issues ?? null),
      price: amount(plan.price, plan.currency),
      prices: amounts({ ...plan.prices, [plan.currency]: null }),
      maxCopies: whole(plan.maxCopies),
      seats: whole(plan.seats ?? null),
      taxPercent: decimal(plan.taxPercent),
      entitlements: plan.entitlements?.map((name) => name.trim()).filter(Boolean) ?? null,
      includes: plan.includes ?? [],
      from: plan.from || null,
      until: plan.until || null,
    })),
  })),
  regions: catalog.regions.map((region) => ({
    ...region,
    name: region.name.trim(),
    names: named(region.names),
    country: region.country?.trim().toUpperCase() || null,
    areas: (region.areas ?? []).map((area) => area.trim()).filter(Boolean),
    surcharges: amounts(region.surcharges),
  })),
});

/** Amounts by currency, without those that were left empty. */
const amounts = (typed: Record<string, Typed> | undefined): Record<string, Typed> =>
  Object.fromEntries(
    Object.entries(typed ?? {})
      .map(([currency, one]) => [currency, amount(one, currency)] as const)
      .filter(([, value]) => value !== null)
      .sort(([one], [other]) => one.localeCompare(other)),
  );

const daysOf = (days: IssueDays | undefined): IssueDays => ({
  weekdays: WEEKDAYS.filter((day) => days?.weekdays.includes(day)),
  monthDays: (days?.monthDays ?? []).map(whole).filter((day) => day !== null),
  dates: (days?.dates ?? []).map((day) => day.trim()).filter(Boolean),
});

const named = (names: Record<string, string | undefined> | undefined): Record<string, string> =>
  Object.fromEntries(
    Object.entries(names ?? {})
      .map(([language, name]) => [language, name?.trim() ?? ''] as const)
      .filter(([, name]) => name)
      .sort(([one], [other]) => one.localeCompare(other)),
  );
