// The demo firm's customers by industry: invented names, and what such a firm packs and buys.
// A name may carry its post town («|9990»); the others are spread over the country.
import type { ProductKey } from './products.ts';

export interface Industry {
  name: string;
  targetGroup: string;
  products: readonly ProductKey[];
  /** what they pack, as it stands after a number: «bakker i timen» */
  volume: string;
  firms: readonly string[];
}

const FOOD = 'Fødevarer';
const INDUSTRY = 'Industri';
const TRADE = 'Handel og logistik';

// biome-ignore format: lists of names, read as paragraphs
export const INDUSTRIES: readonly Industry[] = [
  {
    name: 'Bageri', targetGroup: FOOD, products: ['flow', 'label', 'closer', 'erector', 'weigher'], volume: 'brød i timen',
    firms: [
      'Kringlehusets Brødfabrik A/S', 'Bageriet Æblelunden ApS', 'Løvgrens Bageri P/S', 'Ringe Rugbrødsfabrik A/S|5750', 'Surdej & Søn ApS',
      'Brunkagehuset i Brædstrup ApS|8740', 'Skærbæk Tebirkes A/S|6780', 'Bornholms Knækbrød og Kiks ApS|3770', 'Rosenfelt Kransekager ApS',
      'Hvedekorn Industribageri A/S', 'Østjysk Frostbrød A/S|8500', 'Møllegårdens Småkager', 'Bagermester Thygesen ApS', 'Konditoriet Ågård I/S',
      'Glutenfri Gård ApS', 'Nordens Pizzabunde A/S|7430', 'Fastelavn Fabrikken ApS', 'Vesterhavets Tvebakker A/S|7620', 'Bolleriet Aarhus ApS|8000',
      'Sønderjysk Brødsuppe og Solæg ApS|6270', 'Kærnemølle Bageri A/S', 'Wienerbrødsladen ApS',
    ],
  },
  {
    name: 'Mejeri', targetGroup: FOOD, products: ['tray', 'filler', 'label', 'shrink', 'erector', 'robot'], volume: 'bægre i timen',
    firms: [
      'Engholm Andelsmejeri a.m.b.a.', 'Thybo Osteri A/S|7700', 'Kløvermarkens Mejeri A/S', 'Ostehulen Ærø ApS|5970', 'Vadehavets Smør A/S|6270',
      'Gårdmejeriet Højagergaard ApS', 'Rygeosten fra Fyn ApS|5500', 'Himmerlands Yoghurt A/S|9600', 'Blåskimmel & Co. ApS', 'Mejeriet Søndermarken A/S',
      'Isværket Skagen ApS|9990', 'Dansk Kærnemælk og Koldskål A/S', 'Nørre Vium Mejeri A/S|6900', 'Hjordkær Flødeis A/S|6200', 'Økologisk Mejeri Mols ApS|8400',
      'Lille Vildmose Gedeosteri ApS|9560', 'Skyrværket A/S',
    ],
  },
  {
    name: 'Fisk og skaldyr', targetGroup: FOOD, products: ['tray', 'vacuum', 'conveyor', 'weigher', 'strap'], volume: 'bakker i timen',
    firms: [
      'Skagen Fiskeeksport A/S|9990', 'Hirtshals Sildefabrik A/S|9850', 'Limfjordens Muslinger ApS|7900', 'Bornholms Røgeri og Fiskehus ApS|3700',
      'Thyborøn Rejepilleri A/S|7680', 'Hvide Sande Laks ApS|6960', 'Fiskehuset Nordkajen A/S', 'Østersbanken A/S|7600', 'Kattegat Jomfruhummer ApS|8500',
      'Torskeriget Konsum A/S|9900', 'Gråsten Fiskefars ApS|6300', 'Makrelkompagniet A/S', 'Strandby Fileteringscentral A/S|9970', 'Havets Bord ApS',
      'Ålerøgeriet Ørehoved|4840', 'Caviar & Rogn Danmark ApS', 'Vestkystens Fiskekasser ApS|6700', 'Nordsø Fryselager og Fiskeeksport A/S|6715',
    ],
  },
  {
    name: 'Kød og slagtervarer', targetGroup: FOOD, products: ['vacuum', 'tray', 'weigher', 'label', 'conveyor', 'erector'], volume: 'pakker i timen',
    firms: [
      'Slagtermester Holm & Sønner A/S', 'Vestjysk Kødforædling A/S|6800', 'Rullepølsen ApS', 'Gråkjær Fjerkræ A/S', 'Djurslands Kalvekød ApS|8500',
      'Fynsk Medister A/S|5610', 'Lammefjordens Kyllinger A/S|4500', 'Pølsemageriet Stampen ApS', 'Skinkehuset Vojens A/S|6500', 'Dansk Spegepølse Compagni A/S',
      'Hedens Lam og Vildt ApS|7330', 'Leverpostej & Sky ApS', 'Grilldelikatessen A/S', 'Randers Tarmrenseri A/S|8900', 'Slagteriet Enghaven a.m.b.a.',
      'Bøffer fra Vadehavet ApS|6270', 'Måltidskasser Danmark A/S|8600', 'Ravnsborg Convenience A/S|4930',
    ],
  },
  {
    name: 'Frugt og grønt', targetGroup: FOOD, products: ['flow', 'tray', 'weigher', 'label', 'strap', 'erector'], volume: 'poser i timen',
    firms: [
      'Lammefjordens Gulerødder A/S|4500', 'Samsø Kartoffelpakkeri A/S|8305', 'Gartneriet Rosenlund A/S|5260', 'Fejø Frugtplantage I/S|4944', 'Vestfyns Løgpakkeri A/S|5610',
      'Tomatgartneriet Østervang ApS|5450', 'Jordbærkompagniet ApS', 'Svampegården Hobro ApS|9500', 'Grøntpakkeriet Sønderjylland A/S|6200', 'Salathuset A/S|5300',
      'Æblegården Lilleø ApS', 'Brdr. Kirkegaard Kartofler A/S|7330', 'Dansk Frosne Bær A/S', 'Urtepotten ApS|5220', 'Rodfrugt & Ramsløg ApS', 'Kålmarken A/S|8300',
    ],
  },
  {
    name: 'Bryggeri og drikkevarer', targetGroup: FOOD, products: ['filler', 'shrink', 'label', 'wrap', 'robot', 'erector'], volume: 'flasker i timen',
    firms: [
      'Bryggeriet Humlebien A/S', 'Fur Sodavand og Most ApS|7884', 'Nørrebro Saftfabrik ApS|2200', 'Ørbæk Kildevand A/S|5800', 'Grenaa Brygværk ApS|8500', 'Mosteriet Kernehuset ApS',
      'Whiskydestilleriet Lyngheden ApS|6900', 'Aalborg Akvavitkompagni A/S|9000', 'Kaffebrænderiet Peber Bryg A/S', 'Tehuset Oolong Import ApS', 'Hyldeblomst Danmark A/S',
      'Den Gyldne Gærkande Bryggeri ApS', 'Iskaffe Nord A/S', 'Svaneke Likørfabrik ApS|3740', 'Vinlageret Bacchus A/S|2300', 'Læskedrik A/S|7000',
    ],
  },
  {
    name: 'Slik og chokolade', targetGroup: FOOD, products: ['flow', 'weigher', 'label', 'erector', 'shrink'], volume: 'poser i timen',
    firms: [
      'Lakridsværket A/S', 'Flødebollefabrikken Himmelsk A/S', 'Karamelleriet Kogeriet ApS', 'Chokolademageren i Ebeltoft ApS|8400', 'Bolsjehuset Tivoligade ApS', 'Marcipan & Nougat A/S',
      'Vingummi Danmark A/S|8700', 'Nøddehuset Krokant ApS', 'Skumfidusen ApS', 'Påskeægget A/S|4100', 'Dragéefabrikken Møns Klint ApS|4780', 'Sukkerfri Sødt ApS',
    ],
  },
  {
    name: 'Tørvarer og ingredienser', targetGroup: FOOD, products: ['filler', 'weigher', 'strap', 'wrap', 'label', 'closer'], volume: 'sække i timen',
    firms: [
      'Krydderikompagniet A/S', 'Stenmøllen Nord A/S|9000', 'Havregrynsfabrikken A/S', 'Dansk Æggepulver A/S|8800', 'Sennepsfabrikken Vodskov ApS|9310', 'Bønner & Linser ApS', 'Gærcentralen A/S',
      'Proteinpulver Danmark ApS|8210', 'Marmeladen fra Mariager ApS|9550', 'Syltetøjsfabrikken Den Gamle Frugtplantage A/S', 'Saltværket Læsø Syd ApS|9940', 'Honningcentralen Fyn a.m.b.a.|5000',
      'Müsli & Mere ApS', 'Rapsoliefabrikken Æbelnæs A/S',
    ],
  },
  {
    name: 'Foder og grovvare', targetGroup: 'Landbrug', products: ['strap', 'wrap', 'filler', 'robot', 'weigher'], volume: 'sække i døgnet',
    firms: [
      'Vestfoder A/S|6800', 'Minkfodercentralen Nordvest a.m.b.a.|7700', 'Hestefoder Danmark ApS', 'Kattegården Foder ApS', 'Landmændenes Grovvareforening a.m.b.a.|7900', 'Frøavlerne Lolland A/S|4930',
      'Dybvad Hundekiks A/S|9300', 'Brogaard Frø & Korn A/S', 'Økofoder Midtjylland A/S|7400', 'Gødningskompagniet ApS', 'Fiskefoder Nord A/S|7330', 'Strøelse & Spåner ApS',
    ],
  },
  {
    name: 'Webshop og lager', targetGroup: TRADE, products: ['closer', 'erector', 'conveyor', 'label', 'wrap'], volume: 'pakker om dagen',
    firms: [
      'Pakkeleg ApS', 'Nordisk Fulfilment A/S|2640', 'Garnkurven.nu ApS|8600', 'Cykelreservedele Online A/S', 'Logistikhuset Taulov A/S|7000', 'Babyudstyr til Døren ApS', 'Vinterbadeshoppen ApS', 'Skolebogslageret A/S|2635',
      'Kontorvarer Direkte A/S|2670', 'Hobbyhulen ApS', 'Dyreglæde Webshop ApS', 'Lagerhotel Trekanten A/S|7120', 'Reol & Rum ApS|8381', 'Løbeskoen ApS', 'Helsekost på Nettet A/S|8260', 'Brætspilskælderen ApS',
      'Returvarer Danmark A/S|4600', 'Nattens Pluk og Pak ApS', 'Skønhed & Sæbe ApS', 'Møbler på Nettet A/S|8361', 'Bilstumper Horsens ApS|8700',
    ],
  },
  {
    name: 'Transport og spedition', targetGroup: TRADE, products: ['wrap', 'strap', 'conveyor', 'weigher'], volume: 'paller om dagen',
    firms: [
      'Padborg Kølespedition A/S|6330', 'Vognmand Riis & Sønner ApS', 'Fragtmændene Fyn A/S|5220', 'Kattegat Kurér ApS', 'Storebælt Spedition A/S|5800', 'Containerpladsen Køge A/S|4600', 'Jysk Stykgods A/S|7100',
      'Nordsøens Fragt P/S|6700', 'Brdr. Laursen Transport ApS', 'Øernes Pakkefragt ApS|5700', 'Terminalen Taastrup A/S|2630', 'Frost- og Kølelager Hirtshals A/S|9850', 'Letgods Express ApS|2605',
      'Havnens Stevedoreselskab A/S|8000', 'Flyttefirmaet Højt at Flyve ApS',
    ],
  },
  {
    name: 'Møbler og indretning', targetGroup: INDUSTRY, products: ['wrap', 'strap', 'shrink', 'closer', 'robot'], volume: 'enheder om dagen',
    firms: [
      'Østergaard Møbler A/S|7800', 'Skive Skabe og Skuffer A/S|7800', 'Stolefabrikken Salling A/S|7800', 'Køkkensnedkeriet Lund ApS', 'Madrasfabrikken Drømmeland A/S|7600', 'Bordpladen A/S', 'Dansk Dunfabrik A/S|7430',
      'Gardinfabrikken Grindsted A/S|7200', 'Lampemageren ApS', 'Havemøbler fra Hald A/S|8800', 'Trætæppet Gulve A/S', 'Væveriet på Heden ApS|7400', 'Sofagården A/S', 'Hylde & Hjørne ApS',
    ],
  },
  {
    name: 'Metal og maskiner', targetGroup: INDUSTRY, products: ['strap', 'wrap', 'closer', 'label', 'conveyor'], volume: 'emner i timen',
    firms: [
      'Højbjerg Maskinfabrik A/S', 'Sønderborg Spåntagning ApS|6400', 'Bolte & Beslag Brande A/S|7330', 'Pumpefabrikken Bjerringkær A/S|8850', 'Zinkværket Haderslev A/S|6100', 'Fjederfabrikken Frederiksværk A/S|3300',
      'Rustfrit Specialværksted ApS', 'Nygaard Ventilation A/S', 'Værktøjsfabrikken Vulkan A/S', 'Cykelfabrikken Medvind A/S|8940', 'Brdr. Bundgaard Smede & Maskinfabrik ApS', 'Støberiet Nordborg A/S|6430',
      'Aksel Toft Hydraulik A/S', 'Skruefabrikken Dania A/S', 'Låsesmedens Engros ApS|2610', 'Vindmøllekomponenter Vest A/S|6950', 'Ovnfabrikken Ildfast A/S', 'Kedelfabrikken Damp & Co. A/S', 'Præcisionsmekanik Lyngby ApS|2800',
    ],
  },
  {
    name: 'Plast og kemi', targetGroup: INDUSTRY, products: ['filler', 'label', 'shrink', 'wrap', 'erector'], volume: 'dunke i timen',
    firms: [
      'Sæbefabrikken Skumbad A/S', 'Farve- og Lakfabrikken Regnbuen A/S|2605', 'Sprøjtestøberiet Them A/S|8653', 'Rengøringsmidler Danmark A/S', 'Limfabrikken Kohæsion ApS', 'Plastspanden A/S|4690', 'Voks & Lys ApS|5700', 'Bådlak og Epoxy ApS',
      'Kosmetikværket A/S|3450', 'Autopleje Nord A/S', 'Skumgummi & Formstøbning A/S', 'Teglholmens Trykfarver A/S|2450', 'Biocid & Balance ApS', 'Desinfektion Danmark ApS', 'Tape & Folie Konvertering A/S',
    ],
  },
  {
    name: 'Medico og pharma', targetGroup: 'Life science', products: ['label', 'flow', 'weigher', 'closer', 'shrink'], volume: 'æsker i timen',
    firms: [
      'Medikit Danmark A/S|3400', 'Plasterfabrikken Humlebæk ApS|3050', 'Kosttilskud Nord A/S', 'Sterilpak Allerød A/S|3450', 'Hørehjælp Engros ApS', 'Vitaminhuset A/S|8700', 'Laboratorieglas & Udstyr A/S|2860', 'Dentalvarer Jylland ApS|8270',
      'Apotekernes Salvefabrik a.m.b.a.', 'Diagnostisk Teststrimmel ApS|2970', 'Veterinærdepotet A/S|6600', 'Bandagisten i Ballerup ApS|2750', 'Ørsted Biotek A/S|2100',
    ],
  },
  {
    name: 'Grafisk og papir', targetGroup: INDUSTRY, products: ['shrink', 'strap', 'closer', 'label', 'erector'], volume: 'pakker i timen',
    firms: [
      'Bogtrykkeriet Æsken A/S', 'Kuvertfabrikken Kolding A/S|6000', 'Trykkeriet Sort på Hvidt ApS', 'Kalenderhuset A/S|7190', 'Papirposen A/S|8930', 'Etikettrykkeriet Vejle Å ApS|7100', 'Avisdistribution Syd A/S|6000', 'Skilte & Stempler ApS',
      'Bølgepapfabrikken Bramdrup A/S|6000', 'Gaveindpakning Engros ApS', 'Servietfabrikken Sæby A/S|9300', 'Kartonnagefabrikken Nordlys A/S',
    ],
  },
  {
    name: 'Byggevarer', targetGroup: INDUSTRY, products: ['wrap', 'strap', 'robot', 'filler', 'shrink'], volume: 'paller i døgnet',
    firms: [
      'Mørtelværket Mors A/S|7900', 'Isoleringsgrossisten A/S', 'Fliselageret Fredericia A/S|7000', 'Tegl & Tagsten A/S', 'Dansk Træpille A/S|4400', 'Gipspladen ApS', 'Vinduesfabrikken Udsigten A/S', 'Sandværket Sædding ApS|6715', 'Betonvarer Brørup A/S|6650',
      'Skruer og Søm Engros A/S|9220', 'Tømmerhandelen Limfjorden A/S|9400', 'VVS-grossisten Køge Bugt A/S|2680', 'Kabeltromlen ApS', 'Malergrossisten i Herlev A/S|2730',
    ],
  },
  {
    name: 'Planteskole og have', targetGroup: 'Landbrug', products: ['wrap', 'label', 'strap', 'filler'], volume: 'potter i timen',
    firms: [
      'Planteskolen Bøgely ApS', 'Julestjernegartneriet A/S|5450', 'Pottemuld & Spagnum A/S', 'Rosendyrkeren I/S', 'Havecentergrossisten A/S|8220', 'Brdr. Østergaards Juletræer I/S', 'Blomsterløg Import ApS', 'Frøposen A/S|5000',
      'Gartneriet Solsikken ApS|5260', 'Græsplænen Danmark ApS',
    ],
  },
];

