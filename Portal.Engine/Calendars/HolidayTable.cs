using static Portal.Engine.Calendars.HolidayRule;

namespace Portal.Engine.Calendars;

/// <summary>The rules of each country: its public holidays that are the same everywhere in it.</summary>
static class HolidayTable
{
    static readonly HolidayRule
        NewYear = Fixed("New Year's Day", 1, 1),
        Epiphany = Fixed("Epiphany", 1, 6),
        MaundyThursday = Easter("Maundy Thursday", -3),
        GoodFriday = Easter("Good Friday", -2),
        EasterSunday = Easter("Easter Sunday", 0),
        EasterMonday = Easter("Easter Monday", 1),
        Ascension = Easter("Ascension Day", 39),
        WhitSunday = Easter("Whit Sunday", 49),
        WhitMonday = Easter("Whit Monday", 50),
        CorpusChristi = Easter("Corpus Christi", 60),
        LabourDay = Fixed("Labour Day", 5, 1),
        VictoryDay = Fixed("Victory Day", 5, 8),
        Assumption = Fixed("Assumption", 8, 15),
        AllSaints = Fixed("All Saints' Day", 11, 1),
        Armistice = Fixed("Armistice Day", 11, 11),
        Immaculate = Fixed("Immaculate Conception", 12, 8),
        ChristmasEve = Fixed("Christmas Eve", 12, 24),
        Christmas = Fixed("Christmas Day", 12, 25),
        SecondChristmas = Fixed("Second day of Christmas", 12, 26),
        NordicMidsummer = From("Midsummer Day", DayOfWeek.Saturday, 6, 20),
        NordicAllSaints = From("All Saints' Day", DayOfWeek.Saturday, 10, 31);

