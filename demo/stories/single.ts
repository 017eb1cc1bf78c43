// What stands alone: work inside the firm, things without a date, and what was forgotten long ago.

/** A task without a customer: what is to be done, and what was noted when it was done. */
export const INTERNAL: readonly (readonly [todo: string, done: string])[] = [
  ['Forbered salgsmødet på mandag', 'Tal og tre sager er klar til gennemgang.'],
  ['Indsend kørselsregnskab', 'Sendt til lønkontoret.'],
  ['Opdatér prisliste på strækfilm og tape', 'Ny prisliste lagt på fællesdrevet og sendt til kollegerne.'],
  ['Gennemgå egne åbne tilbud', 'Syv tilbud gennemgået. To er lukket som tabt, resten har fået en ny dato.'],
  ['Bestil messestand og hotel i Herning', 'Stand og tre værelser er bestilt.'],
  ['Skriv referencehistorie om pakkelinjen i Skive', 'Sendt til godkendelse hos kunden.'],
  ['Ryd op i gamle kundeemner', '26 gennemgået. 9 kan slettes efter aftale med Birthe.'],
  [
    'Lær den nye traysealer at kende i demorummet',
    'Har været igennem opstart, formatskift og rengøring med Kenneth.',
  ],
  ['Budgetoplæg for næste år', 'Afleveret til Jens.'],
  ['Bestil service på firmabilen', 'Tid aftalt på værkstedet.'],
];

/** Follow-ups that nobody has given a date yet: type, note, follow-up text. */
export const UNDATED: readonly (readonly ['Opgave' | 'Opfølgning' | 'Tlf', note: string, todo: string])[] = [
  [
    'Opgave',
    'Kunden efterlyser en dansk brugsanvisning til {maskine}.',
    'Find dansk brugsanvisning til {maskine}',
  ],
  [
    'Opfølgning',
    '{fornavn} vil gerne med på en referencetur, når vi har en linje at vise frem.',
    'Invitér {fornavn} på referencetur',
  ],
  ['Tlf', 'De bygger om, og tidsplanen er ikke lagt.', 'Ring til {fornavn}, når ombygningen er færdig'],
  ['Opgave', 'Mangler samtykke til nyhedsbrevet fra de nye i indkøb.', 'Indhent samtykke til nyhedsbrev'],
  ['Opfølgning', 'Har spurgt til leje af {maskine} i højsæsonen.', 'Undersøg mulighed for leje af {maskine}'],
  ['Opgave', 'Stamdata er fra det gamle system, og der mangler P-numre.', 'Opdatér stamdata på {firma}'],
];

/** Follow-ups that were never closed: type, note, follow-up text. */
export const FORGOTTEN: readonly (readonly ['Tlf' | 'Opfølgning' | 'Tilbud', note: string, todo: string])[] =
  [
    ['Tlf', 'Talte med {fornavn} på messen. Ville høre mere om {en}.', 'Ring til {fornavn} efter messen'],
    ['Opfølgning', 'Sendt prøver på {vare}. Intet hørt siden.', 'Hør om prøverne på {vare}'],
    [
      'Opfølgning',
      'Afventede regnskabet, før de ville tage stilling til {maskine}.',
      'Er regnskabet på plads? Ring til {fornavn}',
    ],
    [
      'Tlf',
      '{fornavn} var på barsel, da jeg ringede. Vikaren kendte ikke sagen.',
      'Ring til {fornavn} om {maskine}',
    ],
  ];
