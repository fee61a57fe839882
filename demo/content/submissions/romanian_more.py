"""Demonstration ideas in Romanian, the second half."""

ROWS = [
    {
        "key": "ro-harta-umbrei",
        "day": -7,
        "time": "20:48",
        "status": "answered",
        "title": "Să măsurăm umbra cu elevii",
        "description": (
            "Sunt profesoară de geografie. Propun ca, înainte de a planta, fiecare școală să facă o hartă a umbrei: "
            "elevii de a VI-a ies cu o ruletă, la ora 12, la 14 și la 16, și notează pe o schiță unde e umbră și de "
            "la ce. Avem deja fișa de observare, mai lipsește doar o zi aleasă împreună. Rezultatele se pot pune "
            "una peste alta și s-ar vedea imediat bucățile de drum fără niciun metru de umbră. Copiii ar învăța "
            "ceva, iar orașul ar avea date pe care nu le-ar plăti. Dacă vreți, încep eu cu două clase și vă trimit "
            "ce iese, cu metoda scrisă pas cu pas, ca să o poată folosi și alții."
        ),
        "topic": "shade",
        "neighbourhood": "intre-lacuri",
        "where": "toate școlile care vor",
        "name": "Profesoară (demonstrație)",
        "email": "geografie@example.org",
        "phone": "",
        "publish": True,
    },
    {
        "key": "ro-poteca-padure",
        "day": -7,
        "time": "09:09",
        "title": "Poteca de lângă pădure, pietruită",
        "description": (
            "Umbră avem destulă, drum nu. Când plouă, copiii ajung la școală cu noroi până la genunchi. Pietriș pe "
            "150 de metri și gata."
        ),
        "topic": "pavement",
        "neighbourhood": "faget",
        "where": "poteca din capătul străzii",
        "name": "",
        "email": "cizme@example.com",
        "phone": "",
        "publish": True,
    },
    {
        "key": "ro-stejar",
        "day": -6,
        "time": "18:25",
        "status": "answered",
        "title": "Nu tăiați stejarul de la intersecție",
        "description": (
            "Am auzit că s-ar lărgi intersecția. Stejarul de acolo face umbră cât zece copaci noi. Vă rog să "
            "desenați trotuarul în jurul lui."
        ),
        "topic": "shade",
        "neighbourhood": "dambul-rotund",
        "where": "intersecția cu stejarul bătrân",
        "name": "",
        "email": "stejar@example.org",
        "phone": "",
        "publish": True,
    },
    {
        "key": "ro-ceas-si-racoare",
        "day": -6,
        "time": "13:13",
        "title": "Pulverizatoare de apă în zilele cu cod roșu",
        "description": (
            "În alte orașe există porți care pulverizează apă. Una la ieșirea din școală, doar în zilele "
            "caniculare, ar ajuta mult. Pornită de la 12 la 15."
        ),
        "topic": "water",
        "neighbourhood": "marasti",
        "where": "",
        "name": "",
        "email": "canicula@example.com",
        "phone": "",
        "publish": True,
    },
    {
        "key": "ro-cedila-trepte",
        "day": -5,
        "time": "06:58",
        "status": "new",
        "title": "Treptele dintre blocuri, f\u0103r\u0103 balustrad\u0103",
        "description": (
            "Sc\u0103rile dintre blocuri sunt drumul cel mai scurt spre \u015fcoal\u0103, dar nu au balustrad\u0103 "
            "\u015fi iarna sunt ghea\u0163\u0103. O bar\u0103 pe fiecare parte \u015fi un loc de stat la mijloc, "
            "v\u0103 mul\u0163umesc."
        ),
        "topic": "seating",
        "neighbourhood": "manastur",
        "where": "sc\u0103rile dintre blocuri",
        "name": "",
        "email": "scari@example.org",
        "phone": "",
        "publish": True,
    },
    {
        "key": "ro-banca-la-farmacie",
        "day": -5,
        "time": "15:44",
        "title": "Bancă între farmacie și școală",
        "description": "Scurt: între farmacie și școală sunt 400 de metri fără niciun loc de stat. Una la mijloc.",
        "topic": "seating",
        "neighbourhood": "europa",
        "where": "la mijlocul distanței",
        "name": "",
        "email": "patru.sute.de.metri@example.com",
        "phone": "",
        "publish": True,
    },
    {
        "key": "ro-zid-viu",
        "day": -4,
        "time": "23:31",
        "status": "in_progress",
        "title": "Viță sălbatică pe zidul de beton",
        "description": (
            "Zidul de sprijin de pe drumul nostru are vreo 60 de metri și la prânz frige. Vița sălbatică l-ar "
            "acoperi în doi ani, costă puțin și nu ocupă loc. În plus nu s-ar mai scrie pe el."
        ),
        "topic": "shade",
        "neighbourhood": "gruia",
        "where": "zidul de sprijin",
        "name": "",
        "email": "zidul@example.org",
        "phone": "",
        "publish": True,
    },
    {
        "key": "ro-semafor",
        "day": -4,
        "time": "07:55",
        "status": "answered",
        "title": "Semafor cu timp mai lung pentru copii",
        "description": (
            "Verdele ține 12 secunde. Clasa pregătitoare, cu învățătoarea în față, nu ajunge dincolo. Măcar "
            "dimineața, între 7:30 și 8:15, să țină 20 de secunde."
        ),
        "topic": "crossing",
        "neighbourhood": "marasti",
        "where": "trecerea de lângă piață",
        "name": "",
        "email": "verde@example.com",
        "phone": "",
        "publish": True,
    },
    {
        "key": "ro-fotografii",
        "day": -3,
        "time": "12:02",
        "title": "Insula de asfalt din fața grădiniței",
        "description": (
            "E un triunghi de asfalt gol, rămas de la o fostă parcare. Nu trece nimeni pe el pentru că arde. Un "
            "copac la mijloc, o bancă rotundă în jurul lui și câteva ghivece. Copiii ar avea unde să aștepte, iar "
            "noi, bunicii, unde să stăm de vorbă. Am desenat pe o foaie cum văd eu locul și o aduc la dezbatere."
        ),
        "topic": "shade",
        "neighbourhood": "sopor",
        "where": "triunghiul de asfalt",
        "name": "Bunică (demonstrație)",
        "email": "triunghi@example.org",
        "phone": "",
        "publish": True,
    },
    {
        "key": "ro-hartie",
        "day": -3,
        "time": "10:30",
        "channel": "paper",
        "title": "Umbrar la capătul liniei",
        "description": (
            "Primită pe hârtie, la sediu. La capătul liniei nu este umbrar. Copiii din casele de sus coboară pe jos "
            "și așteaptă în soare sau în ploaie."
        ),
        "topic": "shade",
        "neighbourhood": "becas",
        "where": "capătul liniei",
        "name": "",
        "email": "pe.hartie@example.org",
        "phone": "",
        "publish": True,
    },
    {
        "key": "ro-trotineta",
        "day": -2,
        "time": "16:16",
        "title": "Loc de lăsat trotinetele",
        "description": (
            "Băncile care sunt deja nu se pot folosi: sunt pline de trotinete rezemate. Un suport lângă fiecare bancă."
        ),
        "topic": "other",
        "neighbourhood": "centru",
        "where": "",
        "name": "",
        "email": "trotineta@example.com",
        "phone": "",
        "publish": False,
    },
    {
        "key": "ro-lumina",
        "day": -1,
        "time": "18:41",
        "title": "Iarna drumul e întuneric, nu însorit",
        "description": (
            "Când plantați copaci, gândiți-vă și la lumină: iarna plecăm la școală pe întuneric și crengile acoperă "
            "felinarele. Felinare mai joase, sub coroane, ar fi bune tot anul."
        ),
        "topic": "other",
        "neighbourhood": "borhanci",
        "where": "strada principală",
        "name": "",
        "email": "felinar@example.org",
        "phone": "",
        "publish": True,
    },
]
