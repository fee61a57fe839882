"""Three harmless imitations of spam, which wait in quarantine."""

ROWS = [
    {
        "key": "spam-seo",
        "language": "en",
        "day": -9,
        "time": "03:12",
        "status": "quarantined",
        "title": "First place on search engines, guaranteed",
        "description": (
            "Dear webmaster, we visited your site and found 17 errors. Visit http://seo.example.com/offer and "
            "http://seo.example.com/prices and http://seo.example.com/now for a free offer today only."
        ),
        "topic": "other",
        "neighbourhood": "centru",
        "where": "http://seo.example.com",
        "name": "",
        "email": "offers@example.com",
        "phone": "",
        "publish": True,
    },
    {
        "key": "spam-credit",
        "language": "ro",
        "day": -6,
        "time": "04:44",
        "status": "quarantined",
        "title": "CREDIT RAPID FĂRĂ ACTE",
        "description": (
            "CREDIT RAPID FĂRĂ ACTE!!! Bani în cont în 5 minute!!! http://credit.example.com "
            "http://credit.example.com/acum http://credit.example.com/bani"
        ),
        "topic": "other",
        "neighbourhood": "centru",
        "where": "",
        "name": "",
        "email": "credit@example.com",
        "phone": "",
        "publish": True,
    },
    {
        "key": "spam-test",
        "language": "ro",
        "day": -2,
        "time": "02:02",
        "status": "quarantined",
        "title": "asdf asdf",
        "description": "asdf asdf asdf qwer qwer http://spam.example.org",
        "topic": "other",
        "neighbourhood": "gara",
        "where": "asdf",
        "name": "",
        "email": "asdf@example.org",
        "phone": "",
        "publish": False,
    },
]
