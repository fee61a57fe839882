"""Demonstration ideas in Romanian, the first half."""

ROWS = [
    {
        "key": "ro-tei-statie",
        "day": -13,
        "time": "07:48",
        "status": "answered",
        "title": "Doi tei lângă stația de autobuz",
        "description": (
            "Stația din fața școlii nu are nici acoperiș, nici umbră. În iunie copiii așteaptă lipiți de gard, unde "
            "e o fâșie de umbră cam cât palma. Dacă s-ar planta doi tei în spatele stației, unde acum e doar iarbă, "
            "în câțiva ani ar fi altceva. Am întrebat vecinii și toți ar uda."
        ),
        "topic": "shade",
        "neighbourhood": "manastur",
        "where": "stația din fața școlii, pe partea cu iarbă",
        "name": "Locuitoare din Mănăștur (demonstrație)",
        "email": "vecina.manastur@example.org",
        "phone": "",
        "publish": True,
    },
    {
        "key": "ro-banca-cu-spatar",
        "day": -13,
        "time": "10:21",
        "status": "answered",
        "title": "O bancă cu spătar la jumătatea dealului",
        "description": (
            "Îmi duc nepoata la școală și urcăm dealul împreună. La jumătate trebuie să mă opresc și nu am pe ce să "
            "stau. Băncile fără spătar, din acelea moderne, nu îmi folosesc: nu mă pot ridica de pe ele. Una "
            "singură, cu spătar și cu brațe, ar fi de ajuns."
        ),
        "topic": "seating",
        "neighbourhood": "zorilor",
        "where": "la jumătatea dealului, unde e muretele",
        "name": "Bunic din Zorilor (demonstrație)",
        "email": "bunic.zorilor@example.org",
        "phone": "",
        "publish": True,
    },
    {
        "key": "ro-carucior-gemeni",
        "day": -12,
        "time": "21:05",
        "status": "answered",
        "title": "Trotuarul pe care nu încape un cărucior de gemeni",
        "description": (
            "Între stâlp și gard sunt 70 de centimetri, i-am măsurat. Căruciorul meu are 76. De două ori pe zi "
            "cobor pe carosabil cu doi copii mici. Nu cer o alee nouă, cer doar mutarea unui stâlp care oricum nu "
            "mai ține nimic."
        ),
        "topic": "pavement",
        "neighbourhood": "marasti",
        "where": "",
        "name": "",
        "email": "mama.de.doi@example.com",
        "phone": "0700 000 001",
        "publish": True,
    },
    {
        "key": "ro-cismea",
        "day": -12,
        "time": "16:40",
        "status": "answered",
        "title": "Cișmea la intrarea în parc",
        "description": (
            "După ore ne oprim toți în parcul de lângă școală. Nu e nicăieri apă. Chioșcul vinde doar sucuri. O "
            "cișmea ar fi bună și pentru câini, dacă are și un vas jos."
        ),
        "topic": "water",
        "neighbourhood": "gheorgheni",
        "where": "intrarea dinspre blocuri",
        "name": "Elevă, clasa a VII-a (demonstrație)",
        "email": "clasa7b@example.org",
        "phone": "",
        "publish": True,
    },
    {
        "key": "ro-trecere-ridicata",
        "day": -11,
        "time": "08:02",
        "status": "refused",
        "title": "Trecere ridicată pe strada școlii",
        "description": (
            "Mașinile vin repede pentru că strada e dreaptă. O trecere ridicată, la nivelul trotuarului, i-ar "
            "încetini fără amenzi și fără poliție. Am văzut așa ceva în alte orașe și chiar merge."
        ),
        "topic": "crossing",
        "neighbourhood": "grigorescu",
        "where": "în dreptul porții mari",
        "name": "",
        "email": "tata.pe.bicicleta@example.com",
        "phone": "",
        "publish": True,
    },
    {
        "key": "ro-cedila-umbra",
        "day": -11,
        "time": "22:17",
        "status": "in_progress",
        "title": "Umbr\u0103 la poarta \u015fcolii",
        "description": (
            "Bun\u0103 seara, scriu de pe calculatorul vechi, scuza\u0163i literele. La poarta \u015fcolii "
            "a\u015ftept\u0103m c\u00e2te 40 de p\u0103rin\u0163i la ora 12 \u015fi nu este niciun copac. Un simplu "
            "umbrar din lemn cu vi\u0163\u0103 ar fi de ajuns \u015fi ar cre\u015fte repede."
        ),
        "topic": "shade",
        "neighbourhood": "iris",
        "where": "poarta \u015fcolii",
        "name": "",
        "email": "parinte.iris@example.org",
        "phone": "",
        "publish": True,
    },
    {
        "key": "ro-banci-fete-in-fata",
        "day": -10,
        "time": "19:30",
        "status": "answered",
        "title": "Bănci puse față în față, nu înșirate",
        "description": (
            "Suntem un grup de liceeni și stăm după ore pe borduri, pentru că băncile sunt puse una lângă alta și "
            "nu te vezi la față când vorbești. Două bănci față în față, cu un loc gol lângă ele pentru un coleg în "
            "scaun rulant, ar schimba tot."
        ),
        "topic": "seating",
        "neighbourhood": "centru",
        "where": "aleea dintre liceu și parc",
        "name": "",
        "email": "liceeni@example.org",
        "phone": "",
        "publish": True,
    },
    {
        "key": "ro-pergola-iedera",
        "day": -10,
        "time": "12:11",
        "status": "in_progress",
        "title": "Pergolă cu iederă acolo unde nu încap copaci",
        "description": (
            "Pe strada noastră sunt țevi sub trotuar și ni s-a spus mereu că de aceea nu se pot planta copaci. O "
            "pergolă ușoară, cu iederă în ghivece mari, nu are nevoie de rădăcini adânci. Ar face umbră pe 15–20 de "
            "metri, exact cât e bucata fără niciun perete."
        ),
        "topic": "shade",
        "neighbourhood": "andrei-muresanu",
        "where": "",
        "name": "",
        "email": "strada.cu.tevi@example.com",
        "phone": "",
        "publish": True,
        "note_ro": "De întrebat colegii de la rețele unde trec țevile, înainte de răspuns.",
    },
    {
        "key": "ro-borduri-scaun",
        "day": -9,
        "time": "14:55",
        "status": "answered",
        "title": "Borduri coborâte la colț, pe amândouă părțile",
        "description": (
            "Merg cu scaunul rulant și îmi duc fiul la grădiniță. Pe o parte bordura e coborâtă, pe cealaltă nu, "
            "așa că degeaba. Trebuie să ocolesc 300 de metri ca să trec strada. Vă rog ca la fiecare colț să se "
            "facă amândouă părțile deodată."
        ),
        "topic": "pavement",
        "neighbourhood": "gheorgheni",
        "where": "colțul de lângă grădiniță",
        "name": "Tată, utilizator de scaun rulant (demonstrație)",
        "email": "pe.patru.roti@example.org",
        "phone": "0700 000 002",
        "publish": True,
    },
    {
        "key": "ro-umbra-la-teren",
        "day": -9,
        "time": "17:20",
        "title": "Copaci pe lângă gardul terenului de sport",
        "description": (
            "Gardul e din plasă și drumul spre școală trece pe lângă el vreo 200 de metri, în plin soare. Niște "
            "copaci pe partea dinspre trotuar ar umbri și drumul, și tribuna."
        ),
        "topic": "shade",
        "neighbourhood": "someseni",
        "where": "gardul terenului",
        "name": "",
        "email": "suporter@example.com",
        "phone": "",
        "publish": True,
    },
    {
        "key": "ro-masini-pe-trotuar",
        "day": -8,
        "time": "08:14",
        "status": "in_progress",
        "title": "Stâlpișori contra mașinilor pe trotuar",
        "description": (
            "Dimineața între 7:45 și 8:10 trotuarul e parcare. Copiii merg printre oglinzi. Știu că nu e despre "
            "umbră, dar degeaba punem bănci dacă parchează cineva pe ele."
        ),
        "topic": "other",
        "neighbourhood": "buna-ziua",
        "where": "pe toată partea dreaptă",
        "name": "",
        "email": "pieton@example.com",
        "phone": "",
        "publish": False,
    },
    {
        "key": "ro-toaleta",
        "day": -8,
        "time": "11:36",
        "channel": "phone",
        "title": "Un grup sanitar lângă locul de joacă",
        "description": (
            "Transcris după o convorbire telefonică. Doamna spune că, dacă se pun bănci, oamenii vor sta mai mult, "
            "iar cei mici și cei în vârstă au nevoie și de o toaletă în apropiere."
        ),
        "topic": "other",
        "neighbourhood": "plopilor",
        "where": "lângă locul de joacă",
        "name": "",
        "email": "fara.email@example.org",
        "phone": "0700 000 003",
        "publish": False,
        "note_ro": "Primită la telefon; autoarea preferă să fie sunată.",
    },
]
