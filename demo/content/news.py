"""News items: real facts, each with its date as far as it is known and its public source.

``key``, ``slug_*``, ``title_*``, ``intro_*`` (plain text), ``body_*`` (HTML, whole paragraphs),
``date`` and ``precision`` (what happened when; the builder may use the first day of the period for
sorting but shows no more than the precision allows), ``topics`` and ``source`` (names of sites).
"""

NEWS = [
    {
        "key": "farmec-pilot-2026",
        "slug_ro": "pilot-farmec-vot-pe-variante",
        "slug_en": "farmec-pilot-vote-on-options",
        "title_ro": "Pilotul Farmec: întâi variantele, apoi votul",
        "title_en": "The Farmec pilot: options first, then the vote",
        "intro_ro": (
            "Documente publicate din timp, o dezbatere la 17 februarie 2026, apoi vot public "
            "între 3 martie și 3 aprilie."
        ),
        "intro_en": (
            "Papers published in good time, a debate on 17 February 2026, then a public vote from 3 March to 3 April."
        ),
        "body_ro": (
            "<p>Pentru baza sportivă Farmec și pentru parcul cu același nume, Primăria a încercat "
            "un mecanism nou. Documentele de concept și variantele au fost publice până la 2 "
            "februarie 2026. A urmat dezbaterea de marți, 17 februarie, ora 17.00, la Pavilionul "
            "Tinerilor, iar propunerile au fost centralizate și publicate cu o broșură a "
            "variantelor actualizate.</p><p>Votul a fost deschis pe clujnapoca2030.ro. Rezultatul "
            "nu a putut fi stabilit din sursele consultate. Toți pașii sunt pe <a "
            'href="debate:farmec-2026">pagina dezbaterii</a>.</p>'
        ),
        "body_en": (
            "<p>For the Farmec sports ground and the park of the same name, City Hall tried a new "
            "mechanism. The concept papers and the options were public by 2 February 2026. The "
            "debate followed on Tuesday, 17 February, 17:00, at the Youth Pavilion, and the "
            "proposals were collated and published with a brochure of the updated "
            "options.</p><p>The vote was open on clujnapoca2030.ro. Its result could not be "
            "established from the sources consulted. Every step is on <a "
            'href="debate:farmec-2026">the debate’s page</a>.</p>'
        ),
        "date": "2026-04-03",
        "precision": "day",
        "topics": ["parks", "sport"],
        "source": ["monitorulcj.ro", "radiosomes.ro"],
    },
    {
        "key": "eu-mission-label-2023",
        "slug_ro": "marca-misiunii-ue-2023",
        "slug_en": "eu-mission-label-2023",
        "title_ro": "Cluj-Napoca, printre primele zece orașe cu marca Misiunii UE",
        "title_en": "Cluj-Napoca among the first ten cities with the EU Mission Label",
        "intro_ro": (
            "La 12 octombrie 2023, planul orașului de a deveni neutru climatic până în 2030 a "
            "primit recunoașterea Comisiei Europene."
        ),
        "intro_en": (
            "On 12 October 2023 the city’s plan to become climate-neutral by 2030 was recognised "
            "by the European Commission."
        ),
        "body_ro": (
            "<p>Orașul fusese ales la 28 aprilie 2022 pentru Misiunea „100 de orașe inteligente "
            "și neutre din punct de vedere climatic până în 2030”, dintre 377 de candidate. "
            "Contractul climatic al orașului, la care au lucrat peste 20 de actori locali, a fost "
            "trimis în martie 2023.</p><p>La 12 octombrie 2023, Cluj-Napoca a fost unul dintre "
            "primele zece orașe care au primit marca Misiunii UE. Sprijinul pentru această "
            'misiune este una dintre <a href="page:activities">activitățile CIIC</a>.</p>'
        ),
        "body_en": (
            "<p>The city had been chosen on 28 April 2022 for the Mission “100 Climate-Neutral "
            "and Smart Cities by 2030”, out of 377 applicants. Its Climate City Contract, on "
            "which more than 20 local organisations worked, was sent in March 2023.</p><p>On 12 "
            "October 2023 Cluj-Napoca was one of the first ten cities to receive the EU Mission "
            'Label. Supporting this mission is one of <a href="page:activities">CIIC’s '
            "activities</a>.</p>"
        ),
        "date": "2023-10-12",
        "precision": "day",
        "topics": ["climate"],
        "source": ["energynomics.ro", "romaniajournal.ro"],
    },
    {
        "key": "reorganisation-2022",
        "slug_ro": "ciic-integreaza-divizia-de-inovare-urbana",
        "slug_en": "ciic-takes-in-the-urban-innovation-unit",
        "title_ro": "CIIC integrează Divizia de Inovare Urbană",
        "title_en": "CIIC takes in the Urban Innovation Unit",
        "intro_ro": (
            "În 2022, centrul s-a reorganizat, a preluat experiența Diviziei de Inovare Urbană și "
            "a primit un board consultativ."
        ),
        "intro_en": (
            "In 2022 the centre was reorganised, took over the experience of the Urban Innovation "
            "Unit and gained an advisory board."
        ),
        "body_ro": (
            "<p>Divizia a lucrat la Centrul Cultural Clujean, iar lecțiile ei din 2017–2021 merg "
            "mai departe în CIIC. Board-ul reunește reprezentanți ai comunității și oameni din "
            "proiectele-pilot ale celor două echipe; membrii nu sunt plătiți, iar ușa rămâne "
            "deschisă pentru alții.</p><p>Tot atunci au fost anunțate <a "
            'href="page:activities">opt activități</a>, de la consultări publice la Consiliul '
            "Consultativ de Tineret.</p>"
        ),
        "body_en": (
            "<p>The Unit worked at the Cluj Cultural Centre, and the lessons of its years "
            "2017–2021 live on in CIIC. The board brings together representatives of the "
            "community and people from the pilot projects of the two teams; members are not paid, "
            'and the door stays open to others.</p><p><a href="page:activities">Eight '
            "activities</a> were announced at the same time, from public consultation to the "
            "Youth Advisory Council.</p>"
        ),
        "date": "2022",
        "precision": "year",
        "topics": ["civic-innovation"],
        "source": ["primariaclujnapoca.ro"],
    },
    {
        "key": "youth-council-2022",
        "slug_ro": "consiliul-consultativ-de-tineret-s-a-constituit",
        "slug_en": "youth-advisory-council-founded",
        "title_ro": "Consiliul Consultativ de Tineret s-a constituit",
        "title_en": "The Youth Advisory Council has been founded",
        "intro_ro": (
            "Constituit la 12 aprilie 2022, la o întâlnire CIIC, Consiliul a avut prima ședință de lucru la 5 mai."
        ),
        "intro_en": ("Founded on 12 April 2022 at a CIIC meeting, the Council had its first working session on 5 May."),
        "body_ro": (
            "<p>La prima ședință de lucru au fost 31 de asociații. Ele își împart munca în patru "
            "domenii: creativitate și inovare; educație și formare; cultură și arte; "
            "antreprenoriat.</p><p>Consiliul a fost creat prin Hotărârea Consiliului Local nr. "
            "771/2021. Condițiile de înscriere din 2022 sunt pe <a "
            'href="page:youth-council">pagina Consiliului</a>.</p>'
        ),
        "body_en": (
            "<p>There were 31 associations at the first working session. They share the work in "
            "four areas: creativity and innovation; education and training; culture and the arts; "
            "entrepreneurship.</p><p>The Council was created by Local Council Decision no. "
            '771/2021. The 2022 conditions for joining are on <a href="page:youth-council">the '
            "Council’s page</a>.</p>"
        ),
        "date": "2022-05-05",
        "precision": "day",
        "topics": ["youth"],
        "source": ["monitorulcj.ro"],
    },
    {
        "key": "fix-edition-1-2021",
        "slug_ro": "fix-cluj-rezultatele-editiei-1",
        "slug_en": "fix-cluj-edition-1-results",
        "title_ro": "FIX Cluj, ediția 1: 40 de idei selectate din 145",
        "title_en": "FIX Cluj, edition 1: 40 ideas selected out of 145",
        "intro_ro": (
            "Rezultatele primei ediții a Fondului de Inovare și Experiment au fost publicate la 18 decembrie 2021."
        ),
        "intro_en": (
            "The results of the first edition of the Innovation and Experiment Fund were published on 18 December 2021."
        ),
        "body_ro": (
            "<p>La apelul din octombrie 2021 au răspuns cu 145 de propuneri echipe de tineri de "
            "16–26 de ani care locuiesc, studiază sau lucrează în Cluj-Napoca. Au fost alese 40 "
            "de idei, de la unele care pot crește până la răspunsuri la nevoi foarte "
            "locale.</p><p>Ce se știe și ce nu despre ediția 1 este pe <a "
            'href="page:fix-cluj">pagina FIX Cluj</a>.</p>'
        ),
        "body_en": (
            "<p>Teams of young people aged 16–26 who live, study or work in Cluj-Napoca answered "
            "the October 2021 call with 145 proposals. Forty ideas were chosen, from some that "
            "can grow to answers to very local needs.</p><p>What is known and what is not about "
            'edition 1 is on <a href="page:fix-cluj">the FIX Cluj page</a>.</p>'
        ),
        "date": "2021-12-18",
        "precision": "day",
        "topics": ["youth", "economy"],
        "source": ["c-edu.ro"],
    },
    {
        "key": "awards-2019",
        "slug_ro": "doua-premii-pentru-ciic-in-2019",
        "slug_en": "two-awards-for-ciic-in-2019",
        "title_ro": "Două premii pentru CIIC în 2019",
        "title_en": "Two awards for CIIC in 2019",
        "intro_ro": ("Gala CeRe, în aprilie, și conferința „Inovație și calitate în sectorul public”, în octombrie."),
        "intro_en": (
            "The CeRe Gala in April and the conference “Innovation and Quality in the Public Sector” in October."
        ),
        "body_ro": (
            "<p>În aprilie 2019, centrul a fost premiat la Gala CeRe, Gala Premiilor Participării "
            "Publice. În octombrie 2019 a primit premiul I la conferința „Inovație și calitate în "
            "sectorul public”.</p><p>Povestea centrului este pe pagina <a "
            'href="page:about">Despre CIIC</a>.</p>'
        ),
        "body_en": (
            "<p>In April 2019 the centre received an award at the CeRe Gala, the Public "
            "Participation Awards. In October 2019 it won first prize at the conference "
            "“Innovation and Quality in the Public Sector”.</p><p>The story of the centre is on "
            'the page <a href="page:about">About CIIC</a>.</p>'
        ),
        "date": "2019-10",
        "precision": "month",
        "topics": ["civic-innovation"],
        "source": ["primariaclujnapoca.ro"],
    },
]
