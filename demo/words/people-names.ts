// First names, surnames and titles as they are common in Danish firms.

// biome-ignore format: lists, read as paragraphs
export const FIRST_NAMES: readonly string[] = [
  'Anders', 'Anette', 'Anja', 'Anne Mette', 'Asger', 'Bent', 'Bente', 'Birgitte', 'Bjarne', 'Bo', 'Brian', 'Britta', 'Camilla', 'Carsten',
  'Casper', 'Charlotte', 'Christian', 'Claus', 'Dorthe', 'Ejvind', 'Emil', 'Emma', 'Erik', 'Esben', 'Finn', 'Flemming', 'Freja',
  'Frederik', 'Gitte', 'Hanne', 'Hans Jørgen', 'Heidi', 'Helle', 'Henning', 'Henrik', 'Ida', 'Inger', 'Jacob', 'Jan', 'Jeppe',
  'Jesper', 'Jette', 'Johanne', 'Jonas', 'Jørgen', 'Karen', 'Karsten', 'Katrine', 'Kenneth', 'Kim', 'Kirsten', 'Kristian', 'Kurt',
  'Lars', 'Lene', 'Lisbeth', 'Lone', 'Lotte', 'Louise', 'Mads', 'Majbritt', 'Marianne', 'Martin', 'Mathias', 'Mette', 'Michael',
  'Mikkel', 'Mogens', 'Morten', 'Nanna', 'Niels', 'Ole', 'Palle', 'Per', 'Pernille', 'Peter', 'Pia', 'Poul Erik', 'Rasmus',
  'Rikke', 'Ronni', 'Sanne', 'Signe', 'Simon', 'Sofie', 'Steen', 'Susanne', 'Svend Aage', 'Søren', 'Thea', 'Thomas', 'Tina',
  'Torben', 'Tove', 'Trine', 'Troels', 'Ulla', 'Uffe', 'Vibeke', 'Åse', 'Asbjørn', 'Jytte', 'Ragnhild', 'Bjørn',
];

// biome-ignore format: lists, read as paragraphs
export const SURNAMES: readonly string[] = [
  'Nielsen', 'Jensen', 'Hansen', 'Pedersen', 'Andersen', 'Christensen', 'Larsen', 'Sørensen', 'Rasmussen', 'Jørgensen', 'Petersen',
  'Madsen', 'Kristensen', 'Olsen', 'Thomsen', 'Christiansen', 'Poulsen', 'Johansen', 'Møller', 'Mortensen', 'Knudsen', 'Jakobsen',
  'Mikkelsen', 'Frederiksen', 'Laursen', 'Lund', 'Holm', 'Schmidt', 'Eriksen', 'Clausen', 'Kristiansen', 'Simonsen', 'Bach',
  'Østergaard', 'Kjær', 'Nørgaard', 'Vestergaard', 'Bæk', 'Dam', 'Fisker', 'Toft', 'Højbjerg', 'Skovgaard', 'Dalsgaard', 'Ravn',
  'Thygesen', 'Krogh', 'Bjerregaard', 'Nygaard', 'Winther', 'Lauridsen', 'Overgaard', 'Riis', 'Steffensen', 'Brandt', 'Aagaard',
  'Søgaard', 'Kirkegaard', 'Ågård', 'Mølgaard', 'Bundgaard', 'Villadsen', 'Iversen', 'Damsgaard', 'Lykke', 'Hedegaard', 'Juul',
];

export const TITLES: readonly (readonly [string, number])[] = [
  ['Indkøber', 14],
  ['Indkøbschef', 12],
  ['Produktionschef', 14],
  ['Direktør', 10],
  ['Adm. direktør', 6],
  ['Teknisk chef', 10],
  ['Driftsleder', 9],
  ['Lagerchef', 8],
  ['Vedligeholdschef', 6],
  ['Pakkerileder', 6],
  ['Kvalitetschef', 5],
  ['Bogholder', 7],
  ['Økonomichef', 4],
  ['Logistikchef', 5],
  ['Projektleder', 5],
  ['Ejer', 7],
  ['Værkfører', 3],
  ['Marketingansvarlig', 2],
];

/** For customers abroad, by country. */
export const FOREIGN_PEOPLE: Record<string, { first: readonly string[]; last: readonly string[] }> = {
  DE: {
    first: ['Jürgen', 'Sabine', 'Thorsten', 'Katrin', 'Uwe', 'Heike', 'Matthias', 'Anke'],
    last: ['Petersen', 'Schröder', 'Hinrichsen', 'Carstens', 'Möller', 'Thießen', 'Brodersen', 'Krüger'],
  },
  SE: {
    first: ['Anna-Karin', 'Göran', 'Fredrik', 'Malin', 'Håkan', 'Åsa', 'Johan', 'Linnéa'],
    last: ['Lindström', 'Bergqvist', 'Åkesson', 'Nyström', 'Sjöberg', 'Holmgren', 'Öberg', 'Persson'],
  },
  NO: {
    first: ['Øyvind', 'Ingrid', 'Tor Arne', 'Silje', 'Geir', 'Marit', 'Bjørnar', 'Hilde'],
    last: ['Haugen', 'Bakken', 'Solberg', 'Lie', 'Strand', 'Moen', 'Aasen', 'Lunde'],
  },
};
