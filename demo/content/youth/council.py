"""The Council's page: what public sources say of it, and what they do not."""

GROUPS = [
    {
        "key": "creativity",
        "name_ro": "Creativitate și inovare",
        "name_en": "Creativity and innovation",
        "description_ro": "",
        "description_en": "",
    },
    {
        "key": "education",
        "name_ro": "Educație și formare",
        "name_en": "Education and training",
        "description_ro": "",
        "description_en": "",
    },
    {
        "key": "culture",
        "name_ro": "Cultură și arte",
        "name_en": "Culture and the arts",
        "description_ro": "",
        "description_en": "",
    },
    {
        "key": "entrepreneurship",
        "name_ro": "Antreprenoriat",
        "name_en": "Entrepreneurship",
        "description_ro": "",
        "description_en": "",
    },
]

HISTORY = [
    {"kind": "decision", "starts": "2021-12", "ends": "", "precision": "month", "target": ""},
    {"kind": "entry", "starts": "2022-01-26", "ends": "2022-02-26", "precision": "day", "target": ""},
    {"kind": "check", "starts": "", "ends": "2022-03-04", "precision": "day", "target": ""},
    {"kind": "planned", "starts": "2022-03-07", "ends": "2022-03-11", "precision": "day", "target": ""},
    {
        "kind": "founded",
        "starts": "2022-04-12",
        "ends": "",
        "precision": "day",
        "target": "consiliul-de-tineret-constituire-2022",
    },
    {
        "kind": "session",
        "starts": "2022-05-05",
        "ends": "",
        "precision": "day",
        "target": "consiliul-de-tineret-sedinta-2022",
    },
]

COUNCIL = {
    "key": "youth-council",
    "slug_ro": "consiliul-de-tineret",
    "slug_en": "youth-council",
    "title_ro": "Consiliul Consultativ de Tineret",
    "title_en": "The Youth Advisory Council",
    "summary_ro": (
        "Aici asociațiile tinerilor și orașul își vorbesc regulat: ce lipsește, ce se hotărăște și ce urmează."
    ),
    "summary_en": (
        "This is where youth associations and the city talk regularly: what is missing, what is being decided and "
        "what comes next."
    ),
    "body_ro": [
        (
            "paragraph",
            (
                "Consiliul a fost creat în decembrie 2021, printr-o hotărâre a Consiliului Local. Nu are "
                "personalitate juridică: este o formă de dialog structurat între oraș și asociațiile de tineret."
            ),
        ),
        (
            "paragraph",
            (
                'S-a constituit la <a href="debate:consiliul-de-tineret-constituire-2022">o întâlnire CIIC</a> din '
                'aprilie 2022, iar la <a href="debate:consiliul-de-tineret-sedinta-2022">prima ședință de lucru</a>, '
                "în mai, 31 de asociații și-au împărțit munca în patru domenii, fiecare cu un grup de lucru."
            ),
        ),
        ("heading", "Cine sunt tinerii"),
        (
            "paragraph",
            (
                "Legea tinerilor nr. 350/2006 numește tineri pe cei între 14 și 35 de ani și cere autorităților să "
                "sprijine activitatea de tineret."
            ),
        ),
        ("heading", "Ce nu știm încă"),
        (
            "paragraph",
            (
                "Lista membrilor de astăzi, calendarul unei noi înscrieri și textul planului „Cluj for Youth 2030” "
                "nu au putut fi stabilite din surse publice. Nu le presupunem; apar aici când sunt publicate."
            ),
        ),
    ],
    "body_en": [
        (
            "paragraph",
            (
                "The Council was created in December 2021 by a decision of the Local Council. It is not a legal "
                "entity: it is a form of structured dialogue between the city and youth associations."
            ),
        ),
        (
            "paragraph",
            (
                'It was founded at <a href="debate:consiliul-de-tineret-constituire-2022">a CIIC meeting</a> in April '
                '2022, and at <a href="debate:consiliul-de-tineret-sedinta-2022">its first working session</a>, in '
                "May, 31 associations shared out the work in four areas, each with a working group."
            ),
        ),
        ("heading", "Who counts as young"),
        (
            "paragraph",
            (
                "The Youth Act (Law no. 350/2006) calls young those between 14 and 35, and asks authorities to "
                "support youth work."
            ),
        ),
        ("heading", "What we do not know yet"),
        (
            "paragraph",
            (
                "The list of today’s members, the calendar of a new enrolment and the text of the plan “Cluj for "
                "Youth 2030” could not be established from public sources. We do not guess them; they will stand "
                "here once they are published."
            ),
        ),
    ],
    "conditions_ro": (
        "<ol><li>este o organizație neguvernamentală a tinerilor sau pentru tineri;</li>"
        "<li>nu este politică și nu depinde de companii sau de instituții;</li>"
        "<li>are sediul, un birou sau o filială în Cluj-Napoca;</li>"
        "<li>a avut proiecte de tineret în anul dinaintea înscrierii;</li>"
        "<li>nu este în insolvență.</li></ol>"
    ),
    "conditions_en": (
        "<ol><li>it is a non-governmental organisation of young people or for young people;</li>"
        "<li>it is not political and does not depend on companies or institutions;</li>"
        "<li>it has its seat, an office or a branch in Cluj-Napoca;</li>"
        "<li>it ran youth projects in the year before it signed up;</li>"
        "<li>it is not insolvent.</li></ol>"
    ),
    "joining_ro": (
        "<p>Condițiile sunt cele publicate pentru înscrierea din 2022, când dosarele au mers la secretariatul "
        "tehnic. Nu știm când se deschide următoarea înscriere; o anunțăm la noutăți.</p>"
    ),
    "joining_en": (
        "<p>These are the conditions published for the enrolment of 2022, when files went to the technical "
        "secretariat. We do not know when the next enrolment opens; it will be announced in the news.</p>"
    ),
    "decision": "HCL 771/2021",
    "founded": "2022-04-12",
    "first_session": "2022-05-05",
    "member_count": 31,
    "member_count_on": "2022-05-05",
    "source": ["primariaclujnapoca.ro", "monitorulcj.ro", "cluj24h.ro"],
}
