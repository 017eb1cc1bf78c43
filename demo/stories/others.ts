// What is noted in passing, and the dealings with former customers, suppliers and partners.
import type { Story } from './story.ts';

export const OTHERS: readonly Story[] = [
  {
    name: 'note',
    stages: ['Kunde', 'Emne', 'Tidligere kunde', 'Leverandør', 'Partner', 'Lead'],
    weight: 5,
    steps: [
      {
        type: 'Notat',
        after: [0, 0],
        notes: [
          'Receptionen lukker kl. 15 om fredagen. Ring direkte til {fornavn} på mobilen.',
          '{fornavn} foretrækker mail frem for telefon.',
          'Set i avisen: {firma} ansætter 12 nye medarbejdere {i by}. Værd at følge.',
          'Lukker to uger i juli. Bestillinger skal være på plads inden da.',
          'Ny indkøbspolitik: tre tilbud på alt over 50.000 kr.',
          '{fornavn} har lige fået ansvar for begge afdelinger og har travlt. Skriv kort.',
          'Parkering bag bygningen; foran er der kun plads til lastbiler.',
          'De er blevet certificeret og skal have dokumentation på alt, der rører ved varerne.',
          'Kører to hold fra næste måned. Det giver mere forbrug af {vare}.',
          'Har skiftet pengeinstitut. Nye betalingsoplysninger er sendt til bogholderiet.',
          '{fornavn} fylder rundt næste måned. Husk en hilsen.',
          'Ved besøg: sikkerhedssko og hårnet. Der skal meldes ankomst i porten.',
          'Har fået ny hal. Den gamle indgang bruges kun til varelevering.',
          'Beslutninger over 100.000 kr. skal forbi direktøren. Regn med tre uger ekstra.',
        ],
      },
    ],
  },
  {
    name: 'mail',
    stages: ['Kunde', 'Emne', 'Leverandør', 'Partner'],
    weight: 6,
    steps: [
      {
        type: 'EMail',
        after: [0, 0],
        notes: [
          'SV: Datablad på {maskine}',
          'Brugsanvisning til {maskine}',
          'VS: Faktura {ordre}',
          'Ny kontaktperson i pakkeriet',
          'Tak for besøget',
          'SV: Certifikat for fødevarekontakt',
        ],
      },
    ],
  },
  {
    name: 'former',
    stages: ['Tidligere kunde'],
    weight: 8,
    steps: [
      {
        type: 'Tlf',
        after: [0, 0],
        outcome: 'reached',
        notes: [
          'Ringede for at høre, om de savner os. De køber {vare} hos en anden nu, men er ikke tilfredse med leveringstiden. {fornavn} vil gerne ringes op {næste}.',
          'Talte med {fornavn}. Aftalen med den nye leverandør løber et år mere. Jeg ringer igen {næste}.',
        ],
      },
      {
        type: 'Tlf',
        after: [20, 60],
        outcome: 'reached',
        planned: ['Vind {firma} tilbage: ring om {vare}', 'Ring til {fornavn}, før aftalen udløber'],
        notes: [
          'De har forlænget med den anden leverandør. Prøver igen til næste år.',
          '{fornavn} vil gerne have prøver på {vare}. Sendt samme dag.',
        ],
      },
    ],
  },
  {
    name: 'supplier',
    stages: ['Leverandør'],
    weight: 10,
    steps: [
      {
        type: 'Møde',
        after: [0, 0],
        outcome: 'held',
        notes: [
          'Prisforhandling med {navn}. De varsler 4 % fra næste kvartal; vi fik det ned på 2,5 % mod en årsaftale. Kontrakten gennemgås {næste}.',
          'Gennemgik leveringstider med {fornavn}. De lægger et bufferlager til os på de 20 vigtigste varer. Opfølgning {næste}.',
        ],
      },
      {
        type: 'Opfølgning',
        after: [10, 30],
        planned: ['Gennemgå kontrakten med {firma}', 'Følg op på leveringstiderne hos {firma}'],
        notes: [
          'Kontrakten er underskrevet og lagt i arkivet.',
          'Det går bedre. To forsinkelser den seneste måned mod ni før.',
        ],
      },
    ],
  },
  {
    name: 'partner',
    stages: ['Partner'],
    weight: 10,
    steps: [
      {
        type: 'Møde',
        after: [0, 0],
        outcome: 'held',
        notes: [
          'Fælles kundemøde planlagt med {navn}. De tager robotdelen, vi tager pakkemaskinen. Rollefordelingen skrives ned, inden vi taler sammen {næste}.',
        ],
      },
      {
        type: 'Tlf',
        after: [8, 20],
        outcome: 'reached',
        planned: ['Ring til {fornavn} om det fælles oplæg', 'Aftal næste skridt med {firma}'],
        notes: [
          'Oplægget er klar, og {fornavn} præsenterer det sammen med os. God dialog.',
          'De har travlt indtil næste måned, men vil stadig gerne. {fornavn} melder en dato ud.',
        ],
      },
    ],
  },
];
