// The everything box.
export const everything = {
  label: 'Søg i alt',
  placeholder: 'Navn, nummer, telefon, ord, eller hvad du vil gøre',
  results: 'Resultater',
  groups: {
    commands: 'Gå til',
    customers: 'Kundeemner',
    contacts: 'Kontaktpersoner',
    projects: 'Salgsprojekter',
    campaigns: 'Kampagner',
    activities: 'Aktiviteter',
    documents: 'Dokumenter',
    more: 'Alle aktiviteter',
  },
  searchOverview: (q: string) => `Søg efter «${q}» i CRM Overblik`,
  none: (q: string) => `Ingen poster passer på «${q}».`,
  count: (n: number) => (n === 1 ? '1 resultat' : `${n} resultater`),
  failed: 'Søgningen lykkedes ikke.',
  hint: 'Pil op og ned vælger, Enter åbner, Esc lukker.',
  noText: 'uden tekst',
};
