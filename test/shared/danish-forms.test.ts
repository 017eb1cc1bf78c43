// Whichever form of a word is asked for, the others are found.
import { expect, test } from 'vitest';
import { saidIn, searchWords } from '../../src/shared/search-words.ts';

const WORDS = `
aftale aftalen aftaler aftalerne aftales
møde mødet møder møderne
tilbud tilbuddet tilbuddene
pris prisen priser priserne
ordre ordren ordrer ordrerne
levering leveringen leveringer leveringerne
reklamation reklamationen reklamationer
firma firmaet firmaer firmaerne
budget budgettet budgetter budgetterne
projekt projektet projekter projekterne
kontrakt kontrakten kontrakter kontrakterne
regning regningen regninger regningerne
beslutning beslutningen beslutninger
uge ugen uger ugerne
måned måneden måneder månederne
dag dagen dage dagene
år året årene
bil bilen biler bilerne
hus huset huse husene
maskine maskinen maskiner maskinerne
vare varen varer varerne
sag sagen sager sagerne
mail mailen mails mailene
brev brevet breve brevene
opgave opgaven opgaver opgaverne
butik butikken butikker butikkerne
medlem medlemmet medlemmer medlemmerne
leverandør leverandøren leverandører leverandørerne
direktør direktøren direktører
sælger sælgeren sælgere sælgerne
leder lederen ledere lederne
køber køberen købere køberne
kunde kunden kunder kunderne kundens
mand manden mænd mændene
bog bogen bøger bøgerne
barn barnet børn børnene
nummer nummeret numre numrene
center centret centeret centre centrene
kursus kurset kurser kurserne
faktura fakturaen fakturaer fakturaerne
konto kontoen konti kontiene
dato datoen datoer datoerne
tema temaet temaer temaerne
analyse analysen analyser analyserne
betingelse betingelsen betingelser betingelserne
licens licensen licenser licenserne
klasse klassen klasser klasserne
adresse adressen adresser adresserne
fejl fejlen fejlene
svar svaret svarene
forslag forslaget forslagene
rabat rabatten rabatter rabatterne
tal tallet tallene
ring ringer ringede ringet
send sende sender sendte sendt
bestil bestille bestiller bestilte bestilt
lever levere leverer leverede leveret
godkend godkende godkender godkendte godkendt
betal betale betaler betalte betalt
aflys aflyse aflyser aflyste
vigtig vigtigt vigtige vigtigste
billig billigt billige billigere billigst billigste
stor stort store større største
god gode
lager lageret lagre lagrene
kasse kassen kasser kasserne
plads pladsen pladser pladserne
tegning tegningen tegninger
museum museet museer museerne
kriterium kriteriet kriterier
register registret registre
telefon telefonen telefoner
person personen personer personerne
besøg besøget besøgene besøgte
arbejde arbejdet arbejder
fest festen fester
vej vejen veje vejene
dør døren døre dørene
by byen byer byerne
rute ruten ruter ruterne
`
  .trim()
  .split('\n')
  .map((line) => line.split(' '));

test.each(WORDS)('%s', (...forms) => {
  const missed = forms.flatMap((asked) => {
    const words = searchWords(asked).all;
    return forms
      .filter((written) => !words.every(saidIn(`Her står ${written}.`)))
      .map((written) => [asked, written]);
  });
  expect(missed).toEqual([]);
});

test.each([
  ['Julie', 'i juli'],
  ['Jensen', 'Jens Krog'],
  ['Clausen', 'Claus'],
  ['Søren', 'sort'],
  ['Lars', 'lageret'],
  ['Anders', 'anderledes'],
  ['Randers', 'branden'],
  ['mødet', 'imod os'],
  ['kontor', 'konto'],
  ['center', 'procent'],
  ['format', 'formand'],
  ['agent', 'sagen'],
  ['server', 'service'],
  ['huset', 'Aarhus'],
])('%s is not %s', (asked, written) => {
  expect(searchWords(asked).all.every(saidIn(written))).toBe(false);
});
