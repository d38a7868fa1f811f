"""The words of the generated briefs: whole phrases, and syllables for names nobody has met.

Real briefs bring new words every day, and a cache of words must not be flattered: of the words of
a year about one in fourteen is there for the first time, as in any English prose of that length.
"""

SUBJECTS = (
    "The front office",
    "A single point of entry",
    "The threat assessment team",
    "Every classroom teacher",
    "The school resource officer",
    "A trained volunteer",
    "The district’s emergency manager",
    "Local law enforcement",
    "The transportation supervisor",
    "A substitute teacher’s folder",
    "The custodial staff",
    "The reunification plan",
    "An anonymous tip line",
    "The visitor log",
    "Student council members",
    "The county’s dispatch centre",
    "A neighbouring business",
    "The safety committee",
    "The school nurse",
    "A parent who feels heard",
    "The building engineer",
    "Each bus driver",
    "The after-school programme",
    "The principal on duty",
)

VERBS = (
    "checks",
    "rehearses",
    "writes down",
    "shares",
    "reviews",
    "reports",
    "explains",
    "keeps watch over",
    "agrees with its partners on",
    "walks through",
    "tests",
    "simplifies",
    "posts beside every telephone",
    "compares",
    "corrects",
    "follows up on",
    "practises",
    "hands over",
    "documents",
    "questions",
)

OBJECTS = (
    "the sign-in procedure",
    "what changed since the last drill",
    "unusual interest in schedules and exits",
    "the floor plans that responders carry",
    "the list of people who may pick up a child",
    "early signs of grievance and isolation",
    "its radio channels and plain-language codes",
    "the keys and badges that were never returned",
    "deliveries that nobody ordered",
    "the route from the cafeteria to the far field",
    "rumours before they harden into threats",
    "cameras that look at walls",
    "the medication that must travel with a student",
    "doors that are propped open on warm afternoons",
    "the memorandum of understanding",
    "who speaks to families and when",
    "vehicles that idle near the playground",
    "the roster of evening events",
    "the lessons of a near miss",
    "access for people who use wheelchairs",
    "the plan for a day without electricity",
    "harassment that moves from telephone to hallway",
)

TAILS = (
    "before the first bell",
    "at least twice in a term",
    "without blaming whoever noticed first",
    "together with the families it concerns",
    "in words that a new employee understands",
    "so that nobody has to remember it under stress",
    "and writes the date beside it",
    "while the building is empty",
    "even when nothing seems to have happened",
    "because small gaps are where incidents begin",
    "in every language the community speaks",
    "with the officer who knows the students by name",
    "and asks what would have made it easier",
    "rather than waiting for a complaint",
    "from the parking lot to the last classroom",
    "as its insurance carrier recommends",
)

OPENINGS = (
    "At {school}, {clause}.",
    "In {month} {year}, {number} schools around {place} found that {clause}.",
    "{person} of {place} puts it plainly: {clause}.",
    "After the review in {place}, {clause}.",
    "A survey of {number} employees at {school} shows that {clause}.",
)

LEADS = ("Look.", "Ask first.", "Write it down.", "Tell someone.", "Close the loop.", "Repeat.")

TOPICS = (
    "Visitor Management",
    "Tip Lines",
    "Reunification",
    "Bus Stops",
    "Evening Events",
    "Door Checks",
    "Radio Discipline",
    "Bystander Training",
    "Substitute Teachers",
    "Threat Assessment",
    "Key Control",
    "Severe Weather",
)

PROMISES = (
    "Knowing Who Is in the Building",
    "What the First Five Minutes Decide",
    "A Habit, Not an Event",
    "Small Steps That Hold",
    "Questions Worth Asking Early",
    "Working With Those Who Notice",
)

QUESTIONS = (
    "Who in {place} would notice first if this went wrong, and whom would they call?",
    "What would {school} do differently if the drill began at lunch?",
    "How does your agency hear of it when a partner such as {school} changes its plan?",
    "When did you last ask {person}, or someone in the same post, what is missing?",
)

PUBLISHERS = (
    "Cybersecurity and Infrastructure Security Agency",
    "Readiness and Emergency Management for Schools",
    "National Threat Assessment Center",
    "Office of Community Oriented Policing Services",
)

MONTHS = ("January", "February", "March", "April", "August", "September", "October", "November")

SYLLABLES = (
    *("ar", "bel", "bro", "cal", "can", "dal", "der", "el", "fair", "gra", "hal", "har", "is"),
    *("ken", "lan", "lo", "mar", "mil", "mon", "nor", "oak", "pen", "quin", "ri", "ros", "san"),
    *("ston", "ter", "tan", "ul", "ver", "wes", "win", "yar", "za"),
)

PLACE_ENDINGS = ("ton", "ville", "brook", "field", "ford", "ham", "mont", "port", "wood", "view")

SCHOOL_KINDS = ("Elementary", "Middle School", "High School", "Academy", "Charter School")

FIRST_NAMES = ("Ana", "Brian", "Chloë", "Dolores", "Émile", "Grace", "Huy", "José", "Ruth", "Zoë")
