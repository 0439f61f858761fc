"""What a word can do inside a value. The lexicons under data/lexicons give each role its words."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """The parts a word can play; a word may play several, and its place decides which."""

    # Numbers
    CARDINAL = "cardinal"
    NUMERAL_PART = "numeral_part"
    """A cardinal only inside a longer word: einundzwanzig."""
    NUMERAL_JOINT = "numeral_joint"
    """Joins the parts of such a word: the "und" in it."""
    SCALE = "scale"
    """Multiplies what stands before it: hundred, Millionen, 万."""
    SUFFIX = "suffix"
    """Letters glued to digits that multiply them: 10K, 1.7bn."""
    ORDINAL = "ordinal"
    ORDINAL_SUFFIX = "ordinal_suffix"
    ORDINAL_MARK = "ordinal_mark"
    """Stands before a number and makes it an ordinal: 第."""
    ORDINAL_BEFORE = "ordinal_before"
    """Makes digits with a full stop an ordinal: die 3. Runde."""
    ARTICLE = "article"
    """Counts as one before a scale, a fraction or a unit: a million, ein Drittel."""
    FRACTION = "fraction"
    """Its number is the denominator: thirds, Viertel."""
    SHARE = "share"
    """Is a share by itself, in percent: Hälfte, 一半, halved."""
    HALF = "half"
    """Half of what follows: half a million, half of its staff."""
    FRACTION_OF = "fraction_of"
    """Stands between denominator and numerator: 三分之一."""
    FRACTION_NEXT = "fraction_next"
    """May follow "a third" when a share is meant, unlike the noun in "a third round"."""
    COMPARATIVE = "comparative"
    """Behind "a quarter", tells the share from the season: a quarter more."""
    SHARE_BEFORE = "share_before"
    """Before "a quarter", tells the share from the season: cut by a quarter."""
    EVERY = "every"
    OUT_OF = "out_of"
    """One in five, einer von zehn."""
    FEW = "few"
    """Several hundred, mehrere tausend, 数百."""
    VAGUE = "vague"
    """A number that names only its size, as "low-high": hundreds, Dutzende, 成百上千."""
    FIGURES = "figures"
    """Says how many digits a number has: double-digit, vierstellig, 两位数."""
    LEVEL = "level"
    """The third of such a size: low, middle, high."""
    DECADE = "decade"
    """The tens that a level picks from: mid-teens, low twenties."""
    DECADE_SUFFIX = "decade_suffix"
    """Makes digits a decade: 1990s, 1990er."""
    SIZE = "size"
    """Stands between a size and what is counted: Bereich, Zahl."""
    MORE = "more"
    """Inside a Chinese number, opens it upwards: 一千多人."""
    SEVERAL = "several"
    """Inside a Chinese number, some units more: 十几万."""
    POINT = "point"
    MIXED = "mixed"
    """Adds a fraction to the number before it: 三又二分之一."""
    DIVIDED = "divided"
    """Between two numbers in a cell of their own, divides them: one over three."""
    DISCOUNT = "discount"
    """Counts the tenths of a price that are left: 八五折."""
    CURRENCY_NAMED = "currency_named"
    """The name of a currency, before millions only: dollar 2.5 billion."""
    CURRENCY_LOOSE = "currency_loose"
    """Means other things too; money only behind a magnitude or before its parts: 2 trillion won, 三块五毛."""
    CURRENCY_HOME = "currency_home"
    """Means the money of the country where it is written: 元 is another in Taipei than in Beijing."""
    PAYING = "paying"
    """A verb of paying, behind which such a word is money: 花费我三块."""
    SUBUNIT = "subunit"
    """A part of a currency unit, as "code/parts": cents, pence, 角."""
    CURRENCY_PREFIX = "currency_prefix"
    """Letters before the code of a currency that multiply it: MEUR, TEUR."""
    MINUS = "minus"
    AND = "and"
    OR = "or"
    NAME = "name"
    """Digits that are a name: 911, 996."""
    LABEL = "label"
    """Makes the digits after it a name: chapter 11, Seite 5."""
    BLOCKED = "blocked"
    """Looks like a number and is none: 一些, 万一."""

    # Bounds and ranges
    BEFORE = "before"
    AFTER = "after"
    GLUE = "glue"
    """May stand between a bound and its number: at least another 300, 至少裁员300人."""
    EXCEPT = "except"
    """Takes the number after it out of a whole: all but 10 %."""
    BETWEEN = "between"
    BETWEEN_END = "between_end"
    TO = "to"
    FROM = "from"
    ONTO = "onto"
    """Leads to the new value of a change: von 33 auf 36 Prozent, 由33%升至36%."""
    CHANGE = "change"
    """Tells a change from a range where both are said alike: rose from 33 % to 36 %."""
    UP_FROM = "up_from"
    """Leads to the old value after the new one: 36 %, up from 33 %."""

    # Units
    PERCENT = "percent"
    PERCENT_BEFORE = "percent_before"
    POINTS = "points"
    CURRENCY_BEFORE = "currency_before"
    CURRENCY_AFTER = "currency_after"
    PEOPLE = "people"
    PEOPLE_ENDING = "people_ending"
    """A compound that ends like this counts people: Vollzeitstellen."""
    NOT_PEOPLE = "not_people"
    """Compounds that only look so: Tankstellen."""
    THING = "thing"
    MEASURE = "measure"
    """A Chinese classifier: 家, 个."""
    PEOPLE_MEASURE = "people_measure"
    """A classifier that counts people by itself: 名, 位."""
    STRONG = "strong"
    """After number and hyphen, counts people: a 2,000-strong team."""
    HEAD = "head"
    """Before a bare number, says that people are counted: headcount of, 员工总数."""
    EQUALS = "equals"
    """Between what is counted and its number: comes to, runs into the."""
    PARTITIVE = "partitive"
    """Of, of its, der: 500 of its employees."""
    PART_OF_THEM = "part_of_them"
    """Points back to what was counted before: 2600 of them, davon 2600."""
    INFORMED = "informed"
    """Makes a few people sources of the news: two people familiar with the plan."""
    STOP = "stop"
    """Never an adjective between a number and its noun."""
    PAY = "pay"
    PAY_MONTHS = "pay_months"
    """Counts months of pay by itself: Monatsgehälter. Its number is months."""
    TIME_BEFORE = "time_before"
    """Between pay and a duration, says that the duration is time, not pay: pay rises in six months."""
    STILL = "still"
    """Beside a duration, says that pay goes on for so long: noch 90 Tage, 60 Tage lang."""
    PER_YEAR_OF_SERVICE = "per_year_of_service"
    DURATION = "duration"
    """A unit of time; its number is months."""
    GROWTH = "growth"

    # Dates
    MONTH = "month"
    MONTH_SHORT = "month_short"
    """Is a month only beside a day or a year: Jan, Mar."""
    PROPER = "proper"
    """Is a month only with a capital: May, March."""
    SMALL = "small"
    """Is what the file says only without a capital: morgen."""
    WEEKDAY = "weekday"
    DAY_PART = "day_part"
    """May end a weekday: Mittwochabend."""
    SPAN = "span"
    """A unit of the calendar: day, week, month, quarter, half, year."""
    SPANS = "spans"
    """The same in the plural: the last three years, but not "the last years"."""
    SHIFT = "shift"
    """Moves a span from the published date: last, this, next."""
    STRETCH = "stretch"
    """Before so many spans, a stretch up to the published day or from it on: the past two years."""
    RELATIVE = "relative"
    """Span and shift in one word: gestern, 去年. Written span:shift."""
    AGO = "ago"
    AGO_BEFORE = "ago_before"
    EARLIER = "earlier"
    """Counts from another date than the published one: a year earlier."""
    PART = "part"
    """Early, Ende, 底: part of a month or a year."""
    HALF_NAME = "half_name"
    QUARTER_NAME = "quarter_name"
    """A quarter by its place in the year, in one word: 首季."""
    FIRST = "first"
    """The first nine months, 前三季度."""
    FISCAL = "fiscal"
    YEAR_MARK = "year_mark"
    MONTH_MARK = "month_mark"
    DAY_MARK = "day_mark"
    DATE_BEFORE = "date_before"
    """A year is at home after it: in 2024, seit 2017."""
    DATE_FILLER = "date_filler"
    """May stand between parts of one date: the third quarter of 2024."""
    CLOCK = "clock"
    CLOCK_BEFORE = "clock_before"
    ADDRESS = "address"
    """After a number, makes it an address or a bus line: 27号楼, 410 Terry Avenue."""

    # Set by the scanner, never by a lexicon
    DATE = "date"
    """A date in digits: its label, --MM-DD without a year, or - when it cannot be known."""
    YEAR = "year"
    QUARTER = "quarter"
    FORMULA = "formula"
    """Severance by formula: N+3 gives 3, 2N gives -."""


SCANNED = frozenset({Role.DATE, Role.YEAR, Role.QUARTER, Role.FORMULA})

NUMERIC = frozenset(
    {
        Role.CARDINAL, Role.NUMERAL_PART, Role.SCALE, Role.SUFFIX, Role.ORDINAL, Role.FRACTION, Role.SHARE,
        Role.FIGURES, Role.DECADE, Role.PERCENT, Role.PERCENT_BEFORE, Role.POINTS, Role.PAY_MONTHS,
        Role.CURRENCY_PREFIX, Role.DURATION, Role.MONTH, Role.MONTH_SHORT, Role.WEEKDAY, Role.SHIFT,
        Role.STRETCH,
        Role.HALF_NAME, Role.QUARTER_NAME,
    }
)  # fmt: skip
"""Roles whose words carry a number; the others carry a text, or nothing."""

OPENING = frozenset(
    {
        Role.CARDINAL, Role.ORDINAL, Role.SHARE, Role.HALF, Role.VAGUE, Role.FIGURES, Role.DECADE,
        Role.MONTH, Role.WEEKDAY, Role.SHIFT, Role.STRETCH, Role.RELATIVE, Role.HALF_NAME,
        Role.QUARTER_NAME, Role.SCALE, Role.FRACTION, Role.PERCENT, Role.POINTS, Role.PAY_MONTHS,
        Role.DURATION, Role.FISCAL,
    }
)  # fmt: skip
"""A text without digits and without any of these holds no value: every value in words has one of them."""

COUNTED = frozenset({Role.PERCENT, Role.POINTS, Role.PAY_MONTHS, Role.DURATION, Role.FISCAL})
"""Of these, the ones that an article can count in English and German; Chinese needs a number word."""

STARTING = frozenset(
    {
        Role.CARDINAL, Role.NUMERAL_PART, Role.SCALE, Role.ORDINAL, Role.ORDINAL_MARK, Role.ARTICLE,
        Role.SHARE, Role.HALF, Role.EVERY, Role.FEW, Role.VAGUE, Role.FIGURES, Role.LEVEL, Role.DECADE,
        Role.SEVERAL, Role.FRACTION, Role.MINUS, Role.NAME, Role.LABEL, Role.BEFORE, Role.BETWEEN, Role.FROM,
        Role.UP_FROM,
        Role.PERCENT_BEFORE, Role.CURRENCY_BEFORE, Role.MONTH, Role.MONTH_SHORT, Role.WEEKDAY, Role.SHIFT,
        Role.STRETCH, Role.RELATIVE, Role.PART, Role.HALF_NAME, Role.QUARTER_NAME, Role.FIRST, Role.FISCAL,
        Role.AGO_BEFORE, Role.EXCEPT, Role.CURRENCY_NAMED, Role.CLOCK_BEFORE, Role.DATE, Role.YEAR,
        Role.QUARTER, Role.FORMULA,
    }
)  # fmt: skip
"""Only a token with one of these, or digits, can begin a value."""

DATING = frozenset(
    {
        Role.CARDINAL, Role.SCALE, Role.ORDINAL, Role.ORDINAL_MARK, Role.ARTICLE, Role.BEFORE, Role.BETWEEN,
        Role.FROM, Role.MONTH, Role.MONTH_SHORT, Role.WEEKDAY, Role.SHIFT, Role.STRETCH, Role.RELATIVE,
        Role.PART, Role.HALF_NAME, Role.QUARTER_NAME, Role.FIRST, Role.FISCAL, Role.AGO_BEFORE, Role.DATE,
        Role.YEAR, Role.QUARTER,
    }
)  # fmt: skip
"""Only a token with one of these, or digits, can begin a date."""