/** A few names that are as long as names get, to see what the screens do with them. */
export const LONG_NAMES: readonly string[] = [
  'Foreningen af Nordjyske Kartoffelavleres Fælles Pakkeri, Sorteringscentral og Eksportkontor a.m.b.a.|9700',
  'Sammenslutningen af Vestsjællandske Frugtavleres Køle-, Lager- og Distributionsselskab P/S|4200',
  'Interessentskabet Brødrene Ågesen-Dalsgaards Maskinværksted, Smedeforretning og Landbrugsservice I/S|6650',
  'Fiskeindustriens Specialarbejderes Indkøbs- og Emballagefællesskab, Hirtshals Afdeling a.m.b.a.|9850',
];

/** Abroad: «country code|postcode|town|street|name». */
export const FOREIGN_FIRMS: readonly string[] = [
  'DE|24941|Flensburg|Husumer Straße 214|Fördeland Feinkost GmbH',
  'DE|24837|Schleswig|Ringstraße 9|Schleiküsten Räucherei GmbH & Co. KG',
  'DE|22525|Hamburg|Schnackenburgallee 41|Hanseatische Verpackungsgesellschaft mbH',
  'DE|23569|Lübeck|Seelandstraße 15|Marzipanhaus Lübschen GmbH',
  'DE|25813|Husum|Siemensstraße 6|Nordfriesische Krabbenkontor GmbH',
  'SE|21124|Malmö|Agnesfridsvägen 113|Öresunds Färdigmat AB',
  'SE|25229|Helsingborg|Landskronavägen 8|Skånska Rotfrukter AB',
  'SE|30241|Halmstad|Kristinehedsvägen 5|Hallands Charkuteri AB',
  'SE|41502|Göteborg|Marieholmsgatan 42|Västkustens Fisk och Skaldjur AB',
  'NO|0580|Oslo|Ulvenveien 88|Østlandet Pakkeri AS',
  'NO|4033|Stavanger|Forusbeen 35|Jæren Eggsenter AS',
  'NO|6002|Ålesund|Skutvikveien 12|Sunnmøre Klippfisk AS',
];

/** Whom the demo firm buys from, and whom it works with. */
// biome-ignore format: lists of names, read as paragraphs
export const SUPPLIERS: readonly string[] = [
  'Filmvalseværket Grindsted A/S|7200', 'Nordisk Strækfilm Import ApS|6000', 'Bølgepap & Karton Engros A/S|8700', 'Pneumatik Centret ApS|8210', 'Elmotorlageret A/S|2600', 'Rustfrit Stål Holbæk A/S|4300',
  'Etiketruller Danmark A/S|2740', 'Styringsteknik Aalborg ApS|9220', 'Tape- og Limgrossisten A/S|2750', 'Gaffeltruck Udlejning Midt A/S|7400', 'Reservedelslageret Pakketeknik ApS|5260',
];
// biome-ignore format: lists of names, read as paragraphs
export const PARTNERS: readonly string[] = [
  'Fødevaresikkerhed & Rådgivning ApS|8000', 'Brdr. Dam Maskinmontage ApS|7100', 'Robotintegration Odense A/S|5220', 'Leasingselskabet Nordfinans A/S|2100', 'Emballagedesign & Dessin I/S|8600', 'Rådgivende Ingeniører Krogh & Winther A/S|2800',
];
