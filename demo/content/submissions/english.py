"""Demonstration ideas in English."""

ROWS = [
    {
        "key": "en-bench-height",
        "day": -13,
        "time": "12:34",
        "status": "answered",
        "title": "Benches at two heights",
        "description": (
            "My son is six and I am expecting. The benches near our school are so low that I cannot get up from "
            "them, and so deep that he cannot sit back. Could you put two heights side by side? It costs the same "
            "and everyone finds a seat."
        ),
        "topic": "seating",
        "neighbourhood": "gheorgheni",
        "where": "on the path behind the school",
        "name": "",
        "email": "two.heights@example.com",
        "phone": "",
        "publish": True,
    },
    {
        "key": "en-tree-pits",
        "day": -12,
        "time": "18:07",
        "status": "answered",
        "title": "Open up the empty tree pits",
        "description": (
            "I counted nine square holes in the pavement where trees used to be, now filled with concrete. The "
            "pipes obviously go around them already. Start there, before looking for new places."
        ),
        "topic": "shade",
        "neighbourhood": "zorilor",
        "where": "the long street up to the school",
        "name": "Resident of Zorilor (demonstration)",
        "email": "nine.holes@example.com",
        "phone": "",
        "publish": True,
    },
    {
        "key": "en-student-volunteers",
        "day": -11,
        "time": "23:50",
        "status": "in_progress",
        "title": "Let students adopt a young tree",
        "description": (
            "We are international students and we walk the same way every day. Young trees die in their first two "
            "summers because nobody waters them. Put a tag with a number on each tree and let people sign up to "
            "look after one. I would take three."
        ),
        "topic": "shade",
        "neighbourhood": "zorilor",
        "where": "",
        "name": "",
        "email": "adopt.a.tree@example.org",
        "phone": "",
        "publish": True,
    },
    {
        "key": "en-drinking-water",
        "day": -10,
        "time": "09:45",
        "title": "Water tap with a bottle filler",
        "description": "A tap that fits a bottle, at child height, next to the playground. Simple as that.",
        "topic": "water",
        "neighbourhood": "manastur",
        "where": "next to the playground",
        "name": "",
        "email": "thirsty@example.com",
        "phone": "",
        "publish": True,
    },
    {
        "key": "en-guide-dog",
        "day": -8,
        "time": "20:12",
        "status": "answered",
        "title": "Keep benches out of the line I walk along",
        "description": (
            "I am blind and I follow the wall to my daughter’s school. Please do not place benches against the wall "
            "or in the middle of the pavement, but in a strip next to the kerb, with something I can feel underfoot "
            "before I reach them. Shade is welcome: my dog’s paws burn in July."
        ),
        "topic": "seating",
        "neighbourhood": "centru",
        "where": "",
        "name": "",
        "email": "following.the.wall@example.org",
        "phone": "",
        "publish": True,
    },
    {
        "key": "en-close-street",
        "day": -7,
        "time": "07:59",
        "status": "refused",
        "title": "Close the school street to cars for half an hour",
        "description": (
            "From 7:45 to 8:15 only, with a folding barrier that the parents can take turns to look after. No "
            "building work, no cost. Then there would be room for benches too."
        ),
        "topic": "crossing",
        "neighbourhood": "andrei-muresanu",
        "where": "the street with the school gate",
        "name": "",
        "email": "half.an.hour@example.com",
        "phone": "",
        "publish": True,
    },
    {
        "key": "en-bus-stop-roof",
        "day": -6,
        "time": "17:03",
        "title": "A roof that gives shade, not glass",
        "description": (
            "The bus shelter has a glass roof. It keeps the rain off, but in the sun it is like waiting in a "
            "greenhouse. A film or some slats on top would be enough."
        ),
        "topic": "shade",
        "neighbourhood": "intre-lacuri",
        "where": "the stop near the lake",
        "name": "",
        "email": "greenhouse@example.com",
        "phone": "",
        "publish": True,
    },
    {
        "key": "en-hedge",
        "day": -5,
        "time": "11:27",
        "title": "A hedge between the pavement and the ring road",
        "description": (
            "Even a low hedge would take away some of the dust and noise. My children hold their breath when the "
            "lorries pass; they have made it a game, but it is not really funny."
        ),
        "topic": "shade",
        "neighbourhood": "someseni",
        "where": "",
        "name": "",
        "email": "hold.your.breath@example.org",
        "phone": "",
        "publish": True,
    },
    {
        "key": "en-fallen-leaves",
        "day": -4,
        "time": "14:00",
        "status": "in_progress",
        "title": "Choose trees that do not drop sticky fruit",
        "description": (
            "I love shade, but under the mulberry trees the pavement is purple and slippery for a month, right on "
            "the way to the nursery school. Please choose something that people can walk under."
        ),
        "topic": "pavement",
        "neighbourhood": "grigorescu",
        "where": "near the nursery school",
        "name": "",
        "email": "purple.shoes@example.com",
        "phone": "",
        "publish": False,
    },
    {
        "key": "en-walking-bus",
        "day": -3,
        "time": "21:19",
        "title": "Meeting points for a walking bus",
        "description": (
            "In the town I come from, children walk to school in a group with two adults, from one meeting point to "
            "the next, like a bus on foot. All it needs is a bench, a tree and a sign with the time. Parents "
            "organise the rest. If you mark four meeting points along one route, I will help to start it, and we "
            "can count how many cars stay at home."
        ),
        "topic": "seating",
        "neighbourhood": "buna-ziua",
        "where": "four points along the main street",
        "name": "Parent (demonstration)",
        "email": "walking.bus@example.org",
        "phone": "",
        "publish": True,
    },
    {
        "key": "en-broken-slat",
        "day": -2,
        "time": "08:33",
        "title": "First repair the benches we have",
        "description": "Three out of five have a broken slat. I can send photographs.",
        "topic": "seating",
        "neighbourhood": "tineretului",
        "where": "",
        "name": "",
        "email": "slat@example.com",
        "phone": "",
        "publish": True,
    },
    {
        "key": "en-wheel-width",
        "day": -1,
        "time": "13:37",
        "title": "Measure the pavement before you add a bench",
        "description": (
            "A bench on a narrow pavement turns into a wall for anyone on wheels. Please publish the free width "
            "that is left at each spot."
        ),
        "topic": "pavement",
        "neighbourhood": "bulgaria",
        "where": "",
        "name": "",
        "email": "free.width@example.org",
        "phone": "",
        "publish": True,
    },
]