    public static IReadOnlyDictionary<string, (string Name, HolidayRule[] Rules)> Countries { get; } = new Dictionary<string, (string Name, HolidayRule[] Rules)>
    {
        ["AT"] = ("Austria",
        [
            NewYear, Epiphany, EasterMonday, LabourDay, Ascension, WhitMonday, CorpusChristi, Assumption, Fixed("National Day", 10, 26), AllSaints, Immaculate, Christmas, SecondChristmas,
        ]),
        ["BE"] = ("Belgium", [NewYear, EasterMonday, LabourDay, Ascension, WhitMonday, Fixed("National Day", 7, 21), Assumption, AllSaints, Armistice, Christmas]),
        ["CA"] = ("Canada", [NewYear, GoodFriday, Fixed("Canada Day", 7, 1), Nth("Labour Day", 1, DayOfWeek.Monday, 9), Christmas]),
        ["CH"] = ("Switzerland",
        [
            NewYear, GoodFriday, EasterSunday, EasterMonday, Ascension, WhitSunday, WhitMonday, Fixed("National Day", 8, 1), Nth("Federal Day of Thanksgiving", 3, DayOfWeek.Sunday, 9), Christmas, SecondChristmas,
        ]),
        ["CZ"] = ("Czechia",
        [
            NewYear, GoodFriday with { Since = 2016 }, EasterMonday, LabourDay, VictoryDay, Fixed("Saints Cyril and Methodius", 7, 5), Fixed("Jan Hus Day", 7, 6), Fixed("Statehood Day", 9, 28),
            Fixed("Independence Day", 10, 28), Fixed("Freedom and Democracy Day", 11, 17), ChristmasEve, Christmas, SecondChristmas,
        ]),
        ["DE"] = ("Germany", [NewYear, GoodFriday, EasterMonday, LabourDay, Ascension, WhitMonday, Fixed("Day of German Unity", 10, 3), Christmas, SecondChristmas]),
        ["DK"] = ("Denmark",
        [
            NewYear, MaundyThursday, GoodFriday, EasterSunday, EasterMonday, Easter("Great Prayer Day", 26) with { Until = 2023 }, Ascension, WhitSunday, WhitMonday, Christmas, SecondChristmas,
        ]),
        ["ES"] = ("Spain",
        [
            NewYear, Epiphany, GoodFriday, LabourDay, Assumption, Fixed("National Day", 10, 12), AllSaints, Fixed("Constitution Day", 12, 6), Immaculate, Christmas,
        ]),
        ["FI"] = ("Finland",
        [
            NewYear, Epiphany, GoodFriday, EasterSunday, EasterMonday, LabourDay, Ascension, WhitSunday, NordicMidsummer, NordicAllSaints, Fixed("Independence Day", 12, 6), Christmas, SecondChristmas,
        ]),
        ["FR"] = ("France", [NewYear, EasterMonday, LabourDay, VictoryDay, Ascension, WhitMonday, Fixed("Bastille Day", 7, 14), Assumption, AllSaints, Armistice, Christmas]),
        ["GB"] = ("United Kingdom",
        [
            NewYear with { Instead = NextMonday }, GoodFriday, EasterMonday, Nth("Early May bank holiday", 1, DayOfWeek.Monday, 5), Last("Spring bank holiday", DayOfWeek.Monday, 5),
            Christmas with { Instead = TwoLater }, SecondChristmas with { Instead = TwoLater },
        ]),
        ["IE"] = ("Ireland",
        [
            NewYear, new HolidayRule("St Brigid's Day", Brigid) { Since = 2023 }, Fixed("St Patrick's Day", 3, 17), EasterMonday, Nth("May holiday", 1, DayOfWeek.Monday, 5), Nth("June holiday", 1, DayOfWeek.Monday, 6),
            Nth("August holiday", 1, DayOfWeek.Monday, 8), Last("October holiday", DayOfWeek.Monday, 10), Christmas, Fixed("St Stephen's Day", 12, 26),
        ]),
        ["IT"] = ("Italy",
        [
            NewYear, Epiphany, EasterSunday, EasterMonday, Fixed("Liberation Day", 4, 25), LabourDay, Fixed("Republic Day", 6, 2), Assumption, Fixed("Saint Francis of Assisi", 10, 4) with { Since = 2026 },
            AllSaints, Immaculate, Christmas, SecondChristmas,
        ]),
        ["LU"] = ("Luxembourg",
        [
            NewYear, EasterMonday, LabourDay, Fixed("Europe Day", 5, 9) with { Since = 2019 }, Ascension, WhitMonday, Fixed("National Day", 6, 23), Assumption, AllSaints, Christmas, SecondChristmas,
        ]),
        ["NL"] = ("Netherlands",
        [
            NewYear, EasterSunday, EasterMonday, new HolidayRule("King's Day", King) { Since = 2014 }, Ascension, WhitSunday, WhitMonday, Christmas, SecondChristmas,
        ]),
        ["NO"] = ("Norway",
        [
            NewYear, MaundyThursday, GoodFriday, EasterSunday, EasterMonday, LabourDay, Ascension, Fixed("Constitution Day", 5, 17), WhitSunday, WhitMonday, Christmas, SecondChristmas,
        ]),
        ["PL"] = ("Poland",
        [
            NewYear, Epiphany with { Since = 2011 }, EasterSunday, EasterMonday, LabourDay, Fixed("Constitution Day", 5, 3), WhitSunday, CorpusChristi, Assumption, AllSaints,
            Fixed("Independence Day", 11, 11), ChristmasEve with { Since = 2025 }, Christmas, SecondChristmas,
        ]),
        ["PT"] = ("Portugal",
        [
            NewYear, GoodFriday, EasterSunday, Fixed("Liberty Day", 4, 25), LabourDay, CorpusChristi, Fixed("Portugal Day", 6, 10), Assumption, Fixed("Republic Day", 10, 5), AllSaints,
            Fixed("Restoration of Independence", 12, 1), Immaculate, Christmas,
        ]),
        ["SE"] = ("Sweden",
        [
            NewYear, Epiphany, GoodFriday, EasterSunday, EasterMonday, LabourDay, Ascension, WhitSunday, WhitMonday with { Until = 2004 }, Fixed("National Day", 6, 6) with { Since = 2005 },
            NordicMidsummer, NordicAllSaints, Christmas, SecondChristmas,
        ]),
        ["US"] = ("United States",
        [
            NewYear with { Instead = Nearest }, Nth("Martin Luther King Jr. Day", 3, DayOfWeek.Monday, 1), Nth("Washington's Birthday", 3, DayOfWeek.Monday, 2), Last("Memorial Day", DayOfWeek.Monday, 5),
            Fixed("Juneteenth", 6, 19) with { Since = 2021, Instead = Nearest }, Fixed("Independence Day", 7, 4) with { Instead = Nearest }, Nth("Labor Day", 1, DayOfWeek.Monday, 9),
            Nth("Columbus Day", 2, DayOfWeek.Monday, 10), Fixed("Veterans Day", 11, 11) with { Instead = Nearest }, Nth("Thanksgiving Day", 4, DayOfWeek.Thursday, 11), Christmas with { Instead = Nearest },
        ]),
    };

    static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    static DateOnly? NextMonday(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(2),
        DayOfWeek.Sunday => day.AddDays(1),
        _ => null,
    };

    /// <summary>Christmas and the day after it stand in for each other: two days later neither lies on a weekend or on the other.</summary>
    static DateOnly? TwoLater(DateOnly day) => IsWeekend(day) ? day.AddDays(2) : null;

    static DateOnly? Nearest(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(-1),
        DayOfWeek.Sunday => day.AddDays(1),
        _ => null,
    };

    /// <summary>February 1 if that is a Friday, otherwise the first Monday of the month.</summary>
    static DateOnly Brigid(int year)
    {
        var first = new DateOnly(year, 2, 1);
        return first.DayOfWeek == DayOfWeek.Friday ? first : first.AddDays((DayOfWeek.Monday - first.DayOfWeek + 7) % 7);
    }

    static DateOnly King(int year)
    {
        var day = new DateOnly(year, 4, 27);
        return day.DayOfWeek == DayOfWeek.Sunday ? day.AddDays(-1) : day;
    }
}
