// Danish post towns as «postcode town», and streets that most towns have.

// biome-ignore format: a list, read as a paragraph
export const POST_TOWNS: readonly string[] = [
  '2100 København Ø', '2200 København N', '2300 København S', '2450 København SV', '2500 Valby', '2600 Glostrup', '2605 Brøndby',
  '2610 Rødovre', '2620 Albertslund', '2630 Taastrup', '2635 Ishøj', '2640 Hedehusene', '2650 Hvidovre', '2670 Greve',
  '2680 Solrød Strand', '2690 Karlslunde', '2730 Herlev', '2740 Skovlunde', '2750 Ballerup', '2765 Smørum', '2770 Kastrup',
  '2800 Kongens Lyngby', '2860 Søborg', '2970 Hørsholm', '2980 Kokkedal', '3000 Helsingør', '3200 Helsinge', '3300 Frederiksværk',
  '3400 Hillerød', '3450 Allerød', '3460 Birkerød', '3520 Farum', '3600 Frederikssund', '3700 Rønne', '3770 Allinge',
  '4000 Roskilde', '4100 Ringsted', '4180 Sorø', '4200 Slagelse', '4220 Korsør', '4300 Holbæk', '4400 Kalundborg',
  '4500 Nykøbing Sj', '4600 Køge', '4690 Haslev', '4700 Næstved', '4760 Vordingborg', '4800 Nykøbing F', '4930 Maribo',
  '5000 Odense C', '5220 Odense SØ', '5260 Odense S', '5300 Kerteminde', '5450 Otterup',
  '5500 Middelfart', '5600 Faaborg', '5610 Assens', '5700 Svendborg', '5750 Ringe', '5800 Nyborg', '5970 Ærøskøbing',
  '6000 Kolding', '6100 Haderslev', '6200 Aabenraa', '6270 Tønder', '6400 Sønderborg', '6430 Nordborg',
  '6600 Vejen', '6650 Brørup', '6700 Esbjerg', '6705 Esbjerg Ø', '6715 Esbjerg N', '6800 Varde', '6900 Skjern', '6950 Ringkøbing',
  '7000 Fredericia', '7100 Vejle', '7120 Vejle Øst', '7190 Billund', '7200 Grindsted', '7330 Brande',
  '7400 Herning', '7430 Ikast', '7500 Holstebro', '7600 Struer', '7620 Lemvig', '7700 Thisted', '7800 Skive', '7900 Nykøbing M',
  '8000 Aarhus C', '8200 Aarhus N', '8210 Aarhus V', '8220 Brabrand', '8240 Risskov', '8260 Viby J', '8270 Højbjerg',
  '8300 Odder', '8361 Hasselager', '8381 Tilst', '8400 Ebeltoft', '8500 Grenaa', '8600 Silkeborg', '8660 Skanderborg',
  '8700 Horsens', '8740 Brædstrup', '8800 Viborg', '8850 Bjerringbro', '8900 Randers C', '8920 Randers NV', '8930 Randers NØ',
  '8940 Randers SV', '8960 Randers SØ', '9000 Aalborg', '9200 Aalborg SV', '9220 Aalborg Øst', '9300 Sæby', '9400 Nørresundby',
  '9500 Hobro', '9560 Hadsund', '9600 Aars', '9700 Brønderslev', '9800 Hjørring', '9850 Hirtshals', '9900 Frederikshavn',
  '9990 Skagen', '3050 Humlebæk', '3740 Svaneke', '4780 Stege', '4840 Nørre Alslev', '4944 Fejø', '6300 Gråsten', '6330 Padborg', '6500 Vojens',
  '6780 Skærbæk', '6960 Hvide Sande', '7680 Thyborøn', '7884 Fur', '8305 Samsø', '8653 Them', '9310 Vodskov', '9550 Mariager', '9940 Læsø',
  '9970 Strandby',
];

// biome-ignore format: a list, read as a paragraph
export const STREETS: readonly string[] = [
  'Industrivej', 'Fabriksvej', 'Erhvervsvej', 'Håndværkervej', 'Smedevej', 'Møllevej', 'Nordre Ringvej', 'Søndre Ringvej',
  'Transportbuen', 'Havnegade', 'Havnevej', 'Mejerivej', 'Energivej', 'Lægårdvej', 'Virkelyst', 'Vestergade', 'Østre Allé',
  'Nørregade', 'Søndergade', 'Stationsvej', 'Banevænget', 'Ærøvej', 'Birkemosevej', 'Ådalsvej', 'Kærvej', 'Lundtoftevej',
  'Teglværksvej', 'Gasværksvej', 'Rugvænget', 'Hvedemarken', 'Bøgekildevej', 'Skovlyst', 'Profilvej', 'Metalvej', 'Plastvænget',
  'Trafikcenter Allé', 'Logistikparken', 'Nordkajen', 'Sydhavnsvej', 'Agerhatten', 'Egelund', 'Fuglebækvej',
];
