// Tags, and what is done with the marked rows of CRM Overblik.
const activities = (n: number) => (n === 1 ? '1 aktivitet' : `${n.toLocaleString('da-DK')} aktiviteter`);
const have = (n: number) => (n === 1 ? '1 har' : `${n.toLocaleString('da-DK')} har`);
const them = (n: number) => (n === 1 ? 'den' : 'dem');

export const tags = {
  title: 'Mærker',
  one: 'Mærke',
  gone: 'fjernet mærke',
  failed: 'Mærkerne kunne ikke gemmes.',
  settings: {
    help: 'Egne ord, som aktiviteter mærkes med, så de findes samlet i CRM Overblik. Alle kan skrive et nyt på en aktivitet; her rettes de, slås sammen og fjernes.',
    none: 'Ingen mærker endnu',
    noneHelp: 'Skriv et på en aktivitet, eller opret et her.',
    newTitle: 'Nyt mærke',
    used: 'Aktiviteter',
    merge: 'Slå sammen med',
    mergeHelp: 'Aktiviteter og gemte søgninger får det valgte mærke i stedet, og dette forsvinder.',
    mergeButton: 'Slå sammen',
    merged: (gone: string, kept: string) => `«${gone}» er nu «${kept}».`,
    remove: 'Fjern mærket',
    removeTitle: (name: string) => `Fjern «${name}»?`,
    removeHelp: (n: number) =>
      n === 0
        ? 'Ingen aktiviteter har det.'
        : `Det forsvinder fra ${activities(n)}. Aktiviteterne selv bliver, og deres historik husker mærket.`,
    removed: (name: string) => `«${name}» er fjernet.`,
  },
  marked: {
    label: 'Markerede aktiviteter',
    count: (n: number) => (n === 1 ? '1 markeret' : `${n.toLocaleString('da-DK')} markerede`),
    clear: 'Ophæv markering',
    all: (n: number) => `Markér alle ${n.toLocaleString('da-DK')}`,
    first: (n: number) => `Markér de første ${n.toLocaleString('da-DK')}`,
    more: (n: number) =>
      `Søgningen finder flere end ${n.toLocaleString('da-DK')}: De første er markeret. Snævr den ind for at nå resten.`,
    followUp: 'Opfølgning',
    tag: 'Mærke',
    working: (done: number, of: number) =>
      `${done.toLocaleString('da-DK')} af ${of.toLocaleString('da-DK')} …`,
    stop: 'Stop',
  },
  followUp: {
    title: (n: number) => `Opfølgning på ${activities(n)}`,
    help: 'Åbne aktiviteter flyttes til dagen og beholder deres tekst. Afsluttede får en ny opfølgning med teksten, medmindre de allerede har en åben.',
    date: 'Dato',
    pick: 'Vælg en dag.',
    text: 'Tekst til nye opfølgninger',
    save: 'Sæt opfølgning',
  },
  tagging: {
    title: (n: number) => `Mærke på ${activities(n)}`,
    way: 'Sæt på eller tag af',
    ways: { tag: 'Sæt på', untag: 'Tag af' },
    help: 'Skriv et nyt, eller vælg et, der er brugt før.',
  },
  done: {
    followUp: (n: number, day: string) => `${have(n)} opfølgning ${day}.`,
    assigned: (n: number, name: string) => `${activities(n)} er tildelt ${name}.`,
    tagged: (n: number, name: string) => `${have(n)} fået mærket «${name}».`,
    untagged: (n: number, name: string) => `«${name}» er taget af ${activities(n)}.`,
    nothing: 'Ingen af de markerede aktiviteter blev ændret.',
    already: (n: number) => `${n === 1 ? '1 var' : `${n.toLocaleString('da-DK')} var`} det allerede.`,
    followed: (n: number) => `${have(n)} allerede en åben opfølgning og er ladt i fred.`,
    taken: (n: number) =>
      `${n === 1 ? '1 står' : `${n.toLocaleString('da-DK')} står`} hos dig, fordi sælgeren ikke er aktiv mere.`,
    stopped: (n: number) => `Stoppet: ${activities(n)} nåede ikke at blive behandlet.`,
    undone: (n: number) => `Fortrudt for ${activities(n)}.`,
    changedSince: (n: number) =>
      `${activities(n)} er ændret siden og er ladt, som ${n === 1 ? 'den' : 'de'} er. Se på ${them(n)} for sig.`,
  },
};
